import { auditActor } from '../audit-actor.ts';
import { askPolicy, followClassification } from '../classify-incident.ts';
import type { Draft, Incident, Person, RecordedClassification } from '../incident.ts';
import type { NewIncident } from '../incident-ports.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

interface OpeningOf {
  draft: Draft;
  person: Person;
  cause: RecordedClassification['cause'];
  /** false: the place was filled in beforehand and left as it was. In the hurry of an emergency it may be wrong. */
  placeChosen?: boolean;
  /** Keys of the district file: whom the matter is about, as the reporter said; off the case before anybody is told. */
  concerns?: string[];
}

/**
 * Make an incident of a draft: answers, classification, what follows from it, and the audit event, all in the caller's transaction.
 * A draft becomes at most one incident.
 */
export async function openIncident(
  deps: UseCaseDeps,
  tx: Transaction,
  { draft, person, cause, placeChosen = true, concerns = [] }: OpeningOf,
): Promise<Incident> {
  const id = draft.incidentId ?? deps.ids.id();
  const site = deps.district.sites.find((each) => each.id === draft.siteId);
  const openedAt = deps.clock.now();
  const incident: Omit<NewIncident, 'reference'> = {
    id,
    draftId: draft.id,
    openedAt,
    siteId: site?.id ?? null,
    siteConfirmed: site !== undefined && placeChosen,
    agencyId: site?.agencyId ?? null,
    reporterId: person.id,
    answers: draft.answers,
    note: draft.note,
  };
  const classification = askPolicy(deps, { answers: draft.answers, siteId: incident.siteId, openedAt }, { cause, actorId: person.id });
  if ((await store(deps, tx, { incident, classification })) === 'exists') throw new Error(`draft ${draft.id} is an incident already`);
  tx.audit.append({ kind: 'incident-reported', actorId: auditActor(classification, person.id), incidentId: id, details: { cause } });
  for (const key of concerns) await routeAround(deps, tx, { incidentId: id, key, byId: person.id });
  return followClassification(deps, tx, { incidentId: id, before: null });
}

/** The accused in the chain of those who would read it (domain.md 1d, row 42). Who said so is on record only as the report's own. */
async function routeAround(
  deps: UseCaseDeps,
  tx: Transaction,
  { incidentId, key, byId }: { incidentId: string; key: string; byId: string },
): Promise<void> {
  const named = deps.district.people.find((each) => each.key === key);
  if (!named) return;
  const { id: personId } = await tx.people.ensureNamed({ key, role: named.role, siteIds: named.siteIds });
  await tx.followUps.recuseOnce(incidentId, { id: deps.ids.id(), personId, byId, at: deps.clock.now() });
  tx.audit.append({ kind: 'conflict-declared', actorId: null, incidentId, details: { personId, by: 'report' } });
}

async function store(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, classification }: { incident: Omit<NewIncident, 'reference'>; classification: RecordedClassification },
) {
  for (;;) {
    const reference = `${deps.district.referencePrefix}-${deps.ids.referenceSuffix()}`;
    const stored = await tx.incidents.createOnce({ ...incident, reference }, classification);
    if (stored !== 'reference-taken') return stored;
  }
}
