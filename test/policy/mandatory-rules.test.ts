import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, Facts } from '../../src/policy/types.ts';
import { pathAnswers, say, wildAnswers } from './california.ts';

/*
 * The mandatory-notice triggers once more, as plain predicates over answers: written from the statutes' table, not from the policy
 * files, so that a slip in either shows.
 */
const has = (answers: Answers, question: string, ...ids: string[]) => ids.some((id) => [answers[question] ?? []].flat().includes(id));
const pupil = (a: Answers) => !has(a, 'grade', 'adult');
const sixToTwelve = (a: Answers) => has(a, 'grade', 'g6_8', 'g9_12');
const realGun = (a: Answers) =>
  has(a, 'object', 'gun', 'maybe_gun') || (has(a, 'object', 'toy', 'bb_pellet_stun') && has(a, 'object_facts', 'could_be_real'));
const airsoft = (a: Answers) =>
  has(a, 'object', 'bb_pellet_stun') && has(a, 'object_facts', 'plastic_airsoft') && !has(a, 'object_facts', 'could_be_real');
const listed = (a: Answers) =>
  (has(a, 'object', 'blade_long_or_locking', 'blade_unknown', 'razor') || (has(a, 'object', 'bb_pellet_stun') && !airsoft(a))) &&
  !has(a, 'object_facts', 'permission', 'religious', 'no_owner');
const wounding = (a: Answers) =>
  realGun(a) ||
  has(a, 'object', 'explosive', 'blade_long_or_locking', 'blade_unknown', 'razor', 'small_folding') ||
  (has(a, 'object', 'bb_pellet_stun') && !airsoft(a));
const severe = (a: Answers) =>
  has(a, 'injury', 'serious') &&
  (has(a, 'kind', 'fight', 'weapon', 'threat', 'bullying_hate') || has(a, 'specific', 'hazing', 'robbery_extortion', 'dating_violence'));
const sign = (a: Answers) => has(a, 'threat_signs', 'target', 'time_place', 'means', 'steps', 'repeated');
const lost = (a: Answers, f: Facts) =>
  (has(a, 'missing', 'yes') || has(a, 'over', 'whereabouts_unknown')) && !has(a, 'over', 'over_safe') && f.found !== true;
const atRisk = (a: Answers) => has(a, 'missing_risk', 'at_risk') || has(a, 'grade', 'tk5') || has(a, 'self_harm', 'now', 'signs');
const skipped = (a: Answers) => has(a, 'missing_risk', 'skipped') && sixToTwelve(a) && !has(a, 'self_harm', 'now', 'signs');

const TRIGGERS: Record<string, (a: Answers, f: Facts) => boolean> = {
  M1: (a) =>
    pupil(a) &&
    ((wounding(a) && has(a, 'object_use', 'used', 'shown')) ||
      (has(a, 'object', 'other') && has(a, 'object_use', 'used')) ||
      (has(a, 'kind', 'fight') && has(a, 'object_use', 'used', 'shown')) ||
      (has(a, 'specific', 'robbery_extortion', 'theft') && has(a, 'property_facts', 'weapon_used')) ||
      (has(a, 'specific', 'robbery_extortion') && has(a, 'property_facts', 'badly_hurt')) ||
      severe(a)),
  M2: (a, f) =>
    f.suspended === true &&
    pupil(a) &&
    (has(a, 'substance', 'alcohol', 'cannabis', 'drug', 'unknown_signs', 'unknown_none', 'medical_cannabis') ||
      (has(a, 'substance', 'own_medicine') && has(a, 'substance_act', 'sold_gave'))),
  M3: (a) =>
    pupil(a) &&
    ((has(a, 'substance', 'cannabis', 'drug', 'unknown_signs') && !has(a, 'substance_act', 'under_influence', 'asked_help', 'unknown')) ||
      (has(a, 'substance', 'own_medicine', 'medical_cannabis') && has(a, 'substance_act', 'sold_gave'))),
  M4: (a) => pupil(a) && ((realGun(a) && !has(a, 'object_facts', 'no_owner')) || listed(a)),
  M5: (a) =>
    (realGun(a) || (has(a, 'object', 'explosive') && !has(a, 'object_facts', 'small_firework'))) && !has(a, 'nexus', 'online', 'elsewhere'),
  M6: (a) => pupil(a) && has(a, 'staff_hit', 'on_purpose', 'threatened'),
  M7: (a) => sixToTwelve(a) && has(a, 'threat_words', 'kill') && sign(a),
  M8: (a) => {
    const grown = has(a, 'sexual_facts', 'victim_adult');
    return (
      has(a, 'child_harm', 'yes_or_maybe') ||
      (has(a, 'sexual', 'touch', 'adult', 'pictures') && !grown) ||
      (has(a, 'intimate_images', 'yes') && !grown) ||
      ((has(a, 'sexual', 'words', 'consensual', 'unknown') || has(a, 'specific', 'sexual_harassment', 'consensual_sexual_activity')) &&
        has(a, 'sexual_facts', 'pressure', 'age_gap') &&
        !grown) ||
      has(a, 'specific', 'staff_on_student', 'child_abuse_or_neglect_suspected') ||
      has(a, 'restraint', 'harmful') ||
      has(a, 'bullying_facts', 'sexual_act') ||
      has(a, 'other_facts', 'sexual_act') ||
      (has(a, 'specific', 'restraint_or_seclusion_used') &&
        (has(a, 'other_facts', 'locked_or_punished') || has(a, 'injury', 'first_aid', 'doctor', 'serious')))
    );
  },
  M9: (a, f) => lost(a, f) && !skipped(a) && ((f.minutesOpen ?? 0) >= 15 || atRisk(a)),
  M11: (a) => has(a, 'witnessed', 'yes'),
};

const facts = fc.record({ suspended: fc.boolean(), found: fc.boolean(), minutesOpen: fc.constantFrom(0, 14, 15, 90) });

describe('mandatory notices', () => {
  it.each(Object.entries(TRIGGERS))('%s fires exactly on its trigger', (rule, trigger) => {
    const answers = fc.oneof(pathAnswers(), wildAnswers());
    fc.assert(
      fc.property(answers, facts, (given, circumstances) => {
        expect(say(given, circumstances).rules.includes(rule)).toBe(trigger(given, circumstances));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(Object.keys(TRIGGERS))('%s is reached by somebody who answers on a phone', (rule) => {
    const found = fc.sample(fc.tuple(pathAnswers(), facts), { numRuns: 20_000, seed: 11 });
    expect(found.some(([given, circumstances]) => say(given, circumstances).rules.includes(rule))).toBe(true);
  });
});
