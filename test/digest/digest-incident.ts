import type { DigestIncident } from '../../src/incidents/digest-ports.ts';

/** An incident as the digest gets it; only what matters to a test is named there. */
export function digestIncident(facts: Partial<DigestIncident> = {}): DigestIncident {
  return {
    reference: 'PS-1111',
    openedAt: new Date('2026-10-06T17:00:00Z'),
    kind: 'rules',
    policeWanted: null,
    reason: null,
    call: null,
    emergencyConfirmedAt: null,
    outcomes: [],
    level: 'L1',
    agencyId: 'pspd',
    tracks: [],
    outcome: null,
    decisionMinutes: null,
    called: false,
    notices: [],
    emergencyFor: [],
    emergencyConfirmed: null,
    withdrawn: false,
    ...facts,
  };
}

const AT = new Date('2026-10-06T17:00:00Z');

/** A notice to police that was made in time; only what matters to a test is named there. */
export function digestNoticeMade(facts: Partial<DigestIncident['notices'][number]> = {}): DigestIncident['notices'][number] {
  return { rule: 'M4', agencyId: 'north', to: 'police', made: true, onTime: true, openedAt: AT, madeAt: AT, caseNumber: null, ...facts };
}

/** The call after an approval, made. */
export function callMade(facts: Partial<NonNullable<DigestIncident['call']>> = {}): NonNullable<DigestIncident['call']> {
  return { agencyId: 'north', officerRequested: true, openedAt: AT, calledAt: AT, caseNumber: null, ...facts };
}

/** What police did. */
export function policeDid(facts: Partial<DigestIncident['outcomes'][number]> = {}): DigestIncident['outcomes'][number] {
  return {
    ...{ outcome: 'no_action', agencyId: 'north', startedBy: 'school', onSchoolMatter: false, arrivedAt: null, disposedAt: null },
    caseNumber: null,
    ...facts,
  };
}
