/** Which counts of a tally may be read. What cannot be hidden well enough is left out as a whole stage. */
import { type Published, printedRange, suppress, type Table, THRESHOLD, VALUES_LEFT } from '../publish/suppress.ts';
import { type Category, COUNTED, GROWS_WITH_TIME, MEASURES, type Measure, RELATIONS } from './measures.ts';
import { type Counted, key, otherValues } from './other-values.ts';
import { countIn, sizeOf, type Tally, totalOf } from './tally.ts';

/** Of one measure; a total that is `hidden` or `few` cannot be worked out either. */
export interface PublishedMeasure {
  buckets: ReadonlyMap<string, Published>;
  total: Published;
}

/** Measures that are not in here are left out: their small numbers could not be hidden otherwise. */
export type PublishedTally = ReadonlyMap<Measure, PublishedMeasure>;

/** What is printed of a measure in a bucket, or over all where the bucket is null. */
export function cellOf(published: PublishedTally, measure: Measure, bucket: string | null): Published {
  const found = published.get(measure);
  return (bucket === null ? found?.total : found?.buckets.get(bucket)) ?? { kind: 'hidden' };
}

export interface Known {
  /** What a report of a shorter window with the same end prints: nobody may subtract one from the other. */
  shorter?: PublishedTally;
  /** Totals that another table of this report prints; only measures with an exact one are published here. */
  totals?: ReadonlyMap<Measure, Published>;
}

/** What is left of a whole without its parts: printed nowhere, and small ones may not be found. */
interface Rest {
  id: string;
  categories: readonly Category[];
  whole: Measure;
  parts: readonly Measure[];
}

/**
 * Publish a tally so that no count of 1 to 10 can be found, in no bucket, over all, and between stages.
 *
 * `suppress` hides first, `otherValues` tries the result; where a number is still exposed, one cell more is hidden, and a measure is left
 * out as a whole where that does not help. Smaller buckets are hidden before larger ones: sizes are public, counts are not.
 *
 * @param known what readers have besides.
 */
export function publishTally(tally: Tally, known: Known = {}): PublishedTally {
  let measures = MEASURES.filter((measure) => !known.totals || known.totals.get(measure)?.kind === 'count');
  let withheld = alreadyHidden(tally, known);
  for (;;) {
    const published = attempt(tally, { measures, withheld, known });
    const exposed = published && exposedNumber(tally, published, known);
    if (published && !exposed) return published;
    const next = published && exposed && nextToHide(tally, { published, exposed, known });
    if (next) {
      withheld.add(next);
    } else {
      const dropped = exposed?.measures[0] ?? measures.at(-1);
      measures = measures.filter((measure) => measure !== dropped);
      withheld = alreadyHidden(tally, known);
    }
  }
}

/** What a shorter window hides is at most what a longer one shows: it stays hidden. */
function alreadyHidden({ buckets }: Tally, { shorter }: Known): Set<string> {
  const cells = [...(shorter?.keys() ?? [])].flatMap((measure) => [...buckets, null].map((bucket) => ({ measure, bucket })));
  const hidden = cells.filter(({ measure, bucket }) => shorter && cellOf(shorter, measure, bucket).kind === 'hidden');
  return new Set(hidden.map(({ measure, bucket }) => key(measure, bucket)));
}

interface Trial {
  measures: readonly Measure[];
  /** Cells that are hidden for the sake of others, by key. */
  withheld: ReadonlySet<string>;
  known: Known;
}

/** null: hiding alone is not enough. */
function attempt(tally: Tally, trial: Trial): PublishedTally | null {
  try {
    const cells = suppress(tableOf(tally, trial));
    const at = (id: string): Published => cells.get(id) ?? { kind: 'hidden' };
    return new Map(
      trial.measures.map((measure) => {
        const buckets = new Map(tally.buckets.map((bucket): [string, Published] => [bucket, at(key(measure, bucket))]));
        return [measure, { buckets, total: trial.known.totals?.get(measure) ?? at(key(measure, null)) }];
      }),
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A number that readers would find; hiding more of one of these measures may help, the first before the others. */
interface Exposed {
  bucket: string | null;
  measures: readonly Measure[];
}

/** The exposed cells themselves, then the rest of their measure from the smallest bucket up, then its total. */
function nextToHide(tally: Tally, at: { published: PublishedTally; exposed: Exposed; known: Known }): string | null {
  const { published, exposed, known } = at;
  for (const measure of exposed.measures) {
    const cells = [exposed.bucket, ...bySize(tally), null].filter((bucket) => bucket !== null || !known.totals);
    const shown = cells.find((bucket) => {
      const cell = cellOf(published, measure, bucket);
      return cell.kind === 'count' && cell.count > 0;
    });
    if (shown !== undefined) return key(measure, shown);
  }
  return null;
}

function bySize(tally: Tally): string[] {
  return tally.buckets.toSorted((one, other) => sizeOf(tally, one) - sizeOf(tally, other));
}

function tableOf(tally: Tally, { measures, withheld, known }: Trial): Table {
  const table: Table = { cells: [], sums: [] };
  const cell = (id: string, count: number) => ({
    id,
    count,
    ...(withheld.has(id) && !isSmall(count) ? { role: 'withheld' as const } : {}),
  });
  for (const measure of measures) {
    const parts = bySize(tally).map((bucket) => cell(key(measure, bucket), countIn(tally, bucket, COUNTED[measure])));
    const whole = cell(key(measure, null), totalOf(tally, measure));
    const total = known.totals ? { ...whole, role: 'exact' as const } : whole;
    table.cells.push(...parts, total);
    table.sums.push({ whole: total.id, parts: parts.map(({ id }) => id) });
  }
  for (const bucket of [...tally.buckets, null]) {
    for (const { id, categories, whole, parts } of restsOf(measures)) {
      const rest = unprinted(key(id, bucket), sumOf(tally, categories, bucket));
      table.cells.push(rest);
      table.sums.push({ whole: key(whole, bucket), parts: [...parts.map((part) => key(part, bucket)), rest.id] });
    }
    for (const measure of measures) addEarlier(table, { tally, bucket, measure, known });
  }
  return table;
}

/** A longer window is a shorter one and what was before it. */
function addEarlier(table: Table, at: { tally: Tally; bucket: string | null; measure: Measure; known: Known }): void {
  const { tally, bucket, measure, known } = at;
  const shorter = shorterCount(known, measure, bucket);
  if (shorter === null) return;
  const id = key(measure, bucket);
  const earlier = unprinted(`earlier ${id}`, Math.max(0, sumOf(tally, COUNTED[measure], bucket) - shorter));
  table.cells.push({ id: `shorter ${id}`, count: shorter, role: 'exact' }, earlier);
  table.sums.push({ whole: id, parts: [`shorter ${id}`, earlier.id] });
}

function sumOf(tally: Tally, categories: readonly Category[], bucket: string | null): number {
  if (bucket !== null) return countIn(tally, bucket, categories);
  return tally.buckets.reduce((sum, each) => sum + countIn(tally, each, categories), 0);
}

/** A count of 1 to 10 is protected although it stands nowhere. */
function unprinted(id: string, count: number): Table['cells'][number] {
  return isSmall(count) ? { id, count } : { id, count, role: 'unprinted' };
}

function restsOf(measures: readonly Measure[]): Rest[] {
  return RELATIONS.filter(({ whole, parts }) => [whole, ...parts].every((measure) => measures.includes(measure))).map(
    ({ whole, parts }) => {
      const taken = parts.flatMap((part) => COUNTED[part]);
      const categories = COUNTED[whole].filter((category) => !taken.includes(category));
      return { id: `${whole} without ${parts.join(', ')}`, categories, whole, parts };
    },
  );
}

/** A hidden number, or a small one that stands nowhere, which readers would find; null: they find none. */
function exposedNumber(tally: Tally, published: PublishedTally, known: Known): Exposed | null {
  const measures = [...published.keys()];
  const rests = restsOf(measures);
  const values = otherValues(tally, [...measures.map((measure) => asPrinted(published, measure, known)), ...rests.map(asUnprinted)]);
  const isFound = (id: string) => (values.get(id)?.size ?? 0) < VALUES_LEFT;
  const isExposed = (measure: Measure, bucket: string | null) => {
    const cell = cellOf(published, measure, bucket);
    if (cell.kind !== 'count') return isFound(key(measure, bucket));
    const shorter = shorterCount(known, measure, bucket);
    return shorter !== null && isSmall(cell.count - shorter);
  };
  for (const bucket of [...tally.buckets, null]) {
    const measure = measures.find((each) => isExposed(each, bucket));
    if (measure) return { bucket, measures: [measure] };
    const rest = rests.find(({ id, categories }) => isSmall(sumOf(tally, categories, bucket)) && isFound(key(id, bucket)));
    if (rest) return { bucket, measures: [...rest.parts, rest.whole] };
  }
  return null;
}

function asPrinted(published: PublishedTally, measure: Measure, known: Known): Counted {
  const printed = (bucket: string | null) => {
    const range = printedRange(cellOf(published, measure, bucket));
    return { low: Math.max(range.low, shorterCount(known, measure, bucket) ?? 0), high: range.high };
  };
  return { id: measure, categories: COUNTED[measure], printed, printedTotal: printed(null) };
}

function asUnprinted({ id, categories }: Rest): Counted {
  return { id, categories, printed: () => null, printedTotal: null };
}

function shorterCount({ shorter }: Known, measure: Measure, bucket: string | null): number | null {
  if (!shorter || !GROWS_WITH_TIME.includes(measure)) return null;
  const cell = cellOf(shorter, measure, bucket);
  return cell.kind === 'count' ? cell.count : null;
}

function isSmall(count: number): boolean {
  return count > 0 && count < THRESHOLD;
}
