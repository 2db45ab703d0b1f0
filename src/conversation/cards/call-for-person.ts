import { decidersOf } from '../../incidents/deciders.ts';
import { isPaperOpen } from '../../incidents/emergency/paperwork.ts';
import { isOpenCall, isOpenNotice } from '../../incidents/is-open.ts';
import { openLevelChange } from '../../incidents/level/settle-level.ts';
import { isOutcomeOwed } from '../../incidents/outcome/record-outcome.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { dutyWords } from '../duty-words.ts';
import { followUpWords } from '../follow-up-words.ts';
import type { Notice, NoticeAction, PersonReference } from '../notice.ts';
import { noticeWords } from '../notice-words.ts';
import { outcomeWords } from '../outcome-words.ts';
import { button, type CardFacts, namedReference, personOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { dueOf } from './duty-lines.ts';
import { isCarriedByLead } from './gathering-lines.ts';
import { type CardState, cardState, firstDue, isDecidable } from './incident-heading.ts';
import { line, quiet } from './incident-lines.ts';

export interface PersonCall {
  /** Whom of the district file; the person on duty where it names nobody any more. */
  personKey: string | null;
  /** What the message was made for; when that no longer waits, nothing is said, whatever else is open. */
  why: string | null;
}

/**
 * A new message that rings one person, because an edited card does not ring. Says what is wanted and by when, never the kind, and not
 * the place: a matter may become restricted later, and what is said once is not taken back. The card above it shows where.
 *
 * @returns null when nothing waits any longer.
 */
export function callForPerson(facts: CardFacts, call: PersonCall): Notice | null {
  const wanted = wantedOf(facts, call.why);
  const person = calledPerson(facts, call.personKey);
  if (wanted === null || person === null) return null;
  const { reference } = facts.incident;
  if (isRestricted(facts.incident)) {
    const text = cardWords(facts.language).call.restricted(reference);
    return { push: reference, mention: [person], blocks: [line([person, text])], actions: actionsOf(facts) };
  }
  return {
    push: `${reference}${wanted}`,
    mention: [person],
    blocks: [line([person, wanted]), quiet(reference)],
    actions: actionsOf(facts),
  };
}

function calledPerson(facts: CardFacts, personKey: string | null): PersonReference | null {
  const named = facts.district.people.find((each) => each.key === personKey);
  if (named) return namedReference(facts, named);
  // directly to somebody the district file does not name: a witness with a duty of their own
  if (facts.reader) return personOf(facts, facts.reader.id);
  const [onDuty] = decidersOf(facts.district, facts.incident, facts.now);
  return onDuty ? namedReference(facts, onDuty) : null;
}

const STATES_OF: Record<string, CardState[]> = {
  'nobody-confirmed-911': ['nobody911'],
  'decision-waits': ['decide'],
};

/** What the message was made for, by its own reason; the others follow from the state of the incident. */
const WANTED: Record<string, (facts: CardFacts) => string | null> = {
  'look-now': ({ language }) => cardWords(language).call.lookNow,
  'taken-over': ({ language }) => followUpWords(language).call.takenOver,
  'second-person': ({ language, incident }) => (needsSecond(incident) ? followUpWords(language).call.secondPerson : null),
  'suspension-unknown': ({ language, incident }) => (incident.facts.suspended === undefined ? noticeWords(language).suspension.ring : null),
  'duties-overdue': overdueDuties,
  'outcome-owed': ({ language, incident }) => (isOutcomeOwed(incident) ? outcomeWords(language).ring : null),
  'new-facts': newFacts,
  'call-overdue': openCall,
  'notice-overdue': openNotice,
};

function wantedOf(facts: CardFacts, why: string | null): string | null {
  if (facts.incident.status !== 'open' || isCarriedByLead(facts)) return null;
  const wanted = why !== null && Object.hasOwn(WANTED, why) ? WANTED[why] : undefined;
  return wanted ? wanted(facts) : wantedByState(facts, why);
}

function wantedByState(facts: CardFacts, why: string | null): string | null {
  const words = cardWords(facts.language).call;
  const { incident } = facts;
  const state = cardState(incident);
  const expected = why === null ? undefined : STATES_OF[why];
  if (expected && !expected.includes(state)) return null;
  switch (state) {
    case 'nobody911':
      return words.emergency;
    case 'decide':
      return words.decide(dueOf(facts, incident.decision?.dueAt ?? null));
    case 'notCalled':
      return openCall(facts);
    case 'notice':
      return openNotice(facts);
    default:
      return null;
  }
}

/** Something that one person said waits for a second. */
function needsSecond(incident: CardFacts['incident']): boolean {
  const { emergency } = incident;
  if (isPaperOpen(emergency) && emergency.paperAt) return true;
  return openLevelChange(incident) !== null || incident.notices.some((notice) => isOpenNotice(notice) && notice.waiverAt !== null);
}

function overdueDuties({ incident, language, now }: CardFacts): string | null {
  const late = incident.duties.filter(({ doneAt, dueAt }) => !doneAt && (dueAt === null || dueAt <= now));
  return late.length > 0 ? dutyWords(language).ring(late.length) : null;
}

function newFacts(facts: CardFacts): string {
  const words = cardWords(facts.language).call;
  const { decision } = facts.incident;
  return isDecidable(facts.incident) ? words.newFactsDecide(dueOf(facts, decision?.dueAt ?? null)) : words.newFacts;
}

function openCall(facts: CardFacts): string | null {
  const duty = facts.incident.callDuty;
  return isOpenCall(duty) ? cardWords(facts.language).call.callMade(dueOf(facts, duty.dueAt)) : null;
}

function openNotice(facts: CardFacts): string | null {
  const { incident } = facts;
  if (!incident.notices.some(isOpenNotice)) return null;
  return cardWords(facts.language).call.notice(dueOf(facts, firstDue(incident)));
}

/** The decision is taken on the card itself; here only what cannot wait for scrolling up. */
function actionsOf(facts: CardFacts): NoticeAction[] {
  const isAlarm = cardState(facts.incident) === 'nobody911';
  return [...(isAlarm ? [button(facts, 'emergency-called', 'danger')] : []), button(facts, 'details')];
}
