/** What a person reads and taps on one screen, counted. */
import type { Field, Screen } from '../../../src/conversation/screen.ts';

/** Labels in two languages stand side by side: a reader reads one of them. */
const ONE_LANGUAGE = / \/ .*$/s;
/** A closed list with nothing chosen shows one word. */
const PLACEHOLDER = 'Choose';

/**
 * Words a person sees at first sight: title, paragraphs, labels, hints, options that are shown, buttons. A closed list shows its
 * chosen value. A bilingual screen is counted for one reader.
 */
export function visibleWords(screen: Screen, bilingual = false): number {
  const paragraphs = screen.paragraphs.map((paragraph) => paragraph.text);
  const texts = [
    screen.title,
    ...(bilingual ? paragraphs.slice(0, 1) : paragraphs),
    ...screen.fields.flatMap(fieldTexts),
    ...screen.actions.map((action) => action.label),
    screen.submit ?? '',
    screen.close,
  ];
  return texts.map((text) => wordsIn(bilingual ? text.replace(ONE_LANGUAGE, '') : text)).reduce((sum, count) => sum + count, 0);
}

function fieldTexts(field: Field): string[] {
  const texts = [field.label, field.hint ?? ''];
  if (field.kind === 'text') return [...texts, field.value ?? ''];
  if (field.kind === 'select') return [...texts, field.options.find((option) => option.value === field.value)?.label ?? PLACEHOLDER];
  return [...texts, ...field.options.map((option) => option.label)];
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Taps to answer the screen once and go on; what is preselected needs none. */
export function tapsOn(screen: Screen): number {
  const next = screen.submit === undefined ? 0 : 1;
  return screen.fields.map(tapsOf).reduce((sum, taps) => sum + taps, next);
}

function tapsOf(field: Field): number {
  if (field.kind === 'text') return 0;
  if (field.kind === 'checkboxes') return field.optional || field.values?.length ? 0 : 1;
  if (field.value !== undefined) return 0;
  return field.kind === 'select' ? 2 : 1;
}
