import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantInWeek, isWeek, shiftWeek, weekBounds, weekDates, weekOf } from '../../src/digest/week.ts';

const PALM_SPRINGS = 'America/Los_Angeles';
const HOUR = 3_600_000;

describe('the district week', () => {
  it.each([
    ['an ordinary week', '2026-W41', '2026-10-05T07:00:00Z', '2026-10-12T07:00:00Z'],
    ['the week summer time ends', '2026-W44', '2026-10-26T07:00:00Z', '2026-11-02T08:00:00Z'],
    ['the week summer time begins', '2026-W10', '2026-03-02T08:00:00Z', '2026-03-09T07:00:00Z'],
    ['the week of new year', '2026-W53', '2026-12-28T08:00:00Z', '2027-01-04T08:00:00Z'],
    ['a first week that begins in the old year', '2025-W01', '2024-12-30T08:00:00Z', '2025-01-06T08:00:00Z'],
  ])('%s runs from Monday 00:00 to Sunday 24:00', (_name, week, from, to) => {
    expect(weekBounds(week, PALM_SPRINGS)).toEqual({ from: new Date(from), to: new Date(to) });
  });

  it('has 169 hours when the clocks go back and 167 when they go forward', () => {
    const hours = (week: string): number => {
      const { from, to } = weekBounds(week, PALM_SPRINGS);
      return (to.getTime() - from.getTime()) / HOUR;
    };
    expect([hours('2026-W43'), hours('2026-W44'), hours('2026-W10')]).toEqual([168, 169, 167]);
  });

  it.each([
    // midnight itself is skipped: the day begins at 01:00
    ['America/Sao_Paulo', '2018-W45', '2018-11-05T02:00:00Z'],
    ['Africa/Cairo', '2026-W17', '2026-04-19T22:00:00Z'],
    // midnight comes twice: the first counts
    ['America/Havana', '2026-W44', '2026-10-26T04:00:00Z'],
    ['Asia/Kathmandu', '2026-W41', '2026-10-04T18:15:00Z'],
  ])('begins at the right instant in %s', (zone, week, from) => {
    expect(weekBounds(week, zone).from).toEqual(new Date(from));
  });

  it('begins with the jump on a Monday whose midnight is skipped', () => {
    // Asuncion, Monday 1 October 1990, 00:00 became 01:00
    const { from } = weekBounds('1990-W40', 'America/Asuncion');
    expect(from.toISOString()).toBe('1990-10-01T04:00:00.000Z');
    expect(weekOf(new Date(from.getTime() - 1), 'America/Asuncion')).toBe('1990-W39');
  });

  it('puts every instant into the one week whose bounds hold it, in any zone', () => {
    const zones = fc.constantFrom(
      PALM_SPRINGS,
      'America/Havana',
      'Africa/Cairo',
      'Pacific/Apia',
      'Europe/Dublin',
      'America/Sao_Paulo',
      'UTC',
    );
    const instants = fc.date({ min: new Date('2010-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const { from, to } = weekBounds(weekOf(instant, zone), zone);
        expect(from.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(instant.getTime()).toBeLessThan(to.getTime());
      }),
      { numRuns: 300 },
    );
  });

  it('leaves neither gap nor overlap between weeks', () => {
    let week = '2020-W01';
    for (let count = 0; count < 400; count += 1) {
      expect(weekBounds(week, PALM_SPRINGS).to).toEqual(weekBounds(shiftWeek(week, 1), PALM_SPRINGS).from);
      week = shiftWeek(week, 1);
    }
    expect(shiftWeek(week, -400)).toBe('2020-W01');
  });

  it('names Monday and Sunday', () => {
    expect(weekDates('2026-W42')).toEqual({ first: '2026-10-12', last: '2026-10-18' });
  });

  it.each(['2026-W00', '2026-W54', '2025-W53', '2026-41', 'next', '2026-W1', ''])('does not know a week %j', (text) => {
    expect(isWeek(text)).toBe(false);
    expect(() => weekBounds(text, PALM_SPRINGS)).toThrow(RangeError);
  });

  it('finds a wall time in a week, also one that the clocks skip', () => {
    expect(instantInWeek('2026-W41', { weekday: 'fri', time: '14:30' }, PALM_SPRINGS)).toEqual(new Date('2026-10-09T21:30:00Z'));
    expect(instantInWeek('2026-W10', { weekday: 'sun', time: '02:30' }, PALM_SPRINGS)).toEqual(new Date('2026-03-08T10:30:00Z'));
  });
});
