import { isPaperOpen } from '../emergency/paperwork.ts';
import type { Incident } from '../incident.ts';
import { isOpenCall, isOpenNotice } from '../is-open.ts';

/** What still waits for somebody; an incident is closed only when nothing does. */
export type OpenItem = 'emergency' | 'decision' | 'call' | 'notice' | 'level' | 'duty' | 'paperwork';

/** What is open of an incident. */
export function openItems(incident: Incident): OpenItem[] {
  const { emergency, decision, callDuty, notices, wouldBeLevel, duties } = incident;
  const open: [OpenItem, boolean][] = [
    ['emergency', emergency !== null && !emergency.stoodDownAt],
    ['decision', decision?.outcome === 'pending'],
    ['call', isOpenCall(callDuty)],
    ['notice', notices.some(isOpenNotice)],
    ['level', wouldBeLevel !== null],
    ['paperwork', isPaperOpen(emergency)],
    ['duty', duties.some(({ doneAt }) => !doneAt)],
  ];
  return open.flatMap(([item, isOpen]) => (isOpen ? [item] : []));
}
