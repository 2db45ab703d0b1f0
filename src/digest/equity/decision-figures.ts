/** What deciders did with matters of the same type: apart from who is reported in the first place. */
import type { LinkedIncident } from '../../incidents/equity-ports.ts';
import { type Published, suppress, THRESHOLD } from '../publish/suppress.ts';
import { type Estimate, isEnough, rate } from './formulas.ts';

export interface DecisionFigure {
  type: string;
  /** Id of the group, or kind of site. */
  bucket: string;
  /** Incidents in which the choice was put and made. */
  decided: Published;
  approved: Published;
  approval: Estimate | null;
  /** Median of the minutes from the opening to the first decision. */
  minutes: number | null;
  reclassified: Published;
  reclassification: Estimate | null;
}

/**
 * Decisions by type and bucket. An incident counts once in each bucket it belongs to (students of two groups), so nothing is added up.
 *
 * @param bucketsOf the buckets of an incident; none: it is not counted.
 */
export function decisionFigures(
  incidents: readonly LinkedIncident[],
  buckets: readonly string[],
  bucketsOf: (incident: LinkedIncident) => ReadonlySet<string>,
): DecisionFigure[] {
  const decided = incidents.filter(({ decision }) => decision?.outcome === 'approved' || decision?.outcome === 'declined');
  const types = [...new Set(decided.map(({ type }) => type))].sort();
  return types.flatMap((type) =>
    buckets.flatMap((bucket) => {
      const own = decided.filter((incident) => incident.type === type && bucketsOf(incident).has(bucket));
      const row = figure({ type, bucket }, own);
      // of a small number even that there is one would say: somebody of this group, and what they did
      return row.decided.kind === 'count' && row.decided.count > 0 ? [row] : [];
    }),
  );
}

/**
 * Without rows of which readers of the shorter window's report could work out a number of 1 to 10 for the time before.
 *
 * @param shorter figures of the window with the same end that is inside this one.
 */
export function withoutSubtractable(figures: readonly DecisionFigure[], shorter: readonly DecisionFigure[] = []): DecisionFigure[] {
  return figures.filter((row) => {
    const inside = shorter.find(({ type, bucket }) => type === row.type && bucket === row.bucket);
    if (!inside) return true;
    const before = countsOf(inside);
    return countsOf(row).every((count, index) => {
      const difference = (count ?? 0) - (before[index] ?? 0);
      return count === null || before[index] == null || difference === 0 || difference >= THRESHOLD;
    });
  });
}

/** Numbers that are printed, and what is left of their wholes; null: not known. */
function countsOf({ decided, approved, reclassified }: DecisionFigure): (number | null)[] {
  const [all, yes, changed] = [decided, approved, reclassified].map((cell) => (cell.kind === 'count' ? cell.count : null));
  const rest = (part: number | null | undefined) => (all == null || part == null ? null : all - part);
  return [all ?? null, yes ?? null, changed ?? null, rest(yes), rest(changed)];
}

function figure(of: Pick<DecisionFigure, 'type' | 'bucket'>, incidents: readonly LinkedIncident[]): DecisionFigure {
  const approved = incidents.filter(({ decision }) => decision?.outcome === 'approved').length;
  const reclassified = incidents.filter((incident) => incident.reclassified).length;
  const cells = publish({ decided: incidents.length, approved, reclassified });
  const minutes = incidents.flatMap(({ decision }) => (decision?.minutes == null ? [] : [decision.minutes]));
  const isReadable = cells.decided.kind === 'count' && isEnough({ count: minutes.length, size: incidents.length });
  return {
    ...of,
    ...cells,
    approval: shareOf(cells.approved, cells.decided),
    minutes: isReadable ? Math.round(median(minutes)) : null,
    reclassification: shareOf(cells.reclassified, cells.decided),
  };
}

/** What is left of each share may not be found either. */
function publish(counts: {
  decided: number;
  approved: number;
  reclassified: number;
}): Pick<DecisionFigure, 'decided' | 'approved' | 'reclassified'> {
  const { decided, approved, reclassified } = counts;
  const all = { decided, approved, declined: decided - approved, reclassified, same: decided - reclassified };
  try {
    const cells = suppress({
      cells: Object.entries(all).map(([id, count]) => ({ id, count })),
      sums: [
        { whole: 'decided', parts: ['approved', 'declined'] },
        { whole: 'decided', parts: ['reclassified', 'same'] },
      ],
    });
    const at = (id: keyof typeof all): Published => cells.get(id) ?? { kind: 'hidden' };
    return { decided: at('decided'), approved: at('approved'), reclassified: at('reclassified') };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { decided: { kind: 'hidden' }, approved: { kind: 'hidden' }, reclassified: { kind: 'hidden' } };
  }
}

function shareOf(part: Published, whole: Published): Estimate | null {
  if (part.kind !== 'count' || whole.kind !== 'count') return null;
  const share = { count: part.count, size: whole.count };
  return isEnough(share) ? rate(share) : null;
}

function median(values: readonly number[]): number {
  const ascending = values.toSorted((one, other) => one - other);
  const middle = ascending.length / 2;
  const [below = 0, above = 0] = [ascending[Math.ceil(middle) - 1], ascending[Math.floor(middle)]];
  return (below + above) / 2;
}
