import { describe, expect, it } from 'vitest';
import { decisionSteps, noticeRungBy } from '../../../src/incidents/overlooked/due-times.ts';
import { aDistrict } from '../../conversation/cards/card-district.ts';

const district = aDistrict();
const nobodyOnCall = { ...district, duty: { ...district.duty, afterHours: [] } };
const GRACE_MS = 120_000;
/** Wall time in Los Angeles; until 1 November 2026 seven hours behind UTC, then eight. */
const at = (time: string) => new Date(`2026-${time}:00Z`);
const steps = (of: typeof district, openedAt: Date, dueAt: Date, silencedUntil: Date | null = null) =>
  decisionSteps(of, { openedAt, dueAt, silencedUntil }).map(({ stage, at: when }) => `${stage} ${when.toISOString().slice(5, 16)}`);

describe('when a decision is to be asked for', () => {
  it('counts from the report while somebody reads', () => {
    const asked = steps(district, at('10-14T19:00'), at('10-14T19:20'));
    expect(asked).toEqual(['reminder 10-14T19:08', 'deputy 10-14T19:12', 'designee 10-14T19:20']);
  });

  it('keeps the proportions of a shorter limit', () => {
    expect(steps(district, at('10-14T19:00'), at('10-14T19:10'))).toEqual([
      ...['reminder 10-14T19:04', 'deputy 10-14T19:06', 'designee 10-14T19:10'],
    ]);
  });

  it('counts from the next morning where nobody is on call, over the change of clocks', () => {
    // Friday evening; Monday 7:00 is 15:00 UTC after the change
    expect(steps(nobodyOnCall, at('10-31T02:00'), at('11-02T15:20'))).toEqual([
      ...['start 11-02T15:00', 'reminder 11-02T15:08', 'deputy 11-02T15:12', 'designee 11-02T15:20'],
    ]);
  });

  it('moves into the end of "I’m on it"', () => {
    expect(steps(district, at('10-14T19:00'), at('10-14T19:20'), at('10-14T19:15'))).toEqual([
      ...['reminder 10-14T19:15', 'deputy 10-14T19:15', 'designee 10-14T19:20'],
    ]);
  });

  it('raises no false alarm when the district file was changed meanwhile', () => {
    // reported with somebody on call, and there is nobody now: the limit is the decision's own
    expect(steps(nobodyOnCall, at('10-15T04:00'), at('10-15T04:20'))).toEqual([
      ...['reminder 10-15T04:20', 'deputy 10-15T04:20', 'designee 10-15T04:20'],
    ]);
    // the other way round: nobody was asked at once
    expect(steps(district, at('10-15T04:00'), at('10-15T14:20'))[0]).toBe('reminder 10-15T14:08');
  });
});

describe('when somebody must have been rung about a notice', () => {
  it.each([
    ['an hour, at night', at('10-15T05:00'), at('10-15T06:00'), '10-15T06:02'],
    ['at once: after the minutes of a call', at('10-15T05:00'), null, '10-15T05:12'],
    ['two hours by day', at('10-14T19:00'), at('10-14T21:00'), '10-14T21:02'],
    ['two hours that end at night: in the morning', at('10-15T03:30'), at('10-15T05:30'), '10-15T13:32'],
    ['quiet begins a minute after it is due', at('10-15T01:59'), at('10-15T03:59'), '10-15T13:32'],
    ['a limit that was over when it was opened', at('10-14T19:00'), at('10-13T19:00'), '10-14T19:02'],
  ])('%s', (_name, openedAt, dueAt, expected) => {
    expect(noticeRungBy(district, { openedAt, dueAt }, GRACE_MS).toISOString().slice(5, 16)).toBe(expected);
  });
});
