import type { Language } from '../../policy/types.ts';

/** The few sentences said when a form cannot be shown at all; they stand above the 911 lines. */
const WORDS = {
  en: {
    cannotOpen: 'Slack could not open the form. Type /incident again.',
    failed: (id: string) => `That did not work. Please try again. (${id})`,
    title: 'Not opened',
  },
  es: {
    cannotOpen: 'Slack no pudo abrir el formulario. Escriba /incident otra vez.',
    failed: (id: string) => `No funcionó. Inténtelo otra vez. (${id})`,
    title: 'No se abrió',
  },
} as const;

/** Both languages until the person's own is known. */
export function borderWords(language: Language | null, say: (words: (typeof WORDS)[Language]) => string): string {
  return language ? say(WORDS[language]) : `${say(WORDS.en)} · ${say(WORDS.es)}`;
}
