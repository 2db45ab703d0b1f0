import { conditionsOf } from '../asking/deciding-questions.ts';
import { offeredAnswers } from '../asking/offered-answers.ts';
import { belongs, type Screen, screensOf } from '../asking/screens.ts';
import type { Condition } from '../condition.ts';
import type { Question } from '../policy.ts';
import type { Policy } from '../schema.ts';
import type { Answers, Language } from '../types.ts';
import type { Finding, Proof } from './proof.ts';
import { countWords } from './texts.ts';

/** What a person with a phone in a hallway gets through (design.md): an ordinary report, Next and Send counted, `/incident` not. */
const BUDGET = { screens: 5, questions: 5, taps: 20, words: 60 };
/** Words around the questions of a screen: its title, Next, Back, the language switch and close. */
const FRAME: Record<string, number> = { about: 6, details: 8 };
/** Safety, special situations, what happened. */
const EARLY_SCREENS = 3;
const LANGUAGES: Language[] = ['en', 'es'];

/** One way through the first three screens; what is asked after them follows from it. */
interface Way {
  start: Answers;
  screens: Screen[];
  /** Answers to give, place and note left as they are. */
  questions: number;
  /** With every select opened and every box ticked that any rule asks for together. */
  taps: number;
}

/** Nobody is asked more than fits. */
export const phoneBudget: Proof = {
  id: 'phone-budget',
  claim: `An ordinary report takes at most ${BUDGET.screens} screens, ${BUDGET.questions} questions at once, ${BUDGET.taps} taps and, on the screens of kind and details, ${BUDGET.words} words.`,
  prove({ policy }) {
    const ways = waysThrough(policy);
    const ordinary = ways.filter(({ start }) => start.danger === 'no');
    return { findings: ordinary.flatMap((way) => tooMuch(policy, way)), notes: statistics(ways, ordinary) };
  },
};

/** Every way through the screens, for staff and administrators. */
function waysThrough(policy: Policy): Way[] {
  return [false, true].flatMap((administrator) =>
    startsOf(policy, { answers: {}, administrator }).map((start) => {
      const screens = [...screensOf(policy, { answers: start, facts: {}, administrator })];
      const asked = screens.flatMap(({ questions }) => questions).filter((id) => isToAnswer(policy, id, start));
      const taps = screens.reduce((sum, screen) => sum + tapsOn(policy, screen, start), 0);
      return { start, screens, questions: asked.length, taps };
    }),
  );
}

/** All answers to the questions of the first three screens. */
function startsOf(policy: Policy, { answers, administrator }: { answers: Answers; administrator: boolean }): Answers[] {
  const open = firstOpen(policy, { answers, administrator });
  if (open === undefined) return [answers];
  const { optional, initial } = policy.questions[open] ?? {};
  // what may be left alone and decides nothing is left as it stands
  if (optional && initial !== undefined) return startsOf(policy, { answers: { ...answers, [open]: initial }, administrator });
  return offeredAnswers(policy, open, answers).flatMap(({ id }) =>
    startsOf(policy, { answers: { ...answers, [open]: id }, administrator }),
  );
}

/** The screens are worked out one by one, and the search for the details is long: they are not looked at. */
function firstOpen(policy: Policy, { answers, administrator }: { answers: Answers; administrator: boolean }): string | undefined {
  const isOpen = (id: string) => isEarly(policy.questions[id]) && !(id in answers) && belongs(policy, id, { answers, facts: {} });
  let at = 0;
  for (const { questions } of screensOf(policy, { answers, facts: {}, administrator })) {
    const open = questions.find(isOpen);
    at += 1;
    if (open !== undefined || at === EARLY_SCREENS) return open;
  }
  return undefined;
}

function isEarly(question: Question | undefined): boolean {
  return question !== undefined && question.answers.length > 0 && ['safety', 'special', 'first'].includes(question.stage);
}

/** Must a person answer this? Not what is left as it stands, and not what the answers before it made needless. */
function isToAnswer(policy: Policy, id: string, answers: Answers): boolean {
  const question = policy.questions[id];
  if (!question || question.optional || question.answers.length === 0 || question.initial !== undefined) return false;
  return !isEarly(question) || belongs(policy, id, { answers, facts: {} });
}

function tooMuch(policy: Policy, { start, screens, taps }: Way): Finding[] {
  const answers = Object.entries(start).map(([name, value]) => ({ name, value: String(value) }));
  const details = screens.filter(({ id }) => id.startsWith('details'));
  const most = Math.max(0, ...details.map(({ questions }) => questions.length));
  const wordy = screens.filter(({ id }) => id in FRAME).flatMap((screen) => wordsOver(policy, screen, start));
  const problems = [
    ...(screens.length > BUDGET.screens ? [`${screens.length} screens`] : []),
    ...(most > BUDGET.questions ? [`${most} questions at once`] : []),
    ...(taps > BUDGET.taps ? [`${taps} taps`] : []),
    ...wordy,
  ];
  return problems.map((problem) => ({ problem: `an ordinary report takes ${problem}`, answers }));
}

function wordsOver(policy: Policy, { id, questions }: Screen, start: Answers): string[] {
  return LANGUAGES.flatMap((language) => {
    const words = (FRAME[id] ?? 0) + questions.reduce((sum, question) => sum + wordsOf(policy, question, { start, language }), 0);
    return words > BUDGET.words ? [`${words} words on the screen "${id}" (${language})`] : [];
  });
}

/** A closed select shows its preselected answer or a placeholder of one word, not its options. */
function wordsOf(policy: Policy, id: string, { start, language }: { start: Answers; language: Language }): number {
  const question = policy.questions[id];
  if (!question) return 0;
  const chosen = question.answers.find((answer) => answer.id === question.initial)?.label[language] ?? '1';
  const options = question.display === 'select' ? [chosen] : offeredAnswers(policy, id, start).map(({ label }) => label[language]);
  return [question.text[language], question.hint?.[language] ?? '', ...options].reduce((sum, text) => sum + countWords(text), 0);
}

/** One to go on, and those for the answers: the four questions of the second screen are boxes of which none may be ticked. */
function tapsOn(policy: Policy, { id, questions }: Screen, start: Answers): number {
  const special = questions.filter((question) => policy.questions[question]?.stage === 'special' && question !== 'weapon_now');
  const ticked = special.filter((question) => start[question] !== 'no').length;
  const boxes = id === 'special' ? Math.max(1, ticked + (start.self_harm === 'no' || start.self_harm === undefined ? 0 : 1)) : 0;
  const others = questions.filter((question) => !special.includes(question) && isToAnswer(policy, question, start));
  return 1 + boxes + others.reduce((sum, question) => sum + tapsFor(policy, question), 0);
}

function tapsFor(policy: Policy, id: string): number {
  const question = policy.questions[id];
  if (!question) return 0;
  if (question.display === 'checkboxes') return mostTicks(policy, id);
  return { radio: 1, select: 2, text: 0, site: 0 }[question.display];
}

/** As many boxes as the longest combination that any rule asks for. */
function mostTicks(policy: Policy, question: string): number {
  return Math.max(1, ...conditionsOf(policy.logic).flatMap((condition) => combinations(condition, question)));
}

function combinations(condition: Condition, question: string): number[] {
  if (condition.op === 'all' || condition.op === 'any' || condition.op === 'not')
    return [condition.of].flat().flatMap((each) => combinations(each, question));
  return condition.op === 'every' && condition.question === question ? [condition.all.length] : [];
}

/** Median and longest, over ordinary ways through the screens and over all. */
function statistics(ways: Way[], ordinary: Way[]): string[] {
  const told = (group: Way[], of: (way: Way) => number) => {
    const sorted = group.map(of).sort((a, b) => a - b);
    return `${sorted[Math.floor(sorted.length / 2)]}/${sorted.at(-1)}`;
  };
  const line = (name: string, group: Way[]) =>
    `${name}, ${group.length} ways (median/longest): questions ${told(group, ({ questions }) => questions)}, screens ${told(group, ({ screens }) => screens.length)}, taps ${told(group, ({ taps }) => taps)}`;
  return [line('ordinary reports', ordinary), line('with emergencies', ways)];
}
