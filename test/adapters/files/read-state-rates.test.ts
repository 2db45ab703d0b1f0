import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStateRates } from '../../../src/adapters/files/read-state-rates.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-rates-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: unknown) {
  const file = join(folder, 'state.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readStateRates(file);
}

const source = { en: 'state file', es: 'archivo estatal' };

describe('figures of the state', () => {
  it('are read by stage and group', () => {
    const file = { source, rates: { referral: { black: { count: 5, size: 100 } } } };
    expect(read(file)).toEqual({ ok: true, state: file });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', 'source: x', 'not readable as JSON'],
    ['no source', { rates: {} }, 'source: '],
    ['a stage that is none', { source, rates: { suspended: {} } }, 'rates'],
    [
      'more cases than students',
      { source, rates: { referral: { black: { count: 5, size: 1 } } } },
      'rates.referral.black: count is more than size',
    ],
    ['nobody enrolled', { source, rates: { referral: { black: { count: 0, size: 0 } } } }, 'rates.referral.black.size'],
  ])('are refused where they are wrong: %s', (_name, content, words) => {
    const result = read(content);
    expect(result).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining(words) }] });
  });

  it('are missed where there are none', () => {
    expect(readStateRates(join(folder, 'none.json'))).toMatchObject({ problems: [{ message: 'there is no such file' }] });
    expect(readStateRates(folder)).toMatchObject({ problems: [{ message: 'the file cannot be read (EISDIR)' }] });
  });
});
