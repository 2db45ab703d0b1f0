/** What a card says of the way it went after the report: questions and answers, hand-overs, former decisions, a level to be lowered. */
import { readAt } from '../../district/duty.ts';
import { openLevelChange } from '../../incidents/level/settle-level.ts';
import { followUpWords } from '../follow-up-words.ts';
import type { NoticeBlock } from '../notice.ts';
import { type CardFacts, namedReference, personOf, personOrReporter, say, timeOf } from './card-facts.ts';
import { isDecidable } from './incident-heading.ts';
import { answerLabel, line } from './incident-lines.ts';

/** In the order in which people look for it: who has it, what was decided before, what the reporter said, what waits. */
export function followUpBlocks(facts: CardFacts): NoticeBlock[] {
  return [...unreadBlocks(facts), ...handOverBlocks(facts), ...formerBlocks(facts), ...inquiryBlocks(facts), ...levelBlocks(facts)];
}

/** Reported when nobody reads: from when the limit counts. */
function unreadBlocks(facts: CardFacts): NoticeBlock[] {
  const { decision } = facts.incident;
  if (!decision || !isDecidable(facts.incident)) return [];
  const start = readAt(facts.district, decision.openedAt);
  return start > decision.openedAt && start > facts.now ? [line(followUpWords(facts.language).card.unread(timeOf(facts, start)))] : [];
}

function handOverBlocks(facts: CardFacts): NoticeBlock[] {
  const last = facts.incident.handOvers.at(-1);
  const to = facts.district.people.find(({ key }) => key === last?.toKey);
  if (!last || !to) return [];
  const words = followUpWords(facts.language).card;
  return [line(words.handedOver(personOf(facts, last.byId), namedReference(facts, to), timeOf(facts, last.at)))];
}

/** Only what was revised: a decision that became needless is no earlier choice. */
function formerBlocks(facts: CardFacts): NoticeBlock[] {
  const words = followUpWords(facts.language).card;
  return facts.incident.formerDecisions.flatMap(({ outcome, decidedAt, decidedById }) => {
    if (!decidedAt || (outcome !== 'approved' && outcome !== 'declined')) return [];
    return [line(words.revised(personOf(facts, decidedById), timeOf(facts, decidedAt), words.before[outcome]))];
  });
}

function inquiryBlocks(facts: CardFacts): NoticeBlock[] {
  const words = followUpWords(facts.language).card;
  return facts.incident.inquiries.flatMap(({ questionId, askedAt, answeredAt }) => {
    const question = facts.policy.questions[questionId];
    const asked = words.asked(question ? say(facts, question.text) : questionId, timeOf(facts, askedAt));
    if (!answeredAt) return [line(`${asked} ${words.waiting}.`)];
    return [line(asked), line(words.answer(answerLabel(facts, questionId) ?? '', timeOf(facts, answeredAt)))];
  });
}

function levelBlocks(facts: CardFacts): NoticeBlock[] {
  const change = openLevelChange(facts.incident);
  if (!change) return [];
  return [line(followUpWords(facts.language).card.lowering(personOrReporter(facts, change.proposedById), change.to))];
}
