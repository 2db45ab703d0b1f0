/**
 * What may be said about a chart. In the normal range there is no direction and no percentage: what chance does is no news, and a reader
 * who is told "more" looks for a reason.
 */
import type { Localized } from '../../policy/types.ts';
import type { Side } from './run-rule.ts';
import type { Limits } from './u-chart.ts';

/** What a point of the chart is. */
export type PointKind = 'block' | 'time';

const POINTS: Record<PointKind, Localized> = {
  block: { en: 'blocks', es: 'bloques' },
  time: { en: 'times between events', es: 'tiempos entre eventos' },
};

const SIDES: Record<Side, Localized> = { above: { en: 'above', es: 'por encima' }, below: { en: 'below', es: 'por debajo' } };

/** "Rate per 1,000 students": `unit` is what is counted. */
export function perThousand(unit: Localized): Localized {
  return { en: `${unit.en} per 1,000 students in four weeks`, es: `${unit.es} por cada 1,000 estudiantes en cuatro semanas` };
}

export function daysBetweenWords(unit: Localized): Localized {
  return { en: `days between ${unit.en}`, es: `días entre ${unit.es}` };
}

/** Below the number of blocks from which anything can be concluded. */
export function tooFew(kind: PointKind, shown: number, needed: number): Localized {
  return {
    en: `Too few ${POINTS[kind].en} to tell: ${shown} can be shown, ${needed} are needed. This is not a finding of no difference.`,
    es: `Hay muy pocos ${POINTS[kind].es} para saberlo: se pueden mostrar ${shown} y se necesitan ${needed}. No significa que no haya diferencia.`,
  };
}

export const NORMAL: Localized = { en: 'In normal range.', es: 'Dentro del rango normal.' };

/** Periods outside their own limits, named. */
export function outside(side: Side, names: readonly Localized[]): Localized {
  return {
    en: `Outside the normal range in ${listed(names, 'en')} (${SIDES[side].en} it).`,
    es: `Fuera del rango normal en ${listed(names, 'es')} (${SIDES[side].es}).`,
  };
}

/** A run on one side of the median that is longer than chance explains. */
export function runOf(kind: PointKind, run: { side: Side; length: number }, ends: { from: Localized; to: Localized }): Localized {
  return {
    en: `A run of ${run.length} ${POINTS[kind].en} ${SIDES[run.side].en} the median, from ${ends.from.en} to ${ends.to.en}.`,
    es: `Una racha de ${run.length} ${POINTS[kind].es} ${SIDES[run.side].es} de la mediana, de ${ends.from.es} a ${ends.to.es}.`,
  };
}

export const NO_LIMITS: Localized = {
  en: 'Too few are expected in a block for limits: only runs were looked for.',
  es: 'Se esperan muy pocos por bloque para fijar límites: solo se buscaron rachas.',
};

export const LIMITS_DIFFER: Localized = {
  en: 'Limits depend on the number of students, which changed too much to draw one pair of lines.',
  es: 'Los límites dependen del número de estudiantes, que cambió demasiado para trazar un solo par de líneas.',
};

/** In a chart of times the direction is turned round, which is easily misread. */
export const TIMES_EXPLAINED: Localized = {
  en: 'A long time means that events are rare.',
  es: 'Un tiempo largo significa que los eventos son raros.',
};

/** How many periods cannot be shown. */
export function gaps(count: number): Localized {
  return {
    en: `Blocks that cannot be shown: ${count}. Median and limits are those of the shown ones.`,
    es: `Bloques que no se pueden mostrar: ${count}. La mediana y los límites son los de los bloques mostrados.`,
  };
}

/** The picture in words: how many points, from when to when, and between which values. */
export function altText(unit: Localized, points: { count: number; from: Localized; to: Localized }, lines: AltLines): Localized {
  const { values, median, limits } = lines;
  const [en, es] = [[`Chart of ${unit.en}: ${points.count} points`], [`Gráfica de ${unit.es}: ${points.count} puntos`]];
  if (points.count > 0) {
    en.push(`from ${points.from.en} to ${points.to.en}`);
    es.push(`de ${points.from.es} a ${points.to.es}`);
  }
  if (values) {
    en.push(`values between ${number(values.low)} and ${number(values.high)}`);
    es.push(`valores entre ${number(values.low)} y ${number(values.high)}`);
  }
  if (median !== null) {
    en.push(`median ${number(median)}`);
    es.push(`mediana ${number(median)}`);
  }
  if (limits) {
    en.push(`normal range from ${number(limits.low)} to ${number(limits.high)}`);
    es.push(`rango normal de ${number(limits.low)} a ${number(limits.high)}`);
  }
  return { en: `${en.join(', ')}.`, es: `${es.join(', ')}.` };
}

interface AltLines {
  values: Limits | null;
  median: number | null;
  limits: Limits | null;
}

/** Sentences behind each other. */
export function sentences(parts: readonly Localized[]): Localized {
  return { en: parts.map((part) => part.en).join(' '), es: parts.map((part) => part.es).join(' ') };
}

function listed(names: readonly Localized[], language: keyof Localized): string {
  return names.map((name) => name[language]).join('; ');
}

function number(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '');
}
