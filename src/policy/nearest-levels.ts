import { conditionsOf } from './asking/deciding-questions.ts';
import { offeredAnswers } from './asking/offered-answers.ts';
import { classify } from './classify.ts';
import { asList, holds, minuteLimitsOf } from './condition.ts';
import type { Policy } from './schema.ts';
import { type Answer, type Answers, type Classification, type Facts, LEVELS, type Level } from './types.ts';

/** One answer or circumstance that would have to be different. `from` is null where nothing is answered yet. */
type Change =
  | { question: string; from: Answer | null; to: Answer }
  | { fact: 'suspended' | 'found'; from: boolean; to: boolean }
  | { fact: 'minutesOpen'; from: number; to: number };

/** The fewest answers that lead to another level. */
export interface NearestLevel {
  level: Level;
  type: string;
  changes: Change[];
}

interface Report {
  answers: Answers;
  facts: Facts;
}

interface Candidate extends Report {
  changes: Change[];
  result: Classification;
}

/** More changes explain nothing: it would be another story. */
const MOST_CHANGES = 2;
/** With another kind it is another story too: told only where nothing else leads there. */
const ANOTHER_STORY = ['kind'];
/** The reporter's own choice among types explains less than what was seen. */
const A_GUESS = ['specific'];

/**
 * What would have to be different for the next lower and the next higher level: the fewest changed answers, of those the ones that the
 * classification rests on. An answer that is no longer asked after a change is taken back. Null: no two answers lead there.
 */
export function nearestLevels(policy: Policy, report: Report): { lower: NearestLevel | null; higher: NearestLevel | null } {
  const now = classify(policy, report);
  const deciding = new Set(now.reasons.flatMap((reason) => Object.keys(reason.answers)));
  let found: Candidate[] = [];
  let frontier: Candidate[] = [{ ...report, changes: [], result: now }];
  for (let changes = 1; changes <= MOST_CHANGES; changes += 1) {
    frontier = frontier.flatMap((each) => [...oneMoreAnswer(policy, each), ...oneMoreFact(policy, each)]);
    found = [...found, ...frontier];
  }
  const count = (changes: Change[], isOne: (question: string) => boolean) =>
    changes.filter((change) => 'question' in change && isOne(change.question)).length;
  const weigh = ({ changes }: Candidate) =>
    changes.length * 100 + count(changes, (id) => A_GUESS.includes(id)) * 50 + count(changes, (id) => !deciding.has(id));
  const isAnotherStory = ({ changes }: Candidate) => Math.sign(count(changes, (id) => ANOTHER_STORY.includes(id)));
  const nearest = (side: 1 | -1): NearestLevel | null => {
    const distance = ({ result }: Candidate) => (rank(result.level) - rank(now.level)) * side;
    const [best] = found
      .filter((each) => distance(each) > 0)
      .sort((a, b) => isAnotherStory(a) - isAnotherStory(b) || distance(a) - distance(b) || weigh(a) - weigh(b));
    return best ? { level: best.result.level, type: best.result.type, changes: best.changes } : null;
  };
  return { lower: nearest(-1), higher: nearest(1) };
}

/** Every report with one more answer changed; a question is changed once, and later ones after earlier ones. */
function oneMoreAnswer(policy: Policy, { answers, facts, changes }: Candidate): Candidate[] {
  const { asking } = policy.logic;
  // circumstances come after the answers
  if (changes.some((change) => 'fact' in change)) return [];
  const last = Math.max(-1, ...changes.map((change) => asking.findIndex(({ id }) => 'question' in change && id === change.question)));
  return asking.slice(last + 1).flatMap(({ id, when }): Candidate[] => {
    if (when !== null && !holds(when, { answers, facts })) return [];
    return othersFor(policy, id, answers).map((to) => {
      const changed = onPath(policy, facts, { ...answers, [id]: to });
      const change = { question: id, from: answers[id] ?? null, to };
      return { answers: changed, facts, changes: [...changes, change], result: classify(policy, { answers: changed, facts }) };
    });
  });
}

/** Every report with one circumstance changed. */
function oneMoreFact(policy: Policy, { answers, facts, changes }: Candidate): Candidate[] {
  if (changes.some((change) => 'fact' in change)) return [];
  const { suspended = false, found = false, minutesOpen = 0 } = facts;
  const limits = [0, ...new Set(conditionsOf(policy.logic).flatMap(minuteLimitsOf))];
  const others: Change[] = [
    { fact: 'suspended', from: suspended, to: !suspended },
    { fact: 'found', from: found, to: !found },
    ...limits.filter((limit) => limit !== minutesOpen).map((to): Change => ({ fact: 'minutesOpen', from: minutesOpen, to })),
  ];
  return others.flatMap((change): Candidate[] => {
    if (!('fact' in change)) return [];
    const changed = { ...facts, [change.fact]: change.to };
    return [{ answers, facts: changed, changes: [...changes, change], result: classify(policy, { answers, facts: changed }) }];
  });
}

/** What else could have been answered: another answer, or one box more or less. */
function othersFor(policy: Policy, id: string, answers: Answers): Answer[] {
  const offered = offeredAnswers(policy, id, answers).map((option) => option.id);
  const given = asList(answers[id]);
  if (!policy.questions[id]?.many) return offered.filter((option) => !given.includes(option));
  return offered.map((box) => (given.includes(box) ? given.filter((each) => each !== box) : [...given, box]));
}

/** Without the answers of questions that are no longer asked. */
function onPath(policy: Policy, facts: Facts, answers: Answers): Answers {
  const kept: Answers = {};
  const known = new Set(policy.logic.asking.map(({ id }) => id));
  for (const [id, answer] of Object.entries(answers)) if (!known.has(id)) kept[id] = answer;
  for (const { id, when } of policy.logic.asking) {
    const answer = answers[id];
    if (answer !== undefined && (when === null || holds(when, { answers: kept, facts }))) kept[id] = answer;
  }
  return kept;
}

const rank = (level: Level) => LEVELS.indexOf(level);
