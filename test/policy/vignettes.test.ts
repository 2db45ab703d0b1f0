import { describe, expect, it } from 'vitest';
import { relevantQuestions } from '../../src/policy/asking/next-questions.ts';
import { CALM, policy, say } from './california.ts';
import { VIGNETTES } from './vignettes.ts';

describe('acceptance vignettes', () => {
  it.each(VIGNETTES)('$id: $story', ({ answers, facts, says }) => {
    const result = say(answers, facts);
    expect({ type: result.type, level: result.level, police: result.police }).toEqual({
      type: says.type,
      level: says.level,
      police: says.police,
    });
    if (says.rules) expect(result.rules).toEqual(says.rules);
    for (const track of says.tracks ?? []) expect(result.tracks).toContain(track);
    for (const track of says.notTracks ?? []) expect(result.tracks).not.toContain(track);
  });

  it.each(VIGNETTES)('$id is answered in full: nothing is left to ask', ({ answers, facts = {} }) => {
    expect(relevantQuestions(policy, { answers, facts }).filter((id) => !policy.questions[id]?.always)).toEqual([]);
  });

  it.each(['V10', 'V23'])('%s is one result with police 911, medical 911 and M1', (id) => {
    const { answers } = VIGNETTES.find((each) => each.id === id) ?? { answers: {} };
    const { obligations, duties } = say(answers);
    expect(obligations.map(({ rule, to, police }) => [rule, to, police])).toEqual([
      ['assault_weapon_or_gbi', 'police', '911'],
      ['M1', 'police', 'mandatory'],
      ['assault_weapon_or_gbi', 'medical', 'none'],
    ]);
    expect(duties).toContain('notice_before_suspension');
  });

  it('V06 asks for no officer, and a suspension starts a clock of one schoolday', () => {
    const cart = VIGNETTES.find((each) => each.id === 'V06')?.answers ?? {};
    expect(say(cart).response_mode).toBe('notice_only');
    expect(say(cart, { suspended: true }).clocks).toContainEqual({
      id: 'after_suspension',
      value: 1,
      unit: 'schoolday',
      start: 'suspended',
      source: 'statute',
    });
  });

  it.each([
    ['of 16, after a quarter of an hour', { grade: 'g9_12', missing_risk: 'none' }, 15],
    ['of six, at once', { grade: 'tk5', under12: 'yes' }, 0],
  ])('asks police to look for a missing child %s, whatever the age', (_child, answers, minutesOpen) => {
    const result = say({ ...CALM, missing: 'yes', ...answers }, { minutesOpen });
    expect(result.tracks).not.toContain('U12');
    expect(result.obligations).toContainEqual(expect.objectContaining({ rule: 'M9', to: 'police', response_mode: 'officer_requested' }));
  });

  it('V24 gives the hotline two clocks: at once by phone and 36 hours in writing', () => {
    const { obligations } = say({ child_harm: 'yes_or_maybe' });
    expect(obligations.map(({ to, police, clock }) => [to, police, clock?.id])).toEqual([
      ['cps', 'canra', 'at_once_by_law'],
      ['cps', 'canra', 'written_36h'],
    ]);
    expect(policy.texts.hotline.phone).toBe('1-800-442-4918');
  });
});
