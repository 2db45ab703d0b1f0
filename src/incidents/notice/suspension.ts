import { schoolMorning } from '../../district/calendar.ts';
import { classify } from '../../policy/classify.ts';
import type { Incident } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Would a suspension of the student start a clock (EC 48902(b))? Asked of the policy, and only until somebody has said yes or no. */
export function isSuspensionAsked(deps: Pick<UseCaseDeps, 'policy'>, { answers, facts, status }: Incident): boolean {
  if (facts.suspended !== undefined || status !== 'open') return false;
  const hasClock = deps.policy.logic.rules.some(({ owes }) => owes.some(({ clock }) => clock?.start === 'suspended'));
  if (!hasClock) return false;
  const { obligations } = classify(deps.policy, { answers, facts: { ...facts, suspended: true } });
  return obligations.some(({ clock }) => clock?.start === 'suspended');
}

/** "Suspended?" is asked the next school day: by then it is decided. */
export async function askAboutSuspension(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  if (!isSuspensionAsked(deps, incident)) return;
  const dueAt = schoolMorning(deps.district, deps.clock.now());
  const reminder = { kind: 'suspension', subjectId: incident.id, itemId: incident.id, stage: 'suspended', dueAt } as const;
  await tx.reminders.set({ id: deps.ids.id(), ...reminder });
}
