/** The timeline under Details: everything people did after the report stands there, in order, and stays. */
import { describe, expect, it } from 'vitest';
import { detailsScreen } from '../../../src/conversation/forms/details-screen.ts';
import { alarm, declined, incidentAt, minute, notice, pending, readerFor } from '../cards/card-setting.ts';
import { formFor, textsOn } from './form-setting.ts';

const at = (role: Parameters<typeof readerFor>[0]) => readerFor(role);

describe('the timeline', () => {
  it('tells a revised decision, a question with its answer, a hand-over, a conflict, a lowering and an outcome in their order', () => {
    const incident = incidentAt('L3', {
      decision: pending({ outcome: 'approved', decidedAt: minute(30), decidedById: 'p-dir', reason: 'ongoing_risk' }),
      formerDecisions: [declined],
      inquiries: [{ id: 'q', questionId: 'injury', askedById: 'p-dir', askedAt: minute(3), answeredAt: minute(5) }],
      handOvers: [{ id: 'h', byId: 'p-dir', toKey: 'dep', at: minute(7) }],
      recusals: [{ id: 'r', personId: 'p-adm', personKey: 'adm', byId: 'p-dir', at: minute(8) }],
      levelChanges: [
        {
          ...{ id: 'l', from: 'L4', to: 'L2', reason: 'false_alarm', proposedById: 'p-dir', proposedAt: minute(40) },
          ...{ confirmedById: 'p-dep', confirmedAt: minute(41), refusedById: null, refusedAt: null },
        },
      ],
      outcomes: [
        {
          ...{ id: 'o', outcome: 'citation', agencyId: null, caseNumber: null, startedBy: 'police', onSchoolMatter: false },
          ...{ arrivedAt: null, disposedAt: null, byId: 'p-adm', at: minute(50) },
        },
      ],
    });
    const lines = textsOn(detailsScreen(formFor(incident, at('director'))));
    const told = [
      'Reporter asked: injury?',
      'Reporter answered: injury?',
      'Handed over to Deputy director',
      'Somebody was taken off the case',
      'Kept at school by Security director',
      'Call approved by Security director',
      'Security director proposed to lower it to L2',
      'Lowered to L2, confirmed by a second person',
      'Police outcome: Citation',
    ].map((text) => lines.findIndex((line) => line.includes(text)));
    expect(told.every((place) => place >= 0)).toBe(true);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('tells of an emergency who recorded all clear and who signed, and of a notice that two persons gave it up', () => {
    const signed = { paperAt: minute(9), paperById: 'p-dir', paperConfirmedAt: minute(10), paperConfirmedById: 'p-adm' };
    const emergency = alarm({ allClearAt: minute(5), allClearById: 'p-adm', ...signed });
    const waived = notice({
      ...{ waiverReason: 'counsel_advised', waiverById: 'p-adm', waiverAt: minute(11) },
      ...{ waivedById: 'p-dir', waivedAt: minute(12) },
    });
    const text = textsOn(detailsScreen(formFor(incidentAt('L5', { emergency, notices: [waived] }), at('director')))).join('\n');
    expect(text).toContain('All clear, recorded by Principal');
    expect(text).toContain('Paperwork: first signature by Security director');
    expect(text).toContain('Paperwork: second signature by Principal');
    expect(text).toMatch(/Not required after all: Listed weapon.+Counsel advised it\. By Principal and Security director\./);
  });
});
