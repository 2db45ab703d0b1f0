import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, FieldValues, Screen } from '../../../src/conversation/screen.ts';
import type { Language } from '../../../src/policy/types.ts';
import { tapsOn, visibleWords } from './count-words.ts';
import { isFirst, walk } from './paths.ts';
import { harmless, SCHOOL_TIME, samplePolicy } from './report-world.ts';

const MOST_SCREENS = 5;
const MOST_TAPS = 20;
const MOST_WORDS = 60;
/** Ticks that end an ordinary report: the hotline, and 911. */
const NOT_ORDINARY = ['child_harm', 'self_harm_now'];

const EVENING = new Date('2026-10-15T03:30:00.000Z');

const policy = samplePolicy();
const ids = (question: string) => policy.questions[question]?.answers.map((answer) => answer.id) ?? [];

function overBudget(screens: Screen[], bilingual: boolean): string[] {
  const taps = screens.map(tapsOn).reduce((sum, count) => sum + count, 0);
  const wordy = screens.flatMap((screen) => {
    const words = visibleWords(screen, bilingual && isFirst(screen));
    return words > MOST_WORDS ? [`${screen.language} ${screen.id}: ${words} words`] : [];
  });
  return [
    ...(screens.length > MOST_SCREENS ? [`${screens.length} screens: ${screens.map((screen) => screen.id).join(' ')}`] : []),
    ...(taps > MOST_TAPS ? [`${taps} taps`] : []),
    ...wordy,
  ];
}

/** Which special situation, kind, grade: these decide which questions follow, so all of them are walked. */
const openings = ['none', 'self_harm_signs', 'immigration', 'missing'].flatMap((special) =>
  special === 'none' ? ids('kind').map((kind) => ({ special, kind })) : [{ special, kind: 'other' }],
);

describe('an ordinary report fits a phone: 5 screens, 20 taps, 60 words a screen', () => {
  const languages: (Language | null)[] = ['en', 'es', null];
  for (const language of languages) {
    it.each(openings)(`in ${language ?? 'both languages'}: $special, $kind, in school hours and after`, ({ special, kind }) => {
      const problems = ids('grade').flatMap((grade) =>
        [SCHOOL_TIME, EVENING]
          .flatMap((at) => walkAll(language, { special: [special], kind, grade }, at))
          .flatMap((screens) => overBudget(screens, language === null)),
      );
      expect([...new Set(problems)]).toEqual([]);
    });
  }

  it('whatever is answered, in either language', () => {
    fc.assert(
      fc.property(fc.constantFrom<Language[]>('en', 'es'), fc.infiniteStream(fc.nat({ max: 9999 })), (language, dice) => {
        const roll = () => dice.next().value;
        expect(
          overBudget(
            walk(language, (screen) => anyAnswers(screen, roll), roll() % 2 ? SCHOOL_TIME : EVENING),
            false,
          ),
        ).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

/** One walk for each answer of each question of the details: what a question adds shows when it is answered each way once. */
function walkAll(language: Language | null, told: FieldValues, at: Date): Screen[][] {
  const start: FieldValues = { danger: 'no', ...told };
  const plain = walk(language, (screen) => harmless(screen, start), at);
  const fields = plain
    .filter((screen) => screen.id.startsWith('report-details') || screen.id === 'report-about')
    .flatMap((screen) => screen.fields);
  const variants = fields.flatMap((field) =>
    field.id in start ? [] : choicesOf(field).map((choice) => ({ ...start, [field.id]: choice })),
  );
  return [plain, ...variants.map((variant) => walk(language, (screen) => harmless(screen, variant), at))];
}

function choicesOf(field: Field): (string | string[])[] {
  if (field.kind === 'text') return [];
  return field.options.map(({ value }) => (field.kind === 'checkboxes' ? [value] : value));
}

function anyAnswers(screen: Screen, roll: () => number): FieldValues {
  const told = screen.fields.flatMap((field): [string, string | string[]][] => {
    if (field.id === 'danger') return [['danger', 'no']];
    const choices = choicesOf(field).filter((choice) => !NOT_ORDINARY.includes(String(choice)));
    const choice = choices[roll() % Math.max(1, choices.length)];
    return choice === undefined || field.id === 'place' ? [] : [[field.id, choice]];
  });
  return harmless(screen, Object.fromEntries(told));
}
