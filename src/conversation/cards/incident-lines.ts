/** The lines that cards share: what happened in one line, why, corrections, de-escalation. None carries a note, a name or another answer. */
import type { Incident } from '../../incidents/incident.ts';
import type { Answer } from '../../policy/types.ts';
import type { Line, NoticeBlock } from '../notice.ts';
import { type CardFacts, personOrReporter, say, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';

/** Line 2: kind, worst injury or object, still going or over (design.md, step 6). */
export function kindLine(facts: CardFacts): string {
  const words = cardWords(facts.language);
  const injury = answerLabel(facts, 'injury');
  const object = answerLabel(facts, 'object');
  const parts = [kindOf(facts), injury && words.injury(injury), object && words.object(object), overLabel(facts)];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

/** Whether it is still going on, in words that stand without their question. */
function overLabel(facts: CardFacts): string | null {
  const labels: Record<string, string> = cardWords(facts.language).over;
  const answer = facts.incident.answers.over;
  return (typeof answer === 'string' ? labels[answer] : undefined) ?? answerLabel(facts, 'over');
}

/** What kind of incident it is, in the policy's words. */
export function kindOf(facts: CardFacts): string {
  const { type } = facts.incident.classification;
  const label = facts.policy.types[type]?.label;
  return label ? say(facts, label) : type;
}

/** Rules with their statutes, then the statutes of the type itself; after the reference and level. */
export function whyLine(facts: CardFacts): string {
  const { incident } = facts;
  const { reference, classification } = incident;
  const law = lawOf(facts, classification.rules);
  const start = `${reference} · ${classification.level}`;
  return law === '' ? start : `${start} · ${cardWords(facts.language).why(law)}`;
}

/** Rules in words with their statutes, and the statutes that only the type has. */
function lawOf(facts: CardFacts, rules: readonly string[]): string {
  const { classification } = facts.incident;
  const named = rules.map((id) => ruleLabel(facts, id));
  const said = new Set(rules.flatMap((id) => statutesOf(facts, id)));
  const statutes = classification.reasons.filter((each) => each.kind === 'type').flatMap((each) => each.statutes);
  const typeStatutes = statutes.length > 0 ? statutes : (facts.policy.types[classification.type]?.statutes ?? []);
  const rest = [...new Set(typeStatutes)].filter((statute) => !said.has(statute)).join(', ');
  return [...named, rest].filter((part) => part !== '').join('; ');
}

/** `Employee attacked by a pupil (M6, EC 44014)`. */
export function ruleLabel(facts: CardFacts, id: string): string {
  const rule = facts.policy.rules[id];
  const statutes = statutesOf(facts, id);
  const label = rule ? say(facts, rule.label) : '';
  if (label === '') return [id, ...statutes].join(', ');
  return `${label} (${[id, ...statutes].join(', ')})`;
}

function statutesOf(facts: CardFacts, id: string): string[] {
  const fired = facts.incident.classification.reasons.find((reason) => reason.id === id)?.statutes;
  return fired ?? facts.policy.rules[id]?.statutes ?? [];
}

/** What was corrected, and what it would change. */
export function correctionLines(facts: CardFacts): string[] {
  const words = cardWords(facts.language);
  const { incident } = facts;
  const lines = incident.corrections.map((correction) => {
    const isReporter = correction.byId === incident.reporterId;
    const who = isReporter ? words.correction.reporter : personOrReporter(facts, correction.byId).title;
    return words.correction[correction.kind](who, timeOf(facts, correction.at));
  });
  return incident.wouldBeLevel ? [...lines, words.wouldBe(incident.wouldBeLevel)] : lines;
}

/** Five lines against escalation on every card of L2–L4 (domain.md 1a), small. */
export function deEscalationBlocks(facts: CardFacts): NoticeBlock[] {
  if (!['L2', 'L3', 'L4'].includes(facts.incident.classification.level)) return [];
  const lines = facts.policy.texts.deEscalation.map((line) => say(facts, line));
  return lines.length > 0 ? [quiet(cardWords(facts.language).deEscalation(lines))] : [];
}

export function isUnder12(incident: Pick<Incident, 'classification'>): boolean {
  return incident.classification.tracks.includes('U12');
}

export function line(text: Line): NoticeBlock {
  return { kind: 'line', line: text };
}

export function alert(text: Line): NoticeBlock {
  return { kind: 'alert', line: text };
}

export function quiet(text: Line): NoticeBlock {
  return { kind: 'quiet', line: text };
}

export function heading(text: string): NoticeBlock {
  return { kind: 'heading', text };
}

/** Several answers of a question in words; null where it was not answered. */
export function answerLabel(facts: CardFacts, questionId: string): string | null {
  const answer = facts.incident.answers[questionId];
  const question = facts.policy.questions[questionId];
  if (answer === undefined || !question) return null;
  const labels = asList(answer).flatMap((id) =>
    question.answers.filter((option) => option.id === id).map((option) => say(facts, option.label)),
  );
  return labels.length > 0 ? labels.join(', ') : null;
}

export function asList(answer: Answer): string[] {
  return typeof answer === 'string' ? [answer] : answer;
}
