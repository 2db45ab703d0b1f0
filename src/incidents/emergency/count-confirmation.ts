import type { Transaction } from '../ports.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { alertLater } from './alert-later.ts';

/** 911 was confirmed on a report: that counts for the one it stands under, whose alarm then ends. On record with who and which report. */
export async function countConfirmation(
  tx: Transaction,
  { leadId, confirmed }: { leadId: string; confirmed: { at: Date; byId: string; viaId: string } },
): Promise<boolean> {
  const lead = await tx.incidents.get(leadId);
  if (!lead?.emergency || !(await tx.gathering.confirmVia(lead.emergency.id, confirmed))) return false;
  const details = { emergencyId: lead.emergency.id, viaId: confirmed.viaId };
  tx.audit.append({ kind: '911-confirmed', actorId: confirmed.byId, incidentId: leadId, details });
  await tx.messages.refreshIncident(leadId);
  return true;
}

/**
 * The report through which 911 was confirmed is of another event: for this one nobody has confirmed, unless another report under it was
 * confirmed too. The alarm goes on where it stopped.
 */
export async function takeBackConfirmation(
  deps: UseCaseDeps,
  tx: Transaction,
  { leadId, viaId }: { leadId: string; viaId: string },
): Promise<void> {
  const lead = await tx.incidents.get(leadId);
  if (lead?.emergency?.confirmedViaId !== viaId) return;
  await tx.gathering.unconfirm(lead.emergency.id);
  tx.audit.append({ kind: '911-unconfirmed', actorId: null, incidentId: leadId, details: { emergencyId: lead.emergency.id, viaId } });
  const other = await tx.gathering.confirmedUnder(leadId);
  if (other && (await countConfirmation(tx, { leadId, confirmed: other }))) return;
  await alertLater(deps, tx, { incidentId: leadId, emergencyId: lead.emergency.id });
  // its people believed it confirmed: an edit would not ring
  await ringOnDuty(deps, tx, { incident: lead, why: 'nobody-confirmed-911', key: `ring:${leadId}:${deps.ids.id()}` });
}
