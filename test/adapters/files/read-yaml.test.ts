import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemText, readYaml } from '../../../src/adapters/files/read-yaml.ts';

const schema = z.strictObject({
  name: z.string(),
  level: z.enum(['L1', 'L2']).optional(),
  days: z
    .array(
      z.union([
        z.strictObject({ weekday: z.string(), end: z.string() }),
        z.strictObject({ date: z.string(), end: z.string(), why: z.string() }),
      ]),
    )
    .default([]),
  posting: z.record(z.enum(['L1', 'L2']), z.enum(['card', 'roll_up'])).optional(),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-yaml-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'file.yaml');
  writeFileSync(file, text);
  const result = readYaml(file, schema);
  return result.ok ? result : { ok: false as const, problems: result.problems.map((p) => `${p.line}: ${p.message} | ${p.remedy}`) };
}

describe('readYaml', () => {
  it('gives the checked value, with YAML 1.2 words: no stays "no"', () => {
    expect(read('name: no\ndays:\n  - { weekday: wed, end: 12:30 }\n')).toEqual({
      ok: true,
      value: { name: 'no', days: [{ weekday: 'wed', end: '12:30' }] },
    });
  });

  it('names every problem at once, each with its own line and a remedy, in the order of the file', () => {
    expect(read('nmae: x\nlevel: L3\ndays:\n  - weekday: wed\n    end: 5\nposting: { L1: card, L2: rollup }\n')).toEqual({
      ok: false,
      problems: [
        '1: name is missing | Add it; it takes a text.',
        '1: nmae: unknown key | Did you mean `name`?',
        '2: level: "L3" is not allowed | Did you mean `L1`? One of: L1, L2.',
        "5: days[0].end: 5 is not a text | Write a text here, in quotes: '5'.",
        '6: posting.L2: "rollup" is not allowed | Did you mean `roll_up`? One of: card, roll_up.',
      ],
    });
  });

  it('judges a union by the alternative with the fewest faults, and names its nearest key', () => {
    expect(read('name: x\ndays:\n\n  - weekdy: wed\n    end: "12:00"\n')).toEqual({
      ok: false,
      problems: ['4: days[0].weekday is missing | Add it; it takes a text.', '4: days[0].weekdy: unknown key | Did you mean `weekday`?'],
    });
  });

  it.each([
    ['a tab as indentation', 'name: x\ndays:\n\t- 1\n', 3],
    ['a key written twice', 'name: x\nname: y\n', 2],
    ['an open quote', 'name: "x\n', 2],
  ])('reports %s as a YAML problem with its line', (_, text, line) => {
    const result = read(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]).toMatch(new RegExp(`^${line}: not readable as YAML: `));
  });

  it('says that an empty file lacks its keys', () => {
    expect(read('')).toEqual({ ok: false, problems: ['null: name is missing | Add it; it takes a text.'] });
  });

  it('says that there is no such file instead of throwing', () => {
    const result = readYaml(join(folder, 'absent.yaml'), schema);
    expect(result).toMatchObject({ ok: false, problems: [{ line: null, message: 'there is no such file' }] });
  });

  it('writes a problem as file, line, what and how', () => {
    expect(problemText({ file: 'a.yaml', line: 7, message: 'x is missing', remedy: 'Add it.' })).toBe('a.yaml:7: x is missing. Add it.');
    expect(problemText({ file: 'a.yaml', line: null, message: 'x is missing', remedy: 'Add it.' })).toBe('a.yaml: x is missing. Add it.');
  });
});
