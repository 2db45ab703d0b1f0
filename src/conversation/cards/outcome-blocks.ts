import type { NoticeBlock } from '../notice.ts';
import { outcomeWords } from '../outcome-words.ts';
import { type CardFacts, timeOf } from './card-facts.ts';
import { line } from './incident-lines.ts';

/** What police did, as it was fed back; every entry stays, the last counts. */
export function outcomeBlocks(facts: CardFacts): NoticeBlock[] {
  const words = outcomeWords(facts.language);
  const labels: Record<string, string> = words.codes;
  return facts.incident.outcomes.map((each) => {
    const parts = [
      words.card.line(labels[each.outcome] ?? each.outcome, timeOf(facts, each.at)),
      each.arrivedAt && words.card.arrived(timeOf(facts, each.arrivedAt)),
      each.disposedAt && words.card.finished(timeOf(facts, each.disposedAt)),
      each.startedBy === 'police' && words.card.unasked,
      each.onSchoolMatter && words.card.schoolMatter,
    ];
    return line(parts.filter((part) => typeof part === 'string').join(' '));
  });
}
