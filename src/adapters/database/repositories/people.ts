import type { Person, Platform } from '../../../incidents/incident.ts';
import type { Account, People } from '../../../incidents/ports.ts';
import { toPerson } from '../mapping.ts';
import type { Session } from '../session.ts';
import { settlePerson } from './settle-person.ts';

type Named = Parameters<People['identify']>[1];

/** How fresh "used last" is kept: every contact would otherwise be a write. */
const LAST_USED_PRECISION_MS = 60_000;

export function createPeople(session: Session): People {
  const { tx, options, rememberedPeople, atEnd } = session;
  const { clock } = options;
  /** Once it is committed: a reader must not remember what was there before. */
  const forget = (personId: string) => atEnd.committed.push(() => rememberedPeople.forget(personId));

  const byAccount = ({ platform, workspace, accountId }: Account) =>
    tx.chatIdentity.findUnique({
      where: { platform_workspace_accountId: { platform, workspace, accountId } },
      include: { person: true },
      relationLoadStrategy: 'join',
    });

  return {
    identify: async (account, named) => {
      let identity = await byAccount(account);
      if (!identity || !isUpToDate(identity.person, account, named)) {
        await settlePerson(session, { account, named, read: byAccount });
        identity = await byAccount(account);
      }
      if (!identity) throw new Error('an account vanished inside its own transaction');
      if (!isFresh(identity, clock.now())) {
        const lastUsedAt = clock.now();
        await tx.chatIdentity.update({ where: { id: identity.id }, data: { lastUsedAt } });
        identity = { ...identity, lastUsedAt };
      }
      const found = identity;
      atEnd.committed.push(() => rememberedPeople.keep(account, found));
      return toPerson(found.person);
    },
    known: async (account, named) => {
      const identity = rememberedPeople.get(account) ?? (await byAccount(account));
      if (!identity || !isFresh(identity, clock.now()) || !isUpToDate(identity.person, account, named)) return null;
      rememberedPeople.keep(account, identity);
      return toPerson(identity.person);
    },
    get: async (id) => nullable(await tx.person.findUnique({ where: { id } })),
    byKey: async (key) => nullable(await tx.person.findUnique({ where: { key } })),
    ensureNamed: async ({ key, role, siteIds }) => {
      const data = { id: options.ids.id(), key, role, siteIds, guest: false, createdAt: clock.now() };
      await tx.person.createMany({ data: [data], skipDuplicates: true });
      return toPerson(await tx.person.findUniqueOrThrow({ where: { key } }));
    },
    accountsOf: (personId) => accountsOf(tx, personId),
    setLanguage: async (id, language) => {
      await tx.person.update({ where: { id }, data: { language } });
      forget(id);
    },
    setUsualSite: async (id, usualSiteId) => {
      await tx.person.update({ where: { id }, data: { usualSiteId } });
      forget(id);
    },
  };
}

/** Without its workspace, which nobody knows while the platform does not answer; reads only. */
export async function storedPerson(
  tx: Pick<Session['tx'], 'chatIdentity'>,
  { platform, accountId }: Pick<Account, 'platform' | 'accountId'>,
): Promise<Person | null> {
  const identity = await tx.chatIdentity.findFirst({
    where: { platform, accountId },
    orderBy: { lastUsedAt: { sort: 'desc', nulls: 'last' } },
    include: { person: true },
    relationLoadStrategy: 'join',
  });
  return nullable(identity?.person ?? null);
}

/** Accounts of a person, the one used last first. */
export function accountsOf(tx: Session['tx'], personId: string): Promise<{ platform: Platform; accountId: string }[]> {
  return tx.chatIdentity.findMany({
    where: { personId },
    orderBy: [{ lastUsedAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    select: { platform: true, accountId: true },
  });
}

function isFresh({ lastUsedAt }: { lastUsedAt: Date | null }, now: Date): boolean {
  return now.getTime() - (lastUsedAt?.getTime() ?? 0) <= LAST_USED_PRECISION_MS;
}

function isUpToDate(person: Person, account: Account, named: Named): boolean {
  return (
    person.key === (named?.key ?? null) &&
    person.role === (named?.role ?? 'staff') &&
    person.siteIds.join() === (named?.siteIds ?? []).join() &&
    person.guest === account.guest &&
    (person.language !== null || account.language === undefined)
  );
}

function nullable(row: Parameters<typeof toPerson>[0] | null): Person | null {
  return row && toPerson(row);
}
