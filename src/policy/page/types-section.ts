import type { TypeLogic, TypeValues } from '../schema.ts';
import type { ClockSpec } from '../types.ts';
import { conditionText } from './condition-text.ts';
import { clockText, dutyList, lawList, levelBadge, type Page } from './describe.ts';
import { type Content, element, type Html, list, tag } from './html.ts';
import { sectionsOfTypes } from './sections-of-types.ts';

/** The incidents, a table for each answer to "What happened?". */
export function typesSections(page: Page): { id: string; title: string; html: Html }[] {
  const { columns } = page.words;
  const heads = [columns.type, columns.level, columns.police, columns.law, columns.after];
  const head = element('thead', {}, element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text))));
  return sectionsOfTypes(page.policy).map(({ id, types }) => ({
    id: `types-${id}`,
    title: titleOf(page, id),
    html: element('table', { class: 'types' }, head, ...types.map((type) => rows(page, type))),
  }));
}

function titleOf({ policy, language, words }: Page, id: string): string {
  if (id === 'special' || id === 'fallback') return words.heads[id];
  return policy.questions.kind?.answers.find((answer) => answer.id === id)?.label[language] ?? id;
}

/** Two rows that stay together: what a type is, and when it is. */
function rows(page: Page, id: string): Html {
  const { policy, language, words } = page;
  const type = policy.types[id];
  const logic = policy.logic.types.find((each) => each.id === id);
  if (!type || !logic) return element('tbody', {});
  const small = tag('small');
  const cell = tag('td');
  const now = [tag('b')(words.now), ': ', type.now.map((line) => line[language]).join(' ')];
  const tracks = type.tracks.map((track) => words.tracks[track]).join(', ');
  return element(
    'tbody',
    { id: `type-${id}` },
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, tag('b')(type.label[language]), small(type.why[language])),
      cell(levelBadge(logic.values.level)),
      cell(police(page, logic.values), small(timeOf(page, logic.values))),
      cell(lawList(page, type.statutes)),
      cell(dutyList(page, type.duties), ...(tracks ? [element('p', { class: 'tracks' }, tracks)] : [])),
    ),
    element('tr', { class: 'when' }, element('td', { colspan: '5' }, list([...when(page, logic), ...changes(page, logic), now]))),
  );
}

function police({ words }: Page, values: TypeValues): string {
  const { police: code, response } = values;
  if (code === 'none' || code === '911') return words.police[code];
  return `${words.police[code]}; ${words.response[response]}`;
}

function timeOf(page: Page, values: TypeValues): string {
  const clock: ClockSpec = values.clock ?? page.policy.logic.levelValues[values.level].clock;
  return `${clockText(page, clock)} (${page.words.by[clock.source]})`;
}

function when(page: Page, logic: TypeLogic): Content[] {
  const { policy, words } = page;
  const { emergency, unlisted } = policy.logic.fallback;
  const isFallback = logic.id === emergency || logic.id === unlisted;
  if (isFallback) return [`${words.holds}: ${words.nothingElse}`];
  if (JSON.stringify(logic.when) === JSON.stringify(logic.named)) return [`${words.holds}: ${words.chosen}`];
  return [`${words.holds}: ${conditionText(page, logic.when)}`];
}

/** The jumps: another type, or this one at another level. */
function changes(page: Page, logic: TypeLogic): Content[] {
  const { policy, language, words } = page;
  return logic.unless.map((each) => {
    const text = conditionText(page, each.when);
    if ('becomes' in each) return words.becomes(`→ ${policy.types[each.becomes]?.label[language] ?? each.becomes}`, text);
    return [levelBadge(each.values.level), ' ', words.becomes(police(page, each.values), text)];
  });
}
