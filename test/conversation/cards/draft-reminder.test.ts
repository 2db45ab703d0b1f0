import { describe, expect, it } from 'vitest';
import { draftReminder } from '../../../src/conversation/cards/draft-reminder.ts';
import type { Draft } from '../../../src/incidents/incident.ts';
import { factsFor, incidentAt, minute } from './card-setting.ts';
import { textsOf } from './read-notice.ts';

describe('started, not finished', () => {
  const draft: Draft = {
    id: 'd-1',
    personId: 'p-reporter',
    platform: 'slack',
    trail: [],
    screen: 'kind',
    revision: 2,
    language: 'en',
    bilingual: false,
    answers: { kind: 'fight' },
    note: 'MARKEDNOTE',
    siteId: 'oak-hs',
    startedAt: minute(0),
    updatedAt: minute(1),
    incidentId: null,
    state: 'open',
  };

  it('says when it was begun, that nothing was sent, and leads back; nothing of the answers', () => {
    const message = draftReminder(factsFor(incidentAt('L1')), draft);
    expect(textsOf(message)).toEqual([
      'Started, not finished',
      'You began a report at 12:41. Nothing was sent.',
      'In danger? Call 911 first.',
    ]);
    expect(message?.actions).toEqual([{ id: 'continue-report', label: 'Continue the report', value: 'd-1', style: 'primary' }]);
  });

  it.each(['sent', 'abandoned'] as const)('is not sent for a draft that is %s', (state) => {
    expect(draftReminder(factsFor(incidentAt('L1')), { ...draft, state })).toBeNull();
  });
});
