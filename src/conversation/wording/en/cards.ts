/** English words of cards and messages. Sentences with a person in them are lines, so that the renderer writes the mention. */

import type { Role } from '../../../district/types.ts';
import type { Obligation } from '../../../policy/types.ts';
import type { ActionId } from '../../action-ids.ts';
import type { Line, PersonReference } from '../../notice.ts';
import { digest } from './digest.ts';
import { reporter } from './reporter.ts';

/** The buttons that cards carry. */
export type CardButton = Extract<
  ActionId,
  | 'approve'
  | 'decline'
  | 'on-it'
  | 'call-made'
  | 'notice-made'
  | 'emergency-called'
  | 'cannot-call'
  | 'where'
  | 'over'
  | 'mistaken'
  | 'stand-down'
  | 'details'
  | 'add-facts'
  | 'duty-done'
  | 'suspended'
  | 'was-me'
  | 'more'
  | 'answer'
  | 'continue-report'
  | 'all-clear'
  | 'told'
  | 'paperwork'
>;

const buttons: Record<CardButton, string> = {
  approve: 'Call police',
  decline: 'Keep at school',
  'on-it': "I'm on it",
  'call-made': 'Call made',
  'notice-made': 'Notice made',
  'emergency-called': '911 called',
  'cannot-call': 'I cannot call',
  where: 'Where?',
  over: 'It is over',
  mistaken: 'I was mistaken',
  'stand-down': 'Stand down',
  details: 'Details',
  'add-facts': 'Add or correct',
  'duty-done': 'Done',
  suspended: 'Yes or no',
  'was-me': 'It was me',
  more: 'More',
  answer: 'Answer',
  'all-clear': 'All clear',
  told: 'Told 911',
  paperwork: 'Paperwork',
  'continue-report': 'Continue the report',
};

const roles: Record<Role, string> = {
  director: 'security director',
  deputy: 'deputy director',
  designee: "superintendent's designee",
  site_admin: 'site administrator',
  title_ix: 'Title IX coordinator',
  hr: 'human resources',
  crisis_lead: 'crisis lead',
  liaison: 'liaison',
  operator: 'operator',
  staff: 'a member of staff',
};

const receivers: Record<Obligation['to'], string> = {
  police: 'the police',
  cps: 'child protection',
  fire: 'the fire department',
  medical: '911, medical',
  security: 'school security',
};

export const cards = {
  ...reporter,
  buttons,
  roles,
  receivers,
  reporter: 'the reporter',
  nobodyNamed: 'nobody named for this site',
  noSite: 'place not known yet',
  notConfirmed: (site: string) => `${site} (place not confirmed)`,
  frontOffice: (phone: string) => `front office ${phone}`,
  open: 'Open',
  atOnce: 'at once',
  noPhone: 'no number in the district file',
  restricted: (reference: string) => `Restricted matter ${reference}`,

  heading: {
    decide: (due: string) => `Decide by ${due}: call police?`,
    decidedBy: (title: string, due: string) => `${title} decides by ${due}`,
    decideLate: (due: string) => `Decision overdue since ${due}: call police?`,
    notCalled: 'APPROVED, NOT YET CALLED',
    called: (at: string) => `Called ${at}`,
    kept: 'Kept at school',
    noticeBy: (due: string) => `Notice required by law, due ${due}`,
    noticeLate: (due: string) => `NOTICE OVERDUE since ${due}`,
    noticesMade: 'Notice made',
    nobody911: 'NOBODY HAS CONFIRMED 911',
    called911: (at: string) => `911 called, confirmed ${at}`,
    stoodDown: (at: string) => `Stood down ${at}`,
    superseded: 'No decision needed any more',
    school: 'School matter, for your information',
    seeTo: (due: string) => `Please see to it by ${due}`,
    seeToNow: 'Please see to it now',
    law: 'Required by law: the reporter calls in person',
    withdrawn: 'Taken back by the reporter',
    closed: 'Closed',
  },

  over: { over_safe: 'over, student with an adult', ongoing: 'STILL GOING', whereabouts_unknown: 'WHERE THE STUDENT IS: NOT KNOWN' },
  injury: (label: string) => `injury: ${label}`,
  object: (label: string) => `object: ${label}`,
  why: (rules: string) => `Why: ${rules}`,
  under12: 'Under 12: no officer is asked to come.',

  decision: {
    onIt: (person: PersonReference, until: string, due: string): Line => [
      person,
      ` is on it. No reminders until ${until}; the limit stays ${due}.`,
    ],
    approved: (person: PersonReference, at: string, reason: string): Line => [`Approved ${at} by `, person, `. Reason: ${reason}.`],
    declined: (person: PersonReference, at: string, reason: string): Line => [`Decided ${at} by `, person, `. Reason: ${reason}.`],
    declinedMeans: 'The school handles this and asks no police to come. Anyone may still call the police; in danger 911.',
    whoCalls: (person: PersonReference, agency: string, due: string): Line => [person, ` calls ${agency} by ${due}.`],
    whoShouldHave: (person: PersonReference, agency: string, due: string): Line => [person, ` calls ${agency}. OVERDUE since ${due}.`],
    officer: 'An officer is asked to come.',
    noOfficer: 'No officer is asked to come.',
    called: (person: PersonReference, agency: string, at: string): Line => [`Called ${at}: ${agency}, by `, person, '.'],
  },
  caseNumber: (number: string) => `Case no. ${number}`,

  notice: {
    owed: (to: string, law: string, due: string): string => `To ${to}: ${law}. Due ${due}. Owner: `,
    late: 'OVERDUE.',
    made: (to: string, law: string, at: string): string => `To ${to}: ${law}. Made ${at} by `,
    onlyNotice: 'A notice, not a request for an officer.',
    how: { phone: 'by phone', in_person: 'in person', online: 'online' },
  },

  duty: {
    open: 'Also to do:',
    due: (label: string, due: string) => `${label}, due ${due}`,
  },

  emergency: {
    where: (place: string) => `Where: ${place}`,
    whereInDetails: 'Where: tap Details (deciders only).',
    cannotCall: (at: string) => `The reporter CANNOT CALL (${at}). Call 911 now.`,
    confirmedBy: (person: PersonReference, at: string): Line => [`911 called: confirmed ${at} by `, person, '.'],
    stoodDownBy: (person: PersonReference, at: string): Line => [`Stood down ${at} by `, person, '.'],
    alerted: (times: number) => (times === 1 ? '1 more person has been asked.' : `${times} more people have been asked.`),
  },

  correction: {
    over: (who: string, at: string) => `${who}: it is over, ${at}`,
    mistaken: (who: string, at: string) => `${who}: I was mistaken, ${at}`,
    facts: (who: string, at: string) => `${who}: facts added, ${at}`,
    reporter: 'Reporter',
  },
  wouldBe: (level: string) => `New facts would make this ${level}: lowering takes two persons.`,
  deEscalation: (lines: string[]) => `While you wait: ${lines.join(' · ')}`,
  shielded: 'Type and place are shown only to the people it went to.',
  handledByOthers: 'Others see to this matter. There is nothing for you to do here. In danger call 911.',

  push: {
    decide: (due: string) => `decide by ${due}`,
    call: 'approved, not yet called',
    notice: (due: string) => `notice due ${due}`,
    nobody911: 'NOBODY HAS CONFIRMED 911',
    news: 'new report',
    changed: 'updated',
  },

  call: {
    decide: (due: string) => `: please decide by ${due}.`,
    emergency: ': nobody has confirmed 911. Call 911, or tap if it was called.',
    callMade: (due: string) => `: the approved call is not recorded yet, due ${due}.`,
    notice: (due: string) => `: a notice required by law is open, due ${due}.`,
    newFacts: ': new facts were added. Please look at it again.',
    newFactsDecide: (due: string) => `: new facts were added. Please decide by ${due}.`,
    lookNow: ': please look at this now.',
    restricted: (reference: string) => `: ${reference} needs you. Tap Details.`,
  },

  board: {
    summary: (need: number, clocks: number, today: number) =>
      `${need} ${need === 1 ? 'needs' : 'need'} you, ${clocks} ${clocks === 1 ? 'clock' : 'clocks'}, ${today} today`,
    empty: 'Nothing needs anyone now.',
    what: { emergency: '911 not confirmed', decision: 'decision', call: 'call not made', notice: 'notice not made' },
    due: (due: string) => `due ${due}`,
    overdue: (due: string) => `OVERDUE since ${due}`,
    asOf: (at: string) => `As of ${at}. In danger call 911 first.`,
  },

  reminder: {
    waits: (place: string, since: string, due: string) => `1 decision waits for you: ${place}, since ${since}, due ${due}.`,
    nextAsked: (at: string, person: PersonReference): Line => [`At ${at} `, person, ' is asked too.'],
    push: (reference: string, due: string) => `${reference}: 1 decision waits for you, due ${due}`,
  },

  callDuty: {
    now: (agency: string, phone: string) => `Call now: ${agency}, ${phone}`,
    by: (due: string) => `Please call by ${due}. An approval is not a call.`,
    late: (due: string) => `OVERDUE since ${due}. An approval is not a call.`,
    say: 'Say this, without names of students:',
    after: 'Then tap "Call made".',
    done: (at: string) => `Call recorded ${at}. Thank you.`,
    by2: (person: PersonReference): Line => ['Recorded by ', person, '.'],
    push: (reference: string, due: string) => `${reference}: a call is yours, due ${due}`,
  },

  noticeDuty: {
    now: (to: string, phone: string) => `Give notice: ${to}, ${phone}`,
    law: (law: string) => `The law: ${law}. There is nothing to approve.`,
    by: (due: string) => `Due ${due}.`,
    late: (due: string) => `OVERDUE since ${due}.`,
    first911: 'EMERGENCY: 911 first. If nobody has called, call 911 now. Then give this notice.',
    noOfficer: 'This is a notice. We are not asking for an officer.',
    officer: 'Please send an officer.',
    moved: (person: PersonReference): Line => ['This notice is now with ', person, '.'],
    after: 'Then tap "Notice made".',
    done: (at: string) => `Notice recorded ${at}. Thank you.`,
    push: (reference: string, due: string) => `${reference}: a notice is yours, due ${due}`,
  },

  alert: {
    now: 'NOBODY HAS CONFIRMED 911. You are asked next.',
    doIt: (place: string) => `Call 911: ${place}. Then tap "911 called". Was it called already? Tap it too.`,
    push: (reference: string) => `${reference}: NOBODY HAS CONFIRMED 911`,
  },

  digest,
};

export type CardWording = typeof cards;
