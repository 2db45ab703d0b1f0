import type { Person, Platform } from '../../../incidents/incident.ts';
import type { Account, People } from '../../../incidents/ports.ts';
import { toPerson } from '../mapping.ts';
import type { Session } from '../session.ts';

type Named = Parameters<People['identify']>[1];

/** How fresh "used last" is kept: every contact would otherwise be a write. */
const LAST_USED_PRECISION_MS = 60_000;

export function createPeople({ tx, options: { clock, ids } }: Session): People {
  const byAccount = ({ platform, workspace, accountId }: Account) =>
    tx.chatIdentity.findUnique({
      where: { platform_workspace_accountId: { platform, workspace, accountId } },
      include: { person: true },
      relationLoadStrategy: 'join',
    });

  /** First contact, or the district file changed: one at a time per person, whichever account they come from. */
  const settle = async (account: Account, named: Named): Promise<void> => {
    const subject = named?.key ?? `${account.platform}/${account.workspace}/${account.accountId}`;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`person ${subject}`}, 0))`;
    const identity = await byAccount(account);
    const person = await personFor(identity?.person ?? null, named);
    const facts = {
      ...{ key: named?.key ?? null, role: named?.role ?? ('staff' as const), siteIds: named?.siteIds ?? [] },
      ...{ guest: account.guest, language: person?.language ?? account.language ?? null },
    };
    const { id } = person
      ? await tx.person.update({ where: { id: person.id }, data: facts })
      : await tx.person.create({ data: { id: ids.id(), ...facts, createdAt: clock.now() } });
    if (!identity) await addIdentity(account, id);
    else if (identity.personId !== id) await moveIdentity(identity, id);
  };

  /** The row this account belongs to from now on; null: a new one. */
  const personFor = async (current: Person | null, named: Named): Promise<Person | null> => {
    if (!named) return current && !(await isShared(current)) ? current : null;
    const keyed = await tx.person.findUnique({ where: { key: named.key } });
    return keyed ?? (current?.key === null ? current : null);
  };

  /** Another account of theirs is still matched by the district file, so that only this account leaves. */
  const isShared = async (person: { id: string; key: string | null }) =>
    person.key !== null && (await tx.chatIdentity.count({ where: { personId: person.id } })) > 1;

  const addIdentity = ({ platform, workspace, accountId }: Account, personId: string) =>
    tx.chatIdentity.create({ data: { id: ids.id(), personId, platform, workspace, accountId, lastUsedAt: clock.now() } });

  /** Somebody who reported before the district file knew this account is one person from now on; what they reported goes with them. */
  const moveIdentity = async (identity: { id: string; personId: string; person: { key: string | null } }, personId: string) => {
    await tx.chatIdentity.update({ where: { id: identity.id }, data: { personId } });
    if (identity.person.key !== null) return;
    await tx.draft.updateMany({ where: { personId: identity.personId }, data: { personId } });
    await tx.incident.updateMany({ where: { reporterId: identity.personId }, data: { reporterId: personId } });
  };

  return {
    identify: async (account, named) => {
      let identity = await byAccount(account);
      if (!identity || !isUpToDate(identity.person, account, named)) {
        await settle(account, named);
        identity = await byAccount(account);
      }
      if (!identity) throw new Error('an account vanished inside its own transaction');
      if (!isFresh(identity, clock.now())) await tx.chatIdentity.update({ where: { id: identity.id }, data: { lastUsedAt: clock.now() } });
      return toPerson(identity.person);
    },
    known: async (account, named) => {
      const identity = await byAccount(account);
      return identity && isFresh(identity, clock.now()) && isUpToDate(identity.person, account, named) ? toPerson(identity.person) : null;
    },
    get: async (id) => nullable(await tx.person.findUnique({ where: { id } })),
    byKey: async (key) => nullable(await tx.person.findUnique({ where: { key } })),
    accountsOf: (personId) => accountsOf(tx, personId),
    setLanguage: async (id, language) => {
      await tx.person.update({ where: { id }, data: { language } });
    },
    setUsualSite: async (id, usualSiteId) => {
      await tx.person.update({ where: { id }, data: { usualSiteId } });
    },
  };
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
