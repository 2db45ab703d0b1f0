import { auditActor } from '../audit-actor.ts';
import type { Incident } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { basisOf, contentsOf, type DisclosureGate } from './disclosure-basis.ts';

interface Told {
  incident: Incident;
  /** Agency id of the district file, or `911`; null: police of a place that is not known. */
  recipient: string | null;
  gate: DisclosureGate;
  /** Rule that demanded the notice, or reason code of the decision to call; null: 911. */
  reason: string | null;
  byId: string;
}

/**
 * Something about a student went to police: who was told, why, through which gate, by whom, in the same transaction (EC 49064,
 * 34 CFR 99.32). The chained audit event repeats all of it, so that a row that was changed or removed is found.
 */
export async function logDisclosure(deps: UseCaseDeps, tx: Transaction, told: Told): Promise<void> {
  const { incident, gate, reason, byId } = told;
  const recipient = told.recipient ?? 'police';
  const basis = basisOf(gate, reason === null ? [] : (deps.policy.rules[reason]?.statutes ?? []));
  const reasons = [incident.classification.type, ...(reason === null ? [] : [reason])];
  const contents = contentsOf(basis);
  const id = deps.ids.id();
  await tx.disclosures.log(incident.id, { id, recipient, reasons, basis, contents, byId, at: deps.clock.now() });
  const actorId = auditActor(incident.classification, byId);
  const details = { disclosureId: id, recipient, reasons, basis, contents };
  tx.audit.append({ kind: 'disclosure-logged', actorId, incidentId: incident.id, details });
}
