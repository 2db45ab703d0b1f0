import { boxOf, CLEAR, TICKED } from '../asking/residual.ts';
import { type Change, findHarm } from './change-answers.ts';
import { rankWhere } from './levels.ts';
import type { Finding, Proof, Subject } from './proof.ts';

/** Answers to one question, each more serious than the one before: what domain.md 1a and 1e call danger, weapon and injury. */
const WORSE: Record<string, string[][]> = {
  // not sure is as much an emergency as yes (domain.md 1e)
  danger: [
    ['no', 'unsure', 'yes'],
    ['yes', 'unsure'],
  ],
  weapon_now: [
    ['no', 'unsure', 'yes'],
    ['yes', 'unsure'],
  ],
  injury: [['none', 'first_aid', 'doctor', 'serious']],
  object_use: [
    ['none', 'shown', 'used'],
    ['found', 'shown', 'used'],
  ],
  loss: [['under_50', 'under_400', 'under_950', 'over_950']],
  self_harm: [['signs', 'now']],
  missing_risk: [['none', 'at_risk']],
  staff_hit: [
    ['no', 'threatened'],
    ['no', 'on_purpose'],
  ],
  visitor_behavior: [
    ['left', 'calm', 'refuses', 'threatens'],
    ['calm', 'tries_doors'],
  ],
  restraint: [['no', 'yes', 'harmful']],
  bias: [['no', 'maybe', 'yes']],
  over: [['over_safe', 'ongoing']],
  fight_sides: [['both', 'one_sided', 'group']],
  intimate_images: [['no', 'yes']],
  witnessed: [['no', 'yes']],
};

/** Boxes that make a matter more serious when they are ticked. */
const WORSE_TICKED: Record<string, string[]> = {
  object_facts: ['could_be_real'],
  threat_signs: ['target', 'time_place', 'means', 'steps', 'repeated'],
  property_facts: ['weapon_used', 'badly_hurt', 'hazard', 'break_in'],
  bullying_facts: ['threat', 'damage', 'stalking', 'sexual_act'],
  other_facts: ['sexual_act', 'threat_or_violence', 'locked_or_punished', 'filming_or_dropping'],
  sexual_facts: ['pressure', 'age_gap'],
};

/** A gun, or what may be one, in the place of any other object. */
const GUNS = ['gun', 'maybe_gun'];

/** A more serious answer never makes the matter less serious, whatever else is answered. */
export const neverLower: Proof = {
  id: 'never-lower',
  claim: 'Adding danger, a weapon or a worse injury never lowers the level.',
  prove(subject) {
    const changes = changesOf(subject);
    const lowered = changes.flatMap((change): Finding[] => {
      const answers = findHarm(subject.walk(), change, (from, to) => rankWhere(subject, to) < rankWhere(subject, from));
      return answers ? [{ problem: `changing ${told(change)} lowers the level`, answers }] : [];
    });
    return {
      findings: [...strangers(subject), ...lowered],
      notes: [`${changes.length} changes of one answer, each with all other answers`],
    };
  },
};

function changesOf({ policy }: Subject): Change[] {
  const steps = Object.entries(WORSE).flatMap(([name, orders]) =>
    orders.flatMap((order) => order.slice(1).map((to, index) => ({ [name]: { from: order[index] ?? '', to } }))),
  );
  const objects = policy.questions.object?.answers.map(({ id }) => id).filter((id) => !GUNS.includes(id)) ?? [];
  const guns = objects.flatMap((from) => GUNS.map((to) => ({ object: { from, to } })));
  const boxes = Object.entries(WORSE_TICKED).flatMap(([question, ids]) =>
    ids.map((id) => ({ [boxOf(question, id)]: { from: CLEAR, to: TICKED } })),
  );
  return [...steps, ...guns, ...boxes];
}

/** An answer compared here that the policy has not would make the comparison empty. */
function strangers({ policy }: Subject): Finding[] {
  const compared = [
    ...Object.entries(WORSE).map(([id, orders]) => [id, orders.flat()] as const),
    ...Object.entries(WORSE_TICKED),
    ['object', GUNS] as const,
  ];
  return compared.flatMap(([question, answers]) =>
    answers
      .filter((answer) => !policy.questions[question]?.answers.some(({ id }) => id === answer))
      .map((answer) => ({
        problem: `\`${answer}\` is no answer to \`${question}\`: this proof compares it, so correct the policy or the proof`,
      })),
  );
}

function told(change: Change): string {
  return Object.entries(change)
    .map(([name, { from, to }]) => `\`${name}\` from \`${from}\` to \`${to}\``)
    .join(' and ');
}
