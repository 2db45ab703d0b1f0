import { changeIncident } from '../change-incident.ts';
import type { DisclosureGate } from '../disclosure/disclosure-basis.ts';
import { logDisclosure } from '../disclosure/log-disclosure.ts';
import type { Person, PoliceNotice } from '../incident.ts';
import { askForOutcome } from '../outcome/ask-for-outcome.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

export interface NoticeMade {
  incidentId: string;
  noticeId: string;
  person: Person;
  how: NonNullable<PoliceNotice['how']>;
  caseNumber: string | null;
  /** What was said of the student's identity, and through which legal gate; missing: what the statute asks for. */
  gate?: DisclosureGate;
}

/** "Notice made": a notice that a statute demands was given. The first who records it counts. */
export async function recordNotice(deps: UseCaseDeps, input: NoticeMade): Promise<Outcome> {
  const { incidentId, person, how, caseNumber, gate = 'statutory_notice' } = input;
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.notices.find((each) => each.id === input.noticeId) ?? null,
    may: (who, incident, notice) => may(who, 'record', { ...incident, assignedTo: notice.ownerId }),
    make: async (tx, incident, notice) => {
      const first = await tx.notices.recordOnce(notice.id, { at: deps.clock.now(), byId: person.id, how, caseNumber });
      if (first) {
        tx.audit.append({ kind: 'notice-made', actorId: person.id, incidentId, details: { noticeId: notice.id, rule: notice.rule, how } });
        if (notice.to === 'police') {
          await logDisclosure(deps, tx, { incident, recipient: notice.agencyId, gate, reason: notice.rule, byId: person.id });
          await askForOutcome(deps, tx, incidentId);
        }
      }
      return first;
    },
  });
}
