import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { checkAnswers } from '../policy/check-answers.ts';
import { classify } from '../policy/classify.ts';
import { nearestLevels } from '../policy/nearest-levels.ts';
import type { Policy } from '../policy/schema.ts';
import type { Classification, ClassificationInput } from '../policy/types.ts';
import { loadPolicy } from './load-policy.ts';

const HELP = `Usage: npm run --silent classify < in.json

Reads one JSON object: {"site": "…", "answers": {"danger": "no", …}, "facts": {"at": "…", "reporterRole": "staff",
"suspended": false, "minutesOpen": 0, "found": false}}. All optional but answers.
Prints what the policy says of it. \`npm run --silent questions\` lists the questions and their answers.

  --explain   adds "law": status and source of every law cited; and "would_differ": the fewest answers or circumstances that would have
              to be different for the next lower and the next higher level (npm run --silent classify -- --explain < in.json)
`;

const inputSchema = z.strictObject({
  site: z.string().optional(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  facts: z
    .strictObject({
      at: z.iso.datetime({ offset: true }).optional(),
      reporterRole: z.string().optional(),
      suspended: z.boolean().optional(),
      minutesOpen: z.number().nonnegative().optional(),
      found: z.boolean().optional(),
    })
    .optional(),
});

const OPTIONS = ['--help', '--explain'];

/** Classify the answers on standard input and print the result as JSON. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const odd = args.find((arg) => !OPTIONS.includes(arg));
  if (odd !== undefined) {
    process.stderr.write(`There is no option "${odd}".\n\n${HELP}`);
    return 1;
  }
  const policy = loadPolicy(env);
  if (!policy) return 1;
  const read = readInput(await text(process.stdin), policy);
  if ('problem' in read) {
    process.stderr.write(`${read.problem}\n`);
    return 1;
  }
  const result = classify(policy, read.input);
  const explained = args.includes('--explain') ? { ...result, ...explain(policy, read.input, result) } : result;
  process.stdout.write(`${JSON.stringify(explained, null, 2)}\n`);
  return 0;
}

/** What is known of the laws behind a result, and what would have to be different for another level. */
function explain(policy: Policy, { answers, facts = {} }: ClassificationInput, { reasons }: Classification) {
  const cited = [...new Set(reasons.flatMap((reason) => reason.statutes))];
  return {
    law: Object.fromEntries(cited.map((citation) => [citation, policy.statutes[citation]])),
    would_differ: nearestLevels(policy, { answers, facts }),
  };
}

function readInput(json: string, policy: Policy): { input: ClassificationInput } | { problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { problem: 'Standard input is not JSON. Try --help for the form it takes.' };
  }
  const shape = inputSchema.safeParse(data);
  if (!shape.success) {
    const issues = shape.error.issues.map((issue) => `${issue.path.join('.') || 'the object'}: ${issue.message}`);
    return { problem: `The input has not the expected form: ${issues.join('; ')}. Try --help.` };
  }
  const odd = checkAnswers(policy, shape.data.answers);
  if (odd.length > 0) return { problem: `These answers are not known: ${odd.map(({ problem }) => problem).join('; ')}.` };
  const { site, answers, facts } = shape.data;
  return {
    input: { answers, ...(site === undefined ? {} : { site }), ...(facts === undefined ? {} : { facts: withoutUndefined(facts) }) },
  };
}

/** zod's optional keys may hold undefined, the engine's may not. */
function withoutUndefined(facts: NonNullable<z.output<typeof inputSchema>['facts']>): NonNullable<ClassificationInput['facts']> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
