import { isRestricted, may } from '../../incidents/permissions.ts';
import type { Notice } from '../notice.ts';
import { button, type CardFacts } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { addressOf, emergencyState } from './duty-lines.ts';
import { cardState } from './incident-heading.ts';
import { alert, kindLine, line, quiet } from './incident-lines.ts';

/** To the next person, while nobody has confirmed 911. null once somebody has, or the alarm was stood down. */
export function emergencyAlert(facts: CardFacts): Notice | null {
  const words = cardWords(facts.language).alert;
  const { incident } = facts;
  if (cardState(incident) !== 'nobody911') return null;
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
