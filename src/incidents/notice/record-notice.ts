import { loadIncident } from '../classify-incident.ts';
import { decidersOf } from '../deciders.ts';
import type { Person, PoliceNotice } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { mayRecord } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

export interface NoticeMade {
  incidentId: string;
  noticeId: string;
  person: Person;
  how: NonNullable<PoliceNotice['how']>;
  caseNumber: string | null;
}

/** "Notice made": a notice that a statute demands was given. The first who records it counts. */
export async function recordNotice(deps: UseCaseDeps, input: NoticeMade): Promise<Outcome> {
  const { incidentId, person, how, caseNumber } = input;
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.getForUpdate(incidentId);
    const notice = incident?.notices.find((each) => each.id === input.noticeId);
    if (!incident || !notice) return { kind: 'not-found' };
    if (!mayRecord(person, incident, notice.ownerId)) return { kind: 'not-allowed', askInstead: decidersOf(deps.district, incident) };
    const first = await tx.notices.recordOnce(notice.id, { at: deps.clock.now(), byId: person.id, how, caseNumber });
    if (!first) return { kind: 'already', incident: await loadIncident(tx, incidentId) };
    tx.audit.append({ kind: 'notice-made', actorId: person.id, incidentId, details: { noticeId: notice.id, rule: notice.rule, how } });
    await tx.messages.refreshIncident(incidentId);
    return { kind: 'done', incident: await loadIncident(tx, incidentId) };
  });
}
