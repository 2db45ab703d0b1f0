import type { RuleLogic } from '../schema.ts';
import { conditionText } from './condition-text.ts';
import { clockText, dutyList, lawList, levelBadge, type Page } from './describe.ts';
import { type Content, type Html, list, table, tag } from './html.ts';

/** What the law demands, whatever the type says. */
export function rulesSection(page: Page): Html {
  const { columns, noDecline } = page.words;
  const rules = page.policy.logic.rules.filter((rule) => rule.statutory);
  return tag('div')(
    tag('p')(noDecline),
    table(
      [columns.rule, columns.when, columns.who, columns.law],
      rules.map((rule) => ruleRow(page, rule)),
      'rules',
    ),
  );
}

/** Answers that keep a level up without a statute's notice. */
export function floorsSection(page: Page): Html {
  const { words } = page;
  const { columns } = words;
  const floors = page.policy.logic.rules.filter((rule) => !rule.statutory);
  return table(
    [columns.rule, columns.level, columns.when, columns.after, columns.law],
    floors.map((rule) => [
      page.policy.rules[rule.id]?.label[page.language] ?? rule.id,
      rule.level ? [levelBadge(rule.level), tag('small')(words.raises(rule.level))] : '',
      whenText(page, rule),
      [owed(page, rule), dutyList(page, rule.duties)],
      lawList(page, page.policy.rules[rule.id]?.statutes ?? []),
    ]),
    'floors',
  );
}

function ruleRow(page: Page, rule: RuleLogic): Content[] {
  const facts = page.policy.rules[rule.id];
  return [
    [tag('b')(rule.id), ' ', facts?.label[page.language] ?? ''],
    whenText(page, rule),
    [owed(page, rule), dutyList(page, rule.duties)],
    lawList(page, facts?.statutes ?? []),
  ];
}

/** Parts that must all hold stand one below the other. */
function whenText(page: Page, { when }: RuleLogic): Content {
  const texts = when.op === 'all' || when.op === 'any' ? when.of.map((part) => conditionText(page, part)) : [];
  if (texts.length < 2) return conditionText(page, when);
  const { every, one } = page.words.condition;
  return [when.op === 'all' ? every : one, list([...new Set(texts)])];
}

function owed(page: Page, { owes }: RuleLogic): Html {
  const { words } = page;
  return list(
    owes.map(({ to, response_mode, clock }) => {
      const time = clock ? `, ${clockText(page, clock)} (${words.by[clock.source]})` : '';
      return `${words.to[to]}: ${words.response[response_mode]}${time}`;
    }),
    'plain',
  );
}
