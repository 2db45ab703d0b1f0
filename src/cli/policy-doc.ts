import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { policyPage } from '../policy/page/policy-page.ts';
import type { Language } from '../policy/types.ts';
import { loadPolicy } from './load-policy.ts';

const HELP = `Usage: npm run --silent policy:doc -- [--language en|es] [--out FILE]

Writes the whole policy as one HTML page to read and print: tables per kind of incident with their laws, what happens next, the notices
nobody can decline, and a call sheet for bomb threats. Without --out it goes to standard output. With DISTRICT_FILE the district's own
changes are in it.
`;

/** Print the policy as a page. @returns 0 written, 1 the policy or the file cannot be used, 2 wrong use. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = readOptions(args);
  if (options === null || options.help) {
    process[options ? 'stdout' : 'stderr'].write(HELP);
    return options ? 0 : 2;
  }
  const policy = loadPolicy(env);
  if (!policy) return 1;
  const page = policyPage(policy, options.language);
  if (options.out === undefined) {
    process.stdout.write(page);
    return 0;
  }
  try {
    writeFileSync(options.out, page);
  } catch {
    process.stderr.write(`The page cannot be written to ${options.out}; name a file this account may write.\n`);
    return 1;
  }
  process.stdout.write(`Wrote the policy ${policy.version} to ${options.out}. Open it in a browser; print it from there.\n`);
  return 0;
}

function readOptions(args: string[]): { help: boolean; language: Language; out?: string } | null {
  try {
    const { values } = parseArgs({ args, options: { language: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } } });
    const { language = 'en', out, help = false } = values;
    if (language !== 'en' && language !== 'es') return null;
    return { help, language, ...(out === undefined ? {} : { out }) };
  } catch {
    return null;
  }
}
