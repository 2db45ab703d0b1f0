import { classify } from '../policy/classify.ts';
import { type Answers, type Classification, type Facts, LEVELS, type Level } from '../policy/types.ts';
import { announceIncident, NEW_FACTS, tellNoticeOwners } from './announce-incident.ts';
import { auditActor } from './audit-actor.ts';
import { gatherReports, standForItself } from './emergency/gather-reports.ts';
import { followPlace } from './follow-place.ts';
import type { Incident, RecordedClassification } from './incident.ts';
import { openObligations } from './open-obligations.ts';
import type { Transaction } from './ports.ts';
import { ringOnDuty } from './ring-on-duty.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

export interface ClassifyCause {
  cause: RecordedClassification['cause'];
  actorId: string | null;
}

/** What the policy says of these answers now; minutes count from the opening. */
export function askPolicy(
  deps: UseCaseDeps,
  subject: { answers: Answers; facts?: Facts; siteId: string | null; openedAt: Date },
  { cause, actorId }: ClassifyCause,
): RecordedClassification {
  const now = deps.clock.now();
  const result = classify(deps.policy, {
    ...(subject.siteId === null ? {} : { site: subject.siteId }),
    answers: subject.answers,
    facts: { ...subject.facts, at: now.toISOString(), minutesOpen: Math.floor((now.getTime() - subject.openedAt.getTime()) / 60_000) },
  });
  return { ...result, id: deps.ids.id(), at: now, cause, actorId };
}

/**
 * Ask the policy again about an incident whose answers or circumstances changed, record what it says, open what follows and tell the
 * people concerned. Up is free; down from L4 or L5 takes two persons, so the earlier classification then stays and `wouldBeLevel`
 * says what the new facts would give (design.md, step 8).
 *
 * @param incident as stored, its latest answers included.
 * @returns the incident as it now stands.
 */
export async function reclassifyIncident(
  deps: UseCaseDeps,
  tx: Transaction,
  input: { incident: Incident } & ClassifyCause,
): Promise<Incident> {
  const { incident, cause } = input;
  const result = askPolicy(deps, incident, input);
  // the second person would confirm something else than the first proposed
  if (cause === 'correction') await tx.followUps.dropLevelProposal(incident.id);
  if (wouldLower(incident.classification.level, result.level)) {
    const details = { from: incident.classification.level, to: result.level };
    // the tracks that were and those that would be: either may be the one that protects who reported
    const actorId = auditActor(incident.classification, auditActor(result, input.actorId));
    tx.audit.append({ kind: 'lowering-held', actorId, incidentId: incident.id, details });
    const held = await holdLevel(deps, tx, { incident, level: result.level });
    if (cause === 'correction') await ringOnDuty(deps, tx, { incident: held, why: NEW_FACTS, key: `ring:${incident.id}:${result.id}` });
    return held;
  }
  await tx.incidents.classify(incident.id, result);
  await tx.incidents.setWouldBeLevel(incident.id, null);
  return followClassification(deps, tx, { incidentId: incident.id, before: incident });
}

/** The level stays; a corrected place counts all the same. */
async function holdLevel(deps: UseCaseDeps, tx: Transaction, { incident, level }: { incident: Incident; level: Level }): Promise<Incident> {
  await tx.incidents.setWouldBeLevel(incident.id, level);
  await followPlace(deps, tx, incident);
  if ((await gatherReports(deps, tx, { incident, before: incident })) === 'alone') await standForItself(deps, tx, incident.id);
  const held = await loadIncident(tx, incident.id);
  await tellNoticeOwners(deps, tx, held);
  await tx.messages.refreshIncident(incident.id);
  return held;
}

/** Open what the latest classification asks for and tell the people concerned; audit it. */
export async function followClassification(
  deps: UseCaseDeps,
  tx: Transaction,
  { incidentId, before }: { incidentId: string; before: Incident | null },
): Promise<Incident> {
  const classified = await loadIncident(tx, incidentId);
  const { classification } = classified;
  const actorId = auditActor(classification, classification.actorId);
  tx.audit.append({ kind: 'incident-classified', actorId, incidentId, details: auditDetails(classification) });
  await gatherReports(deps, tx, { incident: classified, before });
  await openObligations(deps, tx, await loadIncident(tx, incidentId));
  const opened = await loadIncident(tx, incidentId);
  await announceIncident(deps, tx, { incident: opened, before });
  return opened;
}

/** The incident as this transaction sees it. */
export async function loadIncident(tx: Transaction, incidentId: string): Promise<Incident> {
  const incident = await tx.incidents.get(incidentId);
  if (!incident) throw new Error(`incident ${incidentId} vanished inside its own transaction`);
  return incident;
}

/** Would this change take an incident down from L4 or L5? */
function wouldLower(from: Level, to: Level): boolean {
  return (from === 'L4' || from === 'L5') && LEVELS.indexOf(to) < LEVELS.indexOf(from);
}

function auditDetails(result: Classification & { cause: string }) {
  const { cause, type, level, police, rules, tracks, version } = result;
  return { cause, type, level, police, rules, tracks: [...tracks], policy: version };
}
