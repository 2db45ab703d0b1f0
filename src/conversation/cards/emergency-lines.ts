/** What cards say of an emergency after 911 was confirmed: what 911 was told, all clear, the paperwork. */
import { isPaperOpen, PAPER_REASONS } from '../../incidents/emergency/paperwork.ts';
import { TOLD_CODES } from '../../incidents/emergency/record-told.ts';
import { emergencyWords } from '../emergency-words.ts';
import type { NoticeAction, NoticeBlock } from '../notice.ts';
import { button, type CardFacts, isLate, personOf, personOrReporter, timeOf } from './card-facts.ts';
import { alert, line } from './incident-lines.ts';

/** No word about place or kind: restricted cards show this much. */
export function afterConfirmation(facts: CardFacts): NoticeBlock[] {
  const words = emergencyWords(facts.language);
  const { emergency } = facts.incident;
  if (!emergency) return [];
  const { confirmedViaId, told, allClearAt, allClearById } = emergency;
  const codes = TOLD_CODES.filter((code) => told.includes(code)).map((code) => words.told.codes[code]);
  return [
    ...(confirmedViaId ? [line(words.confirmedVia)] : []),
    ...(codes.length > 0 ? [line(words.told.card(codes.join(', ')))] : []),
    ...(allClearAt ? [line(words.allClear.card(personOrReporter(facts, allClearById), timeOf(facts, allClearAt)))] : []),
  ];
}

/** For whoever confirmed 911, in their own message: what did you tell them? */
export function toldAction(facts: CardFacts): NoticeAction[] {
  const { emergency } = facts.incident;
  const isCaller = facts.reader !== null && facts.reader.id === emergency?.confirmedById && !emergency.confirmedViaId;
  return isCaller && emergency.told.length === 0 && !emergency.stoodDownAt ? [button(facts, 'told')] : [];
}

/** Open until two persons have signed what it was. */
export function paperBlocks(facts: CardFacts): NoticeBlock[] {
  const words = emergencyWords(facts.language).paper;
  const { emergency } = facts.incident;
  if (!emergency?.paperDueAt) return [];
  const reason = paperReasonLabel(facts);
  if (!isPaperOpen(emergency))
    return [line(words.signed(reason, personOf(facts, emergency.paperById), personOf(facts, emergency.paperConfirmedById)))];
  const proposed = emergency.paperAt ? [line(words.proposed(personOf(facts, emergency.paperById), reason))] : [];
  return [...paperDue(facts), ...proposed];
}

/** The same without what it was. */
export function shieldedPaperBlocks(facts: CardFacts): NoticeBlock[] {
  return isPaperOpen(facts.incident.emergency) ? paperDue(facts) : [];
}

function paperDue(facts: CardFacts): NoticeBlock[] {
  const words = emergencyWords(facts.language).paper;
  const due = facts.incident.emergency?.paperDueAt ?? null;
  if (!due) return [];
  return [isLate(facts, due) ? alert(words.late(timeOf(facts, due))) : line(words.open(timeOf(facts, due)))];
}

/** What it was, in words; a code that this version does not know is shown as it is. */
export function paperReasonLabel(facts: CardFacts): string {
  const code = facts.incident.emergency?.paperReason ?? '';
  const known = PAPER_REASONS.find((each) => each === code);
  return known ? emergencyWords(facts.language).paper.reasons[known] : code;
}
