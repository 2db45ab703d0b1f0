import type { PostedCard } from '../../incidents/delivery.ts';
import { isOpenNotice } from '../../incidents/is-open.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import type { Notice } from '../notice.ts';
import { noticeWords } from '../notice-words.ts';
import { button, type CardFacts, isLate } from './card-facts.ts';
import { dueOf, receiverOf } from './duty-lines.ts';
import { alert, line, quiet, ruleLabel } from './incident-lines.ts';

/** To the owner of a notice that is still open: a new message, because edits do not ring. null once it is made or given up. */
export function noticeReminder(facts: CardFacts, card: PostedCard): Notice | null {
  const { incident } = facts;
  const notice = incident.notices.find(({ id }) => id === card.details.noticeId);
  if (!notice || !isOpenNotice(notice) || incident.status !== 'open') return null;
  const words = noticeWords(facts.language).reminder;
  const [to, due] = [receiverOf(facts, notice), dueOf(facts, notice.dueAt)];
  return {
    push: isRestricted(incident) ? incident.reference : words.push(incident.reference),
    blocks: [
      isLate(facts, notice.dueAt) ? alert(words.late(to, due)) : line(words.still(to, due)),
      line(ruleLabel(facts, notice.rule)),
      quiet(incident.reference),
    ],
    actions: [button(facts, 'notice-made', 'primary')],
  };
}
