import { describe, expect, it } from 'vitest';
import { afterQuiet, isDutyTime, nextDutyChange, nextDutyStart, readAt } from '../../src/district/duty.ts';
import type { District } from '../../src/district/types.ts';
import { instantAt } from '../../src/district/wall-time.ts';

const timeZone = 'America/Los_Angeles';
const district: Pick<District, 'calendar' | 'timeZone' | 'duty' | 'quietHours'> = {
  timeZone,
  calendar: {
    schoolDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    start: '08:00',
    end: '15:00',
    daysOff: [{ from: '2026-11-26', to: '2026-11-27', name: 'Thanksgiving' }],
    earlyRelease: [{ weekday: 'wed', end: '13:00' }],
  },
  duty: { start: '07:00', end: '16:30', afterHours: [] },
  quietHours: { start: '21:00', end: '06:30' },
};
const onCall = { ...district, duty: { ...district.duty, afterHours: ['deputy'] } };
const wall = (text: string): Date => {
  const [date = '', time = ''] = text.split(' ');
  return instantAt(date, time, timeZone);
};

describe('office hours', () => {
  it.each([
    ['2026-11-25 06:59', false],
    ['2026-11-25 07:00', true],
    // an early release sends students home, not the office
    ['2026-11-25 15:30', true],
    ['2026-11-25 16:30', false],
    ['2026-11-26 10:00', false],
    ['2026-11-28 10:00', false],
  ])('%s: %s', (at, expected) => {
    expect(isDutyTime(district, wall(at))).toBe(expected);
  });

  it.each([
    ['of the same morning', '2026-11-25 03:00', '2026-11-25 07:00'],
    ['after a holiday and a weekend', '2026-11-25 17:00', '2026-11-30 07:00'],
    // clocks go forward on 14 March 2027, a Sunday, and back on 1 November 2026
    ['over the change to summer time', '2027-03-12 18:00', '2027-03-15 07:00'],
    ['over the change to winter time', '2026-10-30 18:00', '2026-11-02 07:00'],
  ])('begin next %s', (_, at, expected) => {
    expect(nextDutyStart(district, wall(at))).toEqual(wall(expected));
  });

  it('change over at their end, then at their next start', () => {
    expect(nextDutyChange(district, wall('2026-11-25 09:00'))).toEqual(wall('2026-11-25 16:30'));
    expect(nextDutyChange(district, wall('2026-11-25 16:30'))).toEqual(wall('2026-11-30 07:00'));
  });

  it('are when something is read, unless somebody is on call: then at once', () => {
    expect(readAt(district, wall('2026-11-25 12:00'))).toEqual(wall('2026-11-25 12:00'));
    expect(readAt(district, wall('2026-11-27 12:00'))).toEqual(wall('2026-11-30 07:00'));
    expect(readAt(onCall, wall('2026-11-27 12:00'))).toEqual(wall('2026-11-27 12:00'));
  });
});

describe('quiet hours', () => {
  it.each([
    ['an afternoon is not quiet', '2026-11-25 15:00', '2026-11-25 15:00'],
    ['an evening waits for the morning', '2026-11-25 21:00', '2026-11-26 06:30'],
    ['a night waits for its morning', '2026-11-26 02:00', '2026-11-26 06:30'],
    ['a morning is over', '2026-11-26 06:30', '2026-11-26 06:30'],
    ['the night in which clocks go back', '2026-10-31 23:00', '2026-11-01 06:30'],
  ])('%s', (_, at, expected) => {
    expect(afterQuiet(district, wall(at))).toEqual(wall(expected));
  });

  it('may lie within one day', () => {
    const noon = { ...district, quietHours: { start: '12:00', end: '13:00' } };
    expect(afterQuiet(noon, wall('2026-11-25 12:30'))).toEqual(wall('2026-11-25 13:00'));
    expect(afterQuiet(noon, wall('2026-11-25 13:30'))).toEqual(wall('2026-11-25 13:30'));
  });
});
