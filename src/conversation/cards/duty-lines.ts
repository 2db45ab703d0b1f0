/** What a card says of the decision, the call, the notices and 911: each part speaks for itself, so that a card is their sum. */

import type { PoliceNotice } from '../../incidents/incident.ts';
import { isReportersOwn } from '../../incidents/notice-owner.ts';
import { followUpWords } from '../follow-up-words.ts';
import type { Line, NoticeBlock, PersonReference } from '../notice.ts';
import { noticeWords } from '../notice-words.ts';
import { agencyOf, type CardFacts, isLate, personOf, personOrReporter, say, siteOf, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { afterConfirmation } from './emergency-lines.ts';
import { alert, isUnder12, line, ruleLabel } from './incident-lines.ts';
import { isOnlyNotice } from './only-notice.ts';

/** Pending: who is on it. Decided: who, when, why. */
export function decisionBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language);
  const { decision } = facts.incident;
  if (!decision) return [];
  const at = decision.decidedAt ? timeOf(facts, decision.decidedAt) : '';
  const by = personOf(facts, decision.decidedById);
  switch (decision.outcome) {
    case 'pending': {
      const under12 = isUnder12(facts.incident) ? [line(words.under12)] : [];
      if (!decision.silencedUntil || decision.silencedUntil.getTime() <= facts.now.getTime()) return under12;
      const person = personOf(facts, decision.silencedById);
      return [...under12, line(words.decision.onIt(person, timeOf(facts, decision.silencedUntil), timeOf(facts, decision.dueAt)))];
    }
    case 'approved':
      return [line(words.decision.approved(by, at, reasonLabel(facts)))];
    case 'declined':
      return [line(words.decision.declined(by, at, reasonLabel(facts))), line(words.decision.declinedMeans)];
    case 'superseded':
      return [];
    default:
      return decision.outcome satisfies never;
  }
}

/** The decision's reason code in words. */
export function reasonLabel(facts: CardFacts): string {
  const { reasonCodes } = facts.policy;
  const reason = facts.incident.decision?.reason ?? '';
  const found = [...reasonCodes.approve, ...reasonCodes.decline].find((code) => code.id === reason);
  return found ? say(facts, found.label) : reason;
}

/** An approval is not a call: who calls whom until when, then when it was done. */
export function callBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language);
  const duty = facts.incident.callDuty;
  if (!duty) return [];
  if (duty.cancelledAt)
    return [line(followUpWords(facts.language).card.callCancelled(personOf(facts, duty.cancelledById), timeOf(facts, duty.cancelledAt)))];
  const agency = agencyLine(facts, duty.agencyId);
  const officer = line(duty.officerRequested ? words.decision.officer : words.decision.noOfficer);
  if (duty.calledAt) {
    const called = words.decision.called(personOf(facts, duty.calledById), agency, timeOf(facts, duty.calledAt));
    return [line(called), ...(duty.caseNumber ? [line(words.caseNumber(duty.caseNumber))] : []), officer];
  }
  const caller = personOf(facts, duty.callerId);
  const due = timeOf(facts, duty.dueAt);
  const who = isLate(facts, duty.dueAt)
    ? alert(words.decision.whoShouldHave(caller, agency, due))
    : line(words.decision.whoCalls(caller, agency, due));
  return [who, officer];
}

/** Agency with its number as text, because no client is known to dial links. */
export function agencyLine(facts: CardFacts, agencyId: string | null): string {
  const words = cardWords(facts.language);
  const agency = agencyOf(facts, agencyId);
  if (!agency) return words.receivers.police;
  return `${agency.name}, ${agency.nonEmergencyPhone || words.noPhone}`;
}

/** To whom a notice goes: police by the name of the agency of the place. */
export function receiverOf(facts: CardFacts, notice: PoliceNotice): string {
  const agency = notice.to === 'police' ? agencyOf(facts, notice.agencyId ?? facts.incident.agencyId) : null;
  return agency?.name ?? cardWords(facts.language).receivers[notice.to];
}

/** One line per notice: to whom, statute, due or made, whose. */
export function noticeBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language);
  // those that two persons gave up are said apart
  const notices = facts.incident.notices.filter((notice) => notice.madeAt || !notice.waivedAt);
  if (notices.length === 0) return [];
  const list: NoticeBlock = { kind: 'list', lines: notices.map((notice) => noticeLine(facts, notice)) };
  const isOnly = notices.every((notice) => isOnlyNotice(facts.incident, notice));
  return isOnly ? [list, line(words.notice.onlyNotice)] : [list];
}

function noticeLine(facts: CardFacts, notice: PoliceNotice): Line {
  const words = cardWords(facts.language);
  const to = receiverOf(facts, notice);
  const party = notice.party ? ` (${noticeWords(facts.language).party[notice.party]})` : '';
  const law = `${ruleLabel(facts, notice.rule)}${party}`;
  if (!notice.madeAt) {
    const late = isLate(facts, notice.dueAt) ? [`. ${words.notice.late}`] : ['.'];
    return [words.notice.owed(to, law, dueOf(facts, notice.dueAt)), ownerOf(facts, notice, notice.ownerId), ...late];
  }
  const how = notice.how ? `, ${words.notice.how[notice.how]}` : '';
  const caseNumber = notice.caseNumber ? ` ${words.caseNumber(notice.caseNumber)}.` : '';
  return [words.notice.made(to, law, timeOf(facts, notice.madeAt)), ownerOf(facts, notice, notice.madeById), `${how}.${caseNumber}`];
}

/** Naming whose own duty it is as a witness would name who reported. */
function ownerOf(facts: CardFacts, notice: PoliceNotice, id: string | null): PersonReference {
  return isReportersOwn(facts.policy, notice) || notice.party === 'employee' ? personOrReporter(facts, id) : personOf(facts, id);
}

/** Other duties that are open, for whoever sees to them; a channel has no use for them. */
export function dutyBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language).duty;
  const open = facts.incident.duties.filter((duty) => duty.doneAt === null);
  if (open.length === 0) return [];
  const lines = open.map((duty) => {
    const kind = facts.policy.duties[duty.duty];
    const label = kind ? say(facts, kind.label) : duty.duty;
    return duty.dueAt ? words.due(label, timeOf(facts, duty.dueAt)) : label;
  });
  return [line(words.open), { kind: 'list', lines }];
}

/** Due time, or "at once" where the law sets no hour. */
export function dueOf(facts: CardFacts, due: Date | null): string {
  return due ? timeOf(facts, due) : cardWords(facts.language).atOnce;
}

/** 911: the address to send help to, what the reporter said, who confirmed and who stood down. */
export function emergencyBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language).emergency;
  const { emergency } = facts.incident;
  if (!emergency) return [];
  const blocks: NoticeBlock[] = [line(words.where(addressOf(facts)))];
  return [...blocks, ...emergencyState(facts)];
}

/** The state of an alarm without any word about place or kind; restricted cards show this much. */
export function emergencyState(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language).emergency;
  const { emergency } = facts.incident;
  if (!emergency) return [];
  const blocks: NoticeBlock[] = [];
  if (emergency.cannotCallAt && !emergency.confirmedAt && !emergency.stoodDownAt) {
    blocks.push(alert(words.cannotCall(timeOf(facts, emergency.cannotCallAt))));
  }
  if (emergency.confirmedAt) {
    blocks.push(line(words.confirmedBy(personOrReporter(facts, emergency.confirmedById), timeOf(facts, emergency.confirmedAt))));
  } else if (emergency.alerts > 0) blocks.push(line(words.alerted(emergency.alerts)));
  blocks.push(...afterConfirmation(facts));
  if (emergency.stoodDownAt) {
    blocks.push(line(words.stoodDownBy(personOf(facts, emergency.stoodDownById), timeOf(facts, emergency.stoodDownAt))));
  }
  return blocks;
}

/** Name, street address and front-office number: what a caller reads to 911. */
export function addressOf(facts: CardFacts): string {
  const words = cardWords(facts.language);
  const site = siteOf(facts);
  if (!site) return words.noSite;
  const name = facts.incident.siteConfirmed ? site.name : words.notConfirmed(site.name);
  return [name, site.address, words.frontOffice(site.frontOfficePhone)].filter((part) => part !== '').join(', ');
}
