import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/digest.ts';
import { readDigestDocument } from '../../src/digest/document/model.ts';
import { shiftWeek, weekOf } from '../../src/digest/week.ts';
import { type JobsDatabase, jobsDatabase } from '../adapters/jobs/jobs-database.ts';

let db: JobsDatabase;
let folder: string;
let printed: string;

beforeAll(async () => {
  db = await jobsDatabase();
});
afterAll(() => db.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-digest-'));
  printed = '';
  const keep = (text: string | Uint8Array) => {
    printed += text;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const stored = { version: 1, builtAt: new Date(), releaseBy: null };
const env = () => ({ DATABASE_URL: db.url });

describe('npm run digest', () => {
  it('writes every edition of a week, its numbers and its text', async () => {
    expect(await run(['--week', '2026-W41', '--out', join(folder, 'new')], env())).toBe(0);
    const document = readDigestDocument(JSON.parse(readFileSync(join(folder, 'new', 'police.json'), 'utf8')));
    expect(document).toMatchObject({ week: '2026-W41', edition: 'police', numbers: [{ id: 'required', cell: { count: 0 } }, {}, {}] });
    expect(readFileSync(join(folder, 'new', 'police.txt'), 'utf8')).toContain('5–11 October: we contacted police 0 times');
    const agency = readDigestDocument(JSON.parse(readFileSync(join(folder, 'new', 'agency-palm_springs_pd.json'), 'utf8')));
    expect(agency).toMatchObject({ edition: 'agency', agencyId: 'palm_springs_pd' });
    expect(readdirSync(join(folder, 'new'))).toHaveLength(4 * (3 + 4) + 1);
    expect(readFileSync(join(folder, 'new', 'public.html'), 'utf8')).toContain('lang="es-US"');
    expect(
      readFileSync(join(folder, 'new', 'board.pdf'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(printed).toContain('not published yet');
    expect(await db.database.prisma.digest.count()).toBe(0);
  });

  it('takes the last full week when none is named', async () => {
    const last = shiftWeek(weekOf(new Date(), 'America/Los_Angeles'), -1);
    expect(await run(['--out', folder], env())).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'public.json'), 'utf8')).week).toBe(last);
  });

  it('writes a published digest as it was published', async () => {
    expect(await run(['--week', '2026-W40', '--out', folder], env())).toBe(0);
    const document = JSON.parse(readFileSync(join(folder, 'police.json'), 'utf8'));
    const published = { ...document, version: 7 };
    await db
      .unitOfWork()
      .run(({ digests }) =>
        digests.createOnce({ ...stored, id: '0190a0b0-0000-7000-8000-000000000001', week: '2026-W40', document: [published] }),
      );
    await db.database.prisma.digest.updateMany({ data: { releasedAt: new Date() } });
    expect(await run(['--week', '2026-W40', '--out', folder], env())).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'police.json'), 'utf8'))).toEqual(published);
    expect(printed).toContain('as published');
  });

  it('makes a digest again that an older version stored in its own form', async () => {
    const old = { ...stored, id: '0190a0b0-0000-7000-8000-000000000002', week: '2026-W39', document: { format: 1 } };
    await db.unitOfWork().run(({ digests }) => digests.createOnce(old));
    expect(await run(['--week', '2026-W39', '--out', folder], env())).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'police.json'), 'utf8'))).toMatchObject({ format: 2, week: '2026-W39' });
  });

  it('explains what is hidden on the terminal, in English and in the language of the documents, and in none of them', async () => {
    const file = join(folder, 'district.yaml');
    writeFileSync(file, readFileSync('district/palm-springs.sample.yaml', 'utf8').replace('\nlanguage: en', '\nlanguage: es'));
    expect(await run(['--week', '2026-W43', '--out', join(folder, 'new'), '--explain'], { ...env(), DISTRICT_FILE: file })).toBe(0);
    for (const said of [
      'No cell of this week is hidden.',
      'Ninguna celda de esta semana está oculta.',
      'police | Confidential matters – waits for',
    ]) {
      expect(printed).toContain(said);
    }
    const texts = readdirSync(join(folder, 'new')).filter((name) => !name.endsWith('.pdf'));
    const written = texts.map((name) => readFileSync(join(folder, 'new', name), 'utf8')).join('');
    expect(written).toContain('Edición pública');
    expect(written).not.toMatch(/está oculta|espera al final de su bloque/);
  });

  it.each([
    ['a week that does not exist', ['--week', '2026-W60'], 2, 'write it like 2026-W41'],
    ['a week that is not over', ['--week', '2099-W01'], 2, 'is not over yet'],
    ['an option it does not know', ['--weak', '2026-W41'], 2, '--help'],
    ['an explanation of a week that is not over', ['--week', '2099-W01', '--explain'], 2, 'is not over yet'],
    ['help', ['--help'], 0, 'every edition'],
  ])('says what to do about %s', async (_name, args, code, words) => {
    expect(await run([...args, ...(code === 0 ? [] : ['--out', folder])], env())).toBe(code);
    expect(printed).toContain(words);
  });

  it('says so when the folder cannot be written to', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await run(['--week', '2026-W41', '--out', join(folder, 'file')], env())).toBe(2);
    expect(printed).toContain('may write to');
  });

  it('says so when the district file is wrong', async () => {
    expect(await run(['--week', '2026-W41'], { ...env(), DISTRICT_FILE: join(folder, 'none.yaml') })).toBe(1);
    expect(printed).toContain('none.yaml');
  });
});
