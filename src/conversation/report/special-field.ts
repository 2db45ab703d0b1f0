/** Screen 2 asks four questions as one list of boxes; this is its translation to answers and back. */
import type { Answers, Language } from '../../policy/types.ts';
import type { Field } from '../screen.ts';
import { words } from '../wording/wording.ts';

const BOXES = ['child_harm', 'self_harm_now', 'self_harm_signs', 'immigration', 'missing', 'none'] as const;
type Box = (typeof BOXES)[number];

/** Ticked, and not ticked, in the words of the policy. */
const QUESTIONS: Record<string, { ticked: Partial<Record<Box, string>>; otherwise: string }> = {
  child_harm: { ticked: { child_harm: 'yes_or_maybe' }, otherwise: 'no' },
  self_harm: { ticked: { self_harm_now: 'now', self_harm_signs: 'signs' }, otherwise: 'no' },
  immigration: { ticked: { immigration: 'yes' }, otherwise: 'no' },
  missing: { ticked: { missing: 'yes' }, otherwise: 'no' },
};

export const SPECIAL_FIELD = 'special';

export function isSpecialQuestion(id: string): boolean {
  return id in QUESTIONS;
}

/** The list, with the boxes of the questions that are asked. */
export function specialField(questions: readonly string[], language: Language, ticked: readonly string[]): Field {
  const { label, options } = words(language).report.special;
  const boxes = BOXES.filter((box) => box === 'none' || questions.some((id) => QUESTIONS[id]?.ticked[box] !== undefined));
  return {
    kind: 'checkboxes',
    id: SPECIAL_FIELD,
    label,
    values: boxes.filter((box) => ticked.includes(box)),
    options: boxes.map((box) => ({ value: box, label: options[box] })),
  };
}

/** The boxes that these answers mean; nothing is ticked before the question was answered. */
export function boxesOf(answers: Answers): string[] {
  const asked = Object.keys(QUESTIONS).filter((id) => id in answers);
  const ticked = asked.flatMap((id) => BOXES.filter((box) => QUESTIONS[id]?.ticked[box] === answers[id]));
  return asked.length > 0 && ticked.length === 0 ? ['none'] : ticked;
}

/** @returns the answers, or what is wrong with the ticks. The more urgent box counts. */
export function readBoxes(questions: readonly string[], ticked: readonly string[]): Answers | 'empty' | 'contradiction' {
  if (ticked.length === 0) return 'empty';
  if (ticked.includes('none') && ticked.length > 1) return 'contradiction';
  const entries = questions.filter(isSpecialQuestion).map((id) => {
    const { ticked: meanings, otherwise } = QUESTIONS[id] ?? { ticked: {}, otherwise: 'no' };
    const box = BOXES.find((each) => ticked.includes(each) && meanings[each] !== undefined);
    return [id, (box && meanings[box]) ?? otherwise];
  });
  return Object.fromEntries(entries);
}
