import { describe, expect, it } from 'vitest';
import { emergencyReporter } from '../../../src/conversation/cards/emergency-reporter.ts';
import { alarm, factsFor, incidentAt, minute, readerFor } from './card-setting.ts';
import { buttonsOf, textsOf } from './read-notice.ts';

describe('the message to whoever reported danger', () => {
  const staff = readerFor('staff');
  const to = (over: Parameters<typeof incidentAt>[1], reader = staff) =>
    emergencyReporter(factsFor(incidentAt('L5', over), { reader, language: reader.language ?? 'en' }));

  it('begins with 911 and the address to read aloud', () => {
    const message = to({});
    expect(textsOf(message)[0]).toBe(
      'CALL 911 NOW. Say what you see, at Oak HS, 1 Oak St. You need no permission. Stay away from any weapon. Then tap "911 called".',
    );
    expect(message.blocks[0]?.kind).toBe('alert');
    expect(buttonsOf(message)).toEqual(['emergency-called', 'cannot-call', 'where', 'over', 'mistaken', 'add-facts']);
  });

  it('says it in both languages while the language is not known', () => {
    const first = textsOf(to({}, readerFor('staff', { language: null }))).slice(0, 2);
    expect(first.map((text) => text.slice(0, 12))).toEqual(['CALL 911 NOW', 'LLAME AL 911']);
  });

  it('says what to do now, before 911 only where this telephone must not be hung up', () => {
    const facts = factsFor(incidentAt('L5', {}), { reader: staff, language: 'en' });
    const type = facts.policy.types[facts.incident.classification.type];
    if (!type) throw new Error('a type of the policy');
    const withOnTheLine = {
      ...facts,
      policy: { ...facts.policy, types: { ...facts.policy.types, [type.id]: { ...type, nowFirst: true } } },
    };
    expect(
      emergencyReporter(facts)
        .blocks.map(({ kind }) => kind)
        .slice(0, 2),
    ).toEqual(['alert', 'list']);
    expect(
      emergencyReporter(withOnTheLine)
        .blocks.map(({ kind }) => kind)
        .slice(0, 2),
    ).toEqual(['list', 'alert']);
    const unspecified = { ...facts, policy: { ...facts.policy, unspecifiedEmergency: type.id } };
    expect(emergencyReporter(unspecified).blocks.filter(({ kind }) => kind === 'list')).toEqual([]);
  });

  it('asks for the place while nobody has confirmed it', () => {
    const message = to({ siteId: null, siteConfirmed: false });
    expect(textsOf(message)[0]).toMatch(/^CALL 911 NOW\. Say what you see and where you are\./);
    expect(textsOf(message)).toContain('Is the place right? Tap "Where?" to say where.');
  });

  it('keeps saying 911 after "I cannot call", and says that others were asked', () => {
    const message = to({ emergency: alarm({ cannotCallAt: minute(1), alerts: 1 }) });
    expect(textsOf(message)[0]).toMatch(/^CALL 911 NOW/);
    expect(textsOf(message).join('\n')).toMatch(/^12:42: others were asked to call 911 for you/m);
    expect(buttonsOf(message)).toEqual(['emergency-called', 'where', 'over', 'mistaken', 'add-facts']);
  });

  it('records the call and then the end of the alarm', () => {
    const confirmed = to({ emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-reporter' }) });
    expect(textsOf(confirmed)[0]).toBe('Recorded: 911 called 12:42. Stay on the line while they ask.');
    expect(buttonsOf(confirmed)).toEqual(['told', 'where', 'over', 'mistaken', 'add-facts']);
    const over = to({ emergency: alarm({ stoodDownAt: minute(9), stoodDownById: 'p-dir' }) });
    expect([textsOf(over)[0], buttonsOf(over)]).toEqual(['Stood down 12:50: the alarm is over. New danger? Call 911.', ['add-facts']]);
  });

  it('reads back what the reporter said since, and does not ask for it again', () => {
    const message = to({ corrections: [{ id: 'k', kind: 'over', at: minute(9), byId: 'p-reporter' }] });
    expect(textsOf(message)[0]).toMatch(/^CALL 911 NOW/);
    expect(textsOf(message)).toContain('You said it is over, 12:50.');
    expect(buttonsOf(message)).toEqual(['emergency-called', 'cannot-call', 'where', 'mistaken', 'add-facts']);
  });
});
