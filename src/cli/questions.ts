import { loadPolicy } from './load-policy.ts';

const HELP = `Usage: npm run --silent questions

Prints the question bank as JSON: id, text, hint, answers, how it is shown, and when it is asked.
`;

/** Print the question bank in the order of asking. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const policy = loadPolicy(env);
  if (!policy) return 1;
  const bank = policy.logic.asking.flatMap(({ id, when, options }) => {
    const question = policy.questions[id];
    if (!question) return [];
    const { administratorOnly, always, ...rest } = question;
    const answers = question.answers.map((answer, index) => ({ ...answer, when: options[index]?.when ?? null }));
    return [{ ...rest, answers, asked: { always, administratorOnly, when } }];
  });
  process.stdout.write(`${JSON.stringify(bank, null, 2)}\n`);
  return 0;
}
