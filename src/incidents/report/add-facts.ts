import type { Answers } from '../../policy/types.ts';
import { loadIncident, reclassifyIncident } from '../classify-incident.ts';
import { decidersOf } from '../deciders.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { mayCorrect } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { addAnswersOf } from './report-incident.ts';

export interface NewFacts {
  incidentId: string;
  person: Person;
  /** The whole set of answers, not only what changed. */
  answers: Answers;
  note: string | null;
  siteId: string | null;
}

/** Add or correct facts of an incident: a new revision of its answers, and the policy is asked again. */
export async function addFacts(deps: UseCaseDeps, input: NewFacts): Promise<Outcome> {
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(input.incidentId);
    if (!incident) return { kind: 'not-found' };
    if (!mayCorrect(input.person, incident)) return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident) };
    await addAnswersOf(deps, tx, { incident, answers: input.answers, note: input.note, siteId: input.siteId, byId: input.person.id });
    await tx.incidents.addCorrection(incident.id, { id: deps.ids.id(), kind: 'facts', at: deps.clock.now(), byId: input.person.id });
    tx.audit.append({ kind: 'facts-added', actorId: input.person.id, incidentId: incident.id });
    const changed = await loadIncident(tx, incident.id);
    const result = await reclassifyIncident(deps, tx, { incident: changed, cause: 'correction', actorId: input.person.id });
    return { kind: 'done', incident: result };
  });
}
