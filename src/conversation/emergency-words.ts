import type { Language } from '../policy/types.ts';
import { type EmergencyWording, emergencies as english } from './wording/en/emergencies.ts';
import { emergencies as spanish } from './wording/es/emergencies.ts';

const WORDS: Record<Language, EmergencyWording> = { en: english, es: spanish };

/** Words of an emergency beyond its alarm: gathered reports, what 911 was told, all clear, the paperwork. */
export function emergencyWords(language: Language): EmergencyWording {
  return WORDS[language];
}
