import type { Condition } from '../condition.ts';
import { createDecider } from '../deciding-questions.ts';
import type { Policy } from '../schema.ts';
import type { Facts } from '../types.ts';
import { createAnswerWalk } from './answer-walk.ts';
import { explore } from './explore.ts';
import type { Finding, Proof } from './proof.ts';

/** Every question is asked of somebody and its answer counts; every answer is offered to somebody (domain.md section 2). */
export const questionsNeeded: Proof = {
  id: 'questions-needed',
  claim: 'No question is unreachable or useless, and every answer is offered to somebody.',
  prove({ policy, walk }) {
    const asking = policy.logic.asking.filter(({ id }) => policy.questions[id]?.stage !== 'after');
    const gates = asking.map(({ when, options }) => ({
      asked: all([when]),
      offered: options.map((option) => all([when, option.when])),
    }));
    const happens = whatHappens(
      policy,
      gates.flatMap(({ asked, offered }) => [asked, ...offered]),
    );
    const deciding = decidingOf(policy, walk().limits);
    const findings = asking.flatMap(({ id, options }, index): Finding[] => {
      const gate = gates[index];
      if (gate && !happens.has(gate.asked)) return [{ problem: `nobody is ever asked \`${id}\`: what it waits for never happens` }];
      const never = options.filter((_, at) => gate?.offered[at] && !happens.has(gate.offered[at]));
      const isNeeded = policy.questions[id]?.always || options.length === 0 || deciding.has(id);
      return [
        ...never.map((option) => ({ problem: `the answer \`${option.id}\` of \`${id}\` is never offered` })),
        ...(isNeeded ? [] : [{ problem: `\`${id}\` is useless: no answer to it changes any result` }]),
      ];
    });
    return { findings, notes: [`${deciding.size} of ${asking.length} questions decide something`] };
  },
};

/** Both hold; a question or answer that waits for nothing is always there. */
function all(parts: (Condition | null)[]): Condition {
  return { op: 'all', of: parts.filter((part) => part !== null) };
}

/** What comes true on some way. */
function whatHappens(policy: Policy, gates: Condition[]): Set<Condition> {
  const walk = createAnswerWalk(policy, { only: gates });
  return new Set(explore(walk).classes.flatMap(({ holding }) => [...holding]));
}

/** The questions on which some result depends, whoever answers and whatever the circumstances. */
function decidingOf(policy: Policy, limits: number[]): Set<string> {
  const all = new Set<string>();
  for (const suspended of [false, true])
    for (const found of [false, true])
      for (const minutesOpen of limits) {
        const facts: Facts = { suspended, found, minutesOpen };
        for (const id of createDecider(policy, { facts, asked: () => true })({})) all.add(id);
      }
  return all;
}
