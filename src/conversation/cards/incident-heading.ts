/** Line 1 of a card: what is wanted, by when. The most urgent open thing wins, whatever the level. */

import { endOfSchoolDay, isSchoolTime } from '../../district/calendar.ts';
import { isDueNow } from '../../incidents/channel-posting.ts';
import { decidersOf } from '../../incidents/deciders.ts';
import type { Incident } from '../../incidents/incident.ts';
import { isOpenCall, isOpenNotice } from '../../incidents/is-open.ts';
import { may } from '../../incidents/permissions.ts';
import { emergencyWords } from '../emergency-words.ts';
import { type CardFacts, isLate, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { dueOf } from './duty-lines.ts';

export type CardState =
  | 'withdrawn'
  | 'nobody911'
  | 'called911'
  | 'allClear'
  | 'stoodDown'
  | 'decide'
  | 'notCalled'
  | 'notice'
  | 'called'
  | 'noticesMade'
  | 'kept'
  | 'superseded'
  | 'law'
  | 'school'
  | 'closed';

/** What this incident waits for, or how it ended. */
export function cardState(incident: Incident): CardState {
  if (incident.status === 'withdrawn') return 'withdrawn';
  return emergencyStateOf(incident) ?? openStateOf(incident) ?? settledStateOf(incident);
}

function emergencyStateOf({ classification, emergency, notices }: Incident): CardState | null {
  if (classification.level !== 'L5' || !emergency) return null;
  if (!emergency.stoodDownAt && !emergency.confirmedAt) return 'nobody911';
  if (!emergency.stoodDownAt) return emergency.allClearAt ? 'allClear' : 'called911';
  // standing down ends the alarm; a notice that is owed stays owed
  return notices.some(isOpenNotice) ? null : 'stoodDown';
}

function openStateOf(incident: Incident): CardState | null {
  if (isDecidable(incident)) return 'decide';
  if (isOpenCall(incident.callDuty)) return 'notCalled';
  return incident.notices.some(isOpenNotice) ? 'notice' : null;
}

function settledStateOf(incident: Incident): CardState {
  if (incident.callDuty?.calledAt) return 'called';
  if (incident.notices.length > 0) return 'noticesMade';
  if (incident.decision?.outcome === 'declined') return 'kept';
  if (incident.decision?.outcome === 'superseded') return 'superseded';
  if (incident.classification.level === 'L4') return 'law';
  return incident.status === 'closed' ? 'closed' : 'school';
}

/** Is there a choice left to the school? Never where a statute, child protection or 911 asks (domain.md 1e). */
export function isDecidable(incident: Incident): boolean {
  const { level, police } = incident.classification;
  return incident.decision?.outcome === 'pending' && level === 'L3' && police === 'discretionary';
}

/** Line 1 without the place. */
export function headingText(facts: CardFacts): string {
  const words = cardWords(facts.language).heading;
  const { incident } = facts;
  const state = cardState(incident);
  switch (state) {
    case 'decide':
      return decideHeading(facts);
    case 'notice':
      return noticeHeading(facts);
    case 'school':
      // a channel is only told; whoever reads it directly is the one to see to it
      if (isDueNow(incident)) return words.seeToNow;
      return facts.reader ? words.seeTo(timeOf(facts, seenBy(facts))) : words.school;
    case 'called':
      return words.called(momentOf(facts, incident.callDuty?.calledAt));
    case 'called911':
      return words.called911(momentOf(facts, incident.emergency?.confirmedAt));
    case 'allClear':
      return emergencyWords(facts.language).allClear.heading(momentOf(facts, incident.emergency?.allClearAt));
    case 'stoodDown':
      return words.stoodDown(momentOf(facts, incident.emergency?.stoodDownAt));
    default:
      return words[state];
  }
}

function decideHeading(facts: CardFacts): string {
  const words = cardWords(facts.language).heading;
  const due = facts.incident.decision?.dueAt ?? null;
  const [onDuty] = decidersOf(facts.district, facts.incident, facts.now);
  // whoever reads it directly and may not decide is not asked
  const isAsked = facts.reader === null || may(facts.reader, 'decide', facts.incident);
  if (!isAsked && onDuty) return words.decidedBy(onDuty.title[facts.language], dueOf(facts, due));
  return isLate(facts, due) ? words.decideLate(dueOf(facts, due)) : words.decide(dueOf(facts, due));
}

function noticeHeading(facts: CardFacts): string {
  const words = cardWords(facts.language).heading;
  const due = firstDue(facts.incident);
  return isLate(facts, due) ? words.noticeLate(dueOf(facts, due)) : words.noticeBy(dueOf(facts, due));
}

/** The earliest limit of the open notices; null: at once. */
export function firstDue(incident: Incident): Date | null {
  const open = incident.notices.filter(isOpenNotice);
  const dues = open.map((notice) => notice.dueAt);
  const times = dues.flatMap((due) => (due === null ? [] : [due.getTime()]));
  const now = dues.some((due) => due === null);
  return now || times.length === 0 ? null : new Date(Math.min(...times));
}

/**
 * When the school has looked at it: L1 by the end of the school day, the others within the district's minutes (domain.md 1a). Out of school
 * hours nobody promises minutes: then it is the next school day for all.
 */
export function seenBy({ district, incident }: CardFacts): Date {
  const { openedAt, classification } = incident;
  if (classification.level === 'L1' || !isSchoolTime(district, openedAt)) return endOfSchoolDay(district, openedAt);
  return new Date(incident.openedAt.getTime() + district.deadlines.adminSees * 60_000);
}

function momentOf(facts: CardFacts, at: Date | null | undefined): string {
  return at ? timeOf(facts, at) : '';
}
