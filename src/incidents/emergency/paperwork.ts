import { schoolMorning } from '../../district/calendar.ts';
import { dueAt } from '../../district/clocks.ts';
import type { Emergency, Incident, Person } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** What became of an emergency; ids of wording and audit. A false alarm lowers nothing by itself: corrected facts and two persons do. */
export const PAPER_REASONS = ['real_and_over', 'false_alarm', 'hoax', 'drill_confusion', 'medical_over'] as const;
export type PaperReason = (typeof PAPER_REASONS)[number];

/** Owed, and not yet signed by two persons. */
export function isPaperOpen<Paper extends Pick<Emergency, 'paperDueAt' | 'paperConfirmedAt'>>(
  paper: Paper | null,
): paper is Paper & { paperDueAt: Date } {
  return paper !== null && paper.paperDueAt !== null && !paper.paperConfirmedAt;
}

/** After the alarm: two persons write down what it was, within one school day. Whoever stood down is asked now and in the morning. */
export async function openPaperwork(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, emergency, person }: { incident: Incident; emergency: Emergency; person: Person },
): Promise<void> {
  const now = deps.clock.now();
  const due = dueAt(deps.district, { id: 'paperwork', value: 1, unit: 'schoolday', start: 'known', source: 'district' }, now);
  await tx.papers.open(emergency.id, due);
  const morning = schoolMorning(deps.district, now);
  const stages: [string, Date][] = [
    ['reminder', morning],
    ['next', due],
  ];
  for (const [stage, at] of stages) {
    const reminder = { kind: 'paperwork', subjectId: incident.id, itemId: emergency.id, stage, dueAt: at } as const;
    await tx.reminders.set({ id: deps.ids.id(), ...reminder });
  }
  await askForPaper(tx, { incidentId: incident.id, personId: person.id, key: `paperwork:${emergency.id}:${person.id}` });
}

/** The paperwork, directly to one person. */
export async function askForPaper(
  tx: Transaction,
  { incidentId, personId, key }: { incidentId: string; personId: string; key: string },
): Promise<void> {
  await tx.messages.post({ kind: 'paperwork', lane: 'decision', to: { personId }, incidentId, key });
}
