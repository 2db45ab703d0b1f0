/** The audit events of an invented incident: the kinds and details that the use cases write. */
import type { InventedIncident } from '../../adapters/database/invented/invented-incident.ts';
import { auditActor } from '../../incidents/audit-actor.ts';

type Event = InventedIncident['events'][number];
type Told = Omit<InventedIncident, 'events'>;

/** @param closing who ended it, and when. */
export function inventEvents(invented: Told, closing: { at: Date; byId: string }): Event[] {
  const { incident } = invented;
  const ended: Event =
    incident.status === 'withdrawn'
      ? { kind: 'reporter-says-mistaken', at: closing.at, actorId: incident.reporterId }
      : { kind: 'incident-closed', at: closing.at, actorId: closing.byId };
  const events = [...reported(invented), ...decided(invented), ...contacted(invented), ...alarmed(invented), ended];
  // who suspects child abuse stands in no event, whatever became of it
  const isHidden = invented.revisions.some(({ classification }) => auditActor(classification, '') === null);
  return events
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((each) => ({ ...each, incidentId: incident.id, actorId: isHidden && each.actorId === incident.reporterId ? null : each.actorId }));
}

function reported({ incident, revisions }: Told): Event[] {
  const first = { kind: 'incident-reported', at: incident.openedAt, actorId: incident.reporterId, details: { cause: 'report' } };
  const classified = revisions.map(({ classification }) => {
    const { cause, type, level, police, rules, tracks, version, at, actorId } = classification;
    const details = { cause, type, level, police, rules, tracks: [...tracks], policy: version };
    return { kind: 'incident-classified', at, actorId, details };
  });
  return [first, ...classified];
}

function decided({ incident }: Told): Event[] {
  return [...incident.formerDecisions, incident.decision].flatMap((decision) => {
    if (!decision?.decidedAt) return [];
    const { id: decisionId, outcome, reason, revisesId, decidedAt, decidedById } = decision;
    const kind = revisesId === null ? 'escalation-decided' : 'decision-revised';
    return [{ kind, at: decidedAt, actorId: decidedById, details: { decisionId, outcome, reason: reason ?? '' } }];
  });
}

function contacted({ incident }: Told): Event[] {
  const { callDuty, notices, outcomes } = incident;
  const called: Event[] = callDuty?.calledAt
    ? [{ kind: 'call-made', at: callDuty.calledAt, actorId: callDuty.calledById, details: { callDutyId: callDuty.id } }]
    : [];
  const noticed = notices.flatMap(({ id, rule, how, madeAt, madeById }): Event[] =>
    madeAt && how ? [{ kind: 'notice-made', at: madeAt, actorId: madeById, details: { noticeId: id, rule, how } }] : [],
  );
  const told = outcomes.map(({ id: outcomeId, outcome, startedBy, onSchoolMatter, at, byId }): Event => {
    return { kind: 'outcome-recorded', at, actorId: byId, details: { outcomeId, outcome, startedBy, onSchoolMatter } };
  });
  return [...called, ...noticed, ...told];
}

function alarmed({ incident: { emergency } }: Told): Event[] {
  if (!emergency) return [];
  const { id: emergencyId, confirmedAt, confirmedById, stoodDownAt, stoodDownById } = emergency;
  const steps: [string, Date | null, string | null][] = [
    ['911-confirmed', confirmedAt, confirmedById],
    ['stood-down', stoodDownAt, stoodDownById],
    ['paperwork-proposed', emergency.paperAt, emergency.paperById],
    ['paperwork-signed', emergency.paperConfirmedAt, emergency.paperConfirmedById],
  ];
  return steps.flatMap(([kind, at, actorId]) => (at ? [{ kind, at, actorId, details: { emergencyId } }] : []));
}
