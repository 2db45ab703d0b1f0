import { describe, expect, it } from 'vitest';
import { decisionToReporter } from '../../../src/conversation/cards/decision-to-reporter.ts';
import { approved, callDuty, declined, factsFor, incidentAt, pending, readerFor } from './card-setting.ts';
import { textsOf } from './read-notice.ts';

describe('what was decided, to the reporter', () => {
  const told = (over: Parameters<typeof incidentAt>[1]) =>
    decisionToReporter(factsFor(incidentAt('L3', over), { reader: readerFor('staff') }));

  it('kept at school: when, why, what next, and that they may call', () => {
    expect(textsOf(told({ decision: declined }))).toEqual([
      'OK-7K3Q',
      'Decided 12:58: the school handles this and is not calling police.',
      'Reason: School level.',
      'Next: Principal speaks with you today.',
      'Anything new or wrong? Tap "Add or correct".',
      'You may still call police yourself; in danger, 911.',
    ]);
  });

  it('approved: who calls whom, and whether an officer is asked to come', () => {
    expect(textsOf(told({ decision: approved, callDuty: callDuty() })).slice(1, 5)).toEqual([
      'Decided 12:58: the school calls Oak PD.',
      'Reason: Ongoing risk.',
      'No officer is asked to come.',
      'Next: Principal makes the call. You need do nothing for it.',
    ]);
  });

  it('is not sent while nothing is decided', () => {
    expect([told({}), told({ decision: pending({ outcome: 'superseded' }) })]).toEqual([null, null]);
  });
});
