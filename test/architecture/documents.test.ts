import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEAMS_CHECKS } from '../../src/config/teams.ts';

/** Documents are read by people who cannot see that they are out of date; what a machine can compare is compared here. */
const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const below = (folder: string) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);

const documents = [...readdirSync(ROOT), ...below('docs')].filter((file) => file.endsWith('.md'));
const sources = [...below('src'), ...below('test'), ...below('prisma')];

/** Links of a document to files beside it that are not there. */
function brokenLinks(file: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
  return targets.filter((target) => !existsSync(join(ROOT, dirname(file), target))).map((target) => `${file}: ${target}`);
}

/** Files named in backticks that no folder holds: `decide-escalation.ts`, `adapters/jobs/deliver.ts`. */
function unknownFiles(file: string, text: string): string[] {
  const named = [...text.matchAll(/`([a-z0-9/-]+\.ts)`/g)].map((match) => match[1] ?? '');
  return named.filter((name) => !sources.some((source) => `/${source}`.endsWith(`/${name}`))).map((name) => `${file}: ${name}`);
}

/** Variables the program reads: from the file that reads them, and Microsoft's from the list of its checks. */
function variables(): string[] {
  const text = read('src/config.ts');
  const checked = [...text.matchAll(/^ {2}([A-Z_]+): \{/gm)].map((match) => match[1] ?? '');
  const plain = [...text.matchAll(/env\('([A-Z_]+)'\)/g)].map((match) => match[1] ?? '');
  return [...new Set([...checked, ...plain, ...Object.keys(TEAMS_CHECKS)])].sort();
}

describe('the documents', () => {
  it('link to files that are there', () => {
    expect(brokenLinks('README.md', '[a](docs/absent.md) [b](https://example.org/x) [c](LICENSE#top)')).toEqual([
      'README.md: docs/absent.md',
    ]);
    expect(documents.flatMap((file) => brokenLinks(file, read(file)))).toEqual([]);
  });

  it('name source files that are there', () => {
    expect(unknownFiles('a.md', '`policy/classify.ts` and `no-such-file.ts`')).toEqual(['a.md: no-such-file.ts']);
    expect(
      ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', ...below('docs').filter((file) => file.endsWith('.md'))].flatMap((file) =>
        unknownFiles(file, read(file)),
      ),
    ).toEqual([]);
  });

  it('explain every variable the program reads, in the README and in .env.example', () => {
    const known = variables();
    expect(known).toEqual(expect.arrayContaining(['SLACK_BOT_TOKEN', 'MicrosoftAppPassword', 'OAuthUrl']));
    expect(known.filter((name) => !read('README.md').includes(`| \`${name}\` |`))).toEqual([]);
    expect(known.filter((name) => !new RegExp(`^${name}=`, 'm').test(read('.env.example')))).toEqual([]);
  });

  it('list every decision in the index', () => {
    const index = read('docs/adr/README.md');
    const decisions = readdirSync(join(ROOT, 'docs/adr')).filter((file) => /^\d{4}-/.test(file));
    expect(decisions.length).toBeGreaterThan(9);
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
    for (const file of decisions) {
      const text = read(`docs/adr/${file}`);
      for (const part of ['**Context.**', '**Decision.**', '**Consequences.**', '**Turned down.**']) expect(text, file).toContain(part);
    }
  });

  it('speak of npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = documents.flatMap((file) => [...read(file).matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map((match) => match[1] ?? ''));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
