import { describe, expect, it } from 'vitest';
import { toMail } from '../../../src/adapters/documents/to-mail.ts';
import { digestText } from '../../../src/digest/document/plain-text.ts';
import { marked } from './marked-document.ts';
import { sampleCharts } from './sample-charts.ts';
import { sampleEditions } from './sample-document.ts';

const [plain] = sampleEditions();
if (!plain) throw new Error('a week has its editions');
const police = { ...plain, charts: sampleCharts() };

describe('the digest as mail', () => {
  it('says in its subject what it is, in one line', () => {
    expect(toMail(police, 'es').subject).toBe(
      'DATOS INVENTADOS: nada de esto ocurrió · Palm Springs Unified School District: resumen semanal de seguridad 2026-W44',
    );
    const real = { ...police, invented: false, version: 2, district: 'A\r\nBcc: everybody@example.org' };
    expect(toMail(real, 'en').subject).toBe('A Bcc: everybody@example.org: weekly safety digest 2026-W44 · corrected edition 2');
  });

  it('has the plain text as its alternative', () => {
    expect(toMail(police, 'en').text).toBe(digestText(police, 'en'));
  });

  it('fetches nothing, runs nothing and leads to agencies’ reply address only', () => {
    const { html } = toMail(police, 'en');
    expect(html).not.toMatch(/\ssrc=|url\(|<(script|style|link|img|svg)|@import/i);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(links)).toEqual(new Set(['mailto:liaison@example.org']));
  });

  it('asks nothing of a mail program but the address', () => {
    const need = { agencyId: null, text: { en: 'x', es: 'x' }, replyTo: 'a@example.org?bcc=b@example.org&body="><b>' };
    expect(toMail({ ...police, needs: [need] }, 'en').html).toContain(
      'href="mailto:a@example.org%3Fbcc%3Db@example.org%26body%3D%22%3E%3Cb%3E"',
    );
  });

  it('escapes every text', () => {
    const { html } = toMail({ ...marked(police, `<b>"'&`), district: '<b>' }, 'es');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;&quot;&#39;&amp;');
  });

  it('names its language and tells charts in words', () => {
    const { html } = toMail(police, 'es');
    expect(html).toMatch(/^<!doctype html>\n<html lang="es-US">/);
    expect(html).toContain(police.charts[0]?.alt.es);
    expect(html).toContain(police.charts[0]?.statement.es);
  });

  it('says that it is corrected, in both forms', () => {
    const { html, text } = toMail({ ...police, version: 3 }, 'en');
    expect(html).toContain('corrected edition 3');
    expect(text).toContain('corrected edition 3');
  });
});
