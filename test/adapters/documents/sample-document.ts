import { buildDigest } from '../../../src/digest/build-digest.ts';
import type { DigestDocument } from '../../../src/digest/document/model.ts';
import type { DigestContext } from '../../../src/digest/edition/context.ts';
import { weekBounds } from '../../../src/digest/week.ts';
import type { AgencyCall } from '../../../src/incidents/coverage-ports.ts';
import type { DigestIncident } from '../../../src/incidents/digest-ports.ts';
import { callMade, digestIncident, digestNoticeMade, policeDid } from '../../digest/digest-incident.ts';
import { readFiles } from './shipped.ts';

/** The last week of a block, so that every table is there. */
const WEEK = '2026-W44';

export interface Sample {
  agencies?: number;
  incidents?: number;
  /** Calls on each agency's own list, of which every third is known. */
  calls?: number;
  week?: string;
  invented?: boolean;
}

/** Every edition of a week with invented incidents under the shipped policy: real words, and as many of everything as asked for. */
export function sampleEditions({ agencies = 4, incidents = 200, calls = 0, week = WEEK, invented = true }: Sample = {}): DigestDocument[] {
  const context = contextOf(agencies);
  const at = new Date(weekBounds(week, context.district.timeZone).from.getTime() + 36 * 3_600_000);
  const all = Array.from({ length: incidents }, (_, nth) => ({ ...incidentOf(nth, context), openedAt: at, reference: `PS-${1000 + nth}` }));
  const listed = context.district.agencies.flatMap((_, nth) => callsOf(nth, { calls, at, context }));
  return buildDigest(week, { incidents: all, calls: listed, invented }, context);
}

/** On two lists of three; an agency without one has no row. */
function callsOf(agency: number, { calls, at, context }: { calls: number; at: Date; context: DigestContext }): AgencyCall[] {
  const { agencies, sites } = context.district;
  return Array.from({ length: agency % 3 === 2 ? 0 : calls }, (_, nth) => ({
    ...{ id: `${agency}-${nth}`, agencyId: agencies[agency]?.id ?? '', number: `RSO 26-000${agency}${100 + nth}`, at },
    ...{ siteId: sites[nth % sites.length]?.id ?? null, incidentId: nth % 3 === 0 ? 'known' : null },
  }));
}

function contextOf(agencies: number): DigestContext {
  const { district, policy } = readFiles();
  const long = (nth: number) => ({
    id: `agency_${nth}`,
    name: `${nth}. County Sheriff's Department, Palm Desert and Rancho Mirage station`,
    nonEmergencyPhone: '',
  });
  const more = Array.from({ length: Math.max(0, agencies - district.agencies.length) }, (_, nth) => long(nth + 5));
  return { policy, district: { ...district, agencies: [...district.agencies.slice(0, agencies), ...more] } };
}

/** Ordinary matters mostly; one in ten has to do with police. */
function incidentOf(nth: number, { policy, district }: DigestContext): DigestIncident {
  const agencyId = district.agencies[nth % district.agencies.length]?.id ?? null;
  const kinds = policy.questions.kind?.answers.map(({ id }) => id) ?? [];
  const came = policeDid({ agencyId, arrivedAt: new Date('2026-10-06T17:14:00Z'), caseNumber: `26-${4000 + nth}` });
  const notice = digestNoticeMade({ agencyId, rule: ['M3', 'M4', 'M6'][nth % 3] ?? 'M4' });
  const sorts: Partial<DigestIncident>[] = [
    { level: 'L4', notices: [notice] },
    { level: 'L3', outcome: 'approved', called: true, call: callMade({ agencyId }), outcomes: [came], decisionMinutes: 3 + (nth % 11) },
    { level: 'L3', outcome: 'declined', reason: ['school_level', 'under_12'][nth % 2] ?? null, decisionMinutes: 4 },
    { level: 'L4', notices: [notice], outcomes: [{ ...came, outcome: 'citation' }] },
    { level: 'L5', emergencyConfirmed: true, emergencyFor: ['police'], outcomes: [{ ...came, outcome: 'arrest' }] },
    { level: 'L2', policeWanted: 'asked' },
  ];
  const special = nth % 8 === 0 ? sorts[(nth / 8) % sorts.length] : undefined;
  return digestIncident({ agencyId, kind: kinds[nth % 7 === 0 ? nth % kinds.length : nth % 3] ?? null, ...special });
}
