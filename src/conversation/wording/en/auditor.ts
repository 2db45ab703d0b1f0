/** English words of the auditor's alarm in the operator's channel: counts, references and what to do; never a kind, place or person. */
import type { OverlookedCode } from '../../../incidents/overlooked/overlooked.ts';

const codes: Record<OverlookedCode, string> = {
  'not-opened': 'a decision, a notice or the 911 confirmation was never opened',
  unwatched: 'something open that no reminder will come back to',
  'emergency-unrung': 'EMERGENCY: nobody has confirmed 911, and the next person was not called',
  'decision-unasked': 'a decision waits, and the next person was not asked',
  'call-unrung': 'an approved call is overdue, and nobody was asked for it',
  'notice-unrung': 'a notice required by law is overdue, and nobody was asked for it',
  'duty-unrung': 'a duty is overdue, and nobody was asked for it',
  'call-untold': 'the person who has to make an approved call was not told',
  'notice-untold': 'the person who owes a notice was not told',
  'card-missing': 'no card in the director channel',
  'told-nobody': 'shown to nobody but the reporter',
  'card-outdated': 'the card in the director channel shows an old state',
  'message-lost': 'a message was written and will never be sent',
  'delivery-stuck': 'an urgent message has been waiting for more than 2 minutes',
  'delivery-failed': 'an urgent message was given up today',
  'reminder-late': 'a reminder is due and was not attended to',
};

export const auditor = {
  codes,
  heading: 'Crosswalk: messages are missing',
  push: (count: number) => (count === 1 ? 'Crosswalk: 1 thing was not sent in time' : `Crosswalk: ${count} things were not sent in time`),
  line: (count: number, what: string, where: string) => `${count} × ${what}${where === '' ? '' : `: ${where}`}`,
  more: (count: number) => `${count} more`,
  named: (count: number) => (count === 1 ? '1 whose reference stands in no channel' : `${count} whose references stand in no channel`),
  atOnce: 'Now: telephone the security director and the deputies, and read these references to them. The bot may not reach them.',
  afterwards: 'Then: look at the log and at docs/operating.md, “The auditor”. This is said again when there is more, and every hour.',
  clearHeading: 'Crosswalk: all made up',
  clear: 'What was missing has been sent or done.',
};

export type AuditorWording = typeof auditor;
