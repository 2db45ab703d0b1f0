import type { Answers } from '../../policy/types.ts';
import { auditActor } from '../audit-actor.ts';
import { changeIncident } from '../change-incident.ts';
import { loadIncident, reclassifyIncident } from '../classify-incident.ts';
import type { Incident, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { sendEmergencyButtons } from './raise-emergency.ts';
import { addAnswersOf } from './report-incident.ts';

export interface NewFacts {
  incidentId: string;
  person: Person;
  /** The whole set of answers, not only what changed. */
  answers: Answers;
  note: string | null;
  siteId: string | null;
  /** The place was asked for by itself, and chosen. */
  placeChosen?: boolean;
  /** Questions that a decider had asked, and that this answers. */
  answered?: string[];
}

/**
 * Add or correct facts of an incident: a new revision of its answers, and the policy is asked again. Facts about a report that was taken
 * back bring it back. Facts that make it an emergency send CALL 911 and its buttons to whoever gave them.
 */
export async function addFacts(deps: UseCaseDeps, input: NewFacts): Promise<Outcome> {
  const { incidentId, person } = input;
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'correct', incident),
    make: async (tx, incident) => {
      const { answers, note, siteId, placeChosen = false, answered = [] } = input;
      await tx.followUps.answerInquiries(incidentId, answeredBy(incident, { answers, answered }), deps.clock.now());
      await addAnswersOf(deps, tx, { incident, answers, note, siteId, byId: person.id, placeChosen });
      if (incident.status === 'withdrawn') await tx.incidents.reopen(incidentId);
      await tx.incidents.addCorrection(incidentId, { id: deps.ids.id(), kind: 'facts', at: deps.clock.now(), byId: person.id });
      tx.audit.append({ kind: 'facts-added', actorId: auditActor(incident.classification, person.id), incidentId });
      const changed = await loadIncident(tx, incidentId);
      const { classification } = await reclassifyIncident(deps, tx, { incident: changed, cause: 'correction', actorId: person.id });
      const isNewAlarm = classification.level === 'L5' && incident.classification.level !== 'L5';
      if (isNewAlarm) await sendEmergencyButtons(tx, { incidentId, personId: person.id });
      return true;
    },
  });
}

/** Open questions of deciders that these answers settle: asked for by themselves, or said now for the first time or differently. */
function answeredBy(incident: Incident, { answers, answered }: { answers: Answers; answered: string[] }): string[] {
  const open = incident.inquiries.filter(({ answeredAt }) => !answeredAt).map(({ questionId }) => questionId);
  const hasChanged = (id: string) => answers[id] !== undefined && String(answers[id]) !== String(incident.answers[id]);
  return open.filter((id) => answered.includes(id) || hasChanged(id));
}
