import type { Policy } from '../schema.ts';
import type { ClockSpec, Language } from '../types.ts';
import { element, type Html, list } from './html.ts';
import type { PageWords } from './words.ts';
import { english } from './words-en.ts';
import { spanish } from './words-es.ts';

/** What every section of the page needs. */
export interface Page {
  policy: Policy;
  language: Language;
  words: PageWords;
}

export function createPage(policy: Policy, language: Language): Page {
  return { policy, language, words: language === 'es' ? spanish : english };
}

export function clockText({ words }: Page, { value, unit, start }: ClockSpec): string {
  return words.clock(value, unit, start);
}

/** Citations with their status, one a line. */
export function lawList({ policy, words }: Page, citations: string[]): Html {
  return list(
    citations.map((citation) => {
      const status = policy.statutes[citation]?.status ?? 'verify_with_counsel';
      return element(
        'span',
        { class: 'cite' },
        citation,
        ' ',
        element('span', { class: status === 'confirmed' ? 'sure' : 'open' }, words.status[status]),
      );
    }),
    'plain',
  );
}

/** A badge that says the level in print and to a screen reader alike. */
export function levelBadge(level: string): Html {
  return element('span', { class: `level ${level}` }, level);
}

/** Duties with who sees to them and when. */
export function dutyList(page: Page, ids: string[]): Html {
  const { policy, language, words } = page;
  return list(
    ids.flatMap((id) => {
      const duty = policy.duties[id];
      return duty
        ? [[duty.label[language], ' ', element('small', {}, `${words.owners[duty.owner] ?? duty.owner}, ${clockText(page, duty.due)}`)]]
        : [];
    }),
    'plain',
  );
}
