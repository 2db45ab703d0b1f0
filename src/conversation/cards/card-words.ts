import type { Language } from '../../policy/types.ts';
import { type CardWording, cards as english } from '../wording/en/cards.ts';
import { cards as spanish } from '../wording/es/cards.ts';

const WORDS: Record<Language, CardWording> = { en: english, es: spanish };

/** Words of cards and messages in one language. */
export function cardWords(language: Language): CardWording {
  return WORDS[language];
}
