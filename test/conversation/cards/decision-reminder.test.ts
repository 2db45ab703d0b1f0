import { describe, expect, it } from 'vitest';
import { decisionReminder } from '../../../src/conversation/cards/decision-reminder.ts';
import { declined, factsFor, incidentAt, minute, pending, readerFor } from './card-setting.ts';
import { textsOf } from './read-notice.ts';

describe('the reminder of a decision', () => {
  const remind = (over: Parameters<typeof incidentAt>[1], reading: Parameters<typeof factsFor>[1] = {}) =>
    decisionReminder(factsFor(incidentAt('L3', over), { reader: readerFor('director'), now: minute(8), ...reading }));

  it('says since when, until when, and who is asked next', () => {
    const message = remind({});
    expect(textsOf(message)).toEqual([
      '1 decision waits for you: Oak HS, since 12:41, due 13:01.',
      'KIND fight · injury: doctor EN · STILL GOING',
      'At 12:53 @Deputy director is asked too.',
      'OK-7K3Q',
    ]);
    expect(message?.actions.map((action) => action.label)).toEqual(['Call police', 'Keep at school', "I'm on it", 'Open']);
    expect(message?.push).toBe('OK-7K3Q: 1 decision waits for you, due 13:01');
  });

  it('names the designee to the deputy, and nobody to the designee', () => {
    const toDeputy = remind({}, { reader: readerFor('deputy'), now: minute(12) });
    expect(textsOf(toDeputy)).toContain('At 13:01 @Superintendent designee is asked too.');
    const toDesignee = remind({}, { reader: readerFor('designee'), now: minute(20) });
    expect(textsOf(toDesignee).filter((text) => text.includes('is asked too'))).toEqual([]);
  });

  it('keeps the proportions of a shorter limit', () => {
    expect(textsOf(remind({ decision: pending({ dueAt: minute(10) }) }, { now: minute(4) }))).toContain(
      'At 12:47 @Deputy director is asked too.',
    );
  });

  it.each([
    ['decided', { decision: declined }],
    ['superseded', { decision: pending({ outcome: 'superseded' as const }) }],
    ['taken back', { status: 'withdrawn' as const }],
  ])('is not sent when the matter was %s', (_, over) => {
    expect(remind(over)).toBeNull();
  });
});
