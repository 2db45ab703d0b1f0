import type { Language } from '../policy/types.ts';
import { followUp as english, type FollowUpWording } from './wording/en/follow-up.ts';
import { followUp as spanish } from './wording/es/follow-up.ts';

const WORDS: Record<Language, FollowUpWording> = { en: english, es: spanish };

/** Words of what happens after the report: the forms behind "More", hand-overs, questions, who is on duty. */
export function followUpWords(language: Language): FollowUpWording {
  return WORDS[language];
}
