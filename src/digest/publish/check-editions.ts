/**
 * The last look at a digest before it may be released. It reads what is printed and not the numbers it was made from, so that a row or a
 * sum that was forgotten there is found here.
 */
import { type DigestCell, type DigestDocument, type DigestTable, isForAgencies } from '../document/model.ts';
import { type Interval, possibleValues, type Sum, valuesLeft } from './possible-values.ts';
import { printedRange, THRESHOLD, VALUES_LEFT } from './suppress.ts';

type Row = Pick<DigestTable['rows'][number], 'id' | 'cells'>;

const FOR_POLICE: readonly string[] = ['own', 'open', 'coverage'];
/** What police have on record themselves; whole numbers of the district are exact whatever they are. */
const POLICE_KNOW: readonly string[] = ['why/total', 'asked/total'];

/**
 * Cells whose number a reader of all editions can work out or all but work out, and those that print a number from 1 to 10.
 *
 * @param options.exact counsel has approved exact numbers in an agency's own copy.
 * @returns what was found, as `edition: table/row`; empty: the digest may be released.
 */
export function checkEditions(documents: readonly DigestDocument[], { exact }: { exact: boolean }): string[] {
  return [
    ...new Set([
      ...documents.flatMap((document) => [...checkTables(document, exact), ...checkCoverage(document), ...misplaced(document)]),
      ...checkCopies(documents),
      ...differing(documents),
    ]),
  ];
}

function checkTables(document: DigestDocument, exact: boolean): string[] {
  return document.tables.flatMap((table) => {
    const cells = table.rows.flatMap((row) => row.cells.map((cell) => ({ id: `${table.id}/${row.id}`, cell })));
    const small = cells.filter(({ id, cell }) => isSmall(cell) && !POLICE_KNOW.includes(id) && !(exact && table.id === 'own'));
    const found = [...small.map(({ id }) => id), ...exposedIn(rangesOf(cells), sumsOf(table))];
    return found.map((id) => `${document.edition}: ${id}`);
  });
}

/** Calls that are not known stand open one by one: beside their sum what is hidden would be a subtraction away. */
function checkCoverage({ edition, tables }: DigestDocument): string[] {
  const rowsOf = (id: string): Row[] => tables.find((table) => table.id === id)?.rows ?? [];
  const own = rowsOf('own').filter(({ id }) => id === 'atOurSites' || id === 'known');
  const printed = [...rowsOf('coverage'), { id: 'own', cells: own.flatMap(({ cells }) => cells) }];
  const isExposed = ([sum, known]: DigestCell[]): boolean =>
    known !== undefined && known.kind !== 'count' && !(sum?.kind === 'text' && sum.text.en.includes('–'));
  return printed.filter(({ cells }) => isExposed(cells)).map(({ id }) => `${edition}: coverage/${id}`);
}

/** What is between the district and police never stands before the board or the public. */
function misplaced(document: DigestDocument): string[] {
  const found = isForAgencies(document) ? [] : document.tables.filter(({ id }) => FOR_POLICE.includes(id));
  return found.map(({ id }) => `${document.edition}: ${id}`);
}

/**
 * The agencies' copies side by side: their numbers sum up to the headline's. Those of a corrected edition are as first published, belong to
 * the headline of their day, and were looked at beside it; a corrected headline is the sum of numbers that stand nowhere.
 */
function checkCopies(documents: readonly DigestDocument[]): string[] {
  const copies = documents.filter(({ edition, version }) => edition === 'agency' && version === 1);
  const [anyone] = documents;
  if (!anyone || copies.length === 0) return [];
  return ['required', 'chosen', 'emergencies'].flatMap((measure) => {
    const cells = copies.flatMap(({ agencyId, tables }) => {
      const cell = tables.find(({ id }) => id === 'own')?.rows.find(({ id }) => id === measure)?.cells[0];
      return cell ? [{ id: `${agencyId}/${measure}`, cell }] : [];
    });
    const whole = anyone.numbers.find(({ id }) => id === measure)?.cell;
    // an incident without an agency stands in no copy: the reader who knows that there is none reads the most
    const sums = [{ whole: measure, parts: cells.map(({ id }) => id) }];
    const isWhole = whole?.kind === 'count' && cells.every(({ cell }) => cell.kind !== 'text');
    return isWhole ? exposedIn(rangesOf([...cells, { id: measure, cell: whole }]), sums).map((id) => `copies: ${id}`) : [];
  });
}

/** What an agency's own copy has of its own. */
const OF_ONE_AGENCY: readonly string[] = ['own', 'open', 'replies'];

/** Tables of the whole district are the same cell by cell in every edition that has them. */
function differing(documents: readonly DigestDocument[]): string[] {
  const shared = documents.flatMap(({ tables }) => tables.filter(({ id }) => !OF_ONE_AGENCY.includes(id)));
  const byId = Map.groupBy(shared, ({ id }) => id);
  return [...byId].filter(([, tables]) => new Set(tables.map((table) => JSON.stringify(table))).size > 1).map(([id]) => `differs: ${id}`);
}

function rangesOf(cells: readonly { id: string; cell: DigestCell }[]): Map<string, Interval> {
  return new Map(
    cells.flatMap(({ id, cell }) =>
      cell.kind === 'count' || cell.kind === 'few' || cell.kind === 'hidden' ? [[id, printedRange(cell)] as const] : [],
    ),
  );
}

/** Rows of a table sum up to its row `total`. */
function sumsOf(table: DigestTable): Sum[] {
  const ids = table.rows.map(({ id }) => `${table.id}/${id}`);
  const whole = `${table.id}/total`;
  return ids.includes(whole) ? [{ whole, parts: ids.filter((id) => id !== whole) }] : [];
}

function exposedIn(ranges: Map<string, Interval>, sums: readonly Sum[]): string[] {
  const hidden = [...ranges].filter(([, { low, high }]) => low !== high).map(([id]) => id);
  const found = possibleValues(ranges, sums);
  return hidden.filter((id) => valuesLeft(found.get(id) ?? { low: 0, high: 0 }) < VALUES_LEFT);
}

function isSmall(cell: DigestCell): boolean {
  return cell.kind === 'count' && cell.count > 0 && cell.count < THRESHOLD;
}
