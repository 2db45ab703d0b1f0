import type { Language } from '../../policy/types.ts';
import type { DigestCell } from './model.ts';

const WORDS = {
  en: { hidden: 'hidden', of: 'of', median: 'median' },
  es: { hidden: 'oculto', of: 'de', median: 'mediana' },
};

/** What a reader sees in a cell. */
export function cellText(cell: DigestCell, language: Language): string {
  const words = WORDS[language];
  switch (cell.kind) {
    case 'count':
      return String(cell.count);
    case 'few':
      return '≤10';
    case 'hidden':
      return words.hidden;
    case 'share':
      return `${cell.part} ${words.of} ${cell.whole}`;
    case 'minutes': {
      const range = cell.low === cell.high ? `${cell.low} min` : `${cell.low}–${cell.high} min`;
      return cell.median === null || cell.low === cell.high ? range : `${range}, ${words.median} ${cell.median}`;
    }
    case 'text':
      return cell.text[language];
    case 'none':
      return '–';
    default:
      return cell satisfies never;
  }
}
