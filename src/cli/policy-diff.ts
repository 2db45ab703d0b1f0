import { readPolicy } from '../adapters/files/read-policy.ts';
import { problemText } from '../adapters/files/read-yaml.ts';
import { answersText } from '../policy/check/answers-text.ts';
import { type OutcomeChange, outcomeChanges } from '../policy/check/outcome-changes.ts';
import { wordChanges } from '../policy/check/word-changes.ts';
import type { Policy } from '../policy/schema.ts';

const HELP = `Usage: npm run policy:diff -- OLD NEW

OLD and NEW are policy folders. Lists the answers of which they say something else, grouped and counted, with the shortest example of
each group; then everything else that differs (words, duties, statutes). For the person who has to approve a change.
To compare with the last version kept in git: git worktree add /tmp/before HEAD && npm run policy:diff -- /tmp/before/policy/california-k12 policy/california-k12
`;

type Result = OutcomeChange['before'];

/** Compare two policy folders. */
export async function run(args: string[], _env: NodeJS.ProcessEnv): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const [before, after, ...more] = args;
  if (before === undefined || after === undefined || more.length > 0) {
    process.stderr.write(HELP);
    return 1;
  }
  const old = load(before);
  const changed = load(after);
  if (!old || !changed) return 1;
  process.stdout.write(report(old, changed));
  return 0;
}

function load(folder: string): Policy | null {
  const read = readPolicy(folder);
  if (read.ok) return read.policy;
  process.stderr.write(`The policy in ${folder} cannot be used:\n${read.problems.map((each) => `  ${problemText(each)}\n`).join('')}`);
  return null;
}

function report(old: Policy, changed: Policy): string {
  const outcomes = outcomeChanges(old, changed);
  const words = wordChanges(old, changed);
  const total = outcomes.reduce((sum, each) => sum + each.cases, 0n);
  return [
    `Policy ${old.version} -> ${changed.version}`,
    '',
    outcomes.length === 0
      ? 'No answer has another outcome.'
      : `${grouped(total)} ways of answering have another outcome, in ${outcomes.length} ${outcomes.length === 1 ? 'group' : 'groups'}:`,
    ...outcomes.flatMap(groupText),
    '',
    words.length === 0 ? 'Nothing else differs.' : 'Also changed:',
    ...words.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function groupText(change: OutcomeChange): string[] {
  const { before, after, parts, cases, answers, onlyBefore } = change;
  const rest = parts.filter((part) => !['type', 'level', 'police', 'response_mode'].includes(part));
  return [
    '',
    `  ${grouped(cases)}: ${says(before)} -> ${says(after)}${onlyBefore ? ' (answers only the old policy takes)' : ''}`,
    ...rest.map((part) => `    ${part}: ${list(before[part])} -> ${list(after[part])}`),
    `    for example: ${answersText(answers)}`,
  ];
}

function says({ type, level, police, response_mode }: Result): string {
  return `${type} ${level} ${police} (${response_mode})`;
}

/** Ids of a list; of what is owed, whom and how fast. */
function list(value: Result[keyof Result]): string {
  const entries = Array.isArray(value) ? value : [value];
  const told = entries.map((entry) => {
    if (typeof entry === 'string') return entry;
    if ('rule' in entry) return `${entry.rule} to ${entry.to}${entry.clock ? ` (${clockText(entry.clock)})` : ''}`;
    return clockText(entry);
  });
  return told.length === 0 ? 'none' : told.join(', ');
}

function clockText({ id, value, unit }: Result['clocks'][number]): string {
  return `${id} ${value} ${unit}`;
}

function grouped(number: bigint): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
