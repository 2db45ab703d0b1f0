/** `npm run <command>`: operator and policy commands, one file each under src/cli/. */
type Command = (args: string[], env: NodeJS.ProcessEnv) => Promise<number>;

const COMMANDS: Record<string, { summary: string; load: () => Promise<{ run: Command }> }> = {
  try: { summary: 'everything local: database, bot and a chat client in the browser', load: () => import('./cli/try.ts') },
  invent: { summary: 'fill an empty database with a year of invented incidents: --seed 1', load: () => import('./cli/invent.ts') },
  doctor: { summary: 'check configuration, database, tokens, scopes and channels', load: () => import('./cli/doctor.ts') },
  'manifest-teams': {
    summary: 'write the app package for the Teams admin centre: --app-id ID --out FILE',
    load: () => import('./cli/manifest-teams.ts'),
  },
  classify: { summary: 'classify answers given as JSON on standard input', load: () => import('./cli/classify.ts') },
  questions: { summary: 'print the question bank as JSON', load: () => import('./cli/questions.ts') },
  'policy-check': { summary: 'prove over all answers that the policy keeps its promises', load: () => import('./cli/policy-check.ts') },
  'policy-diff': { summary: 'list the answers of which two policy folders say something else', load: () => import('./cli/policy-diff.ts') },
  'policy-schema': { summary: 'write the JSON Schema of a policy file, for editors', load: () => import('./cli/policy-schema.ts') },
  'policy-doc': {
    summary: 'the policy as one page to read and print: --language es --out FILE',
    load: () => import('./cli/policy-doc.ts'),
  },
  digest: { summary: 'write the digest of a week: --week 2026-W41 --out DIR', load: () => import('./cli/digest.ts') },
  equity: { summary: 'write the equity report: --students FILE --out DIR', load: () => import('./cli/equity.ts') },
  incident: { summary: 'everything that happened with one incident: PS-7K3Q', load: () => import('./cli/incident.ts') },
  disclosures: { summary: 'the disclosure log as CSV: --from DATE --to DATE', load: () => import('./cli/disclosures.ts') },
  coverage: {
    summary: 'compare an agency’s list of calls with our record: --agency ID --file CSV',
    load: () => import('./cli/coverage.ts'),
  },
  'audit-verify': { summary: 'walk the audit chain and name the first broken row', load: () => import('./cli/audit-verify.ts') },
};

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(14)} ${summary}`);
  return ['Usage: node src/cli.ts <command> [options]', '', ...lines, ''].join('\n');
}

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) {
  const { run } = await command.load();
  process.exitCode = await run(args, process.env);
} else {
  const asked = name === '' || name === 'help' || name === '--help';
  process[asked ? 'stdout' : 'stderr'].write(asked ? usage() : `There is no command "${name}".\n\n${usage()}`);
  process.exitCode = asked ? 0 : 1;
}
