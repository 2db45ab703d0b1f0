import { OVERLOOKED_CODES, type Overlooked, type OverlookedCode } from '../../incidents/overlooked/overlooked.ts';
import type { Language } from '../../policy/types.ts';
import type { Notice } from '../notice.ts';
import { type AuditorWording, auditor as english } from '../wording/en/auditor.ts';
import { auditor as spanish } from '../wording/es/auditor.ts';

const WORDS: Record<Language, AuditorWording> = { en: english, es: spanish };
/** Enough to telephone by; a long list would not be read. */
const MOST_REFERENCES = 10;

/**
 * What the auditor found, for the operator's channel: how many of each kind, the references, and whom to telephone meanwhile. Of matters
 * whose reference stands in no channel only the number.
 *
 * @param found not empty.
 */
export function auditorAlarm(language: Language, found: readonly Overlooked[]): Notice {
  const words = WORDS[language];
  const codes = OVERLOOKED_CODES.filter((code) => found.some((each) => each.code === code));
  return {
    push: words.push(found.length),
    blocks: [
      { kind: 'heading', text: words.heading },
      { kind: 'list', lines: codes.map((code) => lineOf(words, code, found)) },
      { kind: 'alert', line: words.atOnce },
      { kind: 'quiet', line: words.afterwards },
    ],
    actions: [],
  };
}

/** All that was said has been made up. */
export function auditorAllClear(language: Language): Notice {
  const words = WORDS[language];
  return {
    push: words.clearHeading,
    blocks: [
      { kind: 'heading', text: words.clearHeading },
      { kind: 'line', line: words.clear },
    ],
    actions: [],
  };
}

function lineOf(words: AuditorWording, code: OverlookedCode, all: readonly Overlooked[]): string {
  const found = all.filter((each) => each.code === code);
  const references = [...new Set(found.flatMap(({ reference }) => (reference === null ? [] : [reference])))];
  const unnamed = new Set(found.flatMap(({ incidentId, reference }) => (incidentId !== null && reference === null ? [incidentId] : [])))
    .size;
  const where = [
    ...references.slice(0, MOST_REFERENCES),
    ...(references.length > MOST_REFERENCES ? [words.more(references.length - MOST_REFERENCES)] : []),
    ...(unnamed > 0 ? [words.named(unnamed)] : []),
  ];
  return words.line(found.length, words.codes[code], where.join(', '));
}
