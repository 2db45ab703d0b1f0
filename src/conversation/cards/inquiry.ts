import type { PostedCard } from '../../incidents/delivery.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { followUpWords } from '../follow-up-words.ts';
import type { Notice } from '../notice.ts';
import { button, type CardFacts, personOf, say, timeOf } from './card-facts.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** To the reporter: what a decider wants to know, by the title of whoever asks. null when it is not asked any more and was never said. */
export function inquiryMessage(facts: CardFacts, card: PostedCard): Notice | null {
  const { incident } = facts;
  const inquiry = incident.inquiries.find(({ id }) => id === card.details.inquiryId);
  if (!inquiry) return null;
  const words = followUpWords(facts.language).inquiry;
  const question = facts.policy.questions[inquiry.questionId];
  const push = isRestricted(incident) ? incident.reference : words.push(incident.reference);
  const asks = words.asks(personOf(facts, inquiry.askedById).title);
  const asked = [line(asks), heading(question ? say(facts, question.text) : inquiry.questionId)];
  if (inquiry.answeredAt)
    return { push, blocks: [...asked, line(words.answered(timeOf(facts, inquiry.answeredAt))), quiet(incident.reference)], actions: [] };
  if (incident.status !== 'open') return { push, blocks: [...asked, line(words.over), quiet(incident.reference)], actions: [] };
  return { push, blocks: [...asked, quiet(incident.reference)], actions: [button(facts, 'answer', 'primary')] };
}
