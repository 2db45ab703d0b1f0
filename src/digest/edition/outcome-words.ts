import type { PoliceOutcomeCode } from '../../incidents/outcome/record-outcome.ts';
import type { Localized } from '../../policy/types.ts';

const words: Record<PoliceOutcomeCode, Localized> = {
  no_action: { en: 'No action', es: 'Sin medidas' },
  counseled: { en: 'Counseled', es: 'Orientación' },
  diversion: { en: 'Diversion', es: 'Programa alternativo' },
  citation: { en: 'Citation', es: 'Citación' },
  arrest: { en: 'Arrest', es: 'Arresto' },
  cps: { en: 'To child protection', es: 'A protección de menores' },
  transport: { en: 'Taken to hospital', es: 'Traslado al hospital' },
  pending: { en: 'Still pending', es: 'Aún pendiente' },
};

/** What police did, by the code of the recorded outcome; stored codes may be older than this list. */
export const OUTCOMES: Record<string, Localized> = words;
