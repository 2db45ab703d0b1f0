import type { DigestIncident } from '../../src/incidents/digest-ports.ts';

/** An incident as the digest gets it; only what matters to a test is named there. */
export function digestIncident(facts: Partial<DigestIncident> = {}): DigestIncident {
  return {
    level: 'L1',
    type: 'defiance_disruption',
    police: 'none',
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
