import { describe, expect, it } from 'vitest';
import { createAnswerWalk } from '../../../src/policy/check/answer-walk.ts';
import { answersText } from '../../../src/policy/check/answers-text.ts';
import { PROOFS } from '../../../src/policy/check/check-policy.ts';
import { createSubject, type Finding, type Subject } from '../../../src/policy/check/proof.ts';
import { policy as shipped } from '../california.ts';
import { changedPolicy, type PlantedFiles } from './changed-policy.ts';
import { FAULTS_OF_OUTCOMES } from './faults-of-outcomes.ts';
import { FAULTS_OF_WORDS } from './faults-of-words.ts';

const FAULTS = [...FAULTS_OF_OUTCOMES, ...FAULTS_OF_WORDS];

const proofOf = (id: string) => {
  const proof = PROOFS.find((each) => each.id === id);
  if (!proof) throw new Error(`there is no proof ${id}`);
  return proof;
};
const find = (proof: string, subject: Subject): Finding[] => proofOf(proof).prove(subject).findings;
const told = (findings: Finding[]) => findings.map(({ problem, answers }) => `${problem} | ${answersText(answers ?? [])}`).join('\n');

// some go through every change of every answer
describe('a fault planted in a copy of the policy', { timeout: 90_000 }, () => {
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
