import { loadIncident, reclassifyIncident } from '../classify-incident.ts';
import type { Draft, Incident, Person } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { openIncident } from './open-incident.ts';
import { rememberPerson, saveOver } from './save-draft.ts';

export type Reported = { kind: 'reported' | 'already-reported'; incident: Incident } | { kind: 'stale'; draft: Draft };

/**
 * Send a report: the draft becomes an incident, its card and the reporter's confirmation are queued, all in one transaction. Sending
 * twice gives the incident of the first time. A draft that is an emergency already adds its answers to that incident.
 */
export async function reportIncident(
  deps: UseCaseDeps,
  { draft, person, concerns = [] }: { draft: Draft; person: Person; concerns?: string[] },
): Promise<Reported> {
  return deps.unitOfWork.run(async (tx) => {
    const incidentId = draft.incidentId ?? deps.ids.id();
    const saved = await saveOver(deps, tx, { draft: { ...draft, state: 'sent', incidentId, screen: 'sent' }, person });
    if (saved.kind === 'stale') return staleOrSent(tx, saved.draft);
    await rememberPerson(tx, { draft: saved.draft, person });
    const incident = draft.incidentId
      ? await completeEmergency(deps, tx, { draft: saved.draft, person })
      : await openIncident(deps, tx, { draft: saved.draft, person, cause: 'report', concerns });
    await tx.messages.post({
      kind: 'report-confirmation',
      lane: 'decision',
      to: { personId: person.id },
      incidentId,
      key: `confirmation:${incidentId}`,
    });
    return { kind: 'reported', incident };
  });
}

async function staleOrSent(tx: Transaction, draft: Draft): Promise<Reported> {
  if (draft.state !== 'sent' || !draft.incidentId) return { kind: 'stale', draft };
  return { kind: 'already-reported', incident: await loadIncident(tx, draft.incidentId) };
}

/** The remaining questions of a report that was an emergency from its first screen improve its card. */
async function completeEmergency(
  deps: UseCaseDeps,
  tx: Transaction,
  { draft, person }: { draft: Draft; person: Person },
): Promise<Incident> {
  const incident = draft.incidentId ? await tx.incidents.getForUpdate(draft.incidentId) : null;
  if (!incident) throw new Error(`emergency of draft ${draft.id} is missing`);
  await addAnswersOf(deps, tx, {
    incident,
    answers: draft.answers,
    note: draft.note ?? incident.note,
    siteId: draft.siteId ?? incident.siteId,
    byId: person.id,
  });
  const changed = await loadIncident(tx, incident.id);
  return reclassifyIncident(deps, tx, { incident: changed, cause: 'correction', actorId: person.id });
}

export interface AddedAnswers {
  incident: Incident;
  answers: Incident['answers'];
  note: string | null;
  siteId: string | null;
  byId: string;
  /** The place was asked for by itself, and chosen. */
  placeChosen?: boolean;
}

/** A new revision of an incident's answers, with the place they name. */
export async function addAnswersOf(deps: UseCaseDeps, tx: Transaction, change: AddedAnswers): Promise<void> {
  const { incident } = change;
  const site = deps.district.sites.find((each) => each.id === change.siteId);
  await tx.incidents.addAnswers(change.incident.id, {
    answers: change.answers,
    facts: incident.facts,
    note: change.note,
    siteId: site?.id ?? change.incident.siteId,
    // a place filled in beforehand stays unconfirmed until somebody chooses one
    siteConfirmed: site !== undefined && (incident.siteConfirmed || change.placeChosen === true || site.id !== incident.siteId),
    agencyId: site?.agencyId ?? change.incident.agencyId,
    byId: change.byId,
  });
}
