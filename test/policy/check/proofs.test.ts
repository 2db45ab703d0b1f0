import { describe, expect, it } from 'vitest';
import { answersText } from '../../../src/policy/check/answers-text.ts';
import { PROOFS } from '../../../src/policy/check/check-policy.ts';
import { createSubject } from '../../../src/policy/check/proof.ts';
import { policy } from '../california.ts';

const subject = createSubject(policy, { samples: 5000 });

describe('the policy that ships', { timeout: 90_000 }, () => {
  it.each(PROOFS.map((proof) => [proof.id, proof] as const))('keeps its promise: %s', (_id, proof) => {
    const { findings } = proof.prove(subject);
    expect(findings.slice(0, 5).map(({ problem, answers }) => `${problem} | ${answersText(answers ?? [])}`)).toEqual([]);
  });
});
