import type { NamedPerson } from '../../district/types.ts';
import { chainAt } from '../deciders.ts';
import type { Person } from '../incident.ts';
import { isDecider } from '../permissions.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { DUTY_CHANGE_ID, tellOnDuty } from './tell-on-duty.ts';

/** Longer than a long summer break is a slip of the pen. */
const LONGEST_DAYS = 100;

export type SaidAway =
  | { kind: 'away'; until: Date; instead: NamedPerson | null }
  | { kind: 'back'; first: NamedPerson | null }
  | { kind: 'not-away' | 'past' | 'too-long' | 'not-allowed' };

/**
 * "I am away until": the next of the chain is asked from now on and gets the open list at once; when the time is over, whoever is first
 * then gets it. Saying it again replaces what was said.
 *
 * @param until the instant of coming back; null: back now.
 */
export async function sayAway(deps: UseCaseDeps, { person, until }: { person: Person; until: Date | null }): Promise<SaidAway> {
  const now = deps.clock.now();
  if (!isDecider(person)) return { kind: 'not-allowed' };
  if (until && until <= now) return { kind: 'past' };
  if (until && until.getTime() > now.getTime() + LONGEST_DAYS * 86_400_000) return { kind: 'too-long' };
  return deps.unitOfWork.run(async (tx) => {
    const before = await firstNow(deps, tx);
    const id = deps.ids.id();
    if (until) await tx.absences.set({ id, personId: person.id, from: now, until });
    else if (!(await tx.absences.of(person.id, now))) return { kind: 'not-away' };
    else await tx.absences.end(person.id, now);
    tx.audit.append({ kind: until ? 'away' : 'back', actorId: person.id, details: until ? { until: until.toISOString() } : {} });
    const first = await firstNow(deps, tx);
    if (first && first.key !== before?.key) await tellOnDuty(deps, tx, { named: first, key: `away:${id}` });
    if (!until) return { kind: 'back', first };
    const reminder = { kind: 'duty_change', subjectId: DUTY_CHANGE_ID, itemId: id, stage: 'back', dueAt: until } as const;
    await tx.reminders.set({ id: deps.ids.id(), ...reminder });
    return { kind: 'away', until, instead: first };
  });
}

/** Who is asked first at this instant, whatever the matter. */
async function firstNow(deps: UseCaseDeps, tx: Transaction): Promise<NamedPerson | null> {
  const now = deps.clock.now();
  return chainAt(deps.district, await tx.absences.awayAt(now), now)[0] ?? null;
}
