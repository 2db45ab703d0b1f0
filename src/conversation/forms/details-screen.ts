import type { Answer } from '../../policy/types.ts';
import { type CardFacts, personOf, personOrReporter, say, siteOf, timeOf } from '../cards/card-facts.ts';
import { addressOf, receiverOf } from '../cards/duty-lines.ts';
import { answerLabel, asList, kindOf, whyLine } from '../cards/incident-lines.ts';
import type { Paragraph, Reply } from '../screen.ts';
import { followUpEvents } from './follow-up-events.ts';
import { formWords } from './form-words.ts';
import { lastWord, normal, quiet } from './last-word.ts';

/** Note, answers in words and what happened, for someone who may see them; whoever calls this has logged the reading. */
export function detailsScreen(facts: CardFacts): Reply {
  const words = formWords(facts.language);
  const { note, reference } = facts.incident;
  const paragraphs: Paragraph[] = [
    { style: 'heading', text: `${reference} · ${kindOf(facts)}` },
    normal(addressOf(facts)),
    quiet(whyLine(facts)),
    { style: 'heading', text: words.details.note },
    normal(note ?? words.details.noNote),
    { style: 'heading', text: words.details.answers },
    ...answerParagraphs(facts),
    { style: 'heading', text: words.details.timeline },
    ...timeline(facts),
    ...dutyParagraphs(facts),
    quiet(words.details.logged),
  ];
  return lastWord(facts.language, paragraphs, words.title.details);
}

function answerParagraphs(facts: CardFacts): Paragraph[] {
  return Object.entries(facts.incident.answers).map(([id, answer]) => {
    const question = facts.policy.questions[id];
    const label = question ? say(facts, question.text) : id;
    return normal(`${label} ${answerText(facts, id, answer)}`);
  });
}

/** An answer that this version of the policy no longer has is shown by its id rather than left out. */
function answerText(facts: CardFacts, id: string, answer: Answer): string {
  if (facts.policy.questions[id]?.display === 'site') return siteOf(facts)?.name ?? asList(answer).join(', ');
  return answerLabel(facts, id) ?? asList(answer).join(', ');
}

function timeline(facts: CardFacts): Paragraph[] {
  const events = [
    ...decisionEvents(facts),
    ...emergencyEvents(facts),
    ...noticeEvents(facts),
    ...reportEvents(facts),
    ...followUpEvents(facts),
  ];
  const told = events.flatMap(([at, text]) => (at ? [{ at, text }] : []));
  return told.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ at, text }) => normal(`${timeOf(facts, at)} ${text}`));
}

type Event = [Date | null | undefined, string];

function reportEvents(facts: CardFacts): Event[] {
  const words = formWords(facts.language).details;
  const { openedAt, classification, corrections } = facts.incident;
  return [
    [openedAt, words.reported],
    [classification.at, words.classified(classification.level, kindOf(facts))],
    ...corrections.map((correction): Event => [correction.at, words[correction.kind]]),
  ];
}

function decisionEvents(facts: CardFacts): Event[] {
  const words = formWords(facts.language).details;
  const { decision, callDuty } = facts.incident;
  const by = personOf(facts, decision?.decidedById ?? null).title;
  const decided: Event[] =
    decision?.outcome === 'approved' || decision?.outcome === 'declined' ? [[decision.decidedAt, words[decision.outcome](by)]] : [];
  return [...decided, [callDuty?.calledAt, words.called(personOf(facts, callDuty?.calledById ?? null).title)]];
}

function noticeEvents(facts: CardFacts): Event[] {
  const words = formWords(facts.language).details;
  return facts.incident.notices.map(
    (notice): Event => [notice.madeAt, words.noticed(receiverOf(facts, notice), personOf(facts, notice.madeById).title)],
  );
}

function emergencyEvents(facts: CardFacts): Event[] {
  const words = formWords(facts.language).details;
  const { emergency } = facts.incident;
  return [
    [emergency?.cannotCallAt, words.cannotCall],
    [emergency?.confirmedAt, words.confirmed(personOrReporter(facts, emergency?.confirmedById ?? null).title)],
    [emergency?.stoodDownAt, words.stoodDown(personOf(facts, emergency?.stoodDownById ?? null).title)],
  ];
}

function dutyParagraphs(facts: CardFacts): Paragraph[] {
  const words = formWords(facts.language).details;
  const { duties } = facts.incident;
  if (duties.length === 0) return [];
  const lines = duties.map((duty) => {
    const kind = facts.policy.duties[duty.duty];
    const label = kind ? say(facts, kind.label) : duty.duty;
    if (duty.doneAt) return normal(words.dutyDone(label, timeOf(facts, duty.doneAt)));
    return normal(duty.dueAt ? words.dutyDue(label, timeOf(facts, duty.dueAt)) : words.dutyOpen(label));
  });
  return [{ style: 'heading', text: words.duties }, ...lines];
}
