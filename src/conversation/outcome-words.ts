import type { Language } from '../policy/types.ts';
import { outcomes as english, type OutcomeWording } from './wording/en/outcomes.ts';
import { outcomes as spanish } from './wording/es/outcomes.ts';

const WORDS: Record<Language, OutcomeWording> = { en: english, es: spanish };

/** Words of what police did, in one language. */
export function outcomeWords(language: Language): OutcomeWording {
  return WORDS[language];
}
