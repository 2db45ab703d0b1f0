import type { PostedCard } from '../../incidents/delivery.ts';
import { isRestricted, may } from '../../incidents/permissions.ts';
import type { Notice } from '../notice.ts';
import { button, type CardFacts } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { cardState } from './incident-heading.ts';
import { alert, heading, line } from './incident-lines.ts';

/**
 * Must this person not read it any more? Asked whenever words are written, because a matter may become restricted, or its place be
 * corrected, after a card was posted. The reporter's own messages stay theirs.
 */
export function isShielded(facts: CardFacts, card: Pick<PostedCard, 'kind'>): boolean {
  const { reader, incident } = facts;
  if (reader === null || reader.id === incident.reporterId || may(reader, 'view', incident)) return false;
  // an approved call stays with whoever was asked to make it, also when the place turns out to be another
  return !(card.kind === 'call-duty' && !isRestricted(incident) && incident.callDuty?.callerId === reader.id);
}

/** What is left of a message whose reader may not read it: the reference, and that 911 is not confirmed. Not even that it is restricted. */
export function shieldedNotice(facts: CardFacts): Notice {
  const words = cardWords(facts.language);
  const { reference } = facts.incident;
  const canConfirm = cardState(facts.incident) === 'nobody911' && facts.reader !== null && may(facts.reader, 'confirm-911', facts.incident);
  return {
    push: reference,
    blocks: [heading(reference), ...(canConfirm ? [alert(words.heading.nobody911)] : []), line(words.handledByOthers)],
    actions: canConfirm ? [button(facts, 'emergency-called', 'danger')] : [],
  };
}
