import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../src/digest/build-digest.ts';
import type { DigestContext } from '../../src/digest/digest-tables.ts';
import { digestText } from '../../src/digest/digest-text.ts';
import { type DigestDocument, readDigestDocument } from '../../src/digest/document.ts';
import type { DigestIncident } from '../../src/incidents/digest-ports.ts';
import { digestIncident } from './digest-incident.ts';

const WEEK = '2026-W42';
// only what a digest reads of a district
const district = {
  name: 'Oasis Unified',
  timeZone: 'America/Los_Angeles',
  agencies: [
    { id: 'north', name: 'North PD', nonEmergencyPhone: '' },
    { id: 'south', name: 'South PD', nonEmergencyPhone: '' },
  ],
} as unknown as DigestContext['district'];
const label = (en: string) => ({ label: { en, es: en } });
// only the labels of kinds are read
const policy = { types: { theft: label('Theft'), hazing: label('Hazing'), knife: label('Knife') } } as unknown as DigestContext['policy'];
const notice = { rule: 'M4', agencyId: 'north', to: 'police' as const, made: true, onTime: true };

function many(count: number, facts: Partial<DigestIncident>): DigestIncident[] {
  return Array.from({ length: count }, () => digestIncident(facts));
}

function digestOf(...incidents: DigestIncident[][]): DigestDocument {
  return buildDigest(WEEK, incidents.flat(), { district, policy });
}

function values(document: DigestDocument, id: string): Record<string, unknown> {
  const table = document.tables.find((candidate) => candidate.id === id);
  return Object.fromEntries((table?.rows ?? []).map((row) => [row.id, row.value]));
}

describe('the digest of a week', () => {
  it('says how often police were contacted, by law and by choice, and what stayed at school', () => {
    const digest = digestOf(
      many(6, { level: 'L4', type: 'knife', notices: [notice] }),
      many(2, { level: 'L3', type: 'hazing', outcome: 'approved', called: true }),
      many(4, { level: 'L3', type: 'hazing', outcome: 'declined' }),
    );
    expect(digest.headline.map((line) => line.en)).toEqual([
      '12–18 October: we contacted police 8 times; the law required 6, we chose 2.',
      'Ten or fewer times we could have called and did not.',
      'All notices on time.',
    ]);
    expect(digest.headline[0]?.es).toBe('12–18 de octubre: contactamos a la policía 8 veces; 6 por ley, 2 por decisión nuestra.');
    expect(digest.figures).toMatchObject({ contacted: 8, required: 6, chosen: 2, kept: '≤10', noticesLate: 0 });
  });

  it('says the range of dates over the end of a month', () => {
    const digest = buildDigest('2026-W44', [], { district, policy });
    expect(digest.headline[0]?.en).toMatch(/^26 October – 1 November: we contacted police 0 times/);
    expect(digest.headline[0]?.es).toMatch(/^26 de octubre – 1 de noviembre: /);
    expect({ from: digest.from, to: digest.to }).toEqual({ from: '2026-10-26T07:00:00.000Z', to: '2026-11-02T08:00:00.000Z' });
  });

  it('counts emergencies apart, and only those with a recorded 911 call', () => {
    const emergency = { level: 'L5' as const, type: 'knife', emergencyFor: ['police' as const] };
    const digest = digestOf(many(3, { ...emergency, emergencyConfirmed: true }), many(2, { ...emergency, emergencyConfirmed: false }), [
      digestIncident({ level: 'L5', emergencyFor: ['medical'], emergencyConfirmed: true }),
    ]);
    expect(digest.headline.map((line) => line.en).slice(2)).toEqual([
      'Counted apart: 911 was called for an emergency 3 times.',
      'Ambulance or fire only: ten or fewer times.',
    ]);
    expect(digest.figures).toMatchObject({ contacted: 0, emergencies: 3, medicalOrFire: '≤10' });
  });

  it('shows zeros and numbers above ten, and hides the others with what would give them away', () => {
    const digest = digestOf(many(20, { type: 'theft', agencyId: 'north' }), many(14, { level: 'L2', type: 'hazing', agencyId: 'south' }), [
      digestIncident({ level: 'L3', type: 'knife', agencyId: 'south', outcome: 'pending' }),
    ]);
    expect(values(digest, 'levels')).toEqual({ L1: 20, L2: 'hidden', L3: '≤10', L4: 0, L5: 0, total: 35 });
    expect(values(digest, 'kinds')).toEqual({ 'L1/theft': 20, 'L2/hazing': 'hidden', 'L3/knife': '≤10' });
    expect(values(digest, 'agencies')).toEqual({ north: 20, south: 15, total: 35 });
  });

  it('does not list the kinds of a level that the headline gives away', () => {
    const digest = digestOf(many(20, { type: 'theft' }), many(1, { level: 'L4', type: 'knife', notices: [notice] }));
    expect(values(digest, 'kinds')).not.toHaveProperty('L4/knife');
    expect(digest.tables.find((table) => table.id === 'kinds')?.note?.en).toContain('not listed');
  });

  it('keeps restricted tracks out of levels, kinds, agencies and the headline', () => {
    const open = many(20, { type: 'theft', agencyId: 'north' });
    const restricted = many(12, { level: 'L4', type: 'child_abuse_or_neglect_suspected', tracks: ['CANRA'], notices: [notice] });
    const [with_, without] = [digestOf(open, restricted), digestOf(open)];
    expect(values(with_, 'confidential')).toEqual({ confidential: 12 });
    const rest = (digest: DigestDocument) => ({ ...digest, tables: digest.tables.filter((table) => table.id !== 'confidential') });
    expect(rest(with_)).toEqual(rest(without));
    expect(JSON.stringify(with_)).not.toContain('child_abuse');
  });

  it('can always be published, stored and read back, and holds no number from 1 to 10 in a table', () => {
    const incidents = fc.array(
      fc.record({
        level: fc.constantFrom('L1' as const, 'L2' as const, 'L3' as const, 'L4' as const, 'L5' as const),
        type: fc.constantFrom('theft', 'hazing', 'knife', 'gone_from_the_policy'),
        agencyId: fc.constantFrom('north', 'south', null),
        outcome: fc.constantFrom('pending' as const, 'approved' as const, 'declined' as const, null),
        called: fc.boolean(),
        notices: fc.subarray([notice]),
        emergencyConfirmed: fc.constantFrom(true, false, null),
        tracks: fc.subarray(['CRISIS', 'HATE']),
        withdrawn: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(incidents, (list) => {
        const digest = digestOf(list.map((facts) => digestIncident(facts)));
        expect(readDigestDocument(JSON.parse(JSON.stringify(digest)))).toEqual(digest);
        const shown = digest.tables.flatMap((table) => table.rows.map((row) => row.value)).filter((value) => typeof value === 'number');
        expect(shown.filter((value) => value >= 1 && value <= 10)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is written as text in both languages with the numbers of the document', () => {
    const digest = digestOf(many(20, { type: 'theft', agencyId: 'north' }), many(3, { level: 'L2', type: 'hazing', agencyId: 'south' }));
    const english = digestText(digest, 'en');
    expect(english).toContain('Oasis Unified: Weekly safety digest, 2026-W42');
    expect(english).toMatch(/L1 Theft\s+hidden/);
    expect(english).toMatch(/South PD\s+≤10/);
    expect(digestText(digest, 'es')).toMatch(/L1 Theft\s+oculto/);
  });
});
