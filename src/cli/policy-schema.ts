import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPolicyNames } from '../adapters/files/read-policy-names.ts';
import { policyJsonSchema } from '../policy/folder/policy-json-schema.ts';

const HELP = `Usage: npm run --silent policy:schema [-- --out FILE]

Writes the JSON Schema of one policy file, with which an editor completes and explains what may stand where. It knows the questions,
answers, types, terms, clocks, duties and statutes of the folder in POLICY_DIR. After adding one, write it again:
npm run policy:schema -- --out policy/policy.schema.json
`;

/** Write the schema to standard output or to a file; a folder with mistakes gives what can be read of it. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = readArgs(args);
  if (options === null || options.help) {
    process[options === null ? 'stderr' : 'stdout'].write(HELP);
    return options === null ? 1 : 0;
  }
  const names = readPolicyNames(env.POLICY_DIR || 'policy/california-k12');
  const text = `${JSON.stringify(policyJsonSchema(names), null, 2)}\n`;
  if (options.out === undefined) process.stdout.write(text);
  else writeFileSync(options.out, text);
  if (!names.complete) process.stderr.write('The policy has a mistake, so names may be missing: see `npm run --silent questions`.\n');
  return 0;
}

function readArgs(args: string[]): { help: boolean; out: string | undefined } | null {
  try {
    const { values } = parseArgs({ args, options: { help: { type: 'boolean', default: false }, out: { type: 'string' } } });
    return { help: values.help, out: values.out };
  } catch {
    return null;
  }
}
