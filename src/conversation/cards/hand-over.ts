import type { PostedCard } from '../../incidents/delivery.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { followUpWords } from '../follow-up-words.ts';
import type { Notice } from '../notice.ts';
import { type CardFacts, namedReference, personOf } from './card-facts.ts';
import { restrictedCard } from './incident-card.ts';
import { heading, line } from './incident-lines.ts';

/** To whoever was handed a case: from whom, and the card with its buttons; once it was handed on, only to whom. */
export function handOverMessage(facts: CardFacts, card: PostedCard): Notice | null {
  const { incident } = facts;
  const given = incident.handOvers.find(({ id }) => id === card.details.handOverId);
  if (!given) return null;
  const words = followUpWords(facts.language).handedOver;
  const push = isRestricted(incident) ? incident.reference : words.push(incident.reference);
  const last = incident.handOvers.at(-1);
  const next = facts.district.people.find(({ key }) => key === last?.toKey);
  if (last && last.id !== given.id && next) {
    return { push, blocks: [heading(incident.reference), line(words.passed(namedReference(facts, next)))], actions: [] };
  }
  const { blocks, actions } = restrictedCard(facts);
  const body = isRestricted(incident) ? blocks : blocks.slice(1);
  return { push, blocks: [line(words.yours(personOf(facts, given.byId), incident.reference)), ...body], actions };
}
