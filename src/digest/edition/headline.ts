/** The digest's first lines: how often police were contacted, and whether the law or the district wanted it. */
import type { Localized } from '../../policy/types.ts';
import type { PublishedWeek } from '../publish/published-week.ts';
import type { Published } from '../publish/suppress.ts';
import { weekDates } from '../week.ts';

type HeadlineFigures = Pick<
  PublishedWeek,
  'required' | 'chosen' | 'emergencies' | 'kept' | 'medicalOrFire' | 'noticesOnTime' | 'noticesDue'
>;

/**
 * Say the three numbers of the week: required by law, our choice (called, kept at school), emergencies with a recorded 911 call.
 *
 * Contacts with police are exact, since the police have each of them on record; what stayed at school, and how many
 * notices there were, is hidden when it is few.
 */
export function writeHeadline(week: string, figures: HeadlineFigures): Localized[] {
  const lines: (Localized | null)[] = [
    contactLine(week, figures),
    keptAtSchool(figures.kept),
    notices(figures),
    emergencyLine(figures.emergencies),
    medicalOrFire(figures.medicalOrFire),
  ];
  return lines.filter((line) => line !== null);
}

/** How often police were contacted, and why. */
export function contactLine(week: string, { required, chosen }: Pick<HeadlineFigures, 'required' | 'chosen'>): Localized {
  const contacted = required + chosen;
  return {
    en: `${dates(week, 'en-GB')}: we contacted police ${times(contacted)}; the law required ${required}, we chose ${chosen}.`,
    es: `${dates(week, 'es')}: contactamos a la policía ${veces(contacted)}; ${required} por ley, ${chosen} por decisión nuestra.`,
  };
}

function keptAtSchool(kept: Published): Localized {
  switch (kept.kind) {
    case 'few':
      return { en: 'Ten or fewer times we could have called and did not.', es: 'Diez veces o menos pudimos llamar y no llamamos.' };
    case 'hidden':
      return {
        en: 'More than ten times we could have called and did not.',
        es: 'Más de diez veces pudimos llamar y no llamamos.',
      };
    case 'count':
      return kept.count === 0
        ? { en: 'No decision was to keep a matter at school.', es: 'Ninguna decisión fue dejar un asunto en la escuela.' }
        : { en: `${kept.count} times we could have called and did not.`, es: `${kept.count} veces pudimos llamar y no llamamos.` };
    default:
      return kept satisfies never;
  }
}

function notices({ noticesOnTime: onTime, noticesDue: due }: HeadlineFigures): Localized | null {
  if (due === 0) return null;
  if (onTime === due) return { en: 'All notices on time.', es: 'Todos los avisos a tiempo.' };
  return { en: `Late notices: ${due - onTime} of ${due}.`, es: `Avisos tardíos: ${due - onTime} de ${due}.` };
}

/** How often 911 was called; null: never. */
export function emergencyLine(count: number): Localized | null {
  if (count === 0) return null;
  return {
    en: `Counted apart: 911 was called for an emergency ${times(count)}.`,
    es: `Aparte: se llamó al 911 por una emergencia ${veces(count)}.`,
  };
}

function medicalOrFire(calls: Published): Localized | null {
  switch (calls.kind) {
    case 'few':
      return { en: 'Ambulance or fire only: ten or fewer times.', es: 'Solo ambulancia o bomberos: diez veces o menos.' };
    case 'hidden':
      return { en: 'Ambulance or fire only: more than ten times.', es: 'Solo ambulancia o bomberos: más de diez veces.' };
    case 'count':
      return calls.count === 0
        ? null
        : { en: `Ambulance or fire only: ${times(calls.count)}.`, es: `Solo ambulancia o bomberos: ${veces(calls.count)}.` };
    default:
      return calls satisfies never;
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function veces(count: number): string {
  return count === 1 ? 'una vez' : `${count} veces`;
}

function dates(week: string, locale: string): string {
  const { first, last } = weekDates(week);
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const [from, to] = [format.format(new Date(first)), format.format(new Date(last))];
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return sameMonth ? `${Number(first.slice(8))}–${to}` : `${from} – ${to}`;
}
