import type { Condition } from '../condition.ts';
import type { Policy } from '../schema.ts';
import { createAnswerWalk, type Spot } from './answer-walk.ts';
import { choicesAt, explore } from './explore.ts';
import type { Finding, Proof, Subject } from './proof.ts';

/** Every question is asked of somebody and its answer counts; every answer is offered to somebody (domain.md section 2). */
export const questionsNeeded: Proof = {
  id: 'questions-needed',
  claim: 'No question is unreachable or useless, and every answer is offered to somebody.',
  prove(subject) {
    const { policy } = subject;
    const asking = policy.logic.asking.filter(({ id }) => policy.questions[id]?.stage !== 'after');
    const gates = asking.map(({ when, options }) => ({
      asked: all([when]),
      offered: options.map((option) => all([when, option.when])),
    }));
    const happens = whatHappens(
      policy,
      gates.flatMap(({ asked, offered }) => [asked, ...offered]),
    );
    const deciding = decidingOf(subject);
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
    return { findings, notes: [`${asking.filter(({ id }) => deciding.has(id)).length} of ${asking.length} questions decide something`] };
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

/**
 * The questions on which some result depends, whoever answers and whatever the circumstances: those that stand in the reduced decision
 * diagram of the results (deciding-questions.ts), here made of the spots of the walk from the last to the first.
 */
function decidingOf(subject: Subject): Set<string> {
  const walk = subject.walk();
  const nodes = new Map<string, number>();
  const nodeAt = new Map<number, number>();
  const node = (key: string) => {
    const known = nodes.get(key) ?? nodes.size;
    nodes.set(key, known);
    return known;
  };
  const visit = (spot: Spot): number => {
    const known = nodeAt.get(spot.id);
    if (known !== undefined) return known;
    const id = spot.next ? branch(spot) : node(JSON.stringify(subject.settled(walk.holding(spot)).result));
    nodeAt.set(spot.id, id);
    return id;
  };
  const deciding = new Set<string>();
  const branch = (spot: Spot): number => {
    const children = choicesAt(spot).map((given) => visit(walk.after(spot, given)));
    const [first] = children;
    if (first !== undefined && children.every((child) => child === first)) return first;
    if (spot.next) deciding.add(spot.next.question);
    return node(`${spot.next?.name} ${children.join()}`);
  };
  visit(walk.start);
  return deciding;
}
