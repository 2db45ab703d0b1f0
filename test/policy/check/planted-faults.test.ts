import { describe, expect, it } from 'vitest';
import { createAnswerWalk } from '../../../src/policy/check/answer-walk.ts';
import { answersText } from '../../../src/policy/check/answers-text.ts';
import { PROOFS } from '../../../src/policy/check/check-policy.ts';
import { createSubject, type Finding, type Subject } from '../../../src/policy/check/proof.ts';
import { policy as shipped } from '../california.ts';
import { changedPolicy, type PlantedFiles } from './changed-policy.ts';

/** One proof, its fault, and what is told of it: the problem, and answers that show it. */
type Fault = [proof: string, fault: string, plant: (files: PlantedFiles) => void, told: RegExp, answers?: RegExp];

const FAULTS: Fault[] = [
  [
    'one-classification',
    'a type at level 4 that no statute stands behind',
    ({ type }) => {
      type('theft').level = 'L4';
    },
    /`theft` is L4, but its police code is `none`/,
    /kind: property.*specific: theft/,
  ],
  [
    'one-classification',
    'a level 3 type of which nobody is asked',
    ({ type }) => {
      type('hazing').police = 'none';
    },
    /`hazing` is L3, but nobody is asked to decide/,
    /specific: hazing/,
  ],
  [
    'mandatory-notices',
    'a physical threat to an employee is forgotten',
    ({ rule }) => {
      rule('M6').when = { staff_hit: 'on_purpose', is: 'by_pupil' };
    },
    /M6 \(EC 44014\) is due, but does not fire/,
    /staff_hit: threatened/,
  ],
  [
    'mandatory-notices',
    'a notice about drugs fires for adults',
    ({ rule }) => {
      rule('M3').when = { is: 'controlled', not: { substance_act: ['under_influence', 'asked_help', 'unknown'] } };
    },
    /M3 .* fires, but nothing in the law asks for it/,
    /grade: adult.*substance: cannabis/,
  ],
  [
    'mandatory-notices',
    'a rule of the law waits for what is not asked there',
    ({ rule }) => {
      rule('M11').when = { witnessed: 'yes', kind: 'fight' };
    },
    /M11 never fires/,
  ],
  [
    'never-declined',
    'the notice after a suspension raises no level',
    ({ rule }) => {
      rule('M2').level = undefined;
    },
    /`M2` demands a notice, but the result is L[123]/,
    /substance: alcohol.*suspended: yes/,
  ],
  [
    'never-declined',
    'drugs are left to a person although the law has decided',
    ({ rule, type }) => {
      rule('M3').level = undefined;
      type('drug_possession').level = 'L3';
    },
    /`M3` demands a notice, but the result is L3, where none is made or a person decides/,
    /substance: cannabis/,
  ],
  [
    'never-lower',
    'who needs a doctor counts less than who needs first aid',
    ({ type }) => {
      type('fight_serious_injury').level = 'L1';
    },
    /changing `injury` from `first_aid` to `doctor` lowers the level/,
    /kind: fight/,
  ],
  [
    'never-lower',
    'a threat ticked besides takes an injury away',
    ({ floor }) => {
      floor('adult_violence').when = { grade: 'adult', kind: 'fight', injury: 'serious' };
    },
    /changing `bullying_facts\/threat` from `clear` to `ticked` lowers the level/,
    /specific: bullying/,
  ],
  [
    'unsure-never-lowers',
    'not knowing what a stranger does is settled at school',
    ({ floor }) => {
      const { any = [] } = floor('not_sure').when;
      floor('not_sure').when = { any: any.filter((each) => !('visitor_behavior' in each)) };
    },
    /`visitor_behavior: unknown` gives less than `refuses`/,
    /specific: parent_adult_disturbance/,
  ],
  [
    'unsure-never-lowers',
    'an exception gives less than is written for it',
    ({ type }) => {
      type('threat_vague_or_joke').level = 'L1';
    },
    /`threat_words: unclear` gives less than is written for it/,
  ],
  [
    'under-twelve',
    'the track of young children lets officers come',
    ({ all }) => {
      for (const file of all) for (const track of file.tracks ?? []) track.never_officer = false;
    },
    /requests an officer for a student under 12/,
    /grade: tk5/,
  ],
  [
    'every-type',
    'a type waits for what cannot be',
    ({ type }) => {
      type('nicotine_vape').when = { substance: 'nicotine', kind: 'fight' };
    },
    /no answers lead to the type `nicotine_vape`/,
  ],
  [
    'questions-needed',
    'a question waits for two kinds at once',
    ({ question }) => {
      question('loss').when = { all: [{ kind: 'property' }, { kind: 'fight' }] };
    },
    /nobody is ever asked `loss`/,
  ],
  [
    'questions-needed',
    'a question that no rule reads',
    ({ question, all }) => {
      all[0]?.questions?.push({ ...structuredClone(question('loss')), id: 'weather' });
      all.find((file) => file.questions)?.questions?.push({ ...structuredClone(question('loss')), id: 'weather_too' });
    },
    /`weather_too` is useless: no answer to it changes any result/,
  ],
  [
    'questions-needed',
    'an answer that is never offered',
    ({ question }) => {
      const found = question('object_use').answers.find(({ id }) => id === 'found');
      if (found) found.when = { kind: 'rules' };
    },
    /the answer `found` of `object_use` is never offered/,
  ],
  [
    'phone-budget',
    'a hint nobody reads in a hallway',
    ({ question }) => {
      const words = 'Please read all of this with care before you answer. '.repeat(5).trim();
      question('object').hint = { en: words, es: words };
    },
    /takes \d\d words on the screen "details" \(en\)/,
    /kind: weapon/,
  ],
  [
    'phone-budget',
    'a sixth question on one screen',
    ({ question }) => {
      question('injury').when = { kind: ['fight', 'weapon', 'substance', 'bullying_hate', 'other'] };
      question('fight_sides').display = 'checkboxes';
    },
    /an ordinary report takes \d+ (taps|questions at once)/,
    /kind: weapon/,
  ],
  [
    'free-to-call',
    'a line that keeps people from calling',
    ({ type }) => {
      type('theft').now[0] = { en: 'Do not call the police yourself.', es: 'Hable con su director.' };
    },
    /now of theft, line 1 keeps people from calling police: "Do not call the police yourself\."/,
  ],
  [
    'free-to-call',
    'the same in Spanish alone',
    ({ type }) => {
      type('theft').now[0] = { en: 'Talk to your principal.', es: 'Pida permiso antes de llamar al 911.' };
    },
    /keeps people from calling police: "Pida permiso/,
  ],
  [
    'free-to-call',
    'a line that asks for police work',
    ({ type }) => {
      type('drone').now[0] = { en: 'Detain the operator.', es: 'Busque al operador.' };
    },
    /asks for police work/,
  ],
  [
    'both-languages',
    'an English sentence where Spanish belongs',
    ({ type }) => {
      type('drone').why = { en: 'The school looks.', es: 'The school looks.' };
    },
    /why of drone: "The school looks\." is the same in both languages/,
  ],
  [
    'text-limits',
    'an answer Slack would cut off',
    ({ question }) => {
      const [first] = question('injury').answers;
      if (first) first.es = 'x'.repeat(76);
    },
    /answer none of injury \(es\) has 76 characters, 75 fit/,
  ],
  [
    'text-limits',
    'an eleventh radio button, and a ninth word',
    ({ question, type }) => {
      question('kind').display = 'radio';
      question('kind').answers.push({ id: 'eleventh', en: 'More', es: 'Más' });
      type('drone').now[0] = { en: 'One two three four five six seven eight nine', es: 'Busque' };
    },
    /`kind` has 11 answers, 10 fit[\s\S]*now of drone, line 1 \(en\) has 9 words/,
  ],
  [
    'statutes-named',
    'a law cited as nobody can look it up, and a confirmed one without its source',
    ({ rule, all }) => {
      const statutes = all.find((file) => file.statutes)?.statutes ?? {};
      rule('M6').basis = ['Education Code 44014'];
      statutes['Education Code 44014'] = { status: 'confirmed' };
      for (const type of all.flatMap((file) => file.types ?? [])) type.basis = type.basis.filter((each) => each !== 'EC 44014');
      delete statutes['EC 44014'];
    },
    /"Education Code 44014" is no citation[\s\S]*"Education Code 44014" is confirmed, but no source is named/,
  ],
  [
    'statutes-named',
    'a notice nobody can decline, without a law',
    ({ rule }) => {
      rule('M10').basis = [];
    },
    /M10 cannot be declined, but names no statute/,
  ],
];

const proofOf = (id: string) => {
  const proof = PROOFS.find((each) => each.id === id);
  if (!proof) throw new Error(`there is no proof ${id}`);
  return proof;
};
const find = (proof: string, subject: Subject): Finding[] => proofOf(proof).prove(subject).findings;
const told = (findings: Finding[]) => findings.map(({ problem, answers }) => `${problem} | ${answersText(answers ?? [])}`).join('\n');

describe('a fault planted in a copy of the policy', () => {
  it.each(FAULTS)('is found by %s: %s', (proof, _fault, plant, problem, answers = /^/) => {
    const findings = find(proof, createSubject(changedPolicy(plant), { samples: 500 }));
    expect(told(findings)).toMatch(problem);
    expect(findings.some((finding) => problem.test(finding.problem) && answers.test(answersText(finding.answers ?? [])))).toBe(
      // a pattern over several findings matches none of them alone
      !problem.source.includes('[\\s\\S]'),
    );
  });

  it('is found by reduction: classes made of another policy', () => {
    const changed = changedPolicy(({ type }) => {
      type('theft').level = 'L2';
    });
    const subject = createSubject(changed, { samples: 3000 });
    const walk = createAnswerWalk(shipped);
    const blind = { ...subject, walk: () => walk, settled: createSubject(shipped).settled };
    expect(told(find('reduction', subject))).toBe('');
    expect(told(find('reduction', blind))).toMatch(/classified one way alone, another way in its class: .*"specific":"theft"/);
  });

  it.each<[string, (files: PlantedFiles) => void, RegExp]>([
    ['a lower level', ({ type }) => (type('robbery_extortion').level = 'L2'), /`robbery_extortion` is lowered from L3 to L2/],
    ['a notice left out', ({ rule }) => (rule('M11').when = { witnessed: 'yes', kind: 'other' }), /M11 no longer fires/],
    ['a track left out', ({ type }) => (type('hate_incident').tracks = []), /`hate_incident` loses the track HATE/],
  ])('is found by district-never-lowers: %s', (_fault, plant, problem) => {
    const changed = changedPolicy((files) => void plant(files));
    expect(told(find('district-never-lowers', createSubject(changed, { base: shipped })))).toMatch(problem);
  });

  it('has one for every proof', () => {
    const planted = new Set([...FAULTS.map(([proof]) => proof), 'reduction', 'district-never-lowers']);
    expect(PROOFS.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  });
});
