import type { Page } from './describe.ts';
import { element, type Html, list, tag } from './html.ts';

/** The type whose "what to do now" stands on top of the sheet. */
const BOMB_THREAT = 'bomb_threat_or_swatting';

/** One page to put beside the telephone. A policy without the type has no sheet. */
export function callSheet({ policy, language, words: { sheet } }: Page): Html | null {
  const type = policy.types[BOMB_THREAT];
  if (!type) return null;
  const boxes = (texts: string[]) => element('p', { class: 'boxes' }, ...texts.map((text) => element('span', {}, text)));
  const blank = (text: string) => element('div', { class: 'blank' }, tag('span')(text));
  return element(
    'section',
    { class: 'sheet', id: 'call-sheet' },
    tag('h2')(sheet.title),
    element('p', { class: 'place' }, sheet.place),
    element('ol', { class: 'now', 'aria-label': sheet.now }, ...type.now.map((line) => tag('li')(line[language]))),
    element('div', { class: 'fill' }, ...sheet.fill.map(blank)),
    element('div', { class: 'fill one' }, blank(sheet.address)),
    tag('h3')(sheet.words),
    element('div', { class: 'lines', 'aria-hidden': 'true' }, ...Array.from({ length: 4 }, () => tag('div')())),
    tag('h3')(sheet.ask),
    element('div', { class: 'ask' }, ...sheet.questions.map(blank)),
    tag('h3')(sheet.hear),
    boxes(sheet.caller),
    boxes(sheet.background),
    tag('h3')(sheet.after),
    list(sheet.afterLines),
  );
}
