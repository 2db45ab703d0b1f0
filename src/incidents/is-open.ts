/** What still waits to be done of an incident's calls and notices: asked by cards, reminders and use cases alike. */
import type { CallDuty, PoliceNotice } from './incident.ts';

/** Approved, not yet called, and not taken back. */
export function isOpenCall<Duty extends Pick<CallDuty, 'calledAt' | 'cancelledAt'>>(duty: Duty | null): duty is Duty {
  return duty !== null && !duty.calledAt && !duty.cancelledAt;
}

/** Owed, neither made nor given up by two persons. */
export function isOpenNotice({ madeAt, waivedAt }: Pick<PoliceNotice, 'madeAt' | 'waivedAt'>): boolean {
  return !madeAt && !waivedAt;
}
