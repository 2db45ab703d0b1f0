/**
 * The legal gates through which something of a student's record may go to police (domain.md 3). FERPA has no general gate for a state's
 * law, so that what was said of identity always names one; counsel approves the notice template. Nothing here is law that domain.md does
 * not name.
 */
export const DISCLOSURE_GATES = [
  // nothing that tells who the student is
  'no_identity',
  // what staff saw themselves, told orally, is no education record
  'own_observation',
  // a notice that a statute demands: the minimum, no attachments
  'statutory_notice',
  // an articulable and significant threat (34 CFR 99.36): only to those who need it, and the threat is on record
  'emergency',
  // subpoena or court order (34 CFR 99.31(a)(9))
  'court_order',
  'parent_consent',
] as const;
/** As the person who told chooses it. */
export type DisclosureGate = (typeof DISCLOSURE_GATES)[number];

/** As it is logged: a notice under a statute for which domain.md names no gate waits for counsel. */
export type DisclosureBasis = DisclosureGate | 'counsel_to_confirm' | 'counts_hidden' | 'counts_approved';

/** What the records officer reads beside each code. */
export const BASIS_SOURCES: Record<DisclosureBasis, string> = {
  no_identity: 'nothing that tells who the student is',
  own_observation: 'what staff saw themselves, told orally: no education record',
  statutory_notice: 'EC 48902, EC 44014: the minimum; counsel approves the notice template',
  emergency: '34 CFR 99.36, EC 49076(a)(2) (verify): threat and recipient on record, 34 CFR 99.32(a)(5) (verify)',
  court_order: '34 CFR 99.31(a)(9) (verify)',
  parent_consent: 'the parent consented',
  counts_hidden: 'a digest: counts in which those of 1 to 10 about students are hidden, read again before it left; no education record',
  counts_approved: 'a digest for one agency: exact counts of what it holds itself, approved by counsel (date in the district file)',
  counsel_to_confirm: 'counsel to confirm: FERPA has no general gate for a law of the state',
};

/** The statutory notices that domain.md 3(e) names. */
const NOTICE = /^EC (48902|44014)\b/;
/** Reasonable suspicion that a homicidal act is prepared (M7) is such a threat. */
const THREAT = /^EC 4939[034]\b/;

/**
 * The gate that is logged.
 *
 * @param gate what the person chose; `statutory_notice` is what a notice asks for by itself.
 * @param statutes citations of the rule that demanded the notice, as `EC 48902(c)`; none for a call that was approved.
 */
export function basisOf(gate: DisclosureGate, statutes: readonly string[]): DisclosureBasis {
  if (gate !== 'statutory_notice') return gate;
  if (statutes.some((each) => NOTICE.test(each))) return 'statutory_notice';
  return statutes.some((each) => THREAT.test(each)) ? 'emergency' : 'counsel_to_confirm';
}

/** Codes of what went: kind, place and time always do; identity only where a gate for it was named. The facts themselves are not kept. */
export function contentsOf(basis: DisclosureBasis): string[] {
  return basis === 'no_identity' ? ['kind', 'place', 'time'] : ['kind', 'place', 'time', 'identity'];
}
