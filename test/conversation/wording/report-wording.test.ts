import { describe, expect, it } from 'vitest';
import { otherLanguage, words } from '../../../src/conversation/wording/wording.ts';
import type { Language } from '../../../src/policy/types.ts';

const MOST_TITLE = 24;
const LANGUAGES: Language[] = ['en', 'es'];

/** Every text with where it stands; texts with something to fill in get a long example. */
function textsOf(value: unknown, path: string[] = []): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path: path.join('.'), text: value }];
  if (typeof value === 'function') return [{ path: path.join('.'), text: String(value('PS-7K3Q', '20')) }];
  return Object.entries(value ?? {}).flatMap(([key, each]) => textsOf(each, [...path, key]));
}

describe.each(LANGUAGES)('report words in %s', (language) => {
  const texts = textsOf(words(language).report);

  it('has titles and buttons that fit every platform', () => {
    const short = texts.filter(({ path }) => /title|^(next|back|send|close|languageName)$|shortTitle|where\.save$/i.test(path));
    expect(short.length).toBeGreaterThan(15);
    expect(short.filter(({ text }) => text.length > MOST_TITLE)).toEqual([]);
  });

  it('never forbids or discourages a call', () => {
    const discouraging =
      /\b(?:do not|don't|must not|may not|never|need not|avoid|instead of) call|wait (?:for|before)|\bno (?:llame|debe llamar|puede llamar)|espere (?:a|antes)|en vez de llamar/i;
    expect(texts.filter(({ text }) => discouraging.test(text))).toEqual([]);
  });

  it('names 911 wherever it speaks of danger', () => {
    const danger = texts.filter(({ text }) => /\bdanger\b|peligro/i.test(text));
    expect(danger.length).toBeGreaterThan(3);
    expect(danger.filter(({ text }) => !text.includes('911'))).toEqual([]);
  });

  it('is no copy of the other language', () => {
    const other = new Map(textsOf(words(otherLanguage(language)).report).map(({ path, text }) => [path, text]));
    // only the reference and what became of it: nothing to translate
    const same = texts.filter(({ path, text }) => path !== 'status.line' && other.get(path) === text && /[a-z]{4}/.test(text));
    expect(same).toEqual([]);
  });
});
