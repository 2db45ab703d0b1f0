import type { Language } from '../../policy/types.ts';
import { forms as english, type FormWording } from '../wording/en/forms.ts';
import { forms as spanish } from '../wording/es/forms.ts';

const WORDS: Record<Language, FormWording> = { en: english, es: spanish };

/** Words of the screens that buttons of cards open, in one language. */
export function formWords(language: Language): FormWording {
  return WORDS[language];
}
