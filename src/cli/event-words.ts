/** What an audit event of an incident says, as a sentence for the operator: codes of policy and decision, titles, and nothing else of it. */
import type { AuditEntry } from '../incidents/ports.ts';

/** What a sentence may take out of an event. */
interface Told {
  /** A detail; several with commas; `-` where there is none. */
  code: (name: string) => string;
  /** Title of whomever this detail names by id or key. */
  person: (name: string) => string;
  is: (name: string) => boolean;
}

type Sentence = string | ((told: Told) => string);

const REPORT: Record<string, Sentence> = {
  'incident-reported': ({ code }) => `reported (${code('cause')})`,
  'incident-classified': ({ code }) =>
    `classified ${code('level')} ${code('type')}, police ${code('police')}; rules ${code('rules')}; tracks ${code('tracks')}; policy ${code('policy')}; cause ${code('cause')}`,
  'facts-added': 'added or corrected facts',
  'record-added': ({ code }) => `added to the record: ${code('questions')}`,
  'reporter-says-over': 'said that it is over',
  'reporter-says-mistaken': 'said that the report was a mistake',
  'reporter-asked': ({ code }) => `asked the reporter: ${code('questionId')}`,
  'report-gathered': 'gathered under an earlier report of the same event',
  'report-released': 'no longer gathered: stands for itself',
  'student-linked': ({ code }) => `linked a student (${code('role')})`,
  'conflict-declared': ({ code, person }) =>
    `taken off the case: ${person('personId')}${code('by') === 'report' ? ' (the report is about them)' : ''}`,
};

const DECISION: Record<string, Sentence> = {
  'escalation-decided': ({ code }) => `decided: ${code('outcome')}; reason ${code('reason')}`,
  'decision-revised': ({ code }) => `revised the decision: ${code('outcome')}; reason ${code('reason')}`,
  'decision-reopened': 'the decision is open again',
  'decision-reminded': ({ code, person }) => `the decision waits (${code('stage')}): asked ${person('personKey')}`,
  'on-it': 'said "I’m on it"',
  'handed-over': ({ person }) => `handed over to ${person('personKey')}`,
  'lowering-held': ({ code }) => `new facts would lower ${code('from')} to ${code('to')}: held until two persons agree`,
  'lowering-proposed': ({ code }) => `proposed to lower ${code('from')} to ${code('to')}; reason ${code('reason')}`,
  'lowering-confirmed': ({ code }) => `agreed to lower ${code('from')} to ${code('to')}`,
  'lowering-refused': ({ code }) => `refused to lower ${code('from')} to ${code('to')}`,
};

const POLICE: Record<string, Sentence> = {
  'call-made': 'recorded the call to police',
  'call-overdue': 'the approved call to police is overdue: somebody was rung',
  'notice-made': ({ code }) => `recorded the notice of ${code('rule')} (${code('how')})`,
  'notice-overdue': 'a notice is overdue: somebody was rung',
  'waiver-proposed': ({ code }) => `proposed that the notice of ${code('rule')} is not required; reason ${code('reason')}`,
  'waiver-refused': ({ code }) => `refused: the notice of ${code('rule')} stays owed`,
  'notice-waived': ({ code }) => `agreed that the notice of ${code('rule')} is not required`,
  'employee-is-reporter': 'said that they are the employee the notice is about',
  'suspension-asked': 'asked whether there was a suspension',
  'suspension-answered': ({ is }) => (is('suspended') ? 'answered: suspended' : 'answered: not suspended'),
  'disclosure-logged': ({ code }) =>
    `disclosure logged: to ${code('recipient')}, gate ${code('basis')}, because of ${code('reasons')}; said: ${code('contents')}`,
  'agency-calls-imported': ({ code }) =>
    `list of calls of ${code('agencyId')}: ${code('added')} new, ${code('changed')} changed; at our sites ${code('atOurSites')}, known to us ${code('known')}`,
  'outcome-asked': 'asked what police did',
  'outcome-recorded': ({ code, is }) =>
    `recorded what police did: ${code('outcome')}; started by ${code('startedBy')}${is('onSchoolMatter') ? '; on a matter of the school' : ''}`,
};

const EMERGENCY: Record<string, Sentence> = {
  'emergency-alerted': ({ code, person }) => `911 not confirmed: rang ${person('personKey')} (round ${code('round')})`,
  '911-confirmed': 'confirmed that 911 was called',
  '911-unconfirmed': 'the confirmation of 911 no longer counts here',
  '911-told': ({ code }) => `recorded what 911 was told: ${code('told')}`,
  'cannot-call': 'said that they cannot call',
  'all-clear': 'said that the danger is over',
  'stood-down': 'stood the alarm down',
  'paperwork-proposed': 'signed the paperwork of the stand-down first',
  'paperwork-signed': 'signed the paperwork of the stand-down as second person',
  'paperwork-reminded': 'the paperwork of the stand-down waits: somebody was reminded',
  'paperwork-refused': 'refused to sign the paperwork of the stand-down',
  'drill-was-real': 'said THIS IS REAL during a drill',
};

const RECORD: Record<string, Sentence> = {
  'duty-done': ({ code }) => `recorded as done: ${code('duty')}`,
  'duties-reminded': ({ code }) => `reminded of duties (${code('open')} open)`,
  'restricted-delivered': ({ person }) => `the restricted message reached ${person('personId')}`,
  'details-read': 'read the details',
  'details-refused': 'asked for the details and was refused',
  'timeline-read': ({ code }) => `this record was read (${code('by')})`,
  'incident-closed': 'closed it',
  'incident-reopened': ({ code }) => `reopened it (was ${code('was')})`,
  'incident-related': 'related it to another incident',
};

const SENTENCES = new Map<string, Sentence>(Object.entries({ ...REPORT, ...DECISION, ...POLICE, ...EMERGENCY, ...RECORD }));

/**
 * One event in words; its kind alone where this version has no sentence for it.
 *
 * @param title of whoever this id or key of the district file is; never a name.
 */
export function eventWords({ kind, details = {} }: Pick<AuditEntry, 'kind' | 'details'>, title: (person: string) => string): string {
  const sentence = SENTENCES.get(kind);
  if (typeof sentence !== 'function') return sentence ?? kind;
  const code = (name: string): string => {
    const value = details[name] ?? [];
    return (Array.isArray(value) ? value.join(', ') : String(value)) || '-';
  };
  return sentence({ code, person: (name) => title(code(name)), is: (name) => details[name] === true });
}
