import type { Policy } from '../schema.ts';
import type { Language } from '../types.ts';
import { callSheet } from './call-sheet.ts';
import { createPage, type Page } from './describe.ts';
import { element, type Html, list, render, tag } from './html.ts';
import {
  changesSection,
  clocksSection,
  dutiesSection,
  lawSection,
  levelsSection,
  nextSection,
  questionsSection,
  termsSection,
  textsSection,
} from './reference-sections.ts';
import { floorsSection, rulesSection } from './rules-section.ts';
import { STYLE } from './style.ts';
import { typesSections } from './types-section.ts';

interface Section {
  id: string;
  title: string;
  html: Html;
  /** Below another one. */
  sub?: boolean;
}

/** The whole policy as one page to read, print, and put beside an agreement. It loads nothing from elsewhere. */
export function policyPage(policy: Policy, language: Language): string {
  const page = createPage(policy, language);
  const sections = sectionsOf(page);
  const sheet = callSheet(page);
  const body = element(
    'main',
    {},
    ...sections.map(({ id, title, html, sub }) =>
      element('section', { id }, tag(sub ? 'h3' : 'h2')(title), element('div', { class: 'scroll' }, html)),
    ),
    ...(sheet ? [sheet] : []),
  );
  const head = element(
    'head',
    {},
    { html: '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' },
    tag('title')(`${page.words.title} ${policy.version}`),
    { html: `<style>${STYLE}</style>` },
  );
  const html = element('html', { lang: language }, head, tag('body')(top(page, sections, sheet !== null), body));
  return `<!doctype html>\n${render(html)}\n`;
}

function sectionsOf(page: Page): Section[] {
  const { heads } = page.words;
  return [
    { id: 'levels', title: heads.levels, html: levelsSection(page) },
    { id: 'next', title: heads.next, html: nextSection(page) },
    { id: 'rules', title: heads.rules, html: rulesSection(page) },
    { id: 'types', title: heads.types, html: { html: '' } },
    ...typesSections(page).map((section) => ({ ...section, sub: true })),
    { id: 'terms', title: heads.terms, html: termsSection(page) },
    { id: 'floors', title: heads.floors, html: floorsSection(page) },
    { id: 'questions', title: heads.questions, html: questionsSection(page) },
    { id: 'duties', title: heads.duties, html: dutiesSection(page) },
    { id: 'clocks', title: heads.clocks, html: clocksSection(page) },
    { id: 'texts', title: heads.texts, html: textsSection(page) },
    { id: 'law', title: heads.law, html: lawSection(page) },
    { id: 'changes', title: heads.changes, html: changesSection(page) },
  ];
}

function top({ policy, words }: Page, sections: Section[], hasSheet: boolean): Html {
  const link = (id: string, title: string) => element('a', { href: `#${id}` }, title);
  const main = sections.filter(({ sub }) => !sub);
  const kinds = sections.filter(({ sub }) => sub);
  return element(
    'header',
    {},
    tag('h1')(words.title),
    element('p', { class: 'subtitle' }, words.subtitle),
    tag('p')(words.facts(policy.version, policy.effective, policy.hash.slice(0, 12))),
    element('p', { class: 'advice' }, words.noAdvice),
    ...words.howToRead.map((text) => tag('p')(text)),
    element(
      'nav',
      { 'aria-label': words.heads.contents },
      list([
        ...main.map(({ id, title }) =>
          id === 'types' ? [link(id, title), list(kinds.map((kind) => link(kind.id, kind.title)))] : link(id, title),
        ),
        ...(hasSheet ? [link('call-sheet', words.sheet.title)] : []),
      ]),
    ),
  );
}
