import type { Answers } from '../../policy/types.ts';
import { changeIncident } from '../change-incident.ts';
import { loadIncident, reclassifyIncident } from '../classify-incident.ts';
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
  const { incidentId, person } = input;
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: mayCorrect,
    make: async (tx, incident) => {
      await addAnswersOf(deps, tx, { incident, answers: input.answers, note: input.note, siteId: input.siteId, byId: person.id });
      await tx.incidents.addCorrection(incidentId, { id: deps.ids.id(), kind: 'facts', at: deps.clock.now(), byId: person.id });
      tx.audit.append({ kind: 'facts-added', actorId: person.id, incidentId });
      const changed = await loadIncident(tx, incidentId);
      await reclassifyIncident(deps, tx, { incident: changed, cause: 'correction', actorId: person.id });
      return true;
    },
  });
}
