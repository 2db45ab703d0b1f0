import { readPolicy } from '../adapters/files/read-policy.ts';
import { problemText } from '../adapters/files/read-yaml.ts';
import type { Policy } from '../policy/schema.ts';

/** The policy of POLICY_DIR, or the one that comes with the program; null after every problem was told on standard error. */
export function loadPolicy(env: NodeJS.ProcessEnv): Policy | null {
  const read = readPolicy(env.POLICY_DIR || 'policy/california-k12');
  if (read.ok) return read.policy;
  process.stderr.write(`The policy cannot be used:\n${read.problems.map((problem) => `  ${problemText(problem)}\n`).join('')}`);
  return null;
}
