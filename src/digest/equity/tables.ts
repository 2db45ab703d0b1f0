/** The figures as tables for people. */
import type { Localized } from '../../policy/types.ts';
import type { DigestCell, DigestTable } from '../document/model.ts';
import type { DecisionFigure } from './decision-figures.ts';
import type { Estimate } from './formulas.ts';
import { MEASURES } from './measures.ts';
import type { RiskFigure } from './risk-figures.ts';
import { ALL_STUDENTS, COLUMNS, EMPTY, FINDINGS, STAGES, TITLES } from './words.ts';

const NONE: DigestCell = { kind: 'none' };
const STATE = { en: 'state', es: 'estado' };

/** A table of each stage, also of those that are left out. */
export function stageTables(figures: readonly RiskFigure[], labels: ReadonlyMap<string, Localized>, note: Localized): DigestTable[] {
  const { students, enrolled, risk, ratio, excess, finding } = COLUMNS;
  return MEASURES.map((measure) => ({
    id: measure,
    title: STAGES[measure],
    columns: [students, enrolled, risk, ratio, excess, finding],
    rows: figures
      .filter((figure) => figure.measure === measure)
      .map((figure) => ({
        id: figure.bucket ?? 'all',
        label: labelOf(labels, figure.bucket),
        cells: [
          figure.count,
          figure.enrolled,
          perHundred(figure.risk),
          figure.ratio ? times(figure.ratio) : NONE,
          figure.excess === null ? NONE : plain(figure.excess.toFixed(1)),
          figure.finding ? { kind: 'text', text: FINDINGS[figure.finding] } : NONE,
        ],
      })),
    note,
    empty: EMPTY.leftOut,
  }));
}

/** Every stage at sites with and without an officer, all groups together. */
export function officerTable(
  figures: readonly RiskFigure[],
  labels: ReadonlyMap<string, Localized>,
  { note, empty }: { note: Localized; empty: Localized },
): DigestTable {
  return {
    id: 'officers',
    title: TITLES.officers,
    columns: [COLUMNS.students, COLUMNS.enrolled, COLUMNS.risk],
    rows: figures
      .filter(({ bucket }) => bucket !== null)
      .map(({ measure, bucket, count, enrolled, risk }) => ({
        id: `${measure} ${bucket}`,
        label: joined(STAGES[measure], labelOf(labels, bucket)),
        cells: [count, enrolled, perHundred(risk)],
      })),
    note,
    empty,
  };
}

/** Decisions of each type, a row for each group or kind of site. */
export function decisionTable(
  figures: readonly DecisionFigure[],
  {
    id,
    title,
    note,
    labels,
    typeLabel,
  }: Pick<DigestTable, 'id' | 'title'> & {
    note: Localized;
    labels: ReadonlyMap<string, Localized>;
    typeLabel: (type: string) => Localized;
  },
): DigestTable {
  const { decided, approved, approval, minutes, reclassified, reclassification } = COLUMNS;
  return {
    ...{ id, title, note, empty: EMPTY.noDecisions },
    columns: [decided, approved, approval, minutes, reclassified, reclassification],
    rows: figures.map((figure) => ({
      id: `${figure.type} ${figure.bucket}`,
      label: joined(typeLabel(figure.type), labelOf(labels, figure.bucket)),
      cells: [
        figure.decided,
        figure.approved,
        percent(figure.approval),
        figure.minutes === null ? NONE : plain(String(figure.minutes)),
        figure.reclassified,
        percent(figure.reclassification),
      ],
    })),
  };
}

function perHundred(risk: Estimate | null): DigestCell {
  return risk ? plain(withInterval(risk, 100)) : NONE;
}

function times(ratio: NonNullable<RiskFigure['ratio']>): DigestCell {
  const text = withInterval(ratio, 1);
  if (ratio.comparedWith === 'local') return plain(text);
  return { kind: 'text', text: { en: `${text}, ${STATE.en}`, es: `${text}, ${STATE.es}` } };
}

/** Near 0 and 100 a share would tell of single students (domain.md section 3). */
function percent(share: Estimate | null): DigestCell {
  if (!share) return NONE;
  if (share.value <= 0.05) return { kind: 'text', text: { en: '≤5%', es: '≤5 %' } };
  if (share.value >= 0.95) return { kind: 'text', text: { en: '≥95%', es: '≥95 %' } };
  const [value, low, high] = [share.value, share.low, share.high].map((each) => (each * 100).toFixed(0));
  return { kind: 'text', text: { en: `${value}% (${low}–${high})`, es: `${value} % (${low}–${high})` } };
}

function withInterval({ value, low, high }: Estimate, per: number): string {
  const [middle, from, to] = [value, low, high].map((each) => (each * per).toFixed(2));
  return `${middle} (${from}–${to})`;
}

function plain(text: string): DigestCell {
  return { kind: 'text', text: { en: text, es: text } };
}

function joined(one: Localized, other: Localized): Localized {
  return { en: `${one.en}: ${other.en}`, es: `${one.es}: ${other.es}` };
}

function labelOf(labels: ReadonlyMap<string, Localized>, bucket: string | null): Localized {
  return (bucket === null ? ALL_STUDENTS : labels.get(bucket)) ?? { en: '', es: '' };
}
