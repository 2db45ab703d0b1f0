import { describe, expect, it } from 'vitest';
import { callDutyMessage } from '../../../src/conversation/cards/call-duty.ts';
import { incidentCard } from '../../../src/conversation/cards/incident-card.ts';
import { noticeDuty } from '../../../src/conversation/cards/notice-duty.ts';
import { reportConfirmation } from '../../../src/conversation/cards/report-confirmation.ts';
import type { ResponseMode } from '../../../src/policy/types.ts';
import { alarm, approved, callDuty, factsFor, incidentAt, minute, notice, readerFor } from './card-setting.ts';
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

  const NO_OFFICER = /not asking for an officer|not a request for an officer|No pedimos|no se pide un agente/;
  const owed = (rule: string, response_mode: ResponseMode) => {
    const incident = incidentAt('L4', { notices: [notice({ rule, dueAt: null })] });
    const obligations = [{ rule, to: 'police', police: 'mandatory', response_mode, clock: null }] as const;
    return { ...incident, classification: { ...incident.classification, obligations: [...obligations], response_mode } };
  };

  it('says 911 first in an emergency, and never that no officer is wanted', () => {
    const incident = incidentAt('L5', { notices: [notice({ rule: 'M5' })] });
    for (const [language, first] of [
      ['en', /^EMERGENCY: 911 first/],
      ['es', /^EMERGENCIA: primero el 911/],
    ] as const) {
      const texts = textsOf(noticeDuty(factsFor(incident, { ...as, language }), 'n-1'));
      expect(texts[0]).toMatch(first);
      expect(texts.join('\n')).not.toMatch(NO_OFFICER);
    }
    const stood = { ...incident, emergency: alarm({ stoodDownAt: minute(2), stoodDownById: 'p-dir' }) };
    expect(textsOf(noticeDuty(factsFor(stood, as), 'n-1'))[0]).toBe('Give notice: Oak PD, 555-0111');
  });

  it('asks for an officer where a child is missing', () => {
    const texts = textsOf(noticeDuty(factsFor(owed('M9', 'officer_requested'), as), 'n-1')).join('\n');
    expect(texts).toContain('Please send an officer.');
    expect(texts).not.toMatch(NO_OFFICER);
  });

  it('of what is owed at once declines nobody: not to the owner, on the card, or to the reporter', () => {
    const incident = owed('M7', 'notice_only');
    const said = [noticeDuty(factsFor(incident, as), 'n-1'), incidentCard(factsFor(incident)), reportConfirmation(factsFor(incident, as))];
    for (const message of said) {
      expect(textsOf(message).join('\n')).not.toMatch(NO_OFFICER);
      expect(textsOf(message).join('\n')).not.toMatch(/No officer is asked|Please send an officer/);
    }
  });

  it('tells a former owner who has it now, and takes the button back', () => {
    const message = noticeDuty(
      factsFor(incidentAt('L4', { notices: [notice({ ownerId: 'p-des' })] }), { reader: readerFor('director') }),
      'n-1',
    );
    expect(textsOf(message)).toEqual(['OK-7K3Q', 'This notice is now with @Superintendent designee.']);
    expect(buttonsOf(message)).toEqual(['details']);
  });

  it('gives a witness the button and not the details, and no card says that the witness reported', () => {
    const incident = incidentAt('L4', { reporterId: 'p-adm', notices: [notice({ rule: 'M11', ownerId: 'p-adm' })] });
    const reader = readerFor('staff', { id: 'p-adm' });
    expect(buttonsOf(noticeDuty(factsFor(incident, { reader }), 'n-1'))).toEqual(['notice-made']);
    expect(textsOf(incidentCard(factsFor(incident))).join('\n')).toContain('Owner: @the reporter.');
    expect(textsOf(reportConfirmation(factsFor(incident, { reader }))).join('\n')).toContain(
      'The law asks you yourself to tell the police: 13:41.',
    );
  });

  it('says nothing of a notice that is not there', () => {
    expect(noticeDuty(factsFor(incidentAt('L4'), as), 'gone')).toBeNull();
  });
});
