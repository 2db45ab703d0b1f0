import { describe, expect, it } from 'vitest';
import { reportConfirmation } from '../../../src/conversation/cards/report-confirmation.ts';
import { alarm, approved, callDuty, factsFor, incidentAt, minute, pending, readerFor, withTracks } from './card-setting.ts';
import { buttonsOf, textsOf } from './read-notice.ts';

describe("the reporter's receipt", () => {
  const receipt = (incident: Parameters<typeof factsFor>[0], language: 'en' | 'es' = 'en') =>
    reportConfirmation(factsFor(incident, { reader: readerFor('staff'), language }));

  const cases = [
    {
      level: 'L1' as const,
      who: 'Principal sees it by 15:00.',
      police: 'Police are not asked to come. You may always call police yourself.',
    },
    {
      level: 'L2' as const,
      who: 'Principal sees it by 13:11.',
      police: 'Police are not asked to come. You may always call police yourself.',
    },
    { level: 'L3' as const, who: 'Security director decides about police by 13:01.', police: 'You may always call police yourself.' },
    {
      level: 'L4' as const,
      who: 'Principal gives the notice: 13:41.',
      police: 'No officer is asked to come. You may always call police yourself.',
    },
    { level: 'L5' as const, who: 'Security director is alerted now.', police: 'You may always call police yourself.' },
  ];
  it.each(cases)('$level: $who', ({ level, who, police }) => {
    const said = textsOf(receipt(incidentAt(level)));
    expect(said[0]).toBe('Sent: OK-7K3Q');
    expect(said).toEqual(expect.arrayContaining([who, police, 'Keep them apart\nGet the nurse']));
    expect(said.at(-1)).toBe('Worse? 911. Thank you; honest mistakes are easily fixed here.');
  });

  it('speaks Spanish to those who do', () => {
    expect(textsOf(receipt(incidentAt('L2'), 'es')).slice(0, 4)).toEqual([
      'Enviado: OK-7K3Q',
      'Asunto escolar. CLASE scuffle.',
      'Directora del plantel lo verá. Límite: 13:11.',
      'No se pide que venga la policía. Usted siempre puede llamar a la policía.',
    ]);
  });

  it('puts 911 before all else in an emergency, until somebody confirmed it', () => {
    expect(textsOf(receipt(incidentAt('L5')))[1]).toBe('Call 911 now if nobody has. No permission needed.');
    const confirmed = receipt(incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-adm' }) }));
    expect(textsOf(confirmed)).toContain('911 call recorded 12:42.');
    expect(textsOf(confirmed)).not.toContain('Call 911 now if nobody has. No permission needed.');
  });

  it('shows later states shortly, in the order they happened', () => {
    const message = receipt(
      incidentAt('L3', {
        decision: approved,
        callDuty: callDuty({ calledAt: minute(19), calledById: 'p-adm' }),
        corrections: [{ id: 'k', kind: 'over', at: minute(18), byId: 'p-reporter' }],
      }),
    );
    const later = textsOf(message).filter((text) => /^(Decided|Police called|You said)/.test(text));
    expect(later).toEqual(['Decided 12:58: the school calls the police.', 'You said it is over, 12:59.', 'Police called 13:00.']);
    expect(buttonsOf(message)).toEqual(['add-facts', 'mistaken']);
  });

  it('has no buttons once the report is taken back', () => {
    const message = receipt(incidentAt('L3', { status: 'withdrawn', decision: pending({ outcome: 'superseded' }) }));
    expect(textsOf(message)).toEqual([
      'Sent: OK-7K3Q',
      'The report is taken back.',
      'Worse? 911. Thank you; honest mistakes are easily fixed here.',
    ]);
    expect(buttonsOf(message)).toEqual([]);
  });

  it('promises no minutes out of school hours', () => {
    const message = receipt(incidentAt('L2', { openedAt: minute(8 * 60) }));
    expect(textsOf(message).join('\n')).toContain('Principal sees it by Thu 15 Oct 15:00.');
  });

  it('names the role of a restricted track, and nothing on a locked phone', () => {
    const message = receipt(withTracks(incidentAt('L2'), ['TITLE_IX']));
    expect(textsOf(message)).toContain('Title IX coordinator sees it by 13:11.');
    expect(message.push).toBe('OK-7K3Q');
  });
});
