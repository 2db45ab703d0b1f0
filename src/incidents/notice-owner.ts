import type { NamedPerson } from '../district/types.ts';
import type { PolicyFacts } from '../policy/policy.ts';
import { administratorsOf, decidersOf, namedFor } from './deciders.ts';
import type { Incident, PoliceNotice } from './incident.ts';
import { isRestricted, may } from './permissions.ts';
import type { Transaction } from './ports.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/** Some notices are the reporter's own, as the policy says (a witness tells a peace officer in person): nobody makes them for them. */
export function isReportersOwn(policy: PolicyFacts, { rule }: Pick<PoliceNotice, 'rule'>): boolean {
  return policy.rules[rule]?.noticeBy === 'reporter';
}

/** Whose confirmations a rule's notice needs: one of nobody in particular, or the supervisor's and the employee's. */
export function partiesOf(policy: PolicyFacts, rule: string): PoliceNotice['party'][] {
  return policy.rules[rule]?.noticeBy === 'employee_and_supervisor' ? ['supervisor', 'employee'] : [null];
}

/** Whose duty a notice is. null: the district names nobody who may see the matter. */
export async function noticeOwner(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, rule }: { incident: Incident; rule: string },
): Promise<string | null> {
  return isReportersOwn(deps.policy, { rule }) ? incident.reporterId : dutyOwner(deps, tx, incident);
}

/**
 * The principal or designee (domain.md 1a, L4); where the site is unknown, the person on duty. Of a restricted matter only those who may
 * view it, because the person whose duty it would be by their office may be the one it is about.
 */
export async function dutyOwner(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<string | null> {
  for (const candidate of candidatesFor(deps, incident)) {
    const person = await tx.people.byKey(candidate.key);
    if (person && may(person, 'view', incident)) return person.id;
  }
  return null;
}

function candidatesFor(deps: UseCaseDeps, incident: Incident): NamedPerson[] {
  const chain = decidersOf(deps.district, incident, deps.clock.now());
  if (!isRestricted(incident)) return [...administratorsOf(deps.district, incident.siteId), ...chain];
  const named = namedFor(deps.district, incident);
  // child protection is never given to the principal by default (domain.md 1a, L4)
  const isCanra = incident.classification.tracks.includes('CANRA');
  return [...(isCanra ? named.filter(({ role }) => role !== 'site_admin') : named), ...chain];
}
