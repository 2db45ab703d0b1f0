import { bothLanguages } from './both-languages.ts';
import { districtNeverLowers } from './district-never-lowers.ts';
import { everyType } from './every-type.ts';
import { freeToCall } from './free-to-call.ts';
import { mandatoryNotices } from './mandatory-notices.ts';
import { neverDeclined } from './never-declined.ts';
import { neverLower } from './never-lower.ts';
import { oneClassification } from './one-classification.ts';
import { phoneBudget } from './phone-budget.ts';
import type { Finding, Proof, Subject } from './proof.ts';
import { questionsNeeded } from './questions-needed.ts';
import { reduction } from './reduction.ts';
import { statutesNamed } from './statutes-named.ts';
import { textLimits } from './text-limits.ts';
import { underTwelve } from './under-twelve.ts';
import { unsureNeverLowers } from './unsure-never-lowers.ts';

/** Every proof, in the order in which they are told. */
export const PROOFS: readonly Proof[] = [
  reduction,
  oneClassification,
  mandatoryNotices,
  neverDeclined,
  neverLower,
  unsureNeverLowers,
  underTwelve,
  everyType,
  questionsNeeded,
  phoneBudget,
  freeToCall,
  bothLanguages,
  textLimits,
  statutesNamed,
  districtNeverLowers,
];

export interface ProofResult {
  proof: Proof;
  /** Each problem once, with the shortest answers that show it. */
  findings: (Finding & { times: number })[];
  notes: string[];
}

/** Try proofs one after the other, so that a long check tells how far it is. */
export function* checkPolicy(subject: Subject, proofs: readonly Proof[]): Generator<ProofResult> {
  for (const proof of proofs) {
    const { findings, notes = [] } = proof.prove(subject);
    yield { proof, findings: shortest(findings), notes };
  }
}

function shortest(findings: Finding[]): (Finding & { times: number })[] {
  const byProblem = new Map<string, Finding & { times: number }>();
  for (const finding of findings) {
    const known = byProblem.get(finding.problem);
    const best = known && lengthOf(known) <= lengthOf(finding) ? known : finding;
    byProblem.set(finding.problem, { ...best, times: (known?.times ?? 0) + 1 });
  }
  return [...byProblem.values()];
}

const lengthOf = ({ answers }: Finding) => answers?.length ?? 0;
