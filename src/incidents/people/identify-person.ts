import type { District, NamedPerson } from '../../district/types.ts';
import type { Person } from '../incident.ts';
import type { Account } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * Who an account is: the district file's person by configured id or verified e-mail, else staff. Guests and other workspaces never
 * match the file, whatever e-mail they show.
 */
export async function identifyPerson(deps: Pick<UseCaseDeps, 'unitOfWork' | 'district'>, account: Account): Promise<Person> {
  const named = account.guest ? null : namedPersonOf(deps.district, account);
  const facts = named && { key: named.key, role: named.role, siteIds: named.siteIds };
  // nearly every contact is one of somebody known
  const known = await deps.unitOfWork.single(({ people }) => people.known(account, facts));
  return known ?? deps.unitOfWork.run((tx) => tx.people.identify(account, facts));
}

function namedPersonOf(district: District, account: Account): NamedPerson | null {
  const byId = district.people.find((person) => (account.platform === 'slack' ? person.slackId : person.teamsId) === account.accountId);
  if (byId) return byId;
  const email = account.email?.toLowerCase();
  return (email && district.people.find((person) => person.email.toLowerCase() === email)) || null;
}
