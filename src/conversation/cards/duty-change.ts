import { isDutyTime, nextDutyChange } from '../../district/duty.ts';
import type { BoardCounts } from '../../incidents/digest-ports.ts';
import { followUpWords } from '../follow-up-words.ts';
import type { Notice } from '../notice.ts';
import { itemsBlock } from './board.ts';
import { type CardSetting, timeOf } from './card-facts.ts';
import { heading, line } from './incident-lines.ts';

/** To whoever is asked first from now on: until when, and what waits. References only. */
export function dutyChangeMessage(setting: CardSetting, counts: BoardCounts): Notice {
  const words = followUpWords(setting.language).dutyChange;
  const { district, now } = setting;
  const isTimed = isDutyTime(district, now) || district.duty.afterHours.length > 0;
  const text = isTimed ? words.yours(timeOf(setting, nextDutyChange(district, now))) : words.yoursOpen;
  const { items } = counts;
  return {
    push: words.push(items.length),
    blocks: [
      heading(text),
      ...(items.length === 0 ? [line(words.nothing)] : [line(words.waits(items.length)), itemsBlock(setting, counts)]),
    ],
    actions: [],
  };
}
