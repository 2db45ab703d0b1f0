import { valuesGiven } from '../asking/answer-space.ts';
import { FACTS, NOT_SO, SO } from '../asking/residual.ts';
import { classify } from '../classify.ts';
import { ADMINISTRATOR, type AnswerWalk, type Spot } from './answer-walk.ts';
import type { Finding, Proof, Subject } from './proof.ts';
import { createRandom, type RawCase, randomCase } from './random-cases.ts';

const SEED = 20261126;
/** As many findings say no more. */
const ENOUGH = 20;

/** The walk over classes of answers and the engine that classifies one report at a time are two programs; they must agree. */
export const reduction: Proof = {
  id: 'reduction',
  claim: 'Answers that no rule tells apart count once: what is proven of the classes holds for raw answers.',
  prove(subject) {
    const walk = subject.walk();
    const random = createRandom(SEED);
    const findings: Finding[] = [];
    const seen = new Set<number>();
    for (let index = 0; index < subject.samples && findings.length < ENOUGH; index += 1) {
      const raw = randomCase(subject.policy, random, walk.limits);
      const end = endOf(walk, raw, subject);
      seen.add(end.id);
      const reduced = JSON.stringify(subject.settled(walk.holding(end)).result);
      if (reduced !== single(subject, raw, index))
        findings.push({ problem: `classified one way alone, another way in its class: ${JSON.stringify(raw)}` });
    }
    const { classes } = subject.exploration();
    return {
      findings,
      notes: [...counts(subject, classes), `${grouped(subject.samples)} random raw cases agree, in ${grouped(seen.size)} places`],
    };
  },
};

/** What `classify` says of one report, at any site. */
function single({ policy, sites }: Subject, { answers, facts }: RawCase, index: number): string {
  const { reasons: _, version: __, ...result } = classify(policy, { site: `site ${index % Math.max(1, sites.length)}`, answers, facts });
  return JSON.stringify(result);
}

/** Where these answers end in the walk. */
function endOf(walk: AnswerWalk, { answers, facts, administrator }: RawCase, { policy }: Subject): Spot {
  const values = new Map(valuesGiven(policy, answers).map(({ name, value }) => [name, value]));
  values.set(ADMINISTRATOR, administrator ? SO : NOT_SO);
  values.set(FACTS.suspended, facts.suspended ? SO : NOT_SO);
  values.set(FACTS.found, facts.found ? SO : NOT_SO);
  values.set(FACTS.minutes, String(walk.limits.filter((limit) => facts.minutesOpen >= limit).at(-1)));
  let spot = walk.start;
  while (spot.next) spot = walk.after(spot, { name: spot.next.name, value: values.get(spot.next.name) ?? null });
  return spot;
}

function counts({ sites }: Subject, classes: { cases: bigint }[]): string[] {
  const cases = classes.reduce((sum, each) => sum + each.cases, 0n);
  const places = BigInt(
    Math.max(
      1,
      sites.reduce((sum, each) => sum + each, 0),
    ),
  );
  const agencies = Math.max(1, sites.length);
  const where = sites.length > 0 ? ` (${places} sites of ${agencies} agencies)` : '';
  return [
    `raw cases: ${grouped(cases * places)}${where}`,
    `reduced: ${grouped(classes.length * agencies)} (${grouped(classes.length)} classes of answers${agencies > 1 ? `, each for ${agencies} agencies` : ''})`,
  ];
}

function grouped(number: bigint | number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
