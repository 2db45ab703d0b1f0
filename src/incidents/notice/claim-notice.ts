import { announceIncident } from '../announce-incident.ts';
import { changeIncident } from '../change-incident.ts';
import { loadIncident } from '../classify-incident.ts';
import type { Incident, Person, PoliceNotice } from '../incident.ts';
import { isOpenNotice } from '../is-open.ts';
import type { Outcome } from '../outcome.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** The employee's own confirmation, while nobody has said whose it is. */
export function unclaimedNotice({ notices }: Pick<Incident, 'notices'>): PoliceNotice | null {
  return notices.find((notice) => notice.party === 'employee' && notice.ownerId === null && isOpenNotice(notice)) ?? null;
}

/** "It was me": the reporter is the employee who was attacked or threatened; the duty of EC 44014 is theirs, and they are told how. */
export async function claimNotice(deps: UseCaseDeps, { incidentId, person }: { incidentId: string; person: Person }): Promise<Outcome> {
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => (incident.notices.some(({ party }) => party === 'employee') ? incident : null),
    may: (who, incident) => who.id === incident.reporterId,
    make: async (tx, incident) => {
      const notice = unclaimedNotice(incident);
      if (!notice) return false;
      await tx.notices.reassign(notice.id, { agencyId: notice.agencyId, ownerId: person.id });
      tx.audit.append({ kind: 'employee-is-reporter', actorId: person.id, incidentId, details: { noticeId: notice.id } });
      await announceIncident(deps, tx, { incident: await loadIncident(tx, incidentId), before: null });
      return true;
    },
  });
}
