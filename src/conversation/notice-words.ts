import type { Language } from '../policy/types.ts';
import { notices as english, type NoticeWording } from './wording/en/notices.ts';
import { notices as spanish } from './wording/es/notices.ts';

const WORDS: Record<Language, NoticeWording> = { en: english, es: spanish };

/** Words of the notices that a statute demands, beyond the card itself. */
export function noticeWords(language: Language): NoticeWording {
  return WORDS[language];
}
