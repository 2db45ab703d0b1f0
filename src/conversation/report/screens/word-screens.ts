/** Short last words: nothing to fill in. */
import type { District } from '../../../district/types.ts';
import type { Incident } from '../../../incidents/incident.ts';
import type { Language } from '../../../policy/types.ts';
import type { Screen } from '../../screen.ts';
import { words } from '../../wording/wording.ts';
import { alert, frame, normal } from './frame.ts';

/** The report is sent, deleted or somebody else's: nothing was changed. */
export function goneScreen(language: Language): Screen {
  const { gone } = words(language).report;
  return frame({
    step: 'gone',
    language,
    context: {},
    title: gone.title,
    paragraphs: [normal(gone.text)],
    actions: [{ id: 'start-over', label: gone.startOver, value: 'new' }],
  });
}

/** Nobody is refused silently: whom to ask, and that 911 needs nobody. Not whose matter it is: it may be restricted. */
export function notAllowedScreen(language: Language, district: Pick<District, 'directorPhone'>): Screen {
  const { notAllowed } = words(language).report;
  return frame({
    step: 'not-allowed',
    language,
    context: {},
    title: notAllowed.title,
    paragraphs: [normal(notAllowed.text(district.directorPhone))],
  });
}

/** "It is over" or "I was mistaken" was recorded, or had been. */
export function correctedScreen(
  language: Language,
  { incident, correction, already }: { incident: Incident; correction: 'over' | 'mistaken'; already: boolean },
): Screen {
  const text = words(language).report.correction;
  const staysOpen = correction === 'mistaken' && incident.status === 'open' ? [normal(text.staysOpen)] : [];
  return frame({
    step: `said-${correction}`,
    language,
    context: { incidentId: incident.id },
    title: text.title[correction],
    paragraphs: [normal(already ? text.already : text[correction]), ...staysOpen, alert(text.worse)],
  });
}
