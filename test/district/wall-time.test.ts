import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt, isTimeZone, startOfDay, wallDate, wallTime, weekdayOf } from '../../src/district/wall-time.ts';

const LA = 'America/Los_Angeles';

describe('wall time', () => {
  it.each([
    ['in winter', '2026-12-01T20:41:59.999Z', '2026-12-01', '12:41'],
    ['in summer', '2026-08-12T20:41:00Z', '2026-08-12', '13:41'],
    ['at midnight, which is 00:00 and not 24:00', '2026-12-02T08:00:00Z', '2026-12-02', '00:00'],
    ['a second before midnight', '2026-12-02T07:59:59Z', '2026-12-01', '23:59'],
  ])('reads an instant %s', (_, instant, date, time) => {
    expect([wallDate(new Date(instant), LA), wallTime(new Date(instant), LA)]).toEqual([date, time]);
  });

  it.each([
    ['an ordinary time', '2026-10-14', '12:30', '2026-10-14T19:30:00.000Z'],
    ['the first of a doubled hour (clocks go back)', '2026-11-01', '01:30', '2026-11-01T08:30:00.000Z'],
    ['after the doubled hour', '2026-11-01', '02:30', '2026-11-01T10:30:00.000Z'],
    ['an hour that never happens (clocks go forward), as minutes after the change', '2027-03-14', '02:30', '2027-03-14T10:30:00.000Z'],
    ['the day clocks go forward', '2027-03-14', '15:00', '2027-03-14T22:00:00.000Z'],
  ])('finds the instant of %s', (_, date, time, expected) => {
    expect(instantAt(date, time, LA).toISOString()).toBe(expected);
  });

  it('starts a day at its own midnight, even on the day of 25 hours', () => {
    expect(startOfDay(new Date('2026-11-02T07:30:00Z'), LA).toISOString()).toBe('2026-11-01T07:00:00.000Z');
  });

  it('reads back what it wrote, in any zone, except in the hour that never happens', () => {
    const zones = fc.constantFrom(LA, 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Auckland');
    const dates = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-01-01', n));
    const times = fc.tuple(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 })); // zones change before 4:00
    fc.assert(
      fc.property(zones, dates, times, (zone, date, [hour, minute]) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const instant = instantAt(date, time, zone);
        expect([wallDate(instant, zone), wallTime(instant, zone)]).toEqual([date, time]);
      }),
    );
  });

  it.each([
    ['2026-10-12', 'mon'],
    ['2026-10-18', 'sun'],
  ])('knows that %s is a %s', (date, weekday) => expect(weekdayOf(date)).toBe(weekday));

  it('counts days over the end of a leap February', () => {
    expect([addDays('2028-02-28', 1), addDays('2028-03-01', -1), addDays('2027-02-28', 1)]).toEqual([
      '2028-02-29',
      '2028-02-29',
      '2027-03-01',
    ]);
  });

  it('tells a time zone from a slip of the pen', () => {
    expect([isTimeZone(LA), isTimeZone('America/Palm_Springs')]).toEqual([true, false]);
  });
});
