import { minutesAfter } from '../../district/wall-time.ts';
import { announceIncident } from '../announce-incident.ts';
import type { Incident } from '../incident.ts';
import { openOwed } from '../open-obligations.ts';
import type { Transaction } from '../ports.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { alertLater } from './alert-later.ts';
import { countConfirmation, takeBackConfirmation } from './count-confirmation.ts';
import type { GatheredReport } from './gather-ports.ts';
import { differs, isAlarm, isOneEvent, mayStandUnder } from './gather-rule.ts';

/**
 * Reports of one event at one site stand under the first of them: one card and one alarm, and each report stays an incident. Asked whenever
 * an incident was classified or its facts changed: a new emergency goes under the one that is there; one that turns out to be about
 * something else comes out again and alerts anew; and when the first is no emergency any more, the next oldest takes its place.
 *
 * @param incident as stored, with its newest answers and classification; nobody else changes it until the transaction ends.
 * @param before the incident as it was, or null for a new one.
 * @returns whether it now stands where it stood, went under another, or came out.
 */
export async function gatherReports(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, before }: { incident: Incident; before: Incident | null },
): Promise<'same' | 'gathered' | 'alone'> {
  const wasAlarm = before?.classification.level === 'L5';
  if (!wasAlarm && !isAlarm(incident)) return 'same';
  if (incident.siteId !== null) await tx.gathering.lockSite(incident.siteId);
  if (incident.gatheredIntoId !== null) return settleGathered(deps, tx, { incident, leadId: incident.gatheredIntoId });
  const reports = wasAlarm ? await tx.gathering.reportsUnder(incident.id) : [];
  if (reports.length > 0) await settleLead(deps, tx, { incident, reports });
  if (wasAlarm) return 'same';
  return (await findLead(deps, tx, { incident })) ? 'gathered' : 'same';
}

/** Does it still stand under its lead? An alarm that ended stays where it is. */
async function settleGathered(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, leadId }: { incident: Incident; leadId: string },
): Promise<'same' | 'gathered' | 'alone'> {
  if (incident.classification.level === 'L5' && incident.emergency?.stoodDownAt) return 'same';
  const lead = await tx.incidents.get(leadId);
  const group = (await tx.gathering.reportsUnder(leadId)).filter(({ id }) => id !== incident.id);
  if (lead && isAlarm(incident) && isOneEvent(incident, { lead, group })) {
    await tx.messages.refreshIncident(leadId);
    return 'same';
  }
  await comeOut(deps, tx, { incident, leadId });
  if (!isAlarm(incident)) return 'alone';
  if (await findLead(deps, tx, { incident, except: leadId })) return 'gathered';
  await alertAnew(deps, tx, incident.id);
  return 'alone';
}

/** The lead is no emergency any more, or says something else than reports under it: those stand under the oldest of them. */
async function settleLead(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, reports }: { incident: Incident; reports: GatheredReport[] },
): Promise<void> {
  if (incident.classification.level === 'L5' && incident.emergency?.stoodDownAt) return;
  const apart = isAlarm(incident) ? await othersThan(tx, incident, reports) : reports.filter(({ level }) => level === 'L5');
  const [oldest, ...rest] = apart;
  if (!oldest) return;
  const ids = rest.map(({ id }) => id);
  await tx.gathering.gatherAll(ids, oldest.id);
  await comeOut(deps, tx, { incident: oldest, leadId: incident.id });
  for (const { id } of rest) {
    await takeBackConfirmation(deps, tx, { leadId: incident.id, viaId: id });
    tx.audit.append({ kind: 'report-gathered', actorId: null, incidentId: id, details: { leadId: oldest.id } });
    await tx.messages.refreshIncident(id);
  }
  const confirmed = await tx.gathering.confirmedUnder(oldest.id);
  if (confirmed) await countConfirmation(tx, { leadId: oldest.id, confirmed });
  await standForItself(deps, tx, oldest.id);
}

/** Reports that are of another event than their lead, or that other people read. */
async function othersThan(tx: Transaction, lead: Incident, reports: GatheredReport[]): Promise<GatheredReport[]> {
  const others: GatheredReport[] = [];
  for (const report of reports) {
    const whole = differs(report, lead) ? null : await tx.incidents.get(report.id);
    if (!whole || !isOneEvent(whole, { lead, group: [] })) others.push(report);
  }
  return others;
}

/** Put it under the oldest alarm of the site that it may be a report of. */
async function findLead(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, except }: { incident: Incident; except?: string },
): Promise<boolean> {
  if (incident.siteId === null) return false;
  const minutes = deps.district.deadlines.gather;
  const opened = { from: minutesAfter(incident.openedAt, -minutes), to: minutesAfter(incident.openedAt, minutes) };
  for (const lead of await tx.gathering.leadsAt(incident.siteId, opened)) {
    if (lead.id === incident.id || lead.id === except) continue;
    const group = await tx.gathering.reportsUnder(lead.id);
    if (!mayStandUnder(incident, { lead, group, minutes })) continue;
    await tx.gathering.gatherAll([incident.id], lead.id);
    tx.audit.append({ kind: 'report-gathered', actorId: null, incidentId: incident.id, details: { leadId: lead.id } });
    const { emergency } = incident;
    if (emergency?.confirmedAt && emergency.confirmedById) {
      const confirmed = { at: emergency.confirmedAt, byId: emergency.confirmedById, viaId: incident.id };
      await countConfirmation(tx, { leadId: lead.id, confirmed });
    }
    return true;
  }
  return false;
}

async function comeOut(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, leadId }: { incident: { id: string }; leadId: string },
): Promise<void> {
  await tx.gathering.standAlone(incident.id);
  await shareOwed(deps, tx, { incident, leadId });
  tx.audit.append({ kind: 'report-released', actorId: null, incidentId: incident.id, details: { leadId } });
  await takeBackConfirmation(deps, tx, { leadId, viaId: incident.id });
  await tx.messages.refreshIncident(leadId);
}

/** What the report that came out had opened for all, the others still owe. */
async function shareOwed(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident: { id: outId }, leadId }: { incident: { id: string }; leadId: string },
): Promise<void> {
  const out = await tx.incidents.get(outId);
  if (!out || out.notices.length + out.duties.length === 0) return;
  const reports = await tx.gathering.reportsUnder(leadId);
  const known = reports.filter(({ type, level }) => level === 'L5' && type !== deps.policy.unspecifiedEmergency);
  for (const id of [leadId, ...known.map((report) => report.id)]) {
    const incident = await tx.incidents.get(id);
    if (incident && isAlarm(incident)) await openOwed(deps, tx, incident);
  }
}

/** A report that stood under another and now stands for itself: what it owes, its card and its alarm. */
export async function standForItself(deps: UseCaseDeps, tx: Transaction, incidentId: string): Promise<void> {
  const incident = await tx.incidents.get(incidentId);
  if (!incident) return;
  await openOwed(deps, tx, incident);
  await alertAnew(deps, tx, incidentId);
  await announceIncident(deps, tx, { incident: (await tx.incidents.get(incidentId)) ?? incident, before: null });
}

/** The card rings by being posted; where there was one before, a new message does. Then one person after another, as for any alarm. */
async function alertAnew(deps: UseCaseDeps, tx: Transaction, incidentId: string): Promise<void> {
  const incident = await tx.incidents.get(incidentId);
  if (!incident?.emergency || incident.emergency.confirmedAt) return;
  await alertLater(deps, tx, { incidentId, emergencyId: incident.emergency.id });
  if (!(await tx.gathering.hasCard(incidentId))) return;
  await ringOnDuty(deps, tx, { incident, why: 'nobody-confirmed-911', key: `ring:${incidentId}:${deps.ids.id()}` });
}
