import type { Given } from '../asking/answer-space.ts';
import type { Policy } from '../schema.ts';
import { type Settlement, settle } from '../settle.ts';
import { createAnswerWalk } from './answer-walk.ts';
import { explore } from './explore.ts';

type Result = Settlement['result'];

/** Answers of which two policies say something else, all in the same way. */
export interface OutcomeChange {
  before: Result;
  after: Result;
  /** The parts that differ, such as `level` or `duties`. */
  parts: (keyof Result)[];
  /** How many ways of answering it concerns, circumstances included. */
  cases: bigint;
  /** The shortest of them. */
  answers: Given[];
  /** Only the policy before takes these answers. */
  onlyBefore: boolean;
}

/** Compare what two policies say of every answer, of the questions of either. Most cases first. */
export function outcomeChanges(before: Policy, after: Policy): OutcomeChange[] {
  const now = changesAlong(after, { before, after, onlyBefore: false });
  const known = new Set(now.map(groupOf));
  const gone = asksTheSame(before, after) ? [] : changesAlong(before, { before, after, onlyBefore: true });
  const all = [...now, ...gone.filter((each) => !known.has(groupOf(each)))];
  return all.sort((a, b) => (a.cases < b.cases ? 1 : -1));
}

/** Where the policy after says something else of answers that the one before takes; its new questions are answered in every way. */
export function changesOfKnownAnswers(before: Policy, after: Policy): OutcomeChange[] {
  const takes = (id: string, answer: string) => !before.questions[id] || before.questions[id].answers.some((each) => each.id === answer);
  return changesAlong(after, { before, after, onlyBefore: false, takes });
}

interface Comparison {
  before: Policy;
  after: Policy;
  onlyBefore: boolean;
  takes?: (question: string, answer: string) => boolean;
}

function changesAlong(questions: Policy, { before, after, onlyBefore, takes = () => true }: Comparison): OutcomeChange[] {
  const walk = createAnswerWalk(questions, { others: [questions === after ? before : after], takes });
  const groups = new Map<string, OutcomeChange>();
  for (const { holding, cases, path } of explore(walk).classes) {
    const says = (policy: Policy) => settle(policy, (condition) => holding.has(condition)).result;
    const change = { before: says(before), after: says(after), parts: [], cases, answers: path, onlyBefore };
    const parts = partsThatDiffer(change);
    if (parts.length === 0) continue;
    const group = groupOf({ ...change, parts });
    const known = groups.get(group);
    const shortest = known && known.answers.length <= path.length ? known : { ...change, parts };
    groups.set(group, { ...shortest, cases: cases + (known?.cases ?? 0n) });
  }
  return [...groups.values()];
}

function partsThatDiffer({ before, after }: Pick<OutcomeChange, 'before' | 'after'>): (keyof Result)[] {
  // both are made by `settle`, so they have the same keys
  return (Object.keys(after) as (keyof Result)[]).filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** One line for counsel: the same type, level and police code before and after, and the same parts besides. */
function groupOf({ before, after, parts }: Pick<OutcomeChange, 'before' | 'after' | 'parts'>): string {
  const says = ({ type, level, police }: Result) => [type, level, police];
  return JSON.stringify([says(before), says(after), parts]);
}

function asksTheSame(before: Policy, after: Policy): boolean {
  return JSON.stringify(before.logic.asking) === JSON.stringify(after.logic.asking);
}
