/** The year as it is invented, before any database: what a seed promises, what is in it, and what must never be. */
import { describe, expect, it } from 'vitest';
import type { InventedIncident } from '../../../src/adapters/database/invented/invented-incident.ts';
import { inventYear } from '../../../src/cli/invented/invent-year.ts';
import { isSchoolTime } from '../../../src/district/calendar.ts';
import { openItems } from '../../../src/incidents/file/open-items.ts';
import { LEVELS } from '../../../src/policy/types.ts';
import { readSetup } from '../../../src/wiring/read-setup.ts';

const { district, policy } = readSetup({ districtFile: 'district/palm-springs.sample.yaml', policyDir: 'policy/california-k12' });
const UNTIL = '2026-11-23';

function year(seed: number, incidents?: number): InventedIncident[] {
  const made = inventYear({ district, policy, seed, until: UNTIL, ...(incidents === undefined ? {} : { incidents }) });
  return [...made.incidents(({ id }) => id)];
}

const ordinary = year(1);
const share = (holds: (each: InventedIncident) => boolean, among = ordinary) => among.filter(holds).length / among.length;

describe('an invented year', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(year(7, 120)).toEqual(year(7, 120));
    expect(year(8, 120)).not.toEqual(year(7, 120));
  });

  it('has as many incidents as were asked for, or as a district of this size has', () => {
    expect(year(1, 333)).toHaveLength(333);
    expect(ordinary.length).toBeGreaterThan(1_500);
    expect(ordinary.length).toBeLessThan(2_500);
  });

  it.each([
    [['L1', 'L2'], 0.8, 0.9],
    [['L3'], 0.05, 0.12],
    [['L4'], 0.03, 0.08],
    [['L5'], 0.01, 0.035],
  ])('has %s in realistic shares', (levels, low, high) => {
    const found = share(({ incident }) => levels.includes(incident.classification.level));
    expect(found).toBeGreaterThan(low);
    expect(found).toBeLessThan(high);
  });

  it('has every level, ways to decide, late ones, and police who came by themselves', () => {
    const many = year(2, 12_000).map(({ incident }) => incident);
    const has = (holds: (each: (typeof many)[number]) => unknown) => expect(many.some(holds)).toBe(true);
    for (const level of LEVELS) has(({ classification }) => classification.level === level);
    for (const outcome of ['approved', 'declined', 'superseded']) has(({ decision }) => decision?.outcome === outcome);
    has(({ decision }) => decision?.decidedAt && decision.decidedAt > decision.dueAt);
    has(({ decision }) => decision?.revisesId);
    has(({ callDuty }) => callDuty?.cancelledAt);
    has(({ notices }) => notices.some(({ madeAt, dueAt }) => madeAt && dueAt && madeAt > dueAt));
    has(({ notices }) => notices.some(({ rule }) => rule === 'M2'));
    has(({ outcomes }) => outcomes.some(({ startedBy, onSchoolMatter }) => startedBy === 'police' && onSchoolMatter));
    has(({ emergency }) => emergency && !emergency.confirmedAt);
    has(({ status }) => status === 'withdrawn');
    expect(new Set(many.map(({ reference }) => reference)).size).toBe(many.length);
  });

  it('happens in school hours mostly, and all of it in the year before', () => {
    expect(share(({ incident }) => isSchoolTime(district, incident.openedAt))).toBeGreaterThan(0.75);
    const times = ordinary.map(({ incident }) => incident.openedAt.getTime());
    expect(Math.min(...times)).toBeGreaterThan(Date.parse('2025-11-23T00:00:00Z'));
    expect(Math.max(...times)).toBeLessThan(Date.parse('2026-11-23T08:00:00Z'));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(share(({ incident }) => incident.openedAt > new Date('2026-06-10') && incident.openedAt < new Date('2026-08-10'))).toBeLessThan(
      0.02,
    );
  });

  it('is settled to its end: nothing waits for anybody, nothing lies ahead', () => {
    const end = Date.parse('2026-11-23T08:00:00Z');
    for (const { incident, events } of ordinary) {
      expect(incident.status).not.toBe('open');
      expect(openItems(incident), incident.reference).toEqual([]);
      expect(events.every(({ at }) => at.getTime() <= end)).toBe(true);
      expect(events.map(({ at }) => at.getTime())).toEqual(events.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
    }
  });

  it('holds no name of anybody and no free text', () => {
    const text = JSON.stringify(ordinary);
    for (const { name, email } of district.people) {
      for (const part of [...name.split(' '), email]) expect(text.includes(part), part).toBe(false);
    }
    expect(ordinary.every(({ incident }) => incident.note === null)).toBe(true);
  });

  it('says nothing in the audit of who suspects child abuse', () => {
    const hidden = year(2, 6_000).filter(({ incident }) => incident.classification.tracks.includes('CANRA'));
    expect(hidden.length).toBeGreaterThan(0);
    for (const { incident, events } of hidden) expect(events.some(({ actorId }) => actorId === incident.reporterId)).toBe(false);
  });
});
