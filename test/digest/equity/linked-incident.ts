import type { LinkedIncident } from '../../../src/incidents/equity-ports.ts';

/** An incident as the equity report gets it; only what matters to a test is named there. */
export function linkedIncident(facts: Partial<LinkedIncident> = {}): LinkedIncident {
  return {
    ...{ type: 'fight', firstLevel: 'L1', lastLevel: 'L1', siteId: 'oak', decision: null },
    ...{ noticed: false, called: false, emergency: false, outcomes: [], reclassified: false, students: [] },
    ...facts,
  };
}
