import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMail } from '../../../src/adapters/documents/to-mail.ts';
import { toPublicPage } from '../../../src/adapters/documents/to-public-page.ts';
import type { DigestTable } from '../../../src/digest/document/model.ts';
import { localizedTexts } from './marked-document.ts';
import { sampleCharts, siteTable } from './sample-charts.ts';
import { type Sample, sampleEditions } from './sample-document.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const whyNoChromium: string | null = existsSync(CHROMIUM) ? null : 'there is no Chromium on this machine; CHROMIUM names one elsewhere';
if (whyNoChromium) console.warn(`skipped: ${whyNoChromium}`);

const EXTREMES: [string, Sample][] = [
  ['no incident', { incidents: 0 }],
  ['one incident', { incidents: 1 }],
  ['twelve agencies with long names', { agencies: 12, incidents: 300 }],
  ['5,000 incidents', { incidents: 5_000 }],
];

const WIDTHS = '[document.documentElement.scrollWidth, document.documentElement.clientWidth]';

/** A table without rows says so instead of its heads, any other has no need to. */
function printed(table: DigestTable): DigestTable {
  return table.rows.length === 0 ? { ...table, columns: [] } : { ...table, empty: { en: '', es: '' } };
}

function filesOf(sample: Sample) {
  const all = sampleEditions(sample).map((edition) => ({ ...edition, charts: sampleCharts(), tables: [...edition.tables, siteTable(60)] }));
  const of = (wanted: string) => all.filter(({ edition }) => edition === wanted);
  const [police, open] = [of('police')[0], of('public')[0]];
  if (!police || !open) throw new Error('a week has its editions');
  return { mail: { document: police, html: toMail(police, 'es').html }, page: { document: open, html: toPublicPage(open) } };
}

describe.skipIf(whyNoChromium)('mail and public page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'];
    browser = await chromium.launch({ executablePath: CHROMIUM, args });
  });
  afterAll(() => browser?.close());

  async function show(html: string, width: number) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(html);
    return { page, asked };
  }

  it.each(EXTREMES)('fit a telephone and a narrow window, with everything to be read: %s', async (_name, sample) => {
    for (const { document, html } of Object.values(filesOf(sample))) {
      for (const width of [360, 600]) {
        const { page, asked } = await show(html, width);
        const [needed, has] = await page.evaluate<[number, number]>(WIDTHS);
        expect(needed).toBeLessThanOrEqual(has);
        expect(asked).toEqual([]);
        const seen = (await page.evaluate<string>('document.body.textContent')).replace(/\s+/g, ' ');
        const owed = localizedTexts({ ...document, charts: [], tables: document.tables.map(printed) }, 'es');
        expect(owed.filter((text) => !seen.includes(text.replace(/\s+/g, ' ')))).toEqual([]);
        await page.close();
      }
    }
  });

  it('name their tables, rows and pictures for a screen reader', async () => {
    const { page } = await show(filesOf({}).page.html, 900);
    const spanish = page.getByRole('article').nth(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(2);
    expect(await spanish.getByRole('table', { name: 'Por escuela' }).getByRole('rowheader').count()).toBe(60);
    expect(await spanish.getByRole('img', { name: /^Por ley/ }).count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    await page.getByRole('link', { name: 'Español' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('es');
    await page.close();
  });
});
