import fc from 'fast-check';
import type { DigestContext } from '../../../src/digest/edition/context.ts';
import { weekBounds } from '../../../src/digest/week.ts';
import type { AgencyCall } from '../../../src/incidents/coverage-ports.ts';
import type { DigestIncident } from '../../../src/incidents/digest-ports.ts';
import { callMade, digestIncident, digestNoticeMade, policeDid } from '../digest-incident.ts';

const label = (en: string) => ({ en, es: en });
const named = (ids: readonly string[]) => ids.map((id) => ({ id, label: label(id) }));

const KINDS = ['fight', 'substance', 'bullying_hate', 'rules'] as const;
const REASONS = ['school_level', 'under_12', 'victim_wish'] as const;
const RULES = ['M3', 'M4', 'M6'] as const;

/** A district of some agencies; only what a digest reads of it and of a policy. */
export function contextOf(agencies: readonly string[], exact = false): DigestContext {
  const approved = exact ? { exactCountsApproved: '2026-01-01' } : {};
  const given = {
    district: {
      name: 'Oasis Unified',
      timeZone: 'America/Los_Angeles',
      agencies: agencies.map((id) => ({ id, name: `${id} PD`, nonEmergencyPhone: '' })),
      sites: [{ enrollment: 19_797 }],
      calendar: { schoolDays: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '08:00', end: '15:00', daysOff: [], earlyRelease: [] },
      digest: { weekday: 'mon', time: '07:00', ...approved },
    },
    policy: {
      types: {},
      rules: Object.fromEntries(RULES.map((id) => [id, { id, label: label(id) }])),
      questions: { kind: { answers: named(KINDS) } },
      reasonCodes: { approve: [], decline: named(REASONS) },
    },
  };
  return given as unknown as DigestContext; // the rest is not read
}

/** One sort of report that a digest tells apart from the others. */
function reports(agency: string): DigestIncident[] {
  const notice = (rule: string) => digestNoticeMade({ rule, agencyId: agency });
  const came = policeDid({ agencyId: agency, arrivedAt: new Date('2026-10-06T17:20:00Z') });
  const all: Partial<DigestIncident>[] = [
    ...KINDS.map((kind) => ({ kind })),
    { level: 'L2', kind: 'fight', policeWanted: 'asked' },
    { level: 'L1', kind: 'rules', outcomes: [policeDid({ agencyId: agency, startedBy: 'police', onSchoolMatter: true })] },
    ...REASONS.map((reason): Partial<DigestIncident> => ({ level: 'L3', outcome: 'declined', reason, decisionMinutes: 7 })),
    { level: 'L3', outcome: 'approved', decisionMinutes: 3, called: true, call: callMade({ agencyId: agency }), outcomes: [came] },
    ...RULES.map((rule): Partial<DigestIncident> => ({ level: 'L4', notices: [notice(rule)], outcomes: rule === 'M4' ? [came] : [] })),
    { level: 'L5', emergencyConfirmed: true, emergencyFor: ['police'], outcomes: [policeDid({ agencyId: agency, outcome: 'arrest' })] },
    { level: 'L5', emergencyConfirmed: true, emergencyFor: ['medical'] },
    { level: 'L4', tracks: ['CANRA'] },
  ];
  return all.map((facts) => digestIncident({ agencyId: agency, ...facts }));
}

/** Weeks with many reports of some sorts, few of others and none of most. */
export function inventWeeks(weeks: readonly string[], agencies: readonly string[]): fc.Arbitrary<DigestIncident[]> {
  const sorts = agencies.flatMap(reports);
  const many = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(3) }, fc.nat(14));
  const oneWeek = fc.array(many, { minLength: sorts.length, maxLength: sorts.length });
  return fc.array(oneWeek, { minLength: weeks.length, maxLength: weeks.length }).map((counts) =>
    counts.flatMap((ofWeek, index) => {
      const at = new Date(weekBounds(weeks[index] ?? '', 'America/Los_Angeles').from.getTime() + 36 * 3_600_000);
      return ofWeek.flatMap((count, sort) =>
        Array.from({ length: count }, (_, nth): DigestIncident => {
          const report = sorts[sort] ?? digestIncident();
          return { ...report, openedAt: at, reference: `PS-${index}-${sort}-${nth}` };
        }),
      );
    }),
  );
}

/** Calls on the agencies' lists: in most weeks some, of which some are known; a few weeks have no list. */
export function inventCalls(weeks: readonly string[], agencies: readonly string[]): fc.Arbitrary<AgencyCall[]> {
  const few = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(4) }, fc.nat(13));
  const ofWeek = fc.record({ known: few, open: fc.oneof(fc.constant(0), fc.nat(3)), elsewhere: fc.nat(1) });
  const places = weeks.flatMap((week) => agencies.map((agencyId) => ({ week, agencyId })));
  return fc.array(ofWeek, { minLength: places.length, maxLength: places.length }).map((counts) =>
    counts.flatMap(({ known, open, elsewhere }, index) => {
      const { week = '', agencyId = '' } = places[index] ?? {};
      const at = new Date(weekBounds(week, 'America/Los_Angeles').from.getTime() + 40 * 3_600_000);
      const sorts = [
        ...Array.from({ length: known }, () => ({ siteId: 'oak', incidentId: 'known' })),
        ...Array.from({ length: open }, () => ({ siteId: 'oak', incidentId: null })),
        ...Array.from({ length: elsewhere }, () => ({ siteId: null, incidentId: null })),
      ];
      return sorts.map((sort, nth): AgencyCall => ({ id: `${index}-${nth}`, agencyId, number: `26-${index}-${nth}`, at, ...sort }));
    }),
  );
}
