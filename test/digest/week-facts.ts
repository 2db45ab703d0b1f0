import { buildDigest } from '../../src/digest/build-digest.ts';
import type { DigestContext } from '../../src/digest/digest-tables.ts';
import type { DigestDocument } from '../../src/digest/document.ts';
import type { DigestIncident } from '../../src/incidents/digest-ports.ts';
import { digestIncident } from './digest-incident.ts';

export const WEEK = '2026-W42';

const label = (en: string) => ({ label: { en, es: en } });
// only what a digest reads of a district and of a policy
export const context = {
  district: {
    name: 'Oasis Unified',
    timeZone: 'America/Los_Angeles',
    agencies: [
      { id: 'north', name: 'North PD', nonEmergencyPhone: '' },
      { id: 'south', name: 'South PD', nonEmergencyPhone: '' },
    ],
  },
  policy: { types: { theft: label('Theft'), hazing: label('Hazing'), knife: label('Knife') } },
} as unknown as DigestContext;

/** A notice to police in time, made late, or late and not made yet. */
const NOTICES = {
  inTime: { rule: 'M4', agencyId: 'north', to: 'police' as const, made: true, onTime: true },
  madeLate: { rule: 'M4', agencyId: 'north', to: 'police' as const, made: true, onTime: false },
  stillLate: { rule: 'M4', agencyId: 'north', to: 'police' as const, made: false, onTime: false },
};

/** Kinds of report by what the headline counts; all at one place unless a test says otherwise. */
export const REPORTS = {
  theft: { level: 'L1', type: 'theft' },
  hazing: { level: 'L1', type: 'hazing' },
  bullying: { level: 'L2', type: 'hazing' },
  undecided: { level: 'L3', type: 'knife', outcome: 'pending' },
  kept: { level: 'L3', type: 'knife', outcome: 'declined' },
  called: { level: 'L3', type: 'knife', outcome: 'approved', called: true },
  pending: { level: 'L4', type: 'knife' },
  noticed: { level: 'L4', type: 'knife', notices: [NOTICES.inTime] },
  noticedLate: { level: 'L4', type: 'knife', notices: [NOTICES.madeLate] },
  overdue: { level: 'L4', type: 'knife', notices: [NOTICES.stillLate] },
  emergency: { level: 'L5', type: 'knife', emergencyFor: ['police'], emergencyConfirmed: true },
  gun: { level: 'L5', type: 'knife', emergencyFor: ['police'], emergencyConfirmed: true, notices: [NOTICES.inTime] },
  ambulance: { level: 'L5', type: 'hazing', emergencyFor: ['medical'], emergencyConfirmed: true },
  unconfirmed: { level: 'L5', type: 'knife', emergencyConfirmed: false },
} satisfies Record<string, Partial<DigestIncident>>;

export type Report = keyof typeof REPORTS;
/** How many of each there were, and how many of all (the last first) in the south. */
export type Week = Partial<Record<Report, number>> & { south?: number };

export function incidentsOf({ south = 0, ...reports }: Week): DigestIncident[] {
  const all = Object.entries(reports).flatMap(([report, count]) =>
    // entries of an object with these keys only
    Array.from({ length: count }, () => digestIncident({ agencyId: 'north', ...REPORTS[report as Report] })),
  );
  return all.map((incident, index) => (index >= all.length - south ? { ...incident, agencyId: 'south' } : incident));
}

export function digestOf(week: Week): DigestDocument {
  return buildDigest(WEEK, incidentsOf(week), context);
}
