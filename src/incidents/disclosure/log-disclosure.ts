import type { Incident } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/**
 * The legal gates through which something of a student's record may go to police (domain.md 3). FERPA has no general gate for a state's
 * law, so that what was said of identity always names one; counsel approves the notice template.
 */
export const DISCLOSURE_GATES = [
  // nothing that tells who the student is
  'no_identity',
  // what staff saw themselves, told orally, is no education record
  'own_observation',
  // a notice that a statute demands: the minimum, no attachments
  'statutory_notice',
  // an articulable and significant threat (34 CFR 99.36): only to those who need it
  'emergency',
  // subpoena or court order (34 CFR 99.31(a)(9))
  'court_order',
  'parent_consent',
] as const;
export type DisclosureGate = (typeof DISCLOSURE_GATES)[number];

interface Told {
  incident: Incident;
  /** Agency id of the district file, or `911`; null: police of a place that is not known. */
  recipient: string | null;
  gate: DisclosureGate;
  byId: string;
}

/** Codes of what went: kind and place always do; identity only where a gate for it was named. The facts themselves are not kept here. */
function contentsOf(gate: DisclosureGate): string[] {
  return gate === 'no_identity' ? ['kind', 'place', 'time'] : ['kind', 'place', 'time', 'identity'];
}

/** Something about a student went to police: who was told, through which gate, by whom, in the same transaction (EC 49064, 34 CFR 99.32). */
export async function logDisclosure(deps: UseCaseDeps, tx: Transaction, { incident, recipient, gate, byId }: Told): Promise<void> {
  const contents = contentsOf(gate);
  const id = deps.ids.id();
  await tx.disclosures.log(incident.id, { id, recipient: recipient ?? 'police', basis: gate, contents, byId, at: deps.clock.now() });
  tx.audit.append({ kind: 'disclosure-logged', actorId: null, incidentId: incident.id, details: { disclosureId: id, gate, contents } });
}
