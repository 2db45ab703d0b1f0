import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** What a caller tells 911; ids of wording and database. Only that it was said, never what. */
export const TOLD_CODES = ['place', 'kind', 'weapon', 'injuries', 'people', 'in_charge'] as const;
export type ToldCode = (typeof TOLD_CODES)[number];

/**
 * What 911 was told; said again it replaces. Refused (`already`) before anybody has confirmed the call. Of a gathered report through which
 * the call was confirmed it counts for the one it stands under.
 */
export async function recordTold(
  deps: UseCaseDeps,
  { incidentId, person, told }: { incidentId: string; person: Person; told: ToldCode[] },
): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.emergency,
    may: (who, incident) => may(who, 'confirm-911', incident),
    make: async (tx, incident, emergency) => {
      if (!emergency.confirmedAt) return false;
      await tx.emergencies.recordTold(emergency.id, told);
      tx.audit.append({ kind: '911-told', actorId: person.id, incidentId, details: { emergencyId: emergency.id, told } });
      const lead = incident.gatheredIntoId ? await tx.incidents.get(incident.gatheredIntoId) : null;
      if (lead?.emergency?.confirmedViaId !== incidentId) return true;
      await tx.emergencies.recordTold(lead.emergency.id, told);
      tx.audit.append({ kind: '911-told', actorId: person.id, incidentId: lead.id, details: { emergencyId: lead.emergency.id, told } });
      await tx.messages.refreshIncident(lead.id);
      return true;
    },
  });
}
