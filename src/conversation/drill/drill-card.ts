import type { Drill } from '../../incidents/drill/drill.ts';
import { type CardSetting, timeOf } from '../cards/card-facts.ts';
import { alert, heading, line } from '../cards/incident-lines.ts';
import type { Notice } from '../notice.ts';
import { drillKind, drillWords } from './drill-words.ts';

/** The card of a drill: what must not be done stands first, and the way out of it is one tap. */
export function drillCard(setting: CardSetting, drill: Drill): Notice {
  const words = drillWords(setting.language);
  const site = setting.district.sites.find(({ id }) => id === drill.siteId)?.name ?? drill.siteId;
  const what = heading(words.card.what(drillKind(setting.language, drill.kind), site));
  const real = { id: 'this-is-real' as const, label: words.buttons['this-is-real'], value: drill.id, style: 'danger' as const };
  if (drill.endedAt) {
    const at = timeOf(setting, drill.endedAt);
    const wasReal = drill.endedBy === 'real';
    return {
      push: wasReal ? words.card.pushReal : words.card.pushEnded,
      blocks: wasReal ? [alert(words.card.wasReal(at)), what] : [line(words.card.ended(at)), what, line(words.notReal)],
      actions: [],
    };
  }
  return {
    push: words.card.push,
    blocks: [alert(words.notReal), what, line(words.card.until(timeOf(setting, drill.endsAt))), line(words.real)],
    actions: [real, { id: 'end-drill', label: words.buttons['end-drill'], value: drill.id }],
  };
}
