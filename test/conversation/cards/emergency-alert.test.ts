import { describe, expect, it } from 'vitest';
import { emergencyAlert } from '../../../src/conversation/cards/emergency-alert.ts';
import { alarm, factsFor, incidentAt, minute, readerFor } from './card-setting.ts';
import { buttonsOf, textsOf } from './read-notice.ts';

const NOT_SENT = { messageId: null };

describe('the next person called while nobody has confirmed 911', () => {
  it('reads the address and has the button; only deciders can stand down', () => {
    const message = emergencyAlert(factsFor(incidentAt('L5'), { reader: readerFor('deputy') }), NOT_SENT);
    expect(textsOf(message).slice(0, 2)).toEqual([
      'NOBODY HAS CONFIRMED 911. You are asked next.',
      'Call 911: Oak HS, 1 Oak St, front office 555-0122. Then tap "911 called". Was it called already? Tap it too.',
    ]);
    expect(buttonsOf(message)).toEqual(['emergency-called', 'stand-down', 'details']);
    const toOther = emergencyAlert(factsFor(incidentAt('L5'), { reader: readerFor('site_admin') }), NOT_SENT);
    expect(buttonsOf(toOther)).toEqual(['emergency-called', 'details']);
  });

  it.each([alarm({ confirmedAt: minute(1) }), alarm({ stoodDownAt: minute(1) })])('is not sent once that is over', (emergency) => {
    expect(emergencyAlert(factsFor(incidentAt('L5', { emergency }), { reader: readerFor('deputy') }), NOT_SENT)).toBeNull();
  });

  it('says that it is over, where it was sent before', () => {
    const over = emergencyAlert(factsFor(incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-adm' }) })), {
      messageId: 'M1',
    });
    expect(textsOf(over)[0]).toBe('911 was confirmed 12:42. Thank you.');
    expect(buttonsOf(over)).toEqual(['details']);
    const mine = factsFor(incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-dep' }) }), {
      reader: readerFor('deputy'),
    });
    expect(buttonsOf(emergencyAlert(mine, { messageId: 'M1' }))).toEqual(['told', 'details']);
  });
});
