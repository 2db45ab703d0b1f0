import { isPaperOpen } from '../../incidents/emergency/paperwork.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { emergencyWords } from '../emergency-words.ts';
import type { Notice } from '../notice.ts';
import { button, type CardFacts } from './card-facts.ts';
import { paperBlocks } from './emergency-lines.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** To the decider who stood down, and to the next when it is late: what was it, signed by two. */
export function paperworkMessage(facts: CardFacts): Notice {
  const words = emergencyWords(facts.language).paper;
  const { reference, emergency } = facts.incident;
  const isOpen = isPaperOpen(emergency);
  return {
    push: isRestricted(facts.incident) ? reference : words.push(reference),
    blocks: [
      heading(isOpen ? words.ask : words.done(reference)),
      ...(isOpen ? [line(words.askLine)] : []),
      ...paperBlocks(facts),
      quiet(reference),
    ],
    actions: isOpen ? [button(facts, 'paperwork', 'primary'), button(facts, 'details')] : [button(facts, 'details')],
  };
}
