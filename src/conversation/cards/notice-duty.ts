import type { PoliceNotice } from '../../incidents/incident.ts';
import { isRestricted, may } from '../../incidents/permissions.ts';
import type { Notice, NoticeBlock } from '../notice.ts';
import { noticeWords } from '../notice-words.ts';
import { agencyOf, button, type CardFacts, isLate, personOf, say, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { dueOf, receiverOf } from './duty-lines.ts';
import { alert, heading, line, quiet, ruleLabel } from './incident-lines.ts';
import { isOnlyNotice, responseOf } from './only-notice.ts';
import { scriptLines } from './script-lines.ts';
import { waiverBlocks } from './waiver-lines.ts';

/** To the person whose duty a notice is: number, what the law says, what to say, and the button that ends it. */
export function noticeDuty(facts: CardFacts, noticeId: string | null): Notice | null {
  const { notices, reference } = facts.incident;
  const notice = notices.find((each) => each.id === noticeId) ?? (noticeId === null ? notices[0] : undefined);
  if (!notice) return null;
  const words = cardWords(facts.language).noticeDuty;
  const push = isRestricted(facts.incident) ? reference : words.push(reference, dueOf(facts, notice.dueAt));
  if (notice.madeAt) return { push, blocks: doneBlocks(facts, notice), actions: [] };
  if (notice.waivedAt) return { push, blocks: waiverBlocks(facts), actions: [] };
  // whoever owes it as a witness may not read the details of a matter that is not theirs to see
  const details = facts.reader === null || may(facts.reader, 'view', facts.incident) ? [button(facts, 'details')] : [];
  if (hasMoved(facts, notice)) return { push: reference, blocks: movedBlocks(facts, notice), actions: details };
  return { push, blocks: openBlocks(facts, notice), actions: [button(facts, 'notice-made', 'primary'), ...details] };
}

/** The place was corrected: another has it now, and two people who both believe it theirs are as bad as none. */
function hasMoved({ reader }: CardFacts, { ownerId }: PoliceNotice): boolean {
  return reader !== null && ownerId !== null && ownerId !== reader.id;
}

function movedBlocks(facts: CardFacts, notice: PoliceNotice): NoticeBlock[] {
  const { reference } = facts.incident;
  return [heading(reference), line(cardWords(facts.language).noticeDuty.moved(personOf(facts, notice.ownerId)))];
}

function openBlocks(facts: CardFacts, notice: PoliceNotice): NoticeBlock[] {
  const words = cardWords(facts.language);
  const due = dueOf(facts, notice.dueAt);
  return [
    ...(isAlarm(facts) ? [alert(words.noticeDuty.first911)] : []),
    // an employee who was hurt reads care first (wording.md)
    ...(notice.party === 'employee' ? noticeWords(facts.language).care.map((text) => line(text)) : []),
    heading(words.noticeDuty.now(receiverOf(facts, notice), phoneOf(facts, notice))),
    isLate(facts, notice.dueAt) ? alert(words.noticeDuty.late(due)) : line(words.noticeDuty.by(due)),
    line(words.noticeDuty.law(ruleLabel(facts, notice.rule))),
    ...partyLines(facts, notice).map((text) => line(text)),
    ...(isOnlyNotice(facts.incident, notice) ? [line(words.notice.onlyNotice)] : []),
    { kind: 'list', lines: [...scriptLines(facts, facts.policy.texts.noticeScript), ...requestLines(facts, notice)] },
    ...(handsOverCopies(facts, notice) ? [line(noticeWords(facts.language).copies)] : []),
    line(words.noticeDuty.after),
    quiet(facts.incident.reference),
  ];
}

function partyLines(facts: CardFacts, { party }: PoliceNotice): string[] {
  const words = noticeWords(facts.language);
  if (party === null) return [];
  return party === 'employee' ? [words.ownDuty] : [words.tellEmployee];
}

/** The law asks for copies of evidence with this notice (EC 49393): they stay on the device until the police have them. */
function handsOverCopies({ incident }: CardFacts, { rule }: PoliceNotice): boolean {
  return rule === 'M7' && incident.classification.duties.includes('copies_of_evidence');
}

function isAlarm({ incident }: CardFacts): boolean {
  return incident.classification.level === 'L5' && !incident.emergency?.stoodDownAt;
}

/** What the school asks of an officer; nothing where 911 has been asked, or the law leaves it to the police. */
function requestLines(facts: CardFacts, notice: PoliceNotice): string[] {
  const words = cardWords(facts.language).noticeDuty;
  if (isOnlyNotice(facts.incident, notice)) return [words.noOfficer];
  const asks = facts.incident.classification.level !== 'L5' && responseOf(facts.incident, notice) === 'officer_requested';
  return asks ? [words.officer] : [];
}

function doneBlocks(facts: CardFacts, notice: PoliceNotice): NoticeBlock[] {
  const words = cardWords(facts.language);
  const at = notice.madeAt ? timeOf(facts, notice.madeAt) : '';
  const { receipt } = noticeWords(facts.language);
  return [
    heading(words.noticeDuty.done(at)),
    line(receipt.to(receiverOf(facts, notice), notice.how ? words.notice.how[notice.how] : '')),
    line(receipt.law(ruleLabel(facts, notice.rule))),
    ...(notice.caseNumber ? [line(words.caseNumber(notice.caseNumber))] : []),
    line(receipt.file),
    quiet(facts.incident.reference),
  ];
}

/** The number to dial, as text. */
function phoneOf(facts: CardFacts, notice: PoliceNotice): string {
  const { noPhone } = cardWords(facts.language);
  switch (notice.to) {
    case 'police':
      return agencyOf(facts, notice.agencyId ?? facts.incident.agencyId)?.nonEmergencyPhone || noPhone;
    case 'cps':
      return `${say(facts, facts.policy.texts.hotline.name)} ${facts.policy.texts.hotline.phone}`;
    case 'fire':
    case 'medical':
      return '911';
    case 'security':
      return facts.district.directorPhone || noPhone;
    default:
      return notice.to satisfies never;
  }
}
