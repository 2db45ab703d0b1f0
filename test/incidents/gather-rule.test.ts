/** Which reports are of one event. */
import { describe, expect, it } from 'vitest';
import { differs, mayStandUnder } from '../../src/incidents/emergency/gather-rule.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import type { Answers, Track } from '../../src/policy/types.ts';
import { alarm, incidentAt, minute } from '../conversation/cards/card-setting.ts';

const says = (answers: Answers, siteId: string | null = 'oak-hs') => ({ siteId, answers });

describe('two reports say', () => {
  const cases: [string, Answers, Answers, boolean][] = [
    ['nothing yet', { danger: 'yes' }, { danger: 'unsure' }, false],
    ['a kind, and nothing', { kind: 'weapon', object: 'gun' }, {}, false],
    ['the same', { kind: 'weapon', object: 'gun', weapon_now: 'yes' }, { kind: 'weapon', object: 'gun', weapon_now: 'yes' }, false],
    ['another kind', { kind: 'weapon' }, { kind: 'visitor' }, true],
    ['another thing of one kind', { kind: 'property', specific: 'fire_arson' }, { kind: 'property', specific: 'theft' }, true],
    ['a weapon, and none', { weapon_now: 'yes' }, { weapon_now: 'no' }, true],
    ['a weapon, and "I am not sure"', { weapon_now: 'yes' }, { weapon_now: 'unsure' }, false],
    ['another object', { object: 'gun' }, { object: 'blade_unknown' }, true],
    ['another use', { object_use: 'used' }, { object_use: 'found' }, true],
    ['a use, and "I don\'t know"', { object_use: 'used' }, { object_use: 'unknown' }, false],
    ['somebody who hurts themselves, and nobody', { self_harm: 'now' }, { self_harm: 'no' }, true],
    ['a student missing, and none', { missing: 'yes' }, { missing: 'no' }, true],
    ['other injuries of one event', { kind: 'fight', injury: 'serious' }, { kind: 'fight', injury: 'none' }, false],
    ['another grade of one event', { kind: 'fight', grade: 'g9_12' }, { kind: 'fight', grade: 'g6_8' }, false],
  ];
  it.each(cases)('%s', (_, a, b, expected) => {
    expect(differs(says(a), says(b))).toBe(expected);
    expect(differs(says(b), says(a))).toBe(expected);
  });

  it('another place', () => {
    expect(differs(says({}), says({}, 'elm-hs'))).toBe(true);
    expect(differs(says({}), says({}, null))).toBe(true);
  });
});

describe('a report stands under another', () => {
  const report = (over: Partial<Incident> = {}, tracks: Track[] = []): Incident => {
    const incident = incidentAt('L5', { id: 'second', openedAt: minute(2), answers: {}, ...over });
    return { ...incident, classification: { ...incident.classification, tracks } };
  };
  const lead = (over: Partial<Incident> = {}, tracks: Track[] = []) => report({ id: 'first', openedAt: minute(0), ...over }, tracks);
  const may = (second: Incident, first: Incident, group: ReturnType<typeof says>[] = []) =>
    mayStandUnder(second, { lead: first, group, minutes: 10 });

  it('within the minutes of the district, either way', () => {
    expect(may(report(), lead())).toBe(true);
    expect(may(report({ openedAt: minute(10) }), lead())).toBe(true);
    expect(may(report({ openedAt: minute(10.1) }), lead())).toBe(false);
    expect(may(report({ openedAt: minute(-11) }), lead())).toBe(false);
  });

  it('whether or not somebody has confirmed the place, but never without one', () => {
    expect(may(report({ siteConfirmed: false }), lead())).toBe(true);
    expect(may(report({ siteId: null }), lead({ siteId: null }))).toBe(false);
  });

  it('not under one that is over, clear, closed, lower, or under another itself', () => {
    expect(may(report(), lead({ emergency: alarm({ stoodDownAt: minute(1) }) }))).toBe(false);
    expect(may(report(), lead({ emergency: alarm({ allClearAt: minute(1) }) }))).toBe(false);
    expect(may(report(), lead({ status: 'closed' }))).toBe(false);
    expect(may(report(), lead({ gatheredIntoId: 'zero' }))).toBe(false);
    expect(may(report(), { ...lead(), classification: incidentAt('L4').classification })).toBe(false);
    expect(may({ ...report(), classification: incidentAt('L4').classification }, lead())).toBe(false);
    expect(may(report(), lead({ emergency: alarm({ confirmedAt: minute(1) }) }))).toBe(true);
  });

  it('only where no report there says otherwise, although the first said nothing', () => {
    expect(may(report({ answers: { kind: 'visitor' } }), lead(), [says({ kind: 'visitor' })])).toBe(true);
    expect(may(report({ answers: { kind: 'visitor' } }), lead(), [says({ kind: 'weapon' })])).toBe(false);
  });

  it('never where it is about one child, and of a matter about staff only with the same readers', () => {
    for (const track of ['CRISIS', 'CANRA', 'TITLE_IX'] as const) expect(may(report({}, [track]), lead({}, [track]))).toBe(false);
    expect(may(report({}, ['STAFF_RESTRICTED']), lead())).toBe(false);
    expect(may(report({}, ['STAFF_RESTRICTED']), lead({}, ['STAFF_RESTRICTED']))).toBe(true);
    const recusals = [{ id: 'r', personId: 'p-dir', personKey: 'dir', byId: 'p-reporter', at: minute(0) }];
    expect(may(report({ recusals }, ['STAFF_RESTRICTED']), lead({}, ['STAFF_RESTRICTED']))).toBe(false);
  });
});
