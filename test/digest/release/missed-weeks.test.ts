import { describe, expect, it } from 'vitest';
import { latestDueWeek, missedWeeks } from '../../../src/digest/release/missed-weeks.ts';

// Friday's meeting: the digest of the week before comes on Monday at 07:00
const monday = { timeZone: 'America/Los_Angeles', digest: { weekday: 'mon' as const, time: '07:00' } };
const friday = { ...monday, digest: { weekday: 'fri' as const, time: '15:00' } };

describe('weeks whose digest is due', () => {
  it.each([
    ['one minute before the time', monday, '2026-10-12T13:59:00Z', '2026-W40'],
    ['at the time', monday, '2026-10-12T14:00:00Z', '2026-W41'],
    ['on Sunday night', monday, '2026-10-19T06:59:00Z', '2026-W41'],
    ['before Friday', friday, '2026-10-14T12:00:00Z', '2026-W40'],
    ['on Friday', friday, '2026-10-16T22:00:00Z', '2026-W41'],
  ])('%s', (_name, district, now, week) => {
    expect(latestDueWeek(new Date(now), district)).toBe(week);
  });

  it.each([
    ['nothing when the newest is there', '2026-W41', '2026-10-13T00:00:00Z', []],
    ['the one that was missed', '2026-W40', '2026-10-13T00:00:00Z', ['2026-W41']],
    ['all of them, oldest first, over new year', '2026-W51', '2027-01-12T00:00:00Z', ['2026-W52', '2026-W53', '2027-W01']],
    ['the newest only when there never was one', null, '2026-10-13T00:00:00Z', ['2026-W41']],
    ['nothing when a later one was made by hand', '2026-W43', '2026-10-13T00:00:00Z', []],
  ])('makes up for %s', (_name, last, now, missed) => {
    expect(missedWeeks(last, new Date(now), monday)).toEqual(missed);
  });

  it('makes up for half a year at most', () => {
    const missed = missedWeeks('2020-W01', new Date('2026-10-13T00:00:00Z'), monday);
    expect(missed).toHaveLength(26);
    expect(missed.at(-1)).toBe('2026-W41');
  });
});
