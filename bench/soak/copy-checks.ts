/** What must hold where nobody can look whether a message arrived: it may stand there twice, and then says so. Pure, as the other checks. */
import { type Finding, groups } from './checks.ts';

/** A message as it was when it was said. */
export interface Copy {
  channel: string;
  /** What its buttons speak of; null: nothing. */
  about: string | null;
  /** The card it is, as the database knows; null: an earlier copy whose answer was lost, or a message of nobody's. */
  cardId: string | null;
  /** "Possibly repeated" stands in it. */
  isMarked: boolean;
}

/**
 * In each place there are at most as many messages without a mark as there are cards: each further one is marked. A mark stands only where
 * there was a second attempt.
 *
 * @param attempts card → how often its messages were tried.
 */
export function checkCopies(copies: readonly Copy[], attempts: ReadonlyMap<string, number>): Finding {
  const problems: string[] = [];
  for (const { channel, about, cardId } of copies) {
    if (about === null) problems.push(`the message of card ${cardId} in ${channel} speaks of nothing, so its copies could not be told`);
  }
  for (const [place, same] of groups(copies, ({ channel, about }) => `${about} in ${channel}`)) {
    const cards = new Set(same.flatMap(({ cardId }) => cardId ?? [])).size;
    const unmarked = same.filter(({ isMarked }) => !isMarked).length;
    if (cards === 0) problems.push(`${same.length} messages about ${place} belong to no card`);
    else if (unmarked > cards)
      problems.push(`${same.length} messages about ${place} for ${cards} cards, and only ${same.length - unmarked} say so`);
  }
  for (const { cardId, isMarked, channel } of copies) {
    if (isMarked && cardId !== null && (attempts.get(cardId) ?? 0) < 2)
      problems.push(`card ${cardId} in ${channel} says "repeated" at its first attempt`);
  }
  const repeated = copies.filter(({ isMarked }) => isMarked).length;
  return {
    what: `messages, each copy marked (${repeated} marked, ${copies.filter(({ cardId }) => cardId === null).length} copies)`,
    counted: copies.length,
    problems,
  };
}
