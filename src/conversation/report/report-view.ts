import type { District } from '../../district/types.ts';
import type { Draft, Person, Platform } from '../../incidents/incident.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Facts } from '../../policy/types.ts';

/** Who is at the keyboard, and where. */
export interface Reporter {
  person: Person;
  platform: Platform;
}

/** All that a screen of a report is made of: the same view gives the same screen. */
export interface ReportView {
  policy: Policy;
  district: District;
  draft: Draft;
  facts: Facts;
  /** Administrators are asked what only they can know. */
  administrator: boolean;
  now: Date;
}

/** A draft as the screens see it; `person` is null before anybody is known. */
export function viewOf(deps: Pick<UseCaseDeps, 'policy' | 'district' | 'clock'>, draft: Draft, person: Person | null): ReportView {
  const now = deps.clock.now();
  const role = person?.role ?? 'staff';
  return {
    policy: deps.policy,
    district: deps.district,
    draft,
    facts: { at: now.toISOString(), reporterRole: role, minutesOpen: 0 },
    administrator: ['site_admin', 'director', 'deputy'].includes(role),
    now,
  };
}
