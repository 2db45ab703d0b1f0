import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, Facts, Level, PoliceCode } from '../../src/policy/types.ts';
import { pathAnswers, policy, say } from './california.ts';

type Case = [answers: Answers, type: string, level: Level, police: PoliceCode, rules?: string[], facts?: Facts];

const fight = (rest: Answers): Answers => ({
  kind: 'fight',
  grade: 'g9_12',
  injury: 'none',
  object_use: 'none',
  fight_sides: 'both',
  staff_hit: 'no',
  ...rest,
});
const weapon = (rest: Answers): Answers => ({
  kind: 'weapon',
  grade: 'g9_12',
  object_use: 'found',
  object_facts: ['none'],
  staff_hit: 'no',
  ...rest,
});
const threat = (rest: Answers): Answers => ({
  kind: 'threat',
  grade: 'g9_12',
  threat_words: 'hurt',
  threat_signs: ['none'],
  staff_hit: 'no',
  ...rest,
});
const drug = (rest: Answers): Answers => ({ kind: 'substance', grade: 'g9_12', substance_act: 'had', injury: 'none', ...rest });
const special = (rest: Answers): Answers => ({
  danger: 'no',
  child_harm: 'no',
  self_harm: 'no',
  immigration: 'no',
  missing: 'no',
  ...rest,
});
const sexual = (rest: Answers): Answers => ({
  kind: 'sexual',
  grade: 'g9_12',
  intimate_images: 'no',
  sexual_facts: ['none'],
  witnessed: 'no',
  ...rest,
});
const hate = (rest: Answers): Answers => ({
  kind: 'bullying_hate',
  grade: 'g9_12',
  bias: 'no',
  injury: 'none',
  bullying_facts: ['none'],
  ...rest,
});
const property = (rest: Answers): Answers => ({
  kind: 'property',
  grade: 'g9_12',
  bias: 'no',
  loss: 'under_50',
  property_facts: ['none'],
  ...rest,
});
const other = (rest: Answers): Answers => ({
  kind: 'other',
  grade: 'g9_12',
  injury: 'none',
  other_facts: ['none'],
  witnessed: 'no',
  ...rest,
});

/** The incident table of the domain, row by row, with its jumps. */
const CASES: Case[] = [
  [{ kind: 'rules', specific: 'tardy_truancy' }, 'tardy_truancy', 'L1', 'none'],
  [{ kind: 'rules', specific: 'tardy_truancy', over: 'whereabouts_unknown' }, 'missing_student', 'L3', 'discretionary'],
  [{ kind: 'rules', specific: 'defiance_disruption', staff_hit: 'no' }, 'defiance_disruption', 'L1', 'none'],
  [{ kind: 'rules', staff_hit: 'accident' }, 'defiance_disruption', 'L1', 'none'],
  [{ kind: 'rules', staff_hit: 'threatened' }, 'physical_threat_to_staff', 'L4', 'mandatory', ['M6']],
  [{ kind: 'rules', specific: 'phone_dress_profanity_protest' }, 'phone_dress_profanity_protest', 'L1', 'none'],
  [drug({ substance: 'nicotine' }), 'nicotine_vape', 'L1', 'none', []],
  [drug({ substance: 'unknown_signs' }), 'drug_possession', 'L4', 'mandatory', ['M3']],
  [hate({ specific: 'bullying' }), 'bullying', 'L2', 'none'],
  [hate({ specific: 'bullying', bias: 'yes' }), 'hate_incident', 'L2', 'none'],
  [hate({ specific: 'cyberbullying_doxing', bullying_facts: ['stalking'] }), 'cyberbullying_doxing', 'L3', 'discretionary'],
  [fight({}), 'fight_no_injury', 'L1', 'none', []],
  [fight({ fight_sides: 'one_sided' }), 'fight_minor_injury', 'L2', 'none'],
  [fight({ fight_sides: 'group' }), 'fight_minor_injury', 'L2', 'none'],
  [fight({ fight_sides: 'defending' }), 'fight_no_injury', 'L1', 'none'],
  [fight({ injury: 'first_aid' }), 'fight_minor_injury', 'L2', 'none'],
  [fight({ injury: 'first_aid', fight_sides: 'group' }), 'fight_serious_injury', 'L3', 'discretionary'],
  [fight({ injury: 'first_aid', object_use: 'used' }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1']],
  [fight({ injury: 'doctor' }), 'fight_serious_injury', 'L3', 'discretionary', []],
  [fight({ injury: 'doctor', over: 'ongoing' }), 'fight_serious_injury', 'L5', '911'],
  [fight({ injury: 'unknown' }), 'fight_serious_injury', 'L3', 'discretionary'],
  [fight({ injury: 'serious' }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1']],
  [fight({ staff_hit: 'on_purpose' }), 'battery_on_staff', 'L4', 'mandatory', ['M6']],
  [fight({ staff_hit: 'unsure' }), 'battery_on_staff', 'L3', 'discretionary', []],
  [fight({ staff_hit: 'accident' }), 'fight_no_injury', 'L1', 'none', []],
  [fight({ grade: 'adult' }), 'parent_adult_disturbance', 'L5', '911', []],
  [other({ specific: 'hazing' }), 'hazing', 'L3', 'discretionary'],
  [other({ specific: 'hazing', injury: 'serious' }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1']],
  [threat({ staff_hit: 'threatened' }), 'physical_threat_to_staff', 'L4', 'mandatory', ['M6']],
  [threat({}), 'threat_vague_or_joke', 'L2', 'none'],
  [threat({ threat_words: 'unclear' }), 'threat_vague_or_joke', 'L2', 'none'],
  [threat({ threat_signs: ['hearsay', 'angry'] }), 'threat_vague_or_joke', 'L2', 'none'],
  [threat({ threat_signs: ['target'] }), 'threat_specific', 'L3', 'discretionary'],
  [threat({ threat_signs: ['unknown'] }), 'threat_specific', 'L3', 'discretionary'],
  [threat({ threat_words: 'kill', threat_signs: ['target', 'hearsay'] }), 'homicidal_threat_6_12', 'L4', 'mandatory', ['M7']],
  [threat({ threat_words: 'kill', threat_signs: ['means', 'time_place'] }), 'homicidal_threat_6_12', 'L5', '911', ['M7']],
  [threat({ threat_words: 'kill', threat_signs: ['target'], grade: 'tk5' }), 'threat_specific', 'L3', 'discretionary', []],
  [threat({ threat_words: 'kill', threat_signs: ['target'], grade: 'unknown' }), 'threat_specific', 'L3', 'discretionary', []],
  [
    threat({ threat_words: 'kill', threat_signs: ['target'], staff_hit: 'threatened' }),
    'homicidal_threat_6_12',
    'L4',
    'mandatory',
    ['M6', 'M7'],
  ],
  [threat({ specific: 'bomb_threat_or_swatting' }), 'bomb_threat_or_swatting', 'L5', '911'],
  [weapon({ object: 'gun' }), 'firearm_seen_or_found', 'L5', '911', ['M4', 'M5', 'M10']],
  [weapon({ object: 'gun', grade: 'adult' }), 'firearm_seen_or_found', 'L5', '911', ['M5']],
  [weapon({ object: 'maybe_gun', object_use: 'shown' }), 'firearm_seen_or_found', 'L5', '911', ['M1', 'M4', 'M5', 'M10']],
  [weapon({ object: 'explosive' }), 'explosive_incendiary', 'L5', '911', ['M5']],
  [weapon({ object: 'explosive', object_facts: ['small_firework'] }), 'explosive_incendiary', 'L2', 'none', []],
  [weapon({ object: 'blade_long_or_locking' }), 'knife_or_626_10_item', 'L4', 'mandatory', ['M4']],
  [weapon({ object: 'razor' }), 'knife_or_626_10_item', 'L4', 'mandatory', ['M4']],
  [weapon({ object: 'blade_unknown' }), 'knife_or_626_10_item', 'L4', 'mandatory', ['M4']],
  [weapon({ object: 'razor', object_use: 'shown' }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1', 'M4']],
  [weapon({ object: 'razor', object_use: 'shown', danger: 'yes' }), 'assault_weapon_or_gbi', 'L5', '911', ['M1', 'M4']],
  [weapon({ object: 'blade_long_or_locking', object_facts: ['permission'] }), 'knife_or_626_10_item', 'L3', 'discretionary', []],
  [weapon({ object: 'blade_long_or_locking', object_facts: ['religious'] }), 'knife_or_626_10_item', 'L3', 'discretionary', []],
  [weapon({ object: 'blade_long_or_locking', object_facts: ['no_owner'] }), 'other_object_or_found_weapon', 'L3', 'discretionary', []],
  [weapon({ object: 'small_folding' }), 'small_knife_tool', 'L2', 'none', []],
  [weapon({ object: 'small_folding', object_use: 'shown' }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1']],
  [weapon({ object: 'bb_pellet_stun' }), 'bb_pellet_stun_spotmarker', 'L4', 'mandatory', ['M4']],
  [weapon({ object: 'bb_pellet_stun', object_facts: ['plastic_airsoft'] }), 'toy_or_imitation_gun', 'L2', 'none', []],
  [
    weapon({ object: 'bb_pellet_stun', object_facts: ['could_be_real', 'plastic_airsoft'] }),
    'firearm_seen_or_found',
    'L5',
    '911',
    ['M4', 'M5', 'M10'],
  ],
  [weapon({ object: 'toy' }), 'toy_or_imitation_gun', 'L2', 'none', []],
  [weapon({ object: 'toy', object_use: 'shown' }), 'toy_or_imitation_gun', 'L3', 'discretionary', []],
  [weapon({ object: 'toy', object_facts: ['unknown'] }), 'firearm_seen_or_found', 'L5', '911'],
  [weapon({ object: 'other' }), 'other_object_or_found_weapon', 'L3', 'discretionary', []],
  [weapon({ object: 'other', object_use: 'used' }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1']],
  [drug({ substance: 'drug' }), 'drug_possession', 'L4', 'mandatory', ['M3']],
  [drug({ substance: 'drug', substance_act: 'unknown' }), 'drug_possession', 'L3', 'discretionary', []],
  [drug({ substance: 'unknown_none' }), 'drug_possession', 'L2', 'none', []],
  [drug({ substance: 'unknown_none' }), 'drug_possession', 'L4', 'mandatory', ['M2'], { suspended: true }],
  [drug({ substance: 'cannabis', substance_act: 'sold_gave' }), 'drug_sale_or_furnishing', 'L4', 'mandatory', ['M3']],
  [drug({ substance: 'own_medicine', substance_act: 'sold_gave' }), 'drug_sale_or_furnishing', 'L4', 'mandatory', ['M3']],
  [drug({ substance: 'own_medicine' }), 'voluntary_disclosure_or_medicine', 'L2', 'none', []],
  [drug({ substance: 'medical_cannabis' }), 'voluntary_disclosure_or_medicine', 'L3', 'discretionary', []],
  [drug({ substance: 'nicotine', substance_act: 'asked_help' }), 'voluntary_disclosure_or_medicine', 'L2', 'none', []],
  [drug({ substance: 'alcohol' }), 'alcohol_or_under_influence', 'L2', 'none', []],
  [drug({ substance: 'alcohol' }), 'alcohol_or_under_influence', 'L4', 'mandatory', ['M2'], { suspended: true }],
  [drug({ substance: 'cannabis', substance_act: 'under_influence' }), 'alcohol_or_under_influence', 'L2', 'none', []],
  [drug({ substance: 'drug', injury: 'serious' }), 'overdose_medical_emergency', 'L5', 'mandatory', ['M3']],
  [drug({ substance: 'alcohol', injury: 'doctor' }), 'overdose_medical_emergency', 'L5', 'none', []],
  [property({ specific: 'theft' }), 'theft', 'L1', 'none'],
  [property({ specific: 'theft', loss: 'under_950' }), 'theft', 'L2', 'none'],
  [property({ specific: 'theft', loss: 'over_950' }), 'theft', 'L3', 'discretionary'],
  [property({ specific: 'theft', property_facts: ['break_in'] }), 'theft', 'L3', 'discretionary'],
  [property({ specific: 'robbery_extortion' }), 'robbery_extortion', 'L3', 'discretionary'],
  [property({ specific: 'robbery_extortion', property_facts: ['weapon_used'] }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1']],
  [property({ specific: 'vandalism' }), 'vandalism', 'L2', 'none'],
  [property({ specific: 'vandalism', loss: 'under_950' }), 'vandalism', 'L3', 'discretionary'],
  [property({ specific: 'vandalism', bias: 'yes' }), 'hate_crime_suspected', 'L3', 'discretionary'],
  [property({ specific: 'fire_arson' }), 'fire_arson', 'L3', 'discretionary'],
  [property({ specific: 'fire_arson', danger: 'yes' }), 'fire_arson', 'L5', 'none'],
  [
    { kind: 'visitor', specific: 'trespass_intruder_suspicious_person', visitor_behavior: 'calm' },
    'trespass_intruder_suspicious_person',
    'L3',
    'discretionary',
  ],
  [
    { kind: 'visitor', specific: 'trespass_intruder_suspicious_person', visitor_behavior: 'left' },
    'trespass_intruder_suspicious_person',
    'L2',
    'none',
  ],
  [
    { kind: 'visitor', specific: 'trespass_intruder_suspicious_person', visitor_behavior: 'tries_doors' },
    'trespass_intruder_suspicious_person',
    'L5',
    '911',
  ],
  [{ kind: 'visitor', specific: 'parent_adult_disturbance', visitor_behavior: 'calm' }, 'parent_adult_disturbance', 'L2', 'none'],
  [
    { kind: 'visitor', specific: 'parent_adult_disturbance', visitor_behavior: 'refuses' },
    'parent_adult_disturbance',
    'L3',
    'discretionary',
  ],
  [{ kind: 'visitor', specific: 'parent_adult_disturbance', visitor_behavior: 'threatens' }, 'parent_adult_disturbance', 'L5', '911'],
  [{ kind: 'visitor', specific: 'abduction_or_custody_dispute' }, 'abduction_or_custody_dispute', 'L5', '911'],
  [{ kind: 'visitor', specific: 'abduction_or_custody_dispute', visitor_behavior: 'papers_ok' }, 'parent_adult_disturbance', 'L2', 'none'],
  [other({ specific: 'vehicle_or_bus_incident' }), 'vehicle_or_bus_incident', 'L3', 'discretionary'],
  [other({ specific: 'vehicle_or_bus_incident', injury: 'doctor' }), 'vehicle_or_bus_incident', 'L5', '911'],
  [special({ missing: 'yes', grade: 'g9_12', missing_risk: 'none' }), 'missing_student', 'L3', 'discretionary', []],
  [special({ missing: 'yes', grade: 'g9_12', missing_risk: 'none' }), 'missing_student', 'L4', 'mandatory', ['M9'], { minutesOpen: 15 }],
  [
    special({ missing: 'yes', grade: 'g9_12', missing_risk: 'none' }),
    'missing_student',
    'L2',
    'none',
    [],
    { minutesOpen: 20, found: true },
  ],
  [special({ missing: 'yes', grade: 'tk5' }), 'missing_student', 'L5', '911', ['M9']],
  [special({ missing: 'yes', grade: 'g9_12', missing_risk: 'at_risk' }), 'missing_student', 'L5', '911', ['M9']],
  [special({ missing: 'yes', grade: 'g9_12', missing_risk: 'skipped' }), 'tardy_truancy', 'L1', 'none', []],
  [special({ missing: 'yes', grade: 'unknown', missing_risk: 'skipped' }), 'missing_student', 'L3', 'discretionary', []],
  [sexual({ sexual: 'touch' }), 'sexual_assault_or_battery', 'L4', 'canra', ['M8']],
  [sexual({ sexual: 'touch', sexual_facts: ['victim_adult'] }), 'sexual_assault_or_battery', 'L3', 'discretionary', []],
  [sexual({ sexual: 'words' }), 'sexual_harassment', 'L2', 'none', []],
  [sexual({ sexual: 'pictures' }), 'intimate_images', 'L4', 'canra', ['M8']],
  [sexual({ sexual: 'words', intimate_images: 'yes' }), 'intimate_images', 'L4', 'canra', ['M8']],
  [sexual({ sexual: 'adult' }), 'staff_on_student', 'L4', 'canra', ['M8']],
  [sexual({ sexual: 'consensual' }), 'consensual_sexual_activity', 'L2', 'none', []],
  [sexual({ sexual: 'consensual', sexual_facts: ['age_gap'] }), 'sexual_assault_or_battery', 'L4', 'canra', ['M8']],
  [sexual({ sexual: 'consensual', witnessed: 'yes' }), 'consensual_sexual_activity', 'L4', 'mandatory', ['M11']],
  [hate({ specific: 'hate_incident', bias: 'yes' }), 'hate_incident', 'L2', 'none'],
  [hate({ specific: 'hate_incident', bias: 'yes', bullying_facts: ['damage'] }), 'hate_crime_suspected', 'L3', 'discretionary'],
  [hate({ specific: 'dating_violence' }), 'dating_violence', 'L2', 'none'],
  [hate({ specific: 'dating_violence', injury: 'doctor' }), 'dating_violence', 'L3', 'discretionary'],
  [hate({ specific: 'dating_violence', injury: 'serious' }), 'assault_weapon_or_gbi', 'L4', 'mandatory', ['M1']],
  [hate({ specific: 'gang_related' }), 'gang_related', 'L2', 'none'],
  [special({ self_harm: 'signs' }), 'suicide_or_self_harm_risk', 'L2', 'none', []],
  [special({ self_harm: 'now' }), 'suicide_or_self_harm_risk', 'L5', 'none', []],
  [special({ self_harm: 'now', danger: 'yes', weapon_now: 'yes' }), 'suicide_or_self_harm_risk', 'L5', '911', []],
  [special({ immigration: 'yes' }), 'immigration_enforcement_at_site', 'L2', 'none', []],
  [special({ immigration: 'yes', danger: 'yes' }), 'immigration_enforcement_at_site', 'L5', '911', []],
  [{ kind: 'rules', restraint: 'yes' }, 'restraint_or_seclusion_used', 'L2', 'none'],
  [{ kind: 'rules', restraint: 'harmful' }, 'staff_on_student', 'L4', 'canra', ['M8']],
  [other({ specific: 'restraint_or_seclusion_used', other_facts: ['locked_or_punished'] }), 'staff_on_student', 'L4', 'canra', ['M8']],
  [{ child_harm: 'yes_or_maybe' }, 'child_abuse_or_neglect_suspected', 'L4', 'canra', ['M8']],
  [{ child_harm: 'yes_or_maybe', danger: 'yes' }, 'child_abuse_or_neglect_suspected', 'L5', '911', ['M8']],
  [other({ specific: 'drone' }), 'drone', 'L2', 'none'],
  [other({ specific: 'drone', other_facts: ['filming_or_dropping'] }), 'drone', 'L3', 'discretionary'],
  [{ kind: 'visitor', specific: 'agency_wants_student' }, 'agency_wants_student', 'L2', 'none'],
  [other({ specific: 'staff_misconduct_no_child' }), 'staff_misconduct_no_child', 'L2', 'none'],
  [
    other({ specific: 'staff_misconduct_no_child', other_facts: ['threat_or_violence'] }),
    'staff_misconduct_no_child',
    'L3',
    'discretionary',
  ],
  [other({ specific: 'unlisted_concern' }), 'unlisted_concern', 'L3', 'discretionary'],
  [{ danger: 'yes' }, 'emergency_unspecified', 'L5', '911', []],
  [{ danger: 'unsure', kind: 'other' }, 'emergency_unspecified', 'L5', '911', []],
  [{ danger: 'yes', kind: 'property', specific: 'theft' }, 'theft', 'L5', '911', []],
];

describe('the incident table', () => {
  it.each(CASES)('%j is %s, %s, police %s', (answers, type, level, police, rules, facts = {}) => {
    const result = say(answers, facts);
    expect([result.type, result.level, result.police]).toEqual([type, level, police]);
    if (rules) expect(result.rules).toEqual(rules);
  });

  it('has a case for every type, and nothing else', () => {
    expect(new Set(CASES.map(([, type]) => type))).toEqual(new Set(Object.keys(policy.types)));
    expect(Object.keys(policy.types)).toHaveLength(54 + 2);
  });

  it('is reached whole by people who answer on a phone', () => {
    const reached = new Set(fc.sample(pathAnswers(), { numRuns: 30_000, seed: 7 }).map((answers) => say(answers).type));
    const unreached = Object.keys(policy.types).filter((type) => !reached.has(type));
    expect(unreached).toEqual([]);
  });

  it('keeps what several matters owe: a medical call and a notice, a battery and a weapon', () => {
    const both = say(weapon({ object: 'razor', object_use: 'used', staff_hit: 'on_purpose' }));
    expect(both.rules).toEqual(['M1', 'M4', 'M6']);
    expect(both.tracks).toEqual(['MEDICAL', 'SPED', 'WVPP']);
    const crisis = say({ ...drug({ substance: 'drug' }), self_harm: 'signs' });
    expect(crisis).toMatchObject({ type: 'drug_possession', level: 'L4', tracks: ['CRISIS'], rules: ['M3'] });
  });
});
