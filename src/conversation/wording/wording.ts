import type { Language } from '../../policy/types.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export type Words = typeof en;

const WORDS: Record<Language, Words> = { en, es };

/** Everything the bot says in one language. */
export function words(language: Language): Words {
  return WORDS[language];
}

/** The language that the switch offers. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'es' : 'en';
}
