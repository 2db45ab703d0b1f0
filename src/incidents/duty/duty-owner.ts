import { administratorsOf } from '../deciders.ts';
import type { Incident } from '../incident.ts';
import { dutyOwner } from '../notice-owner.ts';
import { may } from '../permissions.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * Whose duty it is: the first person of the role that the policy names who may see the matter; else whoever owes its notices. An accused
 * person, or one who is off the case, sees nothing of it and so owes nothing. null: the district names nobody.
 */
export async function ownerOfDuty(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, duty }: { incident: Incident; duty: string },
): Promise<string | null> {
  const role = deps.policy.duties[duty]?.owner ?? 'site_admin';
  const { district } = deps;
  const named = role === 'site_admin' ? administratorsOf(district, incident.siteId) : district.people.filter((each) => each.role === role);
  for (const { key } of named) {
    const person = await tx.people.byKey(key);
    if (person && may(person, 'view', incident)) return person.id;
  }
  return dutyOwner(deps, tx, incident);
}
