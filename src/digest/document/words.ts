import type { Language } from '../../policy/types.ts';
import { weekDates } from '../week.ts';
import type { DigestDocument, DigestEdition } from './model.ts';

export interface DocumentWords {
  title: (district: string, week: string) => string;
  /** Of the page, with the dates of the week. */
  heading: (week: string) => string;
  editions: Record<DigestEdition, string>;
  corrected: (version: number) => string;
  invented: string;
  needs: string;
  needsNothing: string;
  replyTo: (address: string) => string;
  agenda: string;
  corrections: string;
  definitions: string;
  page: (page: number, pages: number) => string;
  chart: { median: string; limits: string; whiskers: string };
}

const WORDS: Record<Language, DocumentWords> = {
  en: {
    title: (district, week) => `${district}: weekly safety digest ${week}`,
    heading: (week) => `Weekly safety digest, ${dates(week, 'en-US')}`,
    editions: {
      agency: "Agency's own copy; no student data",
      police: 'Police edition; no student data',
      board: 'Board edition; no student data',
      public: 'Public edition; no student data',
    },
    corrected: (version) => `corrected edition ${version}`,
    invented: 'INVENTED DATA: nothing here happened',
    needs: 'What we need from you',
    needsNothing: 'Nothing this week.',
    replyTo: (address) => `Reply to ${address}`,
    agenda: 'Agenda',
    corrections: 'Corrections',
    definitions: 'Definitions',
    page: (page, pages) => `page ${page} of ${pages}`,
    chart: { median: 'dashed: median', limits: 'dotted: normal range', whiskers: 'upright: 95% interval' },
  },
  es: {
    title: (district, week) => `${district}: resumen semanal de seguridad ${week}`,
    heading: (week) => `Resumen semanal de seguridad, ${dates(week, 'es-US')}`,
    editions: {
      agency: 'Copia de la agencia; sin datos de estudiantes',
      police: 'Edición policial; sin datos de estudiantes',
      board: 'Edición de la junta; sin datos de estudiantes',
      public: 'Edición pública; sin datos de estudiantes',
    },
    corrected: (version) => `edición corregida ${version}`,
    invented: 'DATOS INVENTADOS: nada de esto ocurrió',
    needs: 'Lo que necesitamos de ustedes',
    needsNothing: 'Nada esta semana.',
    replyTo: (address) => `Respondan a ${address}`,
    agenda: 'Orden del día',
    corrections: 'Correcciones',
    definitions: 'Definiciones',
    page: (page, pages) => `página ${page} de ${pages}`,
    chart: { median: 'rayas: mediana', limits: 'puntos: rango normal', whiskers: 'vertical: intervalo del 95 %' },
  },
};

/** The words around a digest's numbers, wherever it is rendered. */
export function documentWords(language: Language): DocumentWords {
  return WORDS[language];
}

/** Whose edition it is, and that it replaces an earlier one. */
export function editionLine({ edition, version }: DigestDocument, language: Language): string {
  const words = WORDS[language];
  return version > 1 ? `${words.editions[edition]} · ${words.corrected(version)}` : words.editions[edition];
}

function dates(week: string, locale: string): string {
  const { first, last } = weekDates(week);
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(new Date(first), new Date(last));
}
