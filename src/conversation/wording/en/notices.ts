/** English words of the notices that a statute demands, beyond the card itself: both who owe one, suspension, not required after all. */
import type { WaiverReason } from '../../../incidents/notice/waive-notice.ts';
import type { Line, PersonReference } from '../../notice.ts';

const waiverReasons: Record<WaiverReason | 'reclassified', string> = {
  facts_corrected: 'The facts were corrected',
  other_notice_covers: 'Another notice covers it',
  made_by_other: 'Somebody else has given it',
  counsel_advised: 'Counsel advised it',
  reclassified: 'The level was lowered',
};

export const notices = {
  waiverReasons,
  party: { employee: 'the employee’s own', supervisor: 'the supervisor’s' },
  care: [
    'First you: are you hurt? See the nurse or a doctor now.',
    'You need not stay alone or go on working: ask for somebody to take over.',
  ],
  ownDuty: 'The law asks you yourself to tell the police promptly, besides your supervisor (EC 44014).',
  tellEmployee:
    'The employee has a duty of their own (EC 44014): please tell them. They confirm it in their message, or you record it here on their word.',
  itWasMe: 'Were you the employee who was attacked or threatened? Tap "It was me": the law gives you a duty of your own.',
  claimed: 'Thank you. Your messages now have what to do. First: are you hurt? See the nurse or a doctor.',
  alreadyClaimed: 'That is recorded already.',
  copies: 'Keep copies of the evidence on your device and give them to the police. Never upload or post them here.',
  reminder: {
    still: (to: string, due: string) => `Still open: the notice to ${to}, due ${due}.`,
    late: (to: string, due: string) => `OVERDUE: the notice to ${to}, due ${due}.`,
    push: (reference: string) => `${reference}: a notice is still open`,
  },
  receipt: {
    file: 'Please file this receipt with the school’s records.',
    to: (to: string, how: string) => `To ${to}, ${how}`,
    law: (law: string) => `Required by: ${law}`,
  },
  waived: (why: string, first: PersonReference, second: PersonReference): Line => [
    `Not required after all: ${why} By `,
    first,
    ' and ',
    second,
    '.',
  ],
  waiverProposed: (first: PersonReference, law: string): Line => [
    first,
    ` says that this notice is not required: ${law}. A second person has to confirm.`,
  ],
  notRequired: {
    intro: 'The notice stays owed and its clock goes on until a second person has confirmed. It stays on record for counsel.',
    which: 'Which notice?',
    why: 'Why is it not required?',
    propose: 'Say so',
    proposed: 'Recorded. The notice stays owed until a second person has confirmed.',
    proposal: (who: string, at: string, reason: string) => `${who}, ${at}: ${reason}.`,
    own: 'You said so yourself: somebody else has to confirm.',
    decide: 'Do you confirm that it is not required?',
    confirm: 'Yes, it is not required',
    keep: 'No, it is still owed',
    submit: 'Record',
    confirmed: 'Given up. Both names are on record.',
    refused: 'The notice is still owed.',
    nothing: 'No notice is open here.',
  },
  suspension: {
    ask: 'Was the student suspended?',
    why: 'If so, the law asks for a notice within one school day after the suspension (EC 48902(b)).',
    push: (reference: string) => `${reference}: suspended, yes or no?`,
    yes: 'Yes',
    no: 'No',
    when: 'On which day?',
    whenHint: 'Only for yes.',
    submit: 'Record',
    done: (due: string) => `Recorded. The notice is due ${due}.`,
    none: 'Recorded: no suspension.',
    already: 'That is recorded already.',
    chooseDay: 'Please choose the day of the suspension.',
    answered: { yes: 'Recorded: suspended.', no: 'Recorded: not suspended.' },
    ring: ': please find out whether the student was suspended.',
  },
};

export type NoticeWording = typeof notices;
