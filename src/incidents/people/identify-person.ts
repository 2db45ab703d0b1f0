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

export interface RecallDeps extends Pick<UseCaseDeps, 'unitOfWork' | 'district'> {
  /** The person of an account as they stand in the database, whatever their profile says now; null: never seen. */
  storedPerson(account: Pick<Account, 'platform' | 'accountId'>): Promise<Person | null>;
}

/**
 * The person of an account whose platform does not say who they are. They may report like a guest and do nothing else, for this once:
 * nothing is written of somebody known, because a profile that could not be read must not take the director's place from them.
 */
export async function recallPerson(deps: RecallDeps, account: Account): Promise<Person> {
  const stored = await deps.storedPerson(account);
  return stored ? { ...stored, guest: true } : identifyPerson(deps, { ...account, guest: true });
}

function namedPersonOf(district: District, account: Account): NamedPerson | null {
  const byId = district.people.find((person) => (account.platform === 'slack' ? person.slackId : person.teamsId) === account.accountId);
  if (byId) return byId;
  const email = account.email?.toLowerCase();
  return (email && district.people.find((person) => person.email.toLowerCase() === email)) || null;
}
