/** What must hold of digests after a run, whatever happened in it. Pure, as the other checks. */
import { type Finding, groups } from '../checks.ts';
import type { Copy, DigestLook } from './look.ts';

/** Everybody who is to get something of each week: kind and reader, or channel. */
export interface Wanted {
  weeks: readonly string[];
  copies: readonly { kind: string; reader: string }[];
  /** Whom a disclosure names. */
  recipients: readonly string[];
}

const ARRIVED = ['sent', 'reconciled'];

/** Each of the weeks has one digest, and they were built one after the other. */
export function checkBuilt({ digests, audit, cards }: DigestLook, { weeks }: Wanted): Finding {
  const built = audit.filter(({ kind }) => kind === 'digest-built').map(({ details }) => details.week);
  const problems: string[] = [];
  for (const week of weeks) {
    const own = digests.filter((digest) => digest.week === week);
    if (own.length !== 1 || own[0]?.version !== 1) problems.push(`week ${week} has ${own.length} digests`);
    const laid = cards.filter(({ digestId }) => digestId === own[0]?.id).length;
    if (laid !== 1) problems.push(`week ${week} was laid before the director ${laid} times`);
  }
  if (digests.length > weeks.length) problems.push(`${digests.length} digests of ${weeks.length} weeks`);
  if (built.join() !== weeks.join()) problems.push(`built in this order: ${built.join(', ')}`);
  return { what: 'weeks with one digest, oldest first', counted: digests.length, problems };
}

/** Released by a person once, however often and through how many bots it was pressed. */
export function checkReleased({ digests, audit }: DigestLook): Finding {
  const problems = digests.flatMap(({ id, week, released }) => {
    const count = audit.filter(({ kind, digestId }) => kind === 'digest-released' && digestId === id).length;
    return released && count === 1 ? [] : [`week ${week} was released ${count} times by its audit trail`];
  });
  return { what: 'weeks released once', counted: digests.length, problems };
}

/** Nobody is left out, and nobody stands there who gets nothing. */
export function checkNobodyMissing({ copies }: DigestLook, { weeks, copies: wanted }: Wanted): Finding {
  const problems = weeks.flatMap((week) =>
    wanted.flatMap(({ kind, reader }) => {
      const count = copies.filter((copy) => copy.week === week && copy.kind === kind && copy.reader === reader).length;
      return count === 1 ? [] : [`${kind} of ${week} for ${reader} is there ${count} times`];
    }),
  );
  if (copies.length !== weeks.length * wanted.length) problems.push(`${copies.length} copies of ${weeks.length * wanted.length}`);
  return { what: 'copies, one for each reader and week', counted: copies.length, problems };
}

/** Before a person did anything about it: each copy arrived once, or is left to a person, who is told so. */
export function checkOnceOrTold(look: DigestLook, words: { unclear: string }): Finding {
  const problems = look.copies.flatMap((copy) => {
    const [post, ...others] = copy.posts;
    if (!post || others.length > 0) return [`${nameOf(copy)} has ${copy.posts.length} posts, and nobody sent it again`];
    if (ARRIVED.includes(post.state))
      return copy.arrived === 1 ? [] : [`${nameOf(copy)} is ${post.state} and arrived ${copy.arrived} times`];
    if (post.state !== 'unknown' || !post.isLeft) return [`${nameOf(copy)} is left ${post.state} (${post.code})`];
    if (copy.arrived > 1) return [`${nameOf(copy)} is unknown and arrived ${copy.arrived} times`];
    return isTold(look, copy, words) ? [] : [`${nameOf(copy)} is unknown, and the director is not told`];
  });
  return { what: 'copies that arrived once, or the director was told', counted: look.copies.length, problems };
}

function isTold({ cards }: DigestLook, { digestId }: Copy, { unclear }: { unclear: string }): boolean {
  return cards.some((card) => card.digestId === digestId && card.text.includes(unclear) && card.buttons.includes('send-again'));
}

/** After "Send again": all have arrived, and whatever came twice says so. */
export function checkAllArrived(look: DigestLook): Finding {
  const problems = look.copies.flatMap((copy) => {
    const last = copy.posts.at(-1);
    if (!last || !ARRIVED.includes(last.state)) return [`${nameOf(copy)} is left ${last?.state} (${last?.code})`];
    const again = copy.posts.length - 1;
    const unmarked = copy.arrived - copy.repeated;
    if (copy.arrived < 1 || copy.arrived > copy.posts.length) return [`${nameOf(copy)} arrived ${copy.arrived} times`];
    if (unmarked > 1) return [`${nameOf(copy)} arrived ${unmarked} times without a word that it is a repeat`];
    return again > 0 && copy.repeated === 0 ? [`${nameOf(copy)} was sent again, and does not say so`] : [];
  });
  const offered = look.cards
    .filter(({ buttons }) => buttons.includes('send-again'))
    .map(({ digestId }) => `the card of ${digestId} still offers it`);
  return { what: 'copies there in the end, repeats marked', counted: look.copies.length, problems: [...problems, ...offered] };
}

/** One arrival on record for each copy. */
export function checkDelivered({ copies, audit }: DigestLook): Finding {
  const delivered = audit.filter(({ kind }) => kind === 'digest-delivered');
  const problems = copies.flatMap((copy) => {
    const own = delivered.filter(
      ({ digestId, details }) => digestId === copy.digestId && details.message === copy.kind && details.reader === copy.reader,
    );
    return own.length === 1 ? [] : [`${nameOf(copy)} was delivered ${own.length} times by its audit trail`];
  });
  return { what: 'deliveries to readers on record', counted: delivered.length, problems };
}

/** One disclosure for each who gets a copy, of each week. */
export function checkDisclosures({ digests, disclosures }: DigestLook, { recipients }: Wanted): Finding {
  const byDigest = groups(disclosures, ({ digestId }) => digestId);
  const wanted = [...recipients].sort().join();
  const problems = digests.flatMap(({ id, week }) => {
    const own = (byDigest.get(id) ?? []).map(({ recipient }) => recipient).sort();
    return own.join() === wanted ? [] : [`week ${week} was disclosed to ${own.join(', ')}`];
  });
  return { what: 'disclosures, one for each reader and week', counted: disclosures.length, problems };
}

function nameOf({ week, kind, reader }: Copy): string {
  return `the ${kind} of ${week} for ${reader}`;
}
