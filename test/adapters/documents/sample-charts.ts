import type { DigestDocument, DigestTable } from '../../../src/digest/document/model.ts';
import { trendChart } from '../../../src/digest/trends/trend-chart.ts';

/** A year of blocks of a district of 20,000: one with limits, one whose quiet blocks are hidden. */
export function sampleCharts(): DigestDocument['charts'] {
  const ordinary = [14, 18, 12, 21, 16, 11, 15, 19, 13, 17, 20, 14, 16];
  return [
    trendChart({ ...measure('required', 'Required by law', 'Por ley'), series: seriesOf(ordinary) }),
    trendChart({ ...measure('chosen', 'Our choice: called', 'Decisión nuestra: llamamos'), series: seriesOf(ordinary.map(hidden)) }),
  ];
}

/** A table of so many sites, with the longest names of the district's kind. */
export function siteTable(sites: number): DigestTable {
  const label = (nth: number) => `${nth}. Escuela secundaria de educación continua y centro de recursos familiares del valle`;
  return {
    id: 'sites',
    title: { en: 'By site', es: 'Por escuela' },
    columns: [
      { en: 'Required by law', es: 'Exigidos por ley' },
      { en: 'Our choice', es: 'Decisión nuestra' },
    ],
    rows: Array.from({ length: sites }, (_, nth) => ({
      id: `site_${nth}`,
      label: { en: label(nth), es: label(nth) },
      cells: [{ kind: 'few' as const }, { kind: 'hidden' as const }],
    })),
    note: null,
    empty: { en: 'Nothing to count.', es: 'Nada que contar.' },
  };
}

function hidden(count: number, place: number): number | null {
  return place % 4 === 2 ? null : count;
}

function seriesOf(counts: readonly (number | null)[]) {
  return counts.map((count, block) => ({ block, count, students: 20_000 }));
}

function measure(id: string, en: string, es: string) {
  return { id, title: { en, es }, unit: { en: 'contacts', es: 'contactos' } };
}
