/** English words of what police did: the form, the card, the question for it. */
import type { PoliceOutcomeCode } from '../../../incidents/outcome/record-outcome.ts';

const codes: Record<PoliceOutcomeCode, string> = {
  no_action: 'No action',
  counseled: 'Counseled',
  diversion: 'Diversion',
  citation: 'Citation',
  arrest: 'Arrest',
  cps: 'To child protection',
  transport: 'Taken to hospital',
  pending: 'Still pending',
};

export const outcomes = {
  codes,
  form: {
    intro: 'For the meeting with the police department. No names.',
    what: 'What did police do?',
    remarks: 'Tick what is true',
    remark: {
      came_unasked: 'Police came without being asked by the school',
      school_matter: 'Police acted on a matter that is the school’s by the agreement',
    },
    arrived: 'When did they come?',
    finished: 'When had they finished?',
    timeHint: 'As 14:05, or with its date: 2026-10-14 14:05. Leave it empty if you do not know.',
    submit: 'Record',
    done: 'Recorded. It stands on the card.',
    already: 'That is recorded already.',
    errors: {
      time: 'Please write the time as 14:05, or as 2026-10-14 14:05.',
      future: 'That is in the future.',
      old: 'That is more than a day before the report.',
      order: 'They had finished before they came?',
    },
  },
  card: {
    line: (what: string, at: string) => `Police outcome, ${at}: ${what}.`,
    arrived: (at: string) => `Came ${at}.`,
    finished: (at: string) => `Finished ${at}.`,
    unasked: 'Police came without being asked.',
    schoolMatter: 'Police acted on a school matter.',
  },
  ring: ': what did the police do? Tap More to record the outcome.',
};

export type OutcomeWording = typeof outcomes;
