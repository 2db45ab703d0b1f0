/** What people report in the long runs: answers by field, for whatever screens come. */
import type { Filled } from '../../test/fixtures/slack-double/person.ts';

export interface Story {
  /** What it is to be classified as. */
  level: 'L1' | 'L3' | 'L4' | 'L5';
  answers: Filled;
}

/** Nobody's idea of an emergency: what is answered where a story says nothing. */
export const HARMLESS = ['none', 'no', 'over_safe', 'first_aid', 'unclear', 'both', 'skipped', 'left', 'g9_12', 'calm'];

const CALM = { danger: 'no', special: ['none'], grade: 'g9_12' };

export const STORIES: Record<Story['level'], Story> = {
  /** A school matter: no card, a confirmation and the administrators' copy. */
  L1: { level: 'L1', answers: { ...CALM, kind: 'rules', specific: 'tardy_truancy' } },
  /** A fight after which somebody needs a doctor: the director decides. */
  L3: {
    level: 'L3',
    answers: { ...CALM, kind: 'fight', injury: 'doctor', fight_sides: 'both', object_use: 'none', staff_hit: 'no', over: 'over_safe' },
  },
  /** A knife in a bag: police must be told. */
  L4: {
    level: 'L4',
    answers: { ...CALM, kind: 'weapon', object: 'blade_long_or_locking', object_use: 'found', object_facts: ['none'] },
  },
  /** Danger now: an incident from the first screen on. */
  L5: { level: 'L5', answers: { danger: 'yes' } },
};
