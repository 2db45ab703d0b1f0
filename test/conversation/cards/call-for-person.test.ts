import { describe, expect, it } from 'vitest';
import { callForPerson } from '../../../src/conversation/cards/call-for-person.ts';
import { alarm, approved, callDuty, declined, factsFor, incidentAt, minute, notice, withTracks } from './card-setting.ts';
import { textsOf } from './read-notice.ts';

describe('the message that rings one person', () => {
  const cases = [
    { why: 'L3', incident: incidentAt('L3'), says: '@Deputy director: please decide by 13:01.' },
    { why: 'decision-waits', incident: incidentAt('L3'), says: '@Deputy director: please decide by 13:01.' },
    {
      why: 'call-overdue',
      incident: incidentAt('L3', { decision: approved, callDuty: callDuty() }),
      says: '@Deputy director: the approved call is not recorded yet, due 13:08.',
    },
    { why: 'notice-overdue', incident: incidentAt('L4'), says: '@Deputy director: a notice required by law is open, due 13:41.' },
    {
      why: 'nobody-confirmed-911',
      incident: incidentAt('L5'),
      says: '@Deputy director: nobody has confirmed 911. Call 911, or tap if it was called.',
    },
    { why: 'L3', incident: withTracks(incidentAt('L3'), ['TITLE_IX']), says: '@Deputy director: OK-7K3Q needs you. Tap Details.' },
  ];
  it.each(cases)('$why: $says', ({ why, incident, says }) => {
    const message = callForPerson(factsFor(incident), { personKey: 'dep', why });
    expect(textsOf(message)[0]).toBe(says);
    expect(message?.mention?.map((each) => each.person)).toEqual(['p-dep']);
  });

  const pointless = [
    { why: 'decision-waits', incident: incidentAt('L3', { decision: declined }) },
    { why: 'decision-waits', incident: incidentAt('L3', { decision: approved, callDuty: callDuty() }) },
    { why: 'call-overdue', incident: incidentAt('L3', { decision: approved, callDuty: callDuty({ calledAt: minute(18) }) }) },
    { why: 'notice-overdue', incident: incidentAt('L4', { notices: [notice({ madeAt: minute(2) })] }) },
    { why: 'nobody-confirmed-911', incident: incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1) }) }) },
    { why: 'L3', incident: incidentAt('L3', { status: 'withdrawn' }) },
    { why: 'L2', incident: incidentAt('L2') },
  ];
  it.each(pointless)('is not sent when nothing waits any more: $why', ({ why, incident }) => {
    expect(callForPerson(factsFor(incident), { personKey: 'dep', why })).toBeNull();
  });

  it('rings the person on duty when the district file no longer names the one it was made for', () => {
    const message = callForPerson(factsFor(incidentAt('L3')), { personKey: 'gone', why: 'L3' });
    expect(message?.mention?.map((each) => each.person)).toEqual(['p-dir']);
  });
});
