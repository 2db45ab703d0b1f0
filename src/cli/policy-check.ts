import { parseArgs } from 'node:util';
import { readDistrict } from '../adapters/files/read-district.ts';
import { answersText } from '../policy/check/answers-text.ts';
import { checkPolicy, PROOFS, type ProofResult } from '../policy/check/check-policy.ts';
import { createSubject, type Proof } from '../policy/check/proof.ts';
import { loadPolicies } from './load-policy.ts';

const HELP = `Usage: npm run policy:check [-- --only ID,ID]

Proves over all answers that the policy in POLICY_DIR keeps its promises: what a statute demands is never declined, not sure never
lowers a level, and so on. Tells for each broken promise the shortest answers that break it. With DISTRICT_FILE the schools are those
of the district, and the district's own changes are checked as well.

  --only ID,ID   these proofs alone: ${PROOFS.map(({ id }) => id).join(', ')}

Exit code: 0 all hold, 1 one is broken or the policy cannot be used, 2 wrong use.
`;

/** Most findings told of one proof; the rest are counted. */
const TOLD = 10;

/** Prove what can be proven of the policy, proof by proof. @returns 0 all hold, 1 broken, 2 wrong use. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(HELP);
    return 2;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const loaded = loadPolicies(env);
  if (!loaded) return 1;
  const { policy, base } = loaded;
  const { only } = options;
  const began = performance.now();
  process.stdout.write(`Policy ${policy.version}: ${only.length} proofs over all answers\n\n`);
  let broken = 0;
  for (const result of checkPolicy(createSubject(policy, { base, sites: sitesOf(env) }), only)) {
    process.stdout.write(`${proofText(result)}\n`);
    broken += result.findings.length > 0 ? 1 : 0;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const verdict = broken === 0 ? `All ${only.length} proofs hold` : `${broken} of ${only.length} proofs are broken`;
  process.stdout.write(`\n${verdict} (${seconds} s, ${memory} MB).\n`);
  return broken === 0 ? 0 : 1;
}

function readOptions(args: string[]): { help: boolean; only: Proof[] } | null {
  try {
    const { values } = parseArgs({ args, options: { only: { type: 'string' }, help: { type: 'boolean' } } });
    const ids = values.only?.split(',') ?? PROOFS.map(({ id }) => id);
    const only = PROOFS.filter(({ id }) => ids.includes(id));
    return only.length === ids.length ? { help: values.help ?? false, only } : null;
  } catch {
    return null;
  }
}

function proofText({ proof, findings, notes }: ProofResult): string {
  const told = findings
    .slice(0, TOLD)
    .flatMap(({ problem, answers, times }) => [
      `      ${problem}${times > 1 ? ` (${times} classes of answers)` : ''}`,
      ...(answers ? [`        shortest: ${answersText(answers)}`] : []),
    ]);
  return [
    `${findings.length === 0 ? 'ok  ' : 'FAIL'}  ${proof.id}: ${proof.claim}`,
    ...notes.map((note) => `      ${note}`),
    ...told,
    ...(findings.length > TOLD ? [`      and ${findings.length - TOLD} more`] : []),
  ].join('\n');
}

/** Schools per police agency, where there is a district file. */
function sitesOf(env: NodeJS.ProcessEnv): number[] {
  const district = readDistrict(env.DISTRICT_FILE || 'district/palm-springs.sample.yaml');
  if (!district.ok) return [];
  const perAgency = new Map<string, number>();
  for (const { agencyId } of district.district.sites) perAgency.set(agencyId, (perAgency.get(agencyId) ?? 0) + 1);
  return [...perAgency.values()];
}
