/** English words of what happens after a report: the forms behind "More", hand-overs, questions to the reporter, who is on duty. */
import type { LevelReason } from '../../../incidents/level/propose-level.ts';
import type { Line, PersonReference } from '../../notice.ts';

const levelReasons: Record<LevelReason, string> = {
  facts_corrected: 'The facts were corrected',
  false_alarm: 'It was a false alarm',
  wrong_kind: 'The kind was wrong',
  counsel_advised: 'Counsel advised it',
};

export const followUp = {
  levelReasons,
  more: { what: 'What do you want to do?', submit: 'Go on', nothing: 'There is nothing more you can do with this now.' },
  ask: {
    intro: 'The reporter gets this question in their messages. The answer comes to the card, and the policy is asked again.',
    question: 'What do you want to know?',
    submit: 'Ask',
    done: 'Asked. The card shows the answer.',
    already: 'This question waits for an answer already.',
  },
  answer: {
    submit: 'Send the answer',
    done: 'Thank you. The answer is on the card now.',
    none: 'No question waits for you here any more.',
  },
  handOver: {
    intro: 'They are told at once and asked first from now on. The limit stays.',
    to: 'Who takes it over?',
    submit: 'Hand over',
    done: (title: string) => `Handed over to: ${title}.`,
    already: 'They have it already.',
    nobody: 'Nobody else can take it over: the others are away, off this case, or not reachable.',
  },
  conflict: {
    intro: 'Whoever is taken off reads, decides and records nothing of this matter any more. What they owed goes to the next person.',
    who: 'Who has a conflict of interest?',
    me: 'I have',
    submit: 'Take off the case',
    done: 'Done. The next person is asked now.',
    already: 'They are off this case already.',
  },
  revise: {
    toApprove: 'It was decided to keep this at school. Now you decide that the police are called; both decisions stay on record.',
    toDecline: 'It was decided to call the police, and nobody has called yet. Now you keep it at school; both decisions stay on record.',
    called: 'The call was made already. What the police were told cannot be taken back here: record the outcome instead.',
  },
  lower: {
    intro: (from: string, to: string) =>
      `With the facts as they are now this would be ${to} instead of ${from}. Lowering takes two persons.`,
    why: 'Why?',
    propose: 'Propose lowering',
    proposed: 'Proposed. Nothing changes before a second person has confirmed it.',
    proposal: (who: string, at: string, reason: string) => `Proposed by ${who}, ${at}: ${reason}.`,
    own: 'You proposed it: somebody else has to confirm.',
    decide: 'Do you confirm?',
    confirm: 'Yes, lower it',
    keep: 'No, keep the level',
    submit: 'Record',
    confirmed: 'Lowered. Both names are on record.',
    refused: 'The level stays.',
    nothing: 'There is nothing to lower: the facts give the level it has.',
  },
  close: {
    intro: 'Nothing is open here any more. It stays on record and can be opened again.',
    submit: 'Close',
    done: 'Closed.',
    open: (items: string) => `Not closed: still open is ${items}.`,
    items: {
      emergency: 'the alarm',
      decision: 'the decision',
      call: 'the call',
      notice: 'a notice',
      level: 'lowering the level',
      duty: 'a duty',
      paperwork: 'the paperwork',
    },
    already: 'It is closed already.',
  },
  reopen: { intro: 'It is open again, as it was.', submit: 'Open again', done: 'Open again.', already: 'It is open already.' },
  relate: {
    intro: 'Two reports that belong together. Neither changes the other.',
    reference: 'Reference of the other report',
    hint: 'As it stands on the card: PS-7K3Q.',
    submit: 'Relate',
    done: 'Related.',
    unknown: 'There is no other report with this reference that you may see.',
  },

  inquiry: {
    asks: (title: string) => `${title} asks about your report:`,
    answered: (at: string) => `Answered ${at}. Thank you.`,
    over: 'This question needs no answer any more.',
    push: (reference: string) => `${reference}: a question about your report`,
  },
  handedOver: {
    yours: (person: PersonReference, reference: string): Line => [person, ` handed over to you: ${reference}.`],
    passed: (person: PersonReference): Line => ['Handed on to ', person, '.'],
    push: (reference: string) => `${reference}: handed over to you`,
  },
  card: {
    asked: (question: string, at: string) => `Reporter asked ${at}: ${question}`,
    answer: (text: string, at: string) => `Answered ${at}: ${text}`,
    waiting: 'no answer yet',
    handedOver: (from: PersonReference, to: PersonReference, at: string): Line => [`Handed over ${at} by `, from, ' to ', to, '.'],
    revised: (person: PersonReference, at: string, what: string): Line => [`Before: ${what}, ${at}, by `, person, '.'],
    before: { approved: 'call police', declined: 'keep at school' },
    callCancelled: (person: PersonReference, at: string): Line => [`The call was taken back ${at} by `, person, ', before anybody called.'],
    lowering: (person: PersonReference, to: string): Line => [person, ` proposes to lower this to ${to}. A second person has to confirm.`],
    related: (references: string) => `Belongs together with: ${references}`,
    unread: (until: string) => `Nobody is on call: read from ${until} on. The limit counts from then.`,
  },
  call: {
    takenOver: ': this is yours now. Please look at it.',
    secondPerson: ': a second person has to confirm what was proposed. Tap More.',
  },

  hours: {
    reads: (title: string) => `${title} reads this now.`,
    onCall: (title: string) => `Outside office hours ${title} is on call and reads this now.`,
    nobody: (when: string, phone: string) => `Nobody reads this before ${when}. If it cannot wait: 911 or ${phone}.`,
  },
  away: {
    only: 'Only those who decide about calling police can say that they are away. Please tell your office.',
    usage: 'Write until when: /incident away until 2026-12-01, or until 14:30 (today). Then /incident away says that you are back.',
    past: 'That is in the past. Nothing was changed.',
    tooLong: 'At most 100 days. Nothing was changed.',
    done: (until: string, title: string) => `You are away until ${until}. Asked instead: ${title}.`,
    back: (title: string) => `You are back. First asked now: ${title}.`,
    notAway: 'You are not marked as away.',
  },
  dutyChange: {
    yours: (until: string) => `You are asked first from now on, until ${until}.`,
    yoursOpen: 'You are asked first from now on.',
    nothing: 'Nothing waits.',
    waits: (count: number) => (count === 1 ? '1 matter waits:' : `${count} matters wait:`),
    push: (count: number) => (count === 0 ? 'You are on duty' : `You are on duty: ${count} waiting`),
  },
  rollUp: {
    heading: (date: string) => `School matters of ${date}`,
    counted: (count: number) => (count === 1 ? '1 ordinary matter (L1).' : `${count} ordinary matters (L1).`),
    restricted: (count: number) => (count === 1 ? '1 restricted matter.' : `${count} restricted matters.`),
    push: 'School matters of the day',
  },
};

export type FollowUpWording = typeof followUp;
