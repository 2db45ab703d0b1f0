import type { Language } from '../policy/types.ts';
import { type DutyWording, duties as english } from './wording/en/duties.ts';
import { duties as spanish } from './wording/es/duties.ts';

const WORDS: Record<Language, DutyWording> = { en: english, es: spanish };

/** Words of duties in one language. */
export function dutyWords(language: Language): DutyWording {
  return WORDS[language];
}
