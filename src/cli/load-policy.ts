import { readPolicy } from '../adapters/files/read-policy.ts';
import { problemText } from '../adapters/files/read-yaml.ts';
import type { Policy } from '../policy/schema.ts';

/** The policy of POLICY_DIR, or the one that comes with the program, with the changes of DISTRICT_FILE; null after all problems were told. */
export function loadPolicy(env: NodeJS.ProcessEnv): Policy | null {
  return loadPolicies(env)?.policy ?? null;
}

/** The same, and the policy without the district's changes. */
export function loadPolicies(env: NodeJS.ProcessEnv): { policy: Policy; base: Policy } | null {
  const read = readPolicy(env.POLICY_DIR || 'policy/california-k12', env.DISTRICT_FILE || null);
  if (read.ok) return read;
  process.stderr.write(`The policy cannot be used:\n${read.problems.map((problem) => `  ${problemText(problem)}\n`).join('')}`);
  return null;
}
