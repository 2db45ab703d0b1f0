import { describe, expect, it } from 'vitest';
import type { Screen } from '../../../src/conversation/screen.ts';
import type { Language } from '../../../src/policy/types.ts';
import { walk } from './paths.ts';
import { harmless, samplePolicy } from './report-world.ts';

/** Slack's limits (api.slack.com, Block Kit); Teams allows more. */
const LIMITS = {
  title: 24,
  label: 2000,
  option: 75,
  value: 150,
  hint: 2000,
  radio: 10,
  checkboxes: 10,
  select: 100,
  context: 3000,
  button: 75,
};

function tooLong(screen: Screen): string[] {
  const check = (what: string, length: number, most: number) => (length > most ? [`${screen.id} ${what}: ${length} of ${most}`] : []);
  return [
    ...[screen.title, screen.submit ?? '', screen.close].flatMap((text) => check(text, text.length, LIMITS.title)),
    ...check('context', JSON.stringify(screen.context).length, LIMITS.context),
    ...screen.actions.flatMap((action) => check(action.label, action.label.length, LIMITS.button)),
    ...screen.fields.flatMap((field) => [
      ...check(field.label, field.label.length, LIMITS.label),
      ...check(field.hint ?? '', field.hint?.length ?? 0, LIMITS.hint),
      ...(field.kind === 'text' ? [] : check(`options of ${field.id}`, field.options.length, LIMITS[field.kind])),
      ...(field.kind === 'text' ? [] : field.options.flatMap((option) => check(option.label, option.label.length, LIMITS.option))),
      ...(field.kind === 'text' ? [] : field.options.flatMap((option) => check(option.value, option.value.length, LIMITS.value))),
    ]),
  ];
}

describe.each<Language | null>(['en', 'es', null])('screens in %s stay inside what the platforms allow', (language) => {
  it.each(samplePolicy().questions.kind?.answers.map(({ id }) => id) ?? [])('for %s', (kind) => {
    const screens = walk(language, (screen) => harmless(screen, { danger: 'no', special: ['none'], kind, grade: 'g6_8' }));
    expect(screens.flatMap(tooLong)).toEqual([]);
  });
});
