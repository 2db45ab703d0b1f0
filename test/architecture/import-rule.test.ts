import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseSync } from '@swc/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');

/** Every form in which a file can reach for another; each stands for a way in which a parser could be blind. */
const FORMS: Record<string, (path: string) => string> = {
  'import of a value': (path) => `import { x } from '${path}';\nexport const y = x;\n`,
  'import for its side effect': (path) => `import '${path}';\n`,
  'import type': (path) => `import type { X } from '${path}';\nexport type Y = X;\n`,
  'import of an inline type': (path) => `import { type X } from '${path}';\nexport type Y = X;\n`,
  'export from': (path) => `export { x } from '${path}';\n`,
  'export star': (path) => `export * from '${path}';\n`,
  'export type from': (path) => `export type { X } from '${path}';\n`,
  'dynamic import': (path) => `export const load = () => import('${path}');\n`,
  require: (path) => `declare const require: (path: string) => unknown;\nexport const x = require('${path}');\n`,
};

/** What may not be reached, from where, and the rule that has to say so. */
const FORBIDDEN: { file: string; reaches: string; rule: string }[] = [
  { file: 'src/district/planted.ts', reaches: '../incidents/ports.ts', rule: 'district-is-pure' },
  { file: 'src/policy/planted.ts', reaches: '../incidents/ports.ts', rule: 'policy-is-pure' },
  { file: 'src/policy/planted-node.ts', reaches: 'node:fs', rule: 'policy-is-pure' },
  { file: 'src/policy/planted-library.ts', reaches: 'pino', rule: 'policy-is-pure' },
  { file: 'src/incidents/report/planted.ts', reaches: '../../conversation/screen.ts', rule: 'incidents-is-pure' },
  { file: 'src/digest/planted.ts', reaches: '../conversation/screen.ts', rule: 'digest-is-pure' },
  { file: 'src/conversation/planted.ts', reaches: '../adapters/files/read-yaml.ts', rule: 'conversation-is-pure' },
  { file: 'src/adapters/slack/planted.ts', reaches: '../files/read-yaml.ts', rule: 'adapters-are-islands' },
  { file: 'src/adapters/slack/planted-config.ts', reaches: '../../config.ts', rule: 'only-the-top-wires' },
  { file: 'src/adapters/slack/planted-wiring.ts', reaches: '../../wiring/read-setup.ts', rule: 'only-the-top-wires' },
  { file: 'src/adapters/slack/planted-rows.ts', reaches: '../../generated/prisma/client.ts', rule: 'generated-stays-home' },
  { file: 'src/adapters/slack/planted-prisma.ts', reaches: '@prisma/client', rule: 'prisma-stays-home' },
  { file: 'src/adapters/jobs/planted-pg.ts', reaches: 'pg', rule: 'pg-stays-home' },
  { file: 'src/adapters/auditor/planted.ts', reaches: '../database/create-database.ts', rule: 'adapters-are-islands' },
  { file: 'src/adapters/auditor/planted-prisma.ts', reaches: '@prisma/client', rule: 'prisma-stays-home' },
  { file: 'src/adapters/jobs/planted.ts', reaches: '@slack/bolt', rule: 'slack-stays-home' },
  { file: 'src/adapters/jobs/planted-teams.ts', reaches: 'botbuilder', rule: 'botbuilder-stays-home' },
  { file: 'src/adapters/http/planted.ts', reaches: 'pg-boss', rule: 'pg-boss-stays-home' },
  { file: 'src/adapters/slack/planted-yaml.ts', reaches: 'yaml', rule: 'yaml-stays-home' },
  { file: 'src/cli/planted-csv.ts', reaches: 'csv-parse/sync', rule: 'csv-parse-stays-home' },
];

const reportSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** A copy to plant in: the tree itself may be edited by others while this runs. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'import-rule-'));
  for (const name of ['src', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

function plant(file: string, text: string) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
}

function cruise() {
  const program = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const run = [program, 'src', '--output-type', 'json', '--config', '.dependency-cruiser.cjs'];
  const { stdout, stderr } = spawnSync(process.execPath, run, { cwd: copy, encoding: 'utf8', maxBuffer: 1e8 });
  if (!stdout) throw new Error(stderr);
  return reportSchema.parse(JSON.parse(stdout));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
    .map((file) => join(folder, file));
}

/** Files with `import('…').T`, which dependency-cruiser cannot see. */
function filesWithImportTypes(files: string[]): string[] {
  const holdsImportType = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    if ('type' in node && node.type === 'TsImportType') return true;
    return Object.values(node).some(holdsImportType);
  };
  return files.filter((file) => holdsImportType(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'esnext' })));
}

describe('the import rule', () => {
  it('sees every source file: a parser that reads nothing finds no violation either', () => {
    const seen = cruise().modules.filter(({ source }) => source.startsWith('src/') && !source.startsWith('src/generated/'));
    expect(seen.map(({ source }) => join(copy, source)).sort()).toEqual(sourceFiles(join(copy, 'src')).sort());
  });

  it('fails on a violation in every form of import, and on one of every rule', () => {
    const planted: [string, string][] = [];
    Object.entries(FORMS).forEach(([form, write], index) => {
      const file = `src/policy/planted-form-${index}.ts`;
      plant(file, write('../incidents/ports.ts'));
      planted.push([`${file} (${form})`, 'policy-is-pure']);
    });
    for (const { file, reaches, rule } of FORBIDDEN) {
      plant(file, `import * as all from '${reaches}';\nexport const y = all;\n`);
      planted.push([file, rule]);
    }
    plant('src/digest/planted-one.ts', "import './planted-two.ts';\n");
    plant('src/digest/planted-two.ts', "import './planted-one.ts';\n");
    plant('src/digest/planted-alone.ts', 'export const alone = 1;\n');
    planted.push(['src/digest/planted-one.ts', 'no-cycles'], ['src/digest/planted-alone.ts', 'no-orphans']);

    const found = cruise().summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
    const missed = planted.filter(([file, rule]) => !found.includes(`${file.replace(/ \(.*/, '')} ${rule}`));
    expect(missed).toEqual([]);
  });

  it('lets no import type hide from the parser', () => {
    plant('src/policy/planted-type.ts', "export type Y = import('../incidents/ports.ts').Clock;\n");
    plant('src/policy/planted-typeof.ts', "export const y = null as unknown as typeof import('../incidents/ports.ts');\n");
    const hidden = ['src/policy/planted-type.ts', 'src/policy/planted-typeof.ts'].map((file) => join(copy, file));
    expect(filesWithImportTypes(hidden)).toEqual(hidden);
    expect(filesWithImportTypes(sourceFiles(join(ROOT, 'src')))).toEqual([]);
  });
});
