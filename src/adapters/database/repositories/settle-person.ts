import type { Account, People } from '../../../incidents/ports.ts';
import type { Session, StoredIdentity } from '../session.ts';

type Named = Parameters<People['identify']>[1];

export interface Settling {
  account: Account;
  /** What the district file says of this account. */
  named: Named;
  read(account: Account): Promise<StoredIdentity | null>;
}

/** First contact, or the district file changed: one at a time per person, whichever account they come from. */
export async function settlePerson(session: Session, { account, named, read }: Settling): Promise<void> {
  const { tx, options, rememberedPeople, atEnd } = session;
  const subject = named?.key ?? `${account.platform}/${account.workspace}/${account.accountId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`person ${subject}`}, 0))`;
  const identity = await read(account);
  const person = await personFor(session, identity?.person ?? null, named);
  const facts = {
    ...{ key: named?.key ?? null, role: named?.role ?? ('staff' as const), siteIds: named?.siteIds ?? [] },
    ...{ guest: account.guest, language: person?.language ?? account.language ?? null },
  };
  const { id } = person
    ? await tx.person.update({ where: { id: person.id }, data: facts })
    : await tx.person.create({ data: { id: options.ids.id(), ...facts, createdAt: options.clock.now() } });
  if (!identity) await addIdentity(session, account, id);
  else if (identity.personId !== id) await moveIdentity(session, identity, id);
  atEnd.committed.push(() => {
    for (const changed of [id, identity?.personId ?? id]) rememberedPeople.forget(changed);
  });
}

/** The row this account belongs to from now on; null: a new one. */
async function personFor(session: Session, current: StoredIdentity['person'] | null, named: Named) {
  if (!named) return current && !(await isShared(session, current)) ? current : null;
  const keyed = await session.tx.person.findUnique({ where: { key: named.key } });
  return keyed ?? (current?.key === null ? current : null);
}

/** Another account of theirs is still matched by the district file, so that only this account leaves. */
async function isShared({ tx }: Session, person: { id: string; key: string | null }): Promise<boolean> {
  return person.key !== null && (await tx.chatIdentity.count({ where: { personId: person.id } })) > 1;
}

async function addIdentity({ tx, options }: Session, { platform, workspace, accountId }: Account, personId: string): Promise<void> {
  const data = { id: options.ids.id(), personId, platform, workspace, accountId, lastUsedAt: options.clock.now() };
  await tx.chatIdentity.create({ data });
}

/** Somebody who reported before the district file knew this account is one person from now on; what they reported goes with them. */
async function moveIdentity({ tx }: Session, identity: StoredIdentity, personId: string): Promise<void> {
  await tx.chatIdentity.update({ where: { id: identity.id }, data: { personId } });
  if (identity.person.key !== null) return;
  await tx.draft.updateMany({ where: { personId: identity.personId }, data: { personId } });
  await tx.incident.updateMany({ where: { reporterId: identity.personId }, data: { reporterId: personId } });
}
