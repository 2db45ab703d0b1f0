import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../src/cli/policy-doc.ts';
import { policyPage } from '../../src/policy/page/policy-page.ts';
import { sectionsOfTypes } from '../../src/policy/page/sections-of-types.ts';
import type { Policy } from '../../src/policy/schema.ts';
import type { Language } from '../../src/policy/types.ts';
import { policy } from './california.ts';
import { changedPolicy } from './check/changed-policy.ts';

const LANGUAGES: Language[] = ['en', 'es'];
/** The text of the page, entities undone. */
const textOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity] ?? entity,
    )
    .replace(/\s+/g, ' ');

describe('the policy on paper', () => {
  it.each(LANGUAGES)('has every type once, with its reason and what to do now (%s)', (language) => {
    const html = policyPage(policy, language);
    const rows = [...html.matchAll(/<tbody id="type-(\w+)">/g)].map(([, id]) => id);
    expect([...rows].sort()).toEqual(Object.keys(policy.types).sort());
    const text = textOf(html);
    for (const type of Object.values(policy.types))
      for (const words of [type.label, type.why, ...type.now]) expect(text).toContain(words[language]);
  });

  it.each(LANGUAGES)('has every rule, law, duty, question and answer, reason and script (%s)', (language) => {
    const text = textOf(policyPage(policy, language));
    const { rules, duties, questions, reasonCodes, texts, statutes, logic } = policy;
    const labels = [
      ...Object.values(rules).map(({ label }) => label),
      ...Object.values(duties).map(({ label }) => label),
      ...Object.values(questions).flatMap((question) => [question.text, ...question.answers.map(({ label }) => label)]),
      ...[...reasonCodes.approve, ...reasonCodes.decline].map(({ label }) => label),
      ...[...texts.deEscalation, ...texts.callScript, ...texts.noticeScript],
      ...logic.terms.map(({ name }) => name),
    ];
    for (const label of labels) expect(text).toContain(label[language]);
    for (const [citation, { source }] of Object.entries(statutes)) expect(text).toContain(`${citation} ${source ? '✓' : ''}`.trim());
    for (const rule of logic.rules.filter((each) => each.statutory)) expect(text).toMatch(new RegExp(`\\b${rule.id} `));
    expect(text).toContain(texts.hotline.phone);
    expect(text).not.toContain('undefined');
  });

  it('puts each type where its question leads', () => {
    const sections = Object.fromEntries(sectionsOfTypes(policy).map(({ id, types }) => [id, types]));
    expect(sections.special).toEqual([
      'child_abuse_or_neglect_suspected',
      'suicide_or_self_harm_risk',
      'missing_student',
      'immigration_enforcement_at_site',
    ]);
    expect(sections.weapon).toContain('firearm_seen_or_found');
    expect(sections.threat).toContain('bomb_threat_or_swatting');
    expect(sections.substance).toContain('nicotine_vape');
    expect(sections.fallback).toEqual(['emergency_unspecified', 'unlisted_concern']);
    expect(Object.keys(sections)).toHaveLength(12);
  });

  it('takes up a new type by itself', () => {
    const added = changedPolicy(({ all, type, question }) => {
      all
        .find((file) => file.types)
        ?.types?.push({ ...structuredClone(type('drone')), type: 'loose_animal', when: { specific: 'loose_animal' }, unless: [] });
      question('specific').answers.push({ id: 'loose_animal', en: 'Loose animal', es: 'Animal suelto', when: { kind: 'other' } });
    });
    expect(sectionsOfTypes(added).find(({ id }) => id === 'other')?.types).toContain('loose_animal');
    expect(policyPage(added, 'en')).toContain('<tbody id="type-loose_animal">');
  });

  it('shows markup in a text as text', () => {
    const planted: Policy = { ...policy, types: { ...policy.types } };
    const theft = policy.types.theft;
    if (theft) planted.types.theft = { ...theft, why: { en: '<script>alert("x")</script> & more', es: '<b>' } };
    const html = policyPage(planted, 'en');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more');
  });

  it('loads nothing from elsewhere, names its language, and has the call sheet', () => {
    for (const language of LANGUAGES) {
      const html = policyPage(policy, language);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/https?:|src=|url\(/);
      const now = policy.types.bomb_threat_or_swatting?.now.map((line) => line[language]).join(' ');
      expect(textOf(html.slice(html.indexOf('id="call-sheet"')))).toContain(now?.split(' ')[0]);
    }
  });

  it('is written to a file, and refuses a language it has not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const out = join(folder, 'policy.html');
    expect(await run(['--language', 'es', '--out', out], {})).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(policyPage(policy, 'es'));
    expect(await run(['--language', 'fr'], {})).toBe(2);
    expect(await run(['--out', join(folder, 'no', 'such', 'folder.html')], {})).toBe(1);
  });
});
