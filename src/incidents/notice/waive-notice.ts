import { changeIncident } from '../change-incident.ts';
import type { Person } from '../incident.ts';
import { isOpenNotice } from '../is-open.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import { ringOnDuty } from '../ring-on-duty.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** Why a notice is not required after all; ids of wording and audit. */
export const WAIVER_REASONS = ['facts_corrected', 'other_notice_covers', 'made_by_other', 'counsel_advised'] as const;
export type WaiverReason = (typeof WAIVER_REASONS)[number];

interface Waiving {
  incidentId: string;
  noticeId: string;
  person: Person;
}

/** "Not required after all", by the first person: the notice stays owed and its clock goes on until a second person confirms. */
export async function proposeWaiver(deps: UseCaseDeps, input: Waiving & { reason: WaiverReason }): Promise<Outcome> {
  const { incidentId, noticeId, person, reason } = input;
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.notices.find(({ id }) => id === noticeId) ?? null,
    may: (who, incident, notice) => may(who, 'propose-waiver', { ...incident, assignedTo: notice.ownerId }),
    make: async (tx, incident, notice) => {
      if (!isOpenNotice(notice)) return false;
      if (!(await tx.notices.proposeWaiverOnce(noticeId, { reason, at: deps.clock.now(), byId: person.id }))) return false;
      const details = { noticeId, rule: notice.rule, reason };
      tx.audit.append({ kind: 'waiver-proposed', actorId: person.id, incidentId, details });
      await ringOnDuty(deps, tx, { incident, why: 'second-person', key: `waiver:${noticeId}:${deps.ids.id()}`, lane: 'decision' });
      return true;
    },
  });
}

/** The second person: gives the notice up, or keeps it owed. Given up it stays on the card, for counsel to see. */
export async function settleWaiver(deps: UseCaseDeps, input: Waiving & { outcome: 'confirmed' | 'refused' }): Promise<Outcome> {
  const { incidentId, noticeId, person, outcome } = input;
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident.notices.find(({ id, waiverAt }) => id === noticeId && waiverAt) ?? null,
    may: (who, incident, notice) => may(who, 'confirm', incident) && (outcome === 'refused' || notice.waiverById !== who.id),
    make: async (tx, _incident, notice) => {
      if (!isOpenNotice(notice)) return false;
      if (outcome === 'refused') await tx.notices.keepOwed(noticeId);
      else if (!(await tx.notices.waiveOnce(noticeId, { at: deps.clock.now(), byId: person.id }))) return false;
      const kind = outcome === 'refused' ? 'waiver-refused' : 'notice-waived';
      tx.audit.append({ kind, actorId: person.id, incidentId, details: { noticeId, rule: notice.rule } });
      return true;
    },
  });
}
