/** English words of the guided report and of the commands. Short: a screen has at most 60 words, read on a phone, in a hurry. */
import type { FoundCode } from '../../name-filter.ts';

const taken: Record<FoundCode, string> = {
  name: 'names',
  number: 'numbers',
  phone: 'telephone numbers',
  email: 'mail addresses',
  date: 'dates',
  status: 'immigration facts',
};

export const report = {
  /** The language's own name: what the switch of the other language shows. */
  languageName: 'English',
  inDanger: 'In danger? Call 911 now.',
  next: 'Next',
  back: 'Back',
  send: 'Send',
  close: 'Close',

  safety: {
    title: 'Report an incident',
    /** Half of the bilingual title. */
    shortTitle: 'Report',
    elsewhere: 'Somewhere else',
    resume: 'Go on with my report',
    unfinished: 'You have a report that is not sent.',
    textKept: 'Your words are kept as the note.',
    textCut: (length: number) => `Your words are kept as the note, but only the first ${length} characters fit.`,
  },
  special: {
    title: 'Is it one of these?',
    label: 'Tick all that are true',
    options: {
      child_harm: 'A child may be abused, neglected or sexually harmed',
      self_harm_now: 'Someone is hurting or killing themselves now',
      self_harm_signs: 'Talk or signs of self-harm',
      immigration: 'Immigration officers at or near school',
      missing: 'A student is missing',
      none: 'None of these',
    },
  },
  about: { title: 'What happened?' },
  details: { title: 'A few more facts' },
  review: {
    title: 'Check and send',
    note: 'Note',
    concerns: { label: "About one of these? They won't see it.", nobody: 'No' },
  },

  /** What happens next, before sending. */
  outcome: {
    school: (who: string, by: string) => `School matter. No police asked. ${who} sees it ${by}.`,
    decides: (who: string, minutes: number) => `${who} decides in ${minutes} minutes if police are called.`,
    decidesLater: (who: string, when: string) => `${who} reads it ${when} and decides then if police are called. It cannot wait? 911.`,
    notice: (who: string, by: string) => `Notice to police by law: ${who}, ${by}.`,
    noticeOnly: 'No officer asked.',
    canra: (phone: string) => `Call yourself, now: ${phone}. Sending this is not a report.`,
    emergency: 'Emergency. Call 911 now.',
  },
  by: {
    today: 'today',
    nextDay: 'next school day',
    minutes: (count: number) => `within ${count} minutes`,
    hours: (count: number) => (count === 1 ? 'within 1 hour' : `within ${count} hours`),
    days: (count: number) => (count === 1 ? 'within 1 day' : `within ${count} days`),
    schooldays: (count: number) => (count === 1 ? 'within 1 school day' : `within ${count} school days`),
    atOnce: 'at once',
  },
  nobodyNamed: 'The school office',

  sent: {
    title: (reference: string) => `Sent: ${reference}`,
    staffHurt: 'Hit, attacked or threatened with harm? Tap "Add or correct" in your messages: the law is different.',
    inMessages: 'You find this in your messages, with buttons to add, correct or take back.',
  },

  emergency: {
    title: 'CALL 911 NOW',
    inMessages: 'Your messages now hold the buttons and the other questions. Security is being told.',
  },

  hotline: {
    title: 'Call yourself, now',
    danger: 'Child in danger now: 911.',
    call: (phone: string) => `Otherwise call yourself, now: ${phone}, day and night.`,
    noProof: 'You need no proof and no permission. Telling this bot or your supervisor is not a report.',
    written: 'Written report within 36 hours.',
    besides: (phone: string) =>
      `A child may be harmed: call yourself too, now: ${phone}. In danger 911. You need no proof. That answer was not kept.`,
    noNames: 'No names here; you need not tell the district who you are. This answer was not kept.',
    record: 'Record that I called',
    recordedTitle: 'Call recorded',
    recorded: (at: string) => `Recorded: you called at ${at}. Nothing else was kept.`,
    stillWritten: 'Your written report is due within 36 hours of the call.',
  },

  where: {
    title: 'Where is it?',
    readAloud: 'Read this to 911:',
    notConfirmed: 'Not right? Choose the place and tap Save.',
    save: 'Save',
    saved: 'Place saved. Security sees it now.',
  },

  correction: {
    title: { over: 'It is over', mistaken: 'Mistaken' },
    over: 'Recorded: it is over. Those who were told can see it.',
    mistaken: 'Recorded: you were mistaken. Thank you for saying so.',
    staysOpen: 'It stays open until a person has looked, because of how serious it read.',
    already: 'You said so already. Nothing changed.',
    worse: 'New danger? Call 911.',
  },

  gone: {
    title: 'Not here any more',
    text: 'This report is sent, deleted or not yours. Nothing was changed.',
    startOver: 'Start a new report',
  },
  notAllowed: {
    title: 'Not yours to change',
    text: (phone: string) =>
      `This report is not yours to change. Nothing was changed. Security director: ${phone}. In danger call 911: that never needs approval.`,
  },

  changed: {
    question: 'A question changed since you started. Please answer again.',
    place: 'That place is not on the list any more. Please choose again.',
  },
  errors: {
    required: 'Please choose an answer.',
    unknown: 'Please choose from the list.',
    place: 'Please choose the place.',
    alone: (label: string) => `Choose "${label}" alone, or untick it.`,
    tooLong: (most: number) => `Please keep it to ${most} characters.`,
    taken: (what: string) => `We took out ${what}. Read your note again, then send.`,
  },
  taken,
  andWord: 'and',

  status: {
    title: 'Your reports',
    none: 'You have no reports from the last 30 days.',
    notFound: (reference: string) => `No report of yours is called ${reference}.`,
    line: (reference: string, what: string) => `${reference}: ${what}`,
    open: { L1: 'school matter', L2: 'school matter', L3: 'waiting for a decision', L4: 'notice required by law', L5: 'emergency' },
    approved: 'decided: police are called',
    called: 'police called',
    declined: 'decided: the school handles it',
    noticeMade: 'notice made',
    stoodDown: 'alarm over',
    withdrawn: 'taken back',
    closed: 'closed',
    change: 'To add or correct, use the buttons in your messages.',
  },

  help: {
    title: 'Help',
    danger: 'In danger? Call 911 first. You never need permission.',
    report: '/incident starts a report. Words after it become the note. Write no names.',
    status: '/incident status shows your reports. /incident help shows this.',
    who: (phone: string) => `Security director: ${phone}. You may always call police yourself.`,
  },

  outage: {
    title: 'CALL 911',
    danger: 'In danger? CALL 911 now.',
    sorry: 'This bot cannot take reports right now. What you just sent may not be saved; sending it again is safe.',
    director: (phone: string) => `Call the security director: ${phone}.`,
  },
};

export type ReportWording = typeof report;
