import { describe, expect, it } from 'vitest';
import { toPublicPage } from '../../../src/adapters/documents/to-public-page.ts';
import { EDITIONS } from '../../../src/digest/document/model.ts';
import { marked } from './marked-document.ts';
import { sampleCharts } from './sample-charts.ts';
import { sampleEditions } from './sample-document.ts';

const [plain] = sampleEditions().filter(({ edition }) => edition === 'public');
if (!plain) throw new Error('a week has a public edition');
const document = { ...plain, charts: sampleCharts() };

describe('the public page', () => {
  it.each(EDITIONS.filter((edition) => edition !== 'public'))('is never made of the %s edition', (edition) => {
    expect(() => toPublicPage({ ...document, edition })).toThrow(RangeError);
  });

  it('has both languages, each said to be what it is and one step away', () => {
    const page = toPublicPage(document);
    expect(page.match(/<article id="\w+" lang="[\w-]+"/g)).toEqual(['<article id="en" lang="en-US"', '<article id="es" lang="es-US"']);
    expect(page).toMatch(/<a href="#es" lang="es-US"[^>]*>Español<\/a>/);
    for (const { en, es } of document.headline) {
      expect(page).toContain(en);
      expect(page).toContain(es);
    }
  });

  it('draws every chart in each language, with title and description of its own', () => {
    const page = toPublicPage(document);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap((match) => match[1]?.split(' ') ?? []);
    expect(named).toHaveLength(2 * 2 * document.charts.length);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(page).toContain(`${document.charts[0]?.alt.es}</desc>`);
  });

  it('is one file: it fetches nothing, runs nothing and leads only to itself', () => {
    const page = toPublicPage(document);
    expect(page).not.toMatch(/\ssrc=|url\(|<(script|link|img)|@import/i);
    expect(new Set([...page.matchAll(/href="([^"]*)"/g)].map((match) => match[1]))).toEqual(new Set(['#en', '#es']));
    expect(page).toContain("default-src 'none'".replaceAll("'", '&#39;'));
  });

  it('escapes every text, in charts too', () => {
    const page = toPublicPage({ ...marked(document, `<b>"'&`), district: '<b>' });
    expect(page).not.toContain('<b>');
    expect(page).toContain('&lt;b&gt;&quot;&#39;&amp;</title>');
  });

  it('asks the public for nothing', () => {
    expect(toPublicPage(document)).not.toContain('What we need from you');
  });
});
