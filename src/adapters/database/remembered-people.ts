import type { Account } from '../../incidents/ports.ts';

/** Far more than act within the minute that is remembered. */
const MOST_REMEMBERED = 2_000;

/**
 * Who an account was found to be, kept in this process: every screen of a report asks, and a report is a handful of screens in a minute.
 * How long an entry may serve is the reader's to say (`lastUsedAt` stands in it). What this process changes is forgotten at once; a language
 * or usual place that another process changes is seen after that minute at the latest. Roles come from the district file, not from here.
 */
export interface RememberedPeople<Identity extends { personId: string }> {
  get(account: Account): Identity | undefined;
  keep(account: Account, identity: Identity): void;
  /** Forget every account of a person. */
  forget(personId: string): void;
}

export function createRememberedPeople<Identity extends { personId: string }>(): RememberedPeople<Identity> {
  /** By person, because a person is forgotten with all accounts; the one seen longest ago stands first. */
  const people = new Map<string, Map<string, Identity>>();
  const personOf = new Map<string, string>();
  const forget = (personId: string) => {
    for (const key of people.get(personId)?.keys() ?? []) personOf.delete(key);
    people.delete(personId);
  };
  return {
    get: (account) => people.get(personOf.get(keyOf(account)) ?? '')?.get(keyOf(account)),
    keep(account, identity) {
      const { personId } = identity;
      const key = keyOf(account);
      const accounts = people.get(personId) ?? new Map<string, Identity>();
      people.delete(personId);
      people.set(personId, accounts.set(key, identity));
      personOf.set(key, personId);
      const oldest = people.keys().next();
      if (people.size > MOST_REMEMBERED && !oldest.done) forget(oldest.value);
    },
    forget,
  };
}

function keyOf({ platform, workspace, accountId }: Account): string {
  return `${platform} ${workspace} ${accountId}`;
}
