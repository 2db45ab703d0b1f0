import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_IDS, type ActionId } from '../../../src/conversation/action-ids.ts';
import { asEverybodySees, DECIDING } from '../../../src/conversation/cards/deciding.ts';
import { anyIncident, anyLanguage, channelNotices } from './every-notice.ts';

/** Buttons in a channel that others than deciders may have use for; whoever adds one says here who may press it. */
const FOR_OTHERS: ActionId[] = [
  ...(['more', 'details', 'call-made', 'notice-made'] as const),
  // in an emergency nothing is hidden from anybody
  ...(['emergency-called', 'all-clear'] as const),
];

describe('buttons of a channel', () => {
  it('are those of a decision, which only deciders see where a platform can tell them apart, or those of everybody', () => {
    fc.assert(
      fc.property(anyIncident, anyLanguage, (incident, language) => {
        const ids = channelNotices(incident, language).flatMap(([, notice]) => notice?.actions.map(({ id }) => id) ?? []);
        expect(ids.filter((id) => !DECIDING.includes(id) && !FOR_OTHERS.includes(id))).toEqual([]);
      }),
    );
  });

  it('are without the decision for everybody', () => {
    const notice = { push: '', blocks: [], actions: ACTION_IDS.map((id) => ({ id, label: id, value: '' })) };
    const seen = asEverybodySees(notice).actions.map(({ id }) => id);
    expect(seen).toEqual(ACTION_IDS.filter((id) => !DECIDING.includes(id)));
    expect(seen).toEqual(expect.arrayContaining(FOR_OTHERS));
    for (const id of ['approve', 'decline', 'release-digest']) expect(seen).not.toContain(id);
  });
});
