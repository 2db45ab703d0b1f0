import type { Incident } from './incident.ts';
import { isOpenCall, isOpenNotice } from './is-open.ts';
import { noticeOwner } from './notice-owner.ts';
import type { Transaction } from './ports.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/**
 * The place was corrected, or the matter became restricted: what is still to be done goes to the agency and the owner of now. What was
 * done stays on record as it was.
 */
export async function followPlace(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  const { agencyId, callDuty } = incident;
  for (const notice of incident.notices) {
    if (!isOpenNotice(notice)) continue;
    // an employee's own duty goes nowhere else
    const ownerId = notice.party === 'employee' ? notice.ownerId : await noticeOwner(deps, tx, { incident, rule: notice.rule });
    if (notice.agencyId !== agencyId || notice.ownerId !== ownerId) await tx.notices.reassign(notice.id, { agencyId, ownerId });
  }
  if (isOpenCall(callDuty) && callDuty.agencyId !== agencyId) await tx.calls.redirect(callDuty.id, agencyId);
}
