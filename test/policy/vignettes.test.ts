import { describe, expect, it } from 'vitest';
import type { Answers, Facts, Level, PoliceCode, Track } from '../../src/policy/types.ts';
import { CALM, policy, say } from './california.ts';

interface Vignette {
  id: string;
  story: string;
  answers: Answers;
  facts?: Facts;
  says: { type: string; level: Level; police: PoliceCode; rules?: string[]; tracks?: Track[]; notTracks?: Track[] };
}

const VIGNETTES: Vignette[] = [
  {
    id: 'V01',
    story: 'small folding tool shown to a friend',
    answers: {
      ...CALM,
      kind: 'weapon',
      grade: 'g9_12',
      object: 'small_folding',
      object_use: 'found',
      object_facts: ['none'],
      staff_hit: 'no',
    },
    says: { type: 'small_knife_tool', level: 'L2', police: 'none', rules: [] },
  },
  {
    id: 'V03',
    story: 'spring BB pistol in a backpack',
    answers: {
      ...CALM,
      kind: 'weapon',
      grade: 'g9_12',
      object: 'bb_pellet_stun',
      object_use: 'found',
      object_facts: ['none'],
      staff_hit: 'no',
    },
    says: { type: 'bb_pellet_stun_spotmarker', level: 'L4', police: 'mandatory', rules: ['M4'] },
  },
  {
    id: 'V03 ticked',
    story: 'the same, could be real',
    answers: { ...CALM, kind: 'weapon', grade: 'g9_12', object: 'bb_pellet_stun', object_use: 'found', object_facts: ['could_be_real'] },
    says: { type: 'firearm_seen_or_found', level: 'L5', police: '911' },
  },
  {
    id: 'V05',
    story: 'nicotine vape, second time',
    answers: { ...CALM, kind: 'substance', grade: 'g9_12', substance: 'nicotine', substance_act: 'used', injury: 'none' },
    says: { type: 'nicotine_vape', level: 'L1', police: 'none', rules: [] },
  },
  {
    id: 'V06',
    story: 'THC cart, she admits it',
    answers: { ...CALM, kind: 'substance', grade: 'g9_12', substance: 'cannabis', substance_act: 'had', injury: 'none' },
    says: { type: 'drug_possession', level: 'L4', police: 'mandatory', rules: ['M3'] },
  },
  {
    id: 'V06 suspended',
    story: 'the same, suspended',
    answers: { ...CALM, kind: 'substance', grade: 'g9_12', substance: 'cannabis', substance_act: 'had', injury: 'none' },
    facts: { suspended: true },
    says: { type: 'drug_possession', level: 'L4', police: 'mandatory', rules: ['M2', 'M3'] },
  },
  {
    id: 'V07',
    story: 'pills for weeks, wants help',
    answers: { ...CALM, kind: 'substance', grade: 'g9_12', substance: 'drug', substance_act: 'asked_help', injury: 'none' },
    says: { type: 'voluntary_disclosure_or_medicine', level: 'L2', police: 'none', rules: [] },
  },
  {
    id: 'V09',
    story: 'mutual punches, ice pack',
    answers: {
      ...CALM,
      kind: 'fight',
      grade: 'g6_8',
      under12: 'no',
      injury: 'first_aid',
      object_use: 'none',
      fight_sides: 'both',
      staff_hit: 'no',
    },
    says: { type: 'fight_minor_injury', level: 'L2', police: 'none', rules: [], notTracks: ['U12'] },
  },
  {
    id: 'V10',
    story: 'three kick one on the ground, he passes out',
    answers: { danger: 'yes', kind: 'fight', grade: 'g9_12', injury: 'serious', object_use: 'none', fight_sides: 'group', staff_hit: 'no' },
    says: { type: 'assault_weapon_or_gbi', level: 'L5', police: '911', rules: ['M1'], tracks: ['MEDICAL'] },
  },
  {
    id: 'V11',
    story: 'late, told the teacher to shut up, send the officer',
    answers: {
      ...CALM,
      kind: 'rules',
      grade: 'g9_12',
      specific: 'defiance_disruption',
      staff_hit: 'no',
      restraint: 'no',
      police_wanted: 'asked',
    },
    says: { type: 'defiance_disruption', level: 'L1', police: 'none', rules: [] },
  },
  {
    id: 'V14',
    story: "I'll kill you, bro: joke, said sorry",
    answers: { ...CALM, kind: 'threat', grade: 'g9_12', threat_words: 'kill', threat_signs: ['retracted'], staff_hit: 'no' },
    says: { type: 'threat_vague_or_joke', level: 'L2', police: 'none', rules: [] },
  },
  {
    id: 'V15',
    story: 'rifle photo, "Coffman 4th period tmrw"',
    answers: {
      ...CALM,
      kind: 'threat',
      grade: 'g6_8',
      under12: 'no',
      threat_words: 'kill',
      threat_signs: ['time_place', 'means', 'hearsay'],
      staff_hit: 'no',
    },
    says: { type: 'homicidal_threat_6_12', level: 'L5', police: '911', rules: ['M7'] },
  },
  {
    id: 'V15 without means',
    story: 'the same words, no rifle',
    answers: { ...CALM, kind: 'threat', grade: 'g6_8', under12: 'no', threat_words: 'kill', threat_signs: ['time_place'], staff_hit: 'no' },
    says: { type: 'homicidal_threat_6_12', level: 'L4', police: 'mandatory', rules: ['M7'] },
  },
  {
    id: 'V17',
    story: 'fifth grader draws a shooting',
    answers: { ...CALM, kind: 'threat', grade: 'tk5', under12: 'yes', threat_words: 'kill', threat_signs: ['target'], staff_hit: 'no' },
    says: { type: 'threat_specific', level: 'L3', police: 'discretionary', rules: [], tracks: ['U12'] },
  },
  {
    id: 'V18',
    story: 'ten-year-old lit paper towels, out',
    answers: {
      ...CALM,
      kind: 'property',
      grade: 'tk5',
      under12: 'yes',
      specific: 'fire_arson',
      loss: 'under_50',
      property_facts: ['none'],
      bias: 'no',
    },
    says: { type: 'fire_arson', level: 'L3', police: 'discretionary', rules: [], tracks: ['U12'] },
  },
  {
    id: 'V20',
    story: 'coach texts a student at midnight',
    answers: { ...CALM, kind: 'sexual', grade: 'adult', sexual: 'adult', intimate_images: 'no', sexual_facts: ['none'], witnessed: 'no' },
    says: { type: 'staff_on_student', level: 'L4', police: 'canra', rules: ['M8'], tracks: ['CANRA', 'STAFF_RESTRICTED'] },
  },
  {
    id: 'V20 from child harm',
    story: 'the same, from screen 2',
    answers: { danger: 'no', child_harm: 'yes_or_maybe', specific: 'staff_on_student' },
    says: { type: 'staff_on_student', level: 'L4', police: 'canra', rules: ['M8'], tracks: ['CANRA', 'STAFF_RESTRICTED'] },
  },
  {
    id: 'V21',
    story: 'ICE-signed warrant at the gate',
    answers: { ...CALM, immigration: 'yes' },
    says: { type: 'immigration_enforcement_at_site', level: 'L2', police: 'none', rules: [], tracks: ['IMMIGRATION'] },
  },
  {
    id: 'V23',
    story: 'jaw broken with a helmet',
    answers: {
      danger: 'yes',
      kind: 'fight',
      grade: 'g9_12',
      nexus: 'event',
      injury: 'serious',
      object_use: 'used',
      fight_sides: 'one_sided',
      staff_hit: 'no',
    },
    says: { type: 'assault_weapon_or_gbi', level: 'L5', police: '911', rules: ['M1'], tracks: ['MEDICAL'] },
  },
  {
    id: 'V24',
    story: 'belt marks',
    answers: { danger: 'no', child_harm: 'yes_or_maybe' },
    says: { type: 'child_abuse_or_neglect_suspected', level: 'L4', police: 'canra', rules: ['M8'], tracks: ['CANRA'] },
  },
  {
    id: 'V25',
    story: 'wants to die, pills at home, with the counselor',
    answers: { ...CALM, self_harm: 'signs' },
    says: { type: 'suicide_or_self_harm_risk', level: 'L2', police: 'none', rules: [], tracks: ['CRISIS'] },
  },
  {
    id: 'V25 taken',
    story: 'pills already taken',
    answers: { danger: 'yes', child_harm: 'no', self_harm: 'now', immigration: 'no', missing: 'no' },
    says: { type: 'suicide_or_self_harm_risk', level: 'L5', police: 'none', rules: [], tracks: ['CRISIS'] },
  },
  {
    id: 'V27',
    story: 'AirPods worth $180',
    answers: {
      ...CALM,
      kind: 'property',
      grade: 'g9_12',
      specific: 'theft',
      loss: 'under_400',
      property_facts: ['none'],
      bias: 'no',
      police_wanted: 'asked',
    },
    says: { type: 'theft', level: 'L2', police: 'none', rules: [] },
  },
  {
    id: 'V30',
    story: 'caller: shooter in room 12',
    answers: { danger: 'unsure', kind: 'threat', specific: 'bomb_threat_or_swatting' },
    says: { type: 'bomb_threat_or_swatting', level: 'L5', police: '911' },
  },
];

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
