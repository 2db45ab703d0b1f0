import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { COLORS } from '../../../src/adapters/documents/colors.ts';
import { toPdf } from '../../../src/adapters/documents/to-pdf.ts';
import { cellText } from '../../../src/digest/document/cell-text.ts';
import type { DigestDocument } from '../../../src/digest/document/model.ts';
import type { Language } from '../../../src/policy/types.ts';
import { contrast } from './contrast.ts';
import { isOutside, open, overlaps, read, textsOf } from './read-pdf.ts';
import { sampleCharts, siteTable } from './sample-charts.ts';
import { type Sample, sampleEditions } from './sample-document.ts';

function police(sample: Sample = {}): DigestDocument {
  const [first] = sampleEditions(sample);
  if (!first) throw new Error('a week has its editions');
  return first;
}

/** Everything that has to stand on paper. */
function wordsOf({ headline, agenda, definitions, tables }: DigestDocument, language: Language): string[] {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.map((cell) => cellText(cell, language))));
  const labels = tables.flatMap(({ title, rows }) => [title[language], ...rows.map(({ label }) => label[language])]);
  return [...[...headline, ...agenda, ...definitions].map((line) => line[language]), ...labels, ...cells];
}

const EXTREMES: [string, Language, Sample][] = [
  ['a week without incidents', 'es', { incidents: 0 }],
  ['one incident', 'es', { incidents: 1 }],
  ['an ordinary week', 'en', {}],
  ['an ordinary week in Spanish', 'es', {}],
  ['twelve agencies with long names', 'es', { agencies: 12, incidents: 300 }],
  ['twelve agencies with long names and long lists of calls', 'es', { agencies: 12, incidents: 300, calls: 60 }],
  ['5,000 incidents', 'es', { incidents: 5_000 }],
];

describe('the digest as PDF', () => {
  it.each(EXTREMES)(
    'has everything of %s inside its pages and nothing above anything else',
    { timeout: 60_000 },
    async (_name, language, sample) => {
      const document = police(sample);
      const texts = await textsOf(await open(document, language));
      expect(texts.filter(isOutside)).toEqual([]);
      expect(overlaps(texts)).toEqual([]);
      const seen = read(texts);
      expect(wordsOf(document, language).filter((text) => !seen.includes(text.replace(/\s/g, '')))).toEqual([]);
    },
  );

  it('has two pages in an ordinary week, in letter format', async () => {
    const pdf = await open(police(), 'en');
    expect(pdf.numPages).toBe(2);
    expect((await open(police({ calls: 6, week: '2026-W43' }), 'es')).numPages).toBe(2);
    expect((await pdf.getPage(1)).view).toEqual([0, 0, 612, 792]);
  });

  it.each(['en', 'es'] as const)('has two pages in the last week of a block, with all its tables and charts: %s', async (language) => {
    expect((await open({ ...police(), charts: sampleCharts() }, language)).numPages).toBe(2);
  });

  it('goes on over as many pages as 60 sites with long names need, with the heads again on each', async () => {
    const table = siteTable(60);
    const document = { ...police(), tables: [table] };
    const texts = await textsOf(await open(document, 'es'));
    expect(texts.filter(isOutside)).toEqual([]);
    expect(overlaps(texts)).toEqual([]);
    const pagesOf = (words: string) => [...new Set(texts.filter(({ text }) => text.includes(words)).map(({ page }) => page))];
    expect(pagesOf('oculto').length).toBeGreaterThan(1);
    expect(pagesOf('Exigidos por ley')).toEqual(pagesOf('oculto'));
    expect(texts.filter(({ text }) => text === 'oculto')).toHaveLength(60);
    // one table with one head in the structure, however many pages it covers (pdfjs tells all of it on each)
    const bytes = Buffer.from(await toPdf(document, 'es')).toString('latin1');
    const count = (role: string) => bytes.match(new RegExp(`/S /${role}\\b`, 'g'))?.length;
    expect([count('Table'), count('TR'), count('TD')]).toEqual([1, 61, 120]);
  });

  it('puts figures of many columns under each other at the right', async () => {
    const texts = await textsOf(await open({ ...police(), tables: [siteTable(12)] }, 'en'));
    const ends = texts.filter(({ text }) => text === 'hidden').map(({ x, width }) => Math.round(x + width));
    expect(new Set(ends).size).toBe(1);
  });

  it('asks the board and the public for nothing', async () => {
    const [board] = sampleEditions().filter(({ edition }) => edition === 'board');
    if (!board) throw new Error('a week has an edition for the board');
    expect(read(await textsOf(await open(board, 'en')))).not.toContain('Whatweneedfromyou');
    expect(read(await textsOf(await open(police(), 'en')))).toContain('Whatweneedfromyou');
  });

  it('says in the first half page what happened and what is needed', async () => {
    const texts = (await textsOf(await open(police(), 'en'))).filter(({ page, y }) => page === 1 && y > 792 / 2);
    expect(read(texts)).toMatch(/Wecontactedpolice|wecontactedpolice.*Requiredbylaw.*Whatweneedfromyou.*5outcomes/);
  });

  it('can be read by a screen reader: language, title, headings, tables with heads of rows and columns', async () => {
    const pdf = await open(police(), 'es');
    const { info, metadata } = await pdf.getMetadata();
    expect(String(metadata?.getRaw())).toContain('pdfuaid:part');
    expect(info).toMatchObject({ Language: 'es-US', Title: 'Palm Springs Unified School District: resumen semanal de seguridad 2026-W44' });
    const roles = await rolesOf(pdf);
    expect(roles.slice(0, 4)).toEqual(['P', 'P', 'H1', 'P']);
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    const counts = Object.fromEntries([...Map.groupBy(roles, (role) => role)].map(([role, all]) => [role, all.length]));
    expect(counts.Table).toBeGreaterThanOrEqual(5);
    expect(counts.TH).toBeGreaterThan(counts.TR ?? 0);
    expect(counts.TD).toBeGreaterThan(0);
  });

  it('draws its charts inside the page, each with a text for those who do not see it', async () => {
    const trend = (id: string, values: (number | null)[]) => ({
      ...{ id, title: both(id), alt: both(`what ${id} shows`), unit: both('per 1,000'), median: 0.4, limits: { low: 0, high: 1.2 } },
      points: values.map((value, index) => ({ label: both(`block ${index}`), value, low: value && value / 2, high: value && value * 2 })),
      statement: both(`In normal range: ${id}.`),
    });
    const document = { ...police(), charts: [trend('rates', [0.2, 0.4, null, 0.9]), trend('zeros', [0, 0]), trend('nothing', [])] };
    const pdf = await open(document, 'en');
    const texts = await textsOf(pdf);
    expect(read(texts)).toMatch(/Innormalrange:rates\..*Innormalrange:zeros\..*Innormalrange:nothing\./);
    expect(overlaps(texts)).toEqual([]);
    expect(await figuresOf(pdf)).toEqual(['what rates shows', 'what zeros shows', 'what nothing shows']);
  });

  it('embeds its fonts and leads nowhere', async () => {
    const bytes = Buffer.from(await toPdf(police(), 'en')).toString('latin1');
    // booleans: a failure need not print the file
    expect(bytes.includes('/FontFile2 ')).toBe(true);
    expect(/\/BaseFont \/(Helvetica|Times|Courier)/.test(bytes)).toBe(false);
    expect(bytes.includes('/URI')).toBe(false);
  });

  it('is the same to the last byte for the same document', async () => {
    expect(await toPdf(police(), 'en')).toEqual(await toPdf(police(), 'en'));
  });

  it('says on every page that an invented digest is invented, and on no page of a real one', async () => {
    const pagesWith = async (invented: boolean) =>
      new Set(
        (await textsOf(await open(police({ invented }), 'en'))).filter(({ text }) => text.includes('INVENTED')).map(({ page }) => page),
      );
    expect([...(await pagesWith(true))]).toEqual([1, 2]);
    expect([...(await pagesWith(false))]).toEqual([]);
  });

  it.each([
    ['ink', COLORS.ink, COLORS.band],
    ['muted', COLORS.muted, COLORS.band],
    ['accent', COLORS.accent, COLORS.paper],
    ['links', COLORS.accent, COLORS.band],
    ['the banner', COLORS.paper, COLORS.ink],
  ])('has text in %s that can be read on its ground: 7 to 1 or better', (_name, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
  });
});

/** Roles of the structure in reading order. */
async function rolesOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const roles: string[] = [];
  const walk = (node: { role?: string; children?: unknown[] }): void => {
    if (node.role && node.role !== 'Root') roles.push(node.role);
    for (const child of node.children ?? []) walk(child as typeof node); // the tree's leaves have no role
  };
  for (let page = 1; page <= pdf.numPages; page += 1) walk((await (await pdf.getPage(page)).getStructTree()) ?? {});
  return roles.filter((role) => role !== 'Document');
}

/** What each figure says to those who do not see it. */
async function figuresOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const alts: string[] = [];
  const walk = (node: { role?: string; alt?: string; children?: unknown[] }): void => {
    if (node.role === 'Figure') alts.push(node.alt ?? '');
    for (const child of node.children ?? []) walk(child as typeof node); // the tree's leaves have no role
  };
  for (let page = 1; page <= pdf.numPages; page += 1) walk((await (await pdf.getPage(page)).getStructTree()) ?? {});
  return alts;
}

function both(text: string): { en: string; es: string } {
  return { en: text, es: text };
}
