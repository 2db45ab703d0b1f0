import { isRestricted } from '../../incidents/permissions.ts';
import type { Notice, NoticeBlock } from '../notice.ts';
import { agencyOf, button, type CardFacts, isLate, personOf, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { callBlocks } from './duty-lines.ts';
import { alert, heading, line, quiet } from './incident-lines.ts';
import { scriptLines } from './script-lines.ts';

/** To the person who calls after an approval: the agency's number, what to say, and the button that ends the duty. */
export function callDutyMessage(facts: CardFacts): Notice | null {
  const words = cardWords(facts.language).callDuty;
  const { callDuty: duty, reference } = facts.incident;
  if (!duty) return null;
  const push = isRestricted(facts.incident) ? reference : words.push(reference, timeOf(facts, duty.dueAt));
  if (duty.cancelledAt) return { push, blocks: callBlocks(facts), actions: [] };
  // it went to somebody else, because this reader is off the case or was asked first
  if (facts.reader && duty.callerId !== facts.reader.id && !duty.calledAt)
    return { push: reference, blocks: callBlocks(facts), actions: [] };
  if (duty.calledAt) return { push, blocks: doneBlocks(facts, duty.calledAt), actions: [] };
  return { push, blocks: openBlocks(facts), actions: [button(facts, 'call-made', 'primary'), button(facts, 'details')] };
}

function doneBlocks(facts: CardFacts, calledAt: Date): NoticeBlock[] {
  const words = cardWords(facts.language);
  const duty = facts.incident.callDuty;
  return [
    heading(words.callDuty.done(timeOf(facts, calledAt))),
    line(words.callDuty.by2(personOf(facts, duty?.calledById ?? null))),
    ...(duty?.caseNumber ? [line(words.caseNumber(duty.caseNumber))] : []),
    quiet(facts.incident.reference),
  ];
}

/** Also what the person reads at once who approves and calls: number, script, officer asked to come or not. */
export function openBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language);
  const duty = facts.incident.callDuty;
  const agency = agencyOf(facts, duty?.agencyId ?? facts.incident.agencyId);
  const due = duty ? timeOf(facts, duty.dueAt) : words.atOnce;
  return [
    heading(words.callDuty.now(agency?.name ?? words.receivers.police, agency?.nonEmergencyPhone || words.noPhone)),
    isLate(facts, duty?.dueAt ?? null) ? alert(words.callDuty.late(due)) : line(words.callDuty.by(due)),
    line(duty?.officerRequested ? words.decision.officer : words.decision.noOfficer),
    line(words.callDuty.say),
    { kind: 'list', lines: scriptLines(facts, facts.policy.texts.callScript) },
    line(words.callDuty.after),
    quiet(facts.incident.reference),
  ];
}
