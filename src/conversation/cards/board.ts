import type { BoardCounts } from '../../incidents/digest-ports.ts';
import type { Notice, NoticeBlock } from '../notice.ts';
import { type CardSetting, isLate, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** One pinned message per director channel: what needs someone, the soonest first. References only, and none of a matter that is kept from the channel. */
export function board(setting: CardSetting, counts: BoardCounts): Notice {
  const words = cardWords(setting.language).board;
  const summary = words.summary(counts.needSomeone, counts.clocks, counts.today);
  return {
    push: summary,
    pin: true,
    blocks: [heading(summary), itemsBlock(setting, counts), quiet(words.asOf(timeOf(setting, setting.now)))],
    actions: [],
  };
}

/** What waits, the soonest first; references only. */
export function itemsBlock(setting: CardSetting, { items }: BoardCounts): NoticeBlock {
  const words = cardWords(setting.language);
  if (items.length === 0) return line(words.board.empty);
  const soonest = items.toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0));
  return {
    kind: 'list',
    lines: soonest.map((item) => `${item.reference} · ${words.board.what[item.what]} · ${dueText(setting, item.dueAt)}`),
  };
}

/** Without a limit it is due at once, and comes first. */
function dueText(setting: CardSetting, dueAt: Date | null): string {
  const words = cardWords(setting.language);
  if (dueAt === null) return words.atOnce;
  return isLate(setting, dueAt) ? words.board.overdue(timeOf(setting, dueAt)) : words.board.due(timeOf(setting, dueAt));
}
