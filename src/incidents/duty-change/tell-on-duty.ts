import type { NamedPerson } from '../../district/types.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Duty is nobody's incident: its reminders carry this instead. */
export const DUTY_CHANGE_ID = '00000000-0000-7000-8000-000000000001';

/** The open list, directly, to whoever is asked first from now on. Its words are made when it goes. */
export async function tellOnDuty(deps: UseCaseDeps, tx: Transaction, { named, key }: { named: NamedPerson; key: string }): Promise<void> {
  const person = await tx.people.byKey(named.key);
  if (!person) return;
  await tx.messages.post({ kind: 'duty-change', lane: 'decision', to: { personId: person.id }, key: `duty-change:${key}` });
  const details = { personKey: named.key, at: deps.clock.now().toISOString() };
  tx.audit.append({ kind: 'duty-changed', actorId: null, details });
}
