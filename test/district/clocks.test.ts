import { describe, expect, it } from 'vitest';
import { addSchooldays, endOfSchoolDay, isSchoolTime, nextSchoolDay } from '../../src/district/calendar.ts';
import { calendarVersion, dueAt } from '../../src/district/clocks.ts';
import type { Calendar } from '../../src/district/types.ts';
import { wallDate, wallTime } from '../../src/district/wall-time.ts';
import type { ClockSpec } from '../../src/policy/types.ts';

const timeZone = 'America/Los_Angeles';
const calendar: Calendar = {
  schoolDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  start: '08:00',
  end: '15:00',
  daysOff: [
    { from: '2026-11-11', to: '2026-11-11', name: 'Veterans Day' },
    { from: '2026-11-23', to: '2026-11-27', name: 'Thanksgiving' },
  ],
  earlyRelease: [
    { weekday: 'wed', end: '13:30' },
    { date: '2026-12-16', end: '12:00' },
  ],
};
const district = { calendar, timeZone };

/** Palm Springs is 7 hours behind UTC in summer and 8 in winter; the tests write what its wall shows. */
const at = (wall: string, offset = '-08:00') => new Date(`${wall}:00${offset}`);
const onWall = (instant: Date) => `${wallDate(instant, timeZone)} ${wallTime(instant, timeZone)}`;
const spec = (value: number, unit: ClockSpec['unit']): ClockSpec => ({ id: 'c', value, unit, start: 'reported', source: 'district' });

describe('school time', () => {
  it.each([
    ['the first bell', '2026-12-01T08:00', true],
    ['a minute before it', '2026-12-01T07:59', false],
    ['a minute before the last', '2026-12-01T14:59', true],
    ['the last bell', '2026-12-01T15:00', false],
    ['an early-release Wednesday before its end', '2026-12-02T13:29', true],
    ['an early-release Wednesday at its end', '2026-12-02T13:30', false],
    ['a date of its own that ends earlier than its weekday', '2026-12-16T12:30', false],
    ['a Saturday', '2026-12-05T10:00', false],
    ['a day off', '2026-11-11T10:00', false],
  ])('at %s', (_, wall, expected) => expect(isSchoolTime(district, at(wall))).toBe(expected));

  it.each([
    ['a Thursday', '2026-12-03', '2026-12-04'],
    ['a Friday', '2026-12-04', '2026-12-07'],
    ['the Friday before a week off', '2026-11-20', '2026-11-30'],
    ['within days off', '2026-11-24', '2026-11-30'],
  ])('the next school day after %s', (_, date, expected) => expect(nextSchoolDay(calendar, date)).toBe(expected));

  it('counts school days over weekends and days off, and 0 stays', () => {
    expect([0, 1, 2, 3].map((n) => addSchooldays(calendar, '2026-11-10', n))).toEqual([
      '2026-11-10',
      '2026-11-12',
      '2026-11-13',
      '2026-11-16',
    ]);
  });

  it('goes on when a calendar holds no school day at all, rather than lose a report', () => {
    const never = { ...calendar, daysOff: [{ from: '2000-01-01', to: '2099-12-31', name: 'slip of the pen' }] };
    expect(nextSchoolDay(never, '2026-12-01')).toBe('2026-12-02');
  });
});

describe('dueAt', () => {
  it.each([
    ['at once', spec(0, 'min'), '2026-12-01T12:41', '2026-12-01 12:41'],
    ['20 minutes', spec(20, 'min'), '2026-12-01T14:50', '2026-12-01 15:10'],
    ['36 hours run through a weekend', spec(36, 'hour'), '2026-12-04T14:00', '2026-12-06 02:00'],
    ['this school day', spec(0, 'schoolday'), '2026-12-01T10:00', '2026-12-01 15:00'],
    ['this school day, on an early-release day', spec(0, 'schoolday'), '2026-12-02T10:00', '2026-12-02 13:30'],
    ['this school day, reported before the first bell', spec(0, 'schoolday'), '2026-12-01T06:00', '2026-12-01 15:00'],
    ['this school day, reported at the last bell: the next', spec(0, 'schoolday'), '2026-12-01T15:00', '2026-12-02 13:30'],
    ['this school day, reported on Friday evening', spec(0, 'schoolday'), '2026-12-04T21:00', '2026-12-07 15:00'],
    ['this school day, reported on a Saturday', spec(0, 'schoolday'), '2026-12-05T21:00', '2026-12-07 15:00'],
    ['the next school day', spec(1, 'schoolday'), '2026-12-03T10:00', '2026-12-04 15:00'],
    ['the next school day after a Friday evening', spec(1, 'schoolday'), '2026-12-04T21:00', '2026-12-07 15:00'],
    ['the next school day before a week off', spec(1, 'schoolday'), '2026-11-20T10:00', '2026-11-30 15:00'],
    ['five school days', spec(5, 'schoolday'), '2026-12-01T10:00', '2026-12-08 15:00'],
    ['ten days', spec(10, 'day'), '2026-12-01T10:17', '2026-12-11 10:17'],
  ])('%s', (_, clock, started, expected) => expect(onWall(dueAt(district, clock, at(started)))).toBe(expected));

  it.each([
    ['hours are hours when clocks go back', spec(36, 'hour'), '2026-10-31T12:00', '-07:00', '2026-11-01 23:00'],
    ['hours are hours when clocks go forward', spec(36, 'hour'), '2027-03-13T12:00', '-08:00', '2027-03-15 01:00'],
    ['days keep the time on the wall when clocks go back', spec(2, 'day'), '2026-10-31T12:00', '-07:00', '2026-11-02 12:00'],
    ['days keep the time on the wall when clocks go forward', spec(2, 'day'), '2027-03-13T12:00', '-08:00', '2027-03-15 12:00'],
    ['a school day ends with its bell after a change of clocks', spec(1, 'schoolday'), '2026-10-30T10:00', '-07:00', '2026-11-02 15:00'],
    ['and in spring', spec(1, 'schoolday'), '2027-03-12T10:00', '-08:00', '2027-03-15 15:00'],
  ])('%s', (_, clock, started, offset, expected) => expect(onWall(dueAt(district, clock, at(started, offset)))).toBe(expected));

  it('ends the school day at an instant, not at a reading of the wall', () => {
    expect(endOfSchoolDay(district, at('2026-12-01T10:00')).toISOString()).toBe('2026-12-01T23:00:00.000Z');
    expect(calendarVersion({ hash: 'abc' })).toBe('abc');
  });
});
