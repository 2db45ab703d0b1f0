import type { Language } from '../../policy/types.ts';
import { type DrillWording, drill as english } from '../wording/en/drill.ts';
import { drill as spanish } from '../wording/es/drill.ts';

const WORDS: Record<Language, DrillWording> = { en: english, es: spanish };

/** Words of drills in one language. */
export function drillWords(language: Language): DrillWording {
  return WORDS[language];
}

/** Which drill, in words; a code that this version does not know is shown as it is. */
export function drillKind(language: Language, kind: string): string {
  const labels: Record<string, string> = drillWords(language).kinds;
  return labels[kind] ?? kind;
}
