import { isRestricted } from '../../incidents/permissions.ts';
import type { Notice } from '../notice.ts';
import { noticeWords } from '../notice-words.ts';
import { button, type CardFacts, placeOf } from './card-facts.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** To the administrator of the site, on the next school day of a substance case: suspended, yes or no? */
export function suspensionMessage(facts: CardFacts): Notice {
  const words = noticeWords(facts.language).suspension;
  const { incident } = facts;
  const { suspended } = incident.facts;
  const isAsked = suspended === undefined && incident.status === 'open';
  const answer = suspended === undefined ? [] : [line(suspended ? words.answered.yes : words.answered.no)];
  return {
    push: isRestricted(incident) ? incident.reference : words.push(incident.reference),
    blocks: [heading(words.ask), ...(isAsked ? [line(words.why)] : answer), quiet(`${incident.reference} · ${placeOf(facts)}`)],
    actions: isAsked ? [button(facts, 'suspended', 'primary'), button(facts, 'details')] : [],
  };
}
