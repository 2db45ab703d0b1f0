import { type CardFacts, namedReference, personOf, personOrReporter, say } from '../cards/card-facts.ts';
import { ruleLabel } from '../cards/incident-lines.ts';
import { waiverReasonLabel } from '../cards/waiver-lines.ts';
import { noticeWords } from '../notice-words.ts';
import { outcomeWords } from '../outcome-words.ts';
import { formWords } from './form-words.ts';
import { plain } from './last-word.ts';

/** A moment of the timeline, and what happened then. */
export type TimelineEvent = [Date | null | undefined, string];

/** What people did after the report, for the timeline under Details: nothing of it is ever taken back. */
export function followUpEvents(facts: CardFacts): TimelineEvent[] {
  return [
    ...decisionEvents(facts),
    ...inquiryEvents(facts),
    ...handOverEvents(facts),
    ...levelEvents(facts),
    ...emergencyEvents(facts),
    ...recordEvents(facts),
  ];
}

function decisionEvents(facts: CardFacts): TimelineEvent[] {
  const words = formWords(facts.language).details;
  const { formerDecisions, callDuty } = facts.incident;
  const former = formerDecisions.flatMap(({ outcome, decidedAt, decidedById }): TimelineEvent[] =>
    outcome === 'approved' || outcome === 'declined' ? [[decidedAt, words[outcome](personOf(facts, decidedById).title)]] : [],
  );
  return [...former, [callDuty?.cancelledAt, words.callCancelled(personOf(facts, callDuty?.cancelledById ?? null).title)]];
}

function inquiryEvents(facts: CardFacts): TimelineEvent[] {
  const words = formWords(facts.language).details;
  return facts.incident.inquiries.flatMap(({ questionId, askedAt, answeredAt }): TimelineEvent[] => {
    const question = facts.policy.questions[questionId];
    const text = question ? say(facts, question.text) : questionId;
    return [
      [askedAt, words.asked(text)],
      [answeredAt, words.answered(text)],
    ];
  });
}

function handOverEvents(facts: CardFacts): TimelineEvent[] {
  const words = formWords(facts.language).details;
  const { handOvers, recusals } = facts.incident;
  const given = handOvers.map(({ at, toKey }): TimelineEvent => {
    const to = facts.district.people.find(({ key }) => key === toKey);
    return [at, words.handedOver(to ? namedReference(facts, to).title : toKey)];
  });
  return [...given, ...recusals.map(({ at }): TimelineEvent => [at, words.takenOff])];
}

function levelEvents(facts: CardFacts): TimelineEvent[] {
  const words = formWords(facts.language).details;
  return facts.incident.levelChanges.flatMap(({ to, proposedAt, proposedById, confirmedAt, refusedAt }): TimelineEvent[] => [
    [proposedAt, words.lowering(personOrReporter(facts, proposedById).title, to)],
    [confirmedAt, words.lowered(to)],
    [refusedAt, words.levelKept],
  ]);
}

/** After 911: when it was all clear, and who signed what became of it. */
function emergencyEvents(facts: CardFacts): TimelineEvent[] {
  const words = formWords(facts.language).details;
  const { emergency } = facts.incident;
  if (!emergency) return [];
  const by = (id: string | null): string => personOrReporter(facts, id).title;
  return [
    [emergency.allClearAt, words.allClear(by(emergency.allClearById))],
    [emergency.paperAt, words.paperSigned(by(emergency.paperById))],
    [emergency.paperConfirmedAt, words.paperDone(by(emergency.paperConfirmedById))],
  ];
}

function recordEvents(facts: CardFacts): TimelineEvent[] {
  const { notices, outcomes } = facts.incident;
  const labels: Record<string, string> = outcomeWords(facts.language).codes;
  const waived = notices.map((notice): TimelineEvent => {
    const [first, second] = [notice.waiverById, notice.waivedById].map((id) => personOrReporter(facts, id));
    const why = `${ruleLabel(facts, notice.rule)}. ${waiverReasonLabel(facts, notice)}.`;
    return [notice.waivedAt, first && second ? plain(noticeWords(facts.language).waived(why, first, second)) : why];
  });
  const done = outcomes.map(
    (each): TimelineEvent => [each.at, formWords(facts.language).details.outcome(labels[each.outcome] ?? each.outcome)],
  );
  return [...waived, ...done];
}
