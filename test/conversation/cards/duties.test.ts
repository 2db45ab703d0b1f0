import { describe, expect, it } from 'vitest';
import { callDutyMessage } from '../../../src/conversation/cards/call-duty.ts';
import { noticeDuty } from '../../../src/conversation/cards/notice-duty.ts';
import { approved, callDuty, factsFor, incidentAt, minute, notice, readerFor } from './card-setting.ts';
import { buttonsOf, textsOf } from './read-notice.ts';

describe('duties to call and to give notice', () => {
  const as = { reader: readerFor('site_admin') };

  it('gives the caller number, script without names, and one button', () => {
    const message = callDutyMessage(factsFor(incidentAt('L3', { decision: approved, callDuty: callDuty() }), as));
    expect(textsOf(message)).toEqual([
      'Call now: Oak PD, 555-0111',
      'Please call by 13:08. An approval is not a call.',
      'No officer is asked to come.',
      'Say this, without names of students:',
      'School at Oak HS, 1 Oak St: KIND fight. OK-7K3Q.',
      'Then tap "Call made".',
      'OK-7K3Q',
    ]);
    expect(buttonsOf(message)).toEqual(['call-made', 'details']);
  });

  it('becomes a receipt once the call is recorded', () => {
    const duty = callDuty({ calledAt: minute(19), calledById: 'p-adm', caseNumber: '26-1042' });
    const message = callDutyMessage(factsFor(incidentAt('L3', { decision: approved, callDuty: duty }), as));
    expect(textsOf(message)).toEqual(['Call recorded 13:00. Thank you.', 'Recorded by @Principal.', 'Case no. 26-1042', 'OK-7K3Q']);
    expect(buttonsOf(message)).toEqual([]);
  });

  it('gives the owner of a notice number, law, script and one button', () => {
    const message = noticeDuty(factsFor(incidentAt('L4'), as), 'n-1');
    expect(textsOf(message)).toEqual([
      'Give notice: Oak PD, 555-0111',
      'Due 13:41.',
      'The law: Listed weapon (M4, EC 48902(c)). There is nothing to approve.',
      'A notice, not a request for an officer.',
      'Notice about OK-7K3Q, KIND blade.\nThis is a notice. We are not asking for an officer.',
      'Then tap "Notice made".',
      'OK-7K3Q',
    ]);
    expect(buttonsOf(message)).toEqual(['notice-made', 'details']);
  });

  it.each([
    ['cps', 'Give notice: child protection, County hotline 1-800-555-0199'],
    ['fire', 'Give notice: the fire department, 911'],
    ['medical', 'Give notice: 911, medical, 911'],
    ['security', 'Give notice: school security, 555-0100'],
  ] as const)('to %s: %s', (to, first) => {
    expect(textsOf(noticeDuty(factsFor(incidentAt('L4', { notices: [notice({ to })] }), as), 'n-1'))[0]).toBe(first);
  });

  it('says overdue when it is', () => {
    expect(textsOf(noticeDuty(factsFor(incidentAt('L4'), { ...as, now: minute(61) }), 'n-1'))[1]).toBe('OVERDUE since 13:41.');
  });

  it('says nothing of a notice that is not there', () => {
    expect(noticeDuty(factsFor(incidentAt('L4'), as), 'gone')).toBeNull();
  });
});
