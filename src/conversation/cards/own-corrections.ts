/** What the reporter said after the report, and what they can still say. */
import type { NoticeAction } from '../notice.ts';
import { button, type CardFacts, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';

/** Their own corrections as they read them back, in the order they came. */
export function ownCorrections(facts: CardFacts): { at: Date; text: string }[] {
  const words = cardWords(facts.language).confirmation.later;
  const { corrections, reporterId } = facts.incident;
  return corrections.filter((each) => each.byId === reporterId).map(({ kind, at }) => ({ at, text: words[kind](timeOf(facts, at)) }));
}

/** "It is over" and "I was mistaken", each until it was said. */
export function correctionActions(facts: CardFacts): NoticeAction[] {
  const { corrections, reporterId } = facts.incident;
  const isSaid = (kind: 'over' | 'mistaken') => corrections.some((each) => each.kind === kind && each.byId === reporterId);
  return (['over', 'mistaken'] as const).filter((kind) => !isSaid(kind)).map((kind) => button(facts, kind));
}
