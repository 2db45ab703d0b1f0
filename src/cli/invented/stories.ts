/**
 * What happens in an ordinary year: answers as people give them, and how often. What they mean says the policy, never this table.
 * Shares are of a thousand incidents; together they give about 85 % L1 and L2, 8 % L3, 5 % L4, 2 % L5.
 */
import type { Answers } from '../../policy/types.ts';

export interface Story {
  share: number;
  answers: Answers;
  /** Rate at elementary schools, compared with the others; 1 if nothing is said. */
  young?: number;
  /** What becomes known later, and how often. */
  later?: { chance: number } & ({ answers: Answers } | { fact: 'still-missing' | 'suspended' });
  /** An adult did it: no grade is asked. */
  byAdult?: boolean;
}

const CALM: Answers = { danger: 'no', child_harm: 'no', self_harm: 'no', immigration: 'no', missing: 'no' };
const fight = (answers: Answers): Answers => ({
  ...CALM,
  kind: 'fight',
  staff_hit: 'no',
  object_use: 'none',
  over: 'over_safe',
  ...answers,
});
const rules = (answers: Answers): Answers => ({ ...CALM, kind: 'rules', staff_hit: 'no', restraint: 'no', plan: 'no', ...answers });
const hurtful = (answers: Answers): Answers => ({
  ...{ ...CALM, kind: 'bullying_hate', injury: 'none', bias: 'no', bullying_facts: ['none'] },
  ...answers,
});
const property = (answers: Answers): Answers => ({ ...CALM, kind: 'property', bias: 'no', property_facts: ['none'], ...answers });
const substance = (answers: Answers): Answers => ({ ...CALM, kind: 'substance', injury: 'none', substance_act: ['had'], ...answers });
const threat = (answers: Answers): Answers => ({ ...CALM, kind: 'threat', specific: 'threat_specific', staff_hit: 'no', ...answers });
const weapon = (answers: Answers): Answers => ({
  ...{ ...CALM, kind: 'weapon', staff_hit: 'no', object_use: 'found', object_facts: ['none'] },
  ...answers,
});
const visitor = (answers: Answers): Answers => ({ ...CALM, kind: 'visitor', ...answers });
const sexual = (answers: Answers): Answers => ({
  ...{ ...CALM, kind: 'sexual', intimate_images: 'no', sexual_facts: ['none'], witnessed: 'no' },
  ...answers,
});

const SCHOOL_RULES: Story[] = [
  { share: 150, answers: rules({ specific: 'defiance_disruption' }) },
  { share: 95, answers: rules({ specific: 'tardy_truancy' }), young: 0.3 },
  { share: 80, answers: rules({ specific: 'phone_dress_profanity_protest', bias: 'no' }), young: 0.3 },
  { share: 6, answers: rules({ specific: 'defiance_disruption', restraint: 'yes', plan: 'yes' }), young: 2 },
];

const VIOLENCE: Story[] = [
  { share: 65, answers: fight({ injury: 'none', fight_sides: 'both' }) },
  { share: 60, answers: fight({ injury: 'first_aid', fight_sides: 'both' }) },
  {
    ...{ share: 14, answers: fight({ injury: 'unknown', fight_sides: 'both' }) },
    later: { chance: 0.5, answers: { injury: 'first_aid' } },
  },
  { share: 16, answers: fight({ injury: 'doctor', fight_sides: 'both' }), young: 0.3 },
  { share: 3, answers: fight({ injury: 'serious', fight_sides: 'one_sided' }), young: 0.1 },
  { share: 10, answers: rules({ specific: 'defiance_disruption', staff_hit: 'on_purpose' }), young: 1.5 },
  { share: 4, answers: rules({ specific: 'defiance_disruption', staff_hit: 'threatened' }), young: 0.3 },
  { share: 35, answers: threat({ threat_words: 'unclear', threat_signs: ['none'] }) },
  { share: 16, answers: threat({ threat_words: 'hurt', threat_signs: ['target', 'angry'] }) },
  { share: 6, answers: threat({ threat_words: 'kill', threat_signs: ['target', 'hearsay'] }), young: 0.1 },
  {
    share: 2,
    answers: { ...CALM, kind: 'other', specific: 'hazing', injury: 'first_aid', other_facts: ['none'], witnessed: 'no' },
    young: 0,
  },
];

const SUBSTANCES: Story[] = [
  { share: 75, answers: substance({ substance: 'nicotine' }), young: 0.03 },
  {
    ...{ share: 12, answers: substance({ substance: 'alcohol', substance_act: ['under_influence'] }), young: 0 },
    later: { chance: 0.25, fact: 'suspended' },
  },
  { share: 6, answers: substance({ substance: 'cannabis', substance_act: ['asked_help'] }), young: 0 },
  { share: 14, answers: substance({ substance: 'cannabis' }), young: 0.03 },
  { share: 3, answers: substance({ substance: 'cannabis', substance_act: ['sold_gave'] }), young: 0 },
];

const OBJECTS: Story[] = [
  { share: 9, answers: weapon({ object: 'toy' }), young: 1.5 },
  { share: 11, answers: weapon({ object: 'small_folding' }) },
  { share: 10, answers: weapon({ object: 'blade_long_or_locking' }), young: 0.4 },
  { share: 2, answers: weapon({ object: 'bb_pellet_stun' }), young: 0.2 },
  { share: 6, answers: weapon({ object: 'other' }) },
];

const RESPECT: Story[] = [
  { share: 110, answers: hurtful({ specific: 'bullying' }) },
  { share: 35, answers: { ...hurtful({ specific: 'cyberbullying_doxing' }), nexus: 'online' }, young: 0.3 },
  { share: 22, answers: hurtful({ specific: 'hate_incident', bias: 'yes' }) },
  { share: 5, answers: hurtful({ specific: 'bullying', bias: 'yes', bullying_facts: ['threat'] }), young: 0.3 },
  { share: 12, answers: sexual({ sexual: 'words' }), young: 0.3 },
  { share: 2, answers: sexual({ sexual: 'touch' }), young: 0.3 },
  { share: 14, answers: { ...CALM, self_harm: 'signs' }, young: 0.4 },
];

const PROPERTY: Story[] = [
  { share: 25, answers: property({ specific: 'theft', loss: 'under_50' }) },
  { share: 16, answers: property({ specific: 'theft', loss: 'under_400' }) },
  { share: 32, answers: property({ specific: 'vandalism', loss: 'under_400' }) },
  { share: 7, answers: property({ specific: 'theft', loss: 'over_950' }), young: 0.5 },
  { share: 7, answers: property({ specific: 'vandalism', loss: 'under_950' }) },
  { share: 7, answers: property({ specific: 'robbery_extortion' }), young: 0.2 },
];

const VISITORS: Story[] = [
  { share: 13, answers: visitor({ specific: 'parent_adult_disturbance', visitor_behavior: 'calm' }), byAdult: true },
  { share: 9, answers: visitor({ specific: 'trespass_intruder_suspicious_person', visitor_behavior: 'left' }), byAdult: true },
  { share: 7, answers: visitor({ specific: 'trespass_intruder_suspicious_person', visitor_behavior: 'refuses' }), byAdult: true },
  { share: 3, answers: visitor({ specific: 'agency_wants_student' }), byAdult: true },
];

const LOST: Story[] = [
  {
    ...{ share: 5, answers: { ...CALM, missing: 'yes', missing_risk: 'none', over: 'ongoing' } },
    later: { chance: 0.4, fact: 'still-missing' },
  },
];

const EMERGENCIES: Story[] = [
  { share: 4, answers: substance({ substance: 'drug', substance_act: ['used'], injury: 'doctor' }), young: 0 },
  { share: 3, answers: { danger: 'yes', weapon_now: 'no' } },
  { share: 3, answers: threat({ specific: 'bomb_threat_or_swatting' }), young: 0.3 },
  { share: 2, answers: weapon({ object: 'maybe_gun' }), young: 0.2 },
  { share: 2, answers: { ...CALM, self_harm: 'now' }, young: 0.2 },
  { share: 2, answers: visitor({ specific: 'trespass_intruder_suspicious_person', visitor_behavior: 'tries_doors' }), byAdult: true },
  { share: 2, answers: fight({ injury: 'doctor', fight_sides: 'both', over: 'ongoing' }), young: 0.2 },
  { share: 1, answers: property({ specific: 'fire_arson', property_facts: ['hazard'] }) },
];

export const STORIES: readonly Story[] = [
  ...SCHOOL_RULES,
  ...VIOLENCE,
  ...SUBSTANCES,
  ...OBJECTS,
  ...RESPECT,
  ...PROPERTY,
  ...VISITORS,
  ...LOST,
  ...EMERGENCIES,
];
