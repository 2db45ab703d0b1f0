import type { PoliceNotice } from '../../incidents/incident.ts';
import type { NoticeBlock } from '../notice.ts';
import { noticeWords } from '../notice-words.ts';
import { type CardFacts, personOrReporter } from './card-facts.ts';
import { line, ruleLabel } from './incident-lines.ts';

/** Why a notice is not required, in words; a code that this version does not know is shown as it is. */
export function waiverReasonLabel(facts: CardFacts, { waiverReason }: PoliceNotice): string {
  const labels: Record<string, string> = noticeWords(facts.language).waiverReasons;
  return labels[waiverReason ?? ''] ?? waiverReason ?? '';
}

/** Notices that two persons gave up, and those about which one said so: for counsel to see, as long as the card is there. */
export function waiverBlocks(facts: CardFacts): NoticeBlock[] {
  const words = noticeWords(facts.language);
  return facts.incident.notices.flatMap((notice) => {
    if (!notice.waiverAt || notice.madeAt) return [];
    const law = ruleLabel(facts, notice.rule);
    const first = personOrReporter(facts, notice.waiverById);
    if (!notice.waivedAt) return [line(words.waiverProposed(first, law))];
    return [line(words.waived(`${law}. ${waiverReasonLabel(facts, notice)}.`, first, personOrReporter(facts, notice.waivedById)))];
  });
}
