import { changeIncident } from '../change-incident.ts';
import type { Incident, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { isPaperOpen, type PaperReason } from './paperwork.ts';

interface Signing {
  incidentId: string;
  person: Person;
}

const openPaper = ({ emergency }: Incident) => (emergency?.paperDueAt ? emergency : null);

/** The first of the two persons says what became of the emergency; the paperwork stays open until a second has signed. */
export async function proposePaper(deps: UseCaseDeps, { incidentId, person, reason }: Signing & { reason: PaperReason }): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: openPaper,
    may: (who, incident) => may(who, 'stand-down', incident),
    make: async (tx, incident, emergency) => {
      if (!(await tx.papers.proposeOnce(emergency.id, { at: deps.clock.now(), byId: person.id, reason }))) return false;
      const details = { emergencyId: emergency.id, reason };
      tx.audit.append({ kind: 'paperwork-proposed', actorId: person.id, incidentId, details });
      const key = `paper:${emergency.id}:${deps.ids.id()}`;
      await ringOnDuty(deps, tx, { incident, why: 'second-person', key, lane: 'decision' });
      return true;
    },
  });
}

/** The second person signs, or says that it was otherwise: then somebody says anew what it was. Never the one who said it. */
export async function settlePaper(
  deps: UseCaseDeps,
  { incidentId, person, outcome }: Signing & { outcome: 'confirmed' | 'refused' },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: openPaper,
    may: (who, incident, emergency) => may(who, 'confirm', incident) && (outcome === 'refused' || emergency.paperById !== who.id),
    make: async (tx, _incident, emergency) => {
      if (!isPaperOpen(emergency) || !emergency.paperAt) return false;
      if (outcome === 'refused') await tx.papers.reject(emergency.id);
      else if (!(await tx.papers.signOnce(emergency.id, { at: deps.clock.now(), byId: person.id }))) return false;
      const details = { emergencyId: emergency.id, reason: emergency.paperReason ?? '' };
      tx.audit.append({ kind: outcome === 'refused' ? 'paperwork-refused' : 'paperwork-signed', actorId: person.id, incidentId, details });
      return true;
    },
  });
}
