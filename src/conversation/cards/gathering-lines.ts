/** What cards say of reports of one event: how many there are, what else they say, and where a gathered one stands. */
import { ringsBeside } from '../../incidents/emergency/gather-rule.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { emergencyWords } from '../emergency-words.ts';
import type { Notice, NoticeBlock } from '../notice.ts';
import { button, type CardFacts, say, timeOf } from './card-facts.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** Lines of the message in the thread: more would be pushed out of sight. */
const MOST_LISTED = 20;

/** Its alarm is that of the report it stands under. */
export function isCarriedByLead({ incident, gathering }: CardFacts): boolean {
  const lead = gathering?.lead;
  return lead != null && !ringsBeside(incident, lead);
}

/** "7 reports", for every card of the lead; no word about kind or place. */
export function countBlocks(facts: CardFacts): NoticeBlock[] {
  const count = facts.gathering?.reports.length ?? 0;
  return count === 0 ? [] : [line(emergencyWords(facts.language).gathered.count(count + 1))];
}

/** What gathered reports know of the kind and their lead does not say: nobody has to open the thread for it. */
export function otherKindBlocks(facts: CardFacts): NoticeBlock[] {
  const { unspecifiedEmergency, types } = facts.policy;
  const own = facts.incident.classification.type;
  const others = (facts.gathering?.reports ?? []).map(({ type }) => type).filter((type) => type !== own && type !== unspecifiedEmergency);
  if (others.length === 0) return [];
  const kinds = [...new Set(others)].map((type) => {
    const label = types[type]?.label;
    return `${label ? say(facts, label) : type} (${others.filter((each) => each === type).length})`;
  });
  return [line(emergencyWords(facts.language).gathered.kinds(kinds.join('; ')))];
}

/** Instead of its card: a report that stands under another, whose card has the buttons. */
export function gatheredCard(facts: CardFacts, lead: NonNullable<NonNullable<CardFacts['gathering']>['lead']>): Notice {
  const words = emergencyWords(facts.language).gathered;
  const { reference } = facts.incident;
  return {
    push: reference,
    blocks: [heading(words.under(reference, lead.reference)), line(words.underLine(lead.reference))],
    actions: [button(facts, 'more'), button(facts, 'details')],
  };
}

/** One message in the thread of the lead's card, brought up to date in place: references and times, of a storm the newest of them. */
export function gatheredThread(facts: CardFacts, { messageId }: { messageId: string | null }): Notice | null {
  const words = emergencyWords(facts.language).gathered;
  const { reference } = facts.incident;
  const reports = facts.gathering?.reports ?? [];
  if (reports.length === 0) {
    return messageId === null ? null : { push: reference, blocks: [line(words.none(reference))], actions: [] };
  }
  const listed = reports.slice(-MOST_LISTED);
  const unlisted = reports.length - listed.length;
  return {
    push: isRestricted(facts.incident) ? reference : words.push(reference, reports.length + 1),
    blocks: [
      line(words.thread(reports.length, reference)),
      { kind: 'list', lines: listed.map((report) => words.line(report.reference, timeOf(facts, report.openedAt))) },
      ...(unlisted > 0 ? [quiet(words.more(unlisted))] : []),
    ],
    actions: [],
  };
}
