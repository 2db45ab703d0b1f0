import type { ClockSpec } from '../types.ts';
import { conditionText } from './condition-text.ts';
import { clockText, levelBadge, type Page } from './describe.ts';
import { type Content, element, type Html, list, table, tag } from './html.ts';

const LEVELS = ['L1', 'L2', 'L3', 'L4', 'L5'] as const;

/** The five levels, and what each brings unless a type says otherwise. */
export function levelsSection(page: Page): Html {
  const { words, policy } = page;
  const { columns } = words;
  return table(
    [columns.level, columns.meaning, columns.police, columns.time],
    LEVELS.map((level) => {
      const { police, clock } = policy.logic.levelValues[level];
      return [levelBadge(level), words.levels[level], words.police[police], `${clockText(page, clock)} (${words.by[clock.source]})`];
    }),
  );
}

/** What happens to a report of each level, and the reasons of the decision. */
export function nextSection({ words, policy, language }: Page): Html {
  const reasons = (head: string, codes: { label: { en: string; es: string } }[]) => [
    tag('h4')(head),
    list(codes.map(({ label }) => label[language])),
  ];
  const parts = [...LEVELS, 'canra' as const].flatMap((key): Content[] => [
    tag('h4')(words.nextHeads[key]),
    ...words.next[key].map((text) => tag('p')(text)),
  ]);
  const codes = policy.reasonCodes;
  return tag('div')(
    ...parts,
    element(
      'div',
      { class: 'two' },
      tag('div')(...reasons(words.reasonHeads.approve, codes.approve)),
      tag('div')(...reasons(words.reasonHeads.decline, codes.decline)),
    ),
  );
}

/** Every question in the order of asking, with its answers and when it is asked. */
export function questionsSection(page: Page): Html {
  const { policy, words, language } = page;
  const { columns } = words;
  const rows = policy.logic.asking.flatMap(({ id, when }): Content[][] => {
    const question = policy.questions[id];
    if (!question) return [];
    const asked = question.stage === 'after' ? words.asked.after : question.always ? words.asked.always : words.asked.deciding;
    const gate = when ? [words.asked.when(conditionText(page, when))] : [];
    const whom = question.administratorOnly ? [words.asked.administrator] : [];
    return [
      [
        [question.text[language], ...(question.hint ? [tag('small')(question.hint[language])] : [])],
        question.answers.map(({ label }) => label[language]).join(' · '),
        [asked, ...whom, ...gate].join('; '),
      ],
    ];
  });
  return table([columns.question, columns.answers, columns.asked], rows);
}

/** What somebody does afterwards, who sees to it, and until when. */
export function dutiesSection(page: Page): Html {
  const { policy, words, language } = page;
  const { columns } = words;
  return table(
    [columns.duty, columns.owner, columns.due],
    Object.values(policy.duties).map(({ label, owner, due }) => [label[language], words.owners[owner] ?? owner, clockText(page, due)]),
  );
}

/** Every limit in time, and whether a statute or the district sets it. */
export function clocksSection(page: Page): Html {
  const { columns, by } = page.words;
  return table(
    [columns.clock, columns.time, columns.setBy],
    clocksOf(page).map((clock) => [clock.id.replaceAll('_', ' '), clockText(page, clock), by[clock.source]]),
  );
}

/** Every clock that is used somewhere, once. */
function clocksOf({ policy }: Page): ClockSpec[] {
  const { types, rules, levelValues } = policy.logic;
  const all = [
    ...Object.values(levelValues).map(({ clock }) => clock),
    ...types
      .flatMap((type) => [type.values, ...type.unless.flatMap((each) => ('values' in each ? [each.values] : []))])
      .map(({ clock }) => clock),
    ...rules.flatMap((rule) => rule.owes.map(({ clock }) => clock)),
    ...Object.values(policy.duties).map(({ due }) => due),
  ].filter((clock) => clock !== null);
  return [...new Map(all.map((clock) => [clock.id, clock])).values()];
}

/** The hotline, the calming lines, and what is read to the police. */
export function textsSection({ policy, words, language }: Page): Html {
  const { hotline, deEscalation, callScript, noticeScript } = policy.texts;
  const lines = (head: string, texts: { en: string; es: string }[]) =>
    tag('div')(tag('h4')(head), list(texts.map((text) => text[language])));
  return tag('div')(
    element('p', { class: 'hotline' }, `${words.textHeads.hotline}: ${hotline.name[language]}, `, tag('b')(hotline.phone)),
    element(
      'div',
      { class: 'two' },
      lines(words.textHeads.calm, deEscalation),
      lines(words.textHeads.call, callScript),
      lines(words.textHeads.notice, noticeScript),
    ),
  );
}

/** What the names of conditions stand for. */
export function termsSection(page: Page): Html {
  const { columns } = page.words;
  return table(
    [columns.term, columns.meaning],
    page.policy.logic.terms.map(({ id, name, condition }) => [name[page.language], conditionText(page, condition, id)]),
  );
}

/** Every law that is cited, how sure it is, and where it counts. */
export function lawSection({ policy, words, language }: Page): Html {
  const { columns, status } = words;
  const citing = [...Object.values(policy.rules), ...Object.values(policy.types)];
  return table(
    [columns.citation, columns.status, columns.source, columns.usedBy],
    Object.entries(policy.statutes).map(([citation, law]) => [
      citation,
      element('span', { class: law.status === 'confirmed' ? 'sure' : 'open' }, status[law.status]),
      law.source ?? '',
      citing
        .filter((each) => each.statutes.includes(citation))
        .map((each) => (/^M\d+$/.test(each.id) ? each.id : each.label[language]))
        .join(', '),
    ]),
    'law',
  );
}

/** What was changed in which version. */
export function changesSection({ policy, words }: Page): Html {
  const { columns } = words;
  return table(
    [columns.version, columns.change],
    policy.changelog.map(({ version, changes }) => [version, list(changes)]),
  );
}
