/** What may be said of each group at each stage; everything here follows from counts that are printed. */
import { keptBack, type Published, suppress } from '../publish/suppress.ts';
import { type Estimate, excess, isEnough, rate, riskRatio, type Share, verdict } from './formulas.ts';
import { MEASURES, type Measure } from './measures.ts';
import { cellOf, type PublishedTally } from './publish-tally.ts';
import { sizeOf, type Tally } from './tally.ts';

/** Students of the whole state something happened to, and enrolled, by stage and group. */
export type StateRates = Partial<Record<Measure, Readonly<Record<string, Share>>>>;

export interface RiskFigure {
  measure: Measure;
  /** Id of the group or kind of site; null: all students. */
  bucket: string | null;
  count: Published;
  enrolled: Published;
  /** Shares of 1; null: too few, or hidden. */
  risk: Estimate | null;
  /** `local`: of all other students of the district; `state`: of all other students of the state. */
  ratio: (Estimate & { comparedWith: 'local' | 'state' }) | null;
  /** More students than there would be at the others' rate. */
  excess: number | null;
  finding: 'higher' | 'lower' | 'too-few' | null;
}

/**
 * Figures of every printed measure, for each bucket and for all.
 *
 * A ratio is taken to all other students of the district; where those fail the minimum, to those of the state (alternate risk ratio,
 * 34 CFR 300.647), where figures of the state are given.
 */
export function riskFigures(tally: Tally, published: PublishedTally, state: StateRates = {}): RiskFigure[] {
  const enrolled = publishSizes(tally);
  return MEASURES.filter((measure) => published.has(measure)).flatMap((measure) => {
    const all = shareOf(cellOf(published, measure, null), enrolled.get(''));
    const rows = [...tally.buckets, null].map((bucket): RiskFigure => {
      const count = cellOf(published, measure, bucket);
      const size = enrolled.get(bucket ?? '') ?? { kind: 'hidden' };
      const group = shareOf(count, size);
      const others = bucket === null ? null : comparison({ group, all, state: othersOf(state[measure], bucket) });
      return { ...{ measure, bucket, count, enrolled: size }, ...estimates(group, others) };
    });
    return rows;
  });
}

interface Others {
  share: Share;
  comparedWith: 'local' | 'state';
}

function estimates(group: Share | null, others: Others | null): Pick<RiskFigure, 'risk' | 'ratio' | 'excess' | 'finding'> {
  if (!group || !isEnough(group)) return { risk: null, ratio: null, excess: null, finding: null };
  if (!others) return { risk: rate(group), ratio: null, excess: null, finding: null };
  const ratio = riskRatio(group, others.share);
  return {
    risk: rate(group),
    ratio: { ...ratio, comparedWith: others.comparedWith },
    excess: excess(group, others.share),
    finding: verdict(ratio),
  };
}

function comparison({ group, all, state }: { group: Share | null; all: Share | null; state: Share | null }): Others | null {
  if (group && all) {
    const share = { count: all.count - group.count, size: all.size - group.size };
    if (isEnough(share)) return { share, comparedWith: 'local' };
  }
  return state && isEnough(state) ? { share: state, comparedWith: 'state' } : null;
}

function othersOf(rates: Readonly<Record<string, Share>> | undefined, bucket: string): Share | null {
  if (!rates?.[bucket]) return null;
  const others = Object.entries(rates).filter(([group]) => group !== bucket);
  return {
    count: others.reduce((sum, [, { count }]) => sum + count, 0),
    size: others.reduce((sum, [, { size }]) => sum + size, 0),
  };
}

/** Small groups are hidden among the sizes too; the size of all stands under ''. */
function publishSizes(tally: Tally): Map<string, Published> {
  const cells = tally.buckets.map((bucket) => ({ id: bucket, count: sizeOf(tally, bucket) }));
  const all = { id: '', count: cells.reduce((sum, { count }) => sum + count, 0) };
  try {
    return suppress({ cells: [...cells, all], sums: [{ whole: '', parts: tally.buckets }] });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Map([...cells, all].map(({ id, count }) => [id, keptBack(count)]));
  }
}

function shareOf(count: Published | undefined, size: Published | undefined): Share | null {
  if (count?.kind !== 'count' || size?.kind !== 'count') return null;
  return { count: count.count, size: size.count };
}
