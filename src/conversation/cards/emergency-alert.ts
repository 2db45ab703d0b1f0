import { isRestricted, may } from '../../incidents/permissions.ts';
import { emergencyWords } from '../emergency-words.ts';
import type { Notice } from '../notice.ts';
import { button, type CardFacts, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { addressOf, emergencyState } from './duty-lines.ts';
import { toldAction } from './emergency-lines.ts';
import { isCarriedByLead } from './gathering-lines.ts';
import { cardState } from './incident-heading.ts';
import { alert, heading, kindLine, line, quiet } from './incident-lines.ts';

/**
 * To the next person, while nobody has confirmed 911. Once somebody has, or the alarm was stood down, it is not said any more, and what was
 * said is brought up to date.
 */
export function emergencyAlert(facts: CardFacts, { messageId }: { messageId: string | null }): Notice | null {
  const words = cardWords(facts.language).alert;
  const { incident } = facts;
  if (cardState(incident) !== 'nobody911' || isCarriedByLead(facts)) return messageId === null ? null : endedAlert(facts);
  const decides = facts.reader !== null && may(facts.reader, 'decide', incident);
  return {
    push: isRestricted(incident) ? incident.reference : words.push(incident.reference),
    blocks: [
      alert(words.now),
      line(words.doIt(addressOf(facts))),
      line(kindLine(facts)),
      ...emergencyState(facts),
      quiet(incident.reference),
    ],
    actions: [button(facts, 'emergency-called', 'danger'), ...(decides ? [button(facts, 'stand-down')] : []), button(facts, 'details')],
  };
}

function endedAlert(facts: CardFacts): Notice {
  const words = emergencyWords(facts.language).alertOver;
  const { reference, emergency } = facts.incident;
  const { confirmedAt, stoodDownAt } = emergency ?? {};
  const ended = confirmedAt ? words.confirmed(timeOf(facts, confirmedAt)) : words.other;
  return {
    push: reference,
    blocks: [heading(stoodDownAt ? words.stoodDown(timeOf(facts, stoodDownAt)) : ended), quiet(reference)],
    actions: [...toldAction(facts), button(facts, 'details')],
  };
}
