/** What an attacker reads off the files that readers got: every edition of every week, and nothing else. */

import type { DigestCell, DigestDocument, DigestTable } from '../../../src/digest/document/model.ts';
import { blockOf, isLastOfBlock, weeksOfBlock } from '../../../src/digest/trends/blocks.ts';
import type { Constraint } from './lp.ts';

export interface Knowledge {
  constraints: Constraint[];
  /** Sums of what was printed on different days: they hold where nothing was recorded between. */
  assumed: Constraint[];
  /** Numbers that were hidden. */
  hidden: string[];
}

const MEASURES = ['required', 'chosen', 'emergencies'];

/** Everything that can be written down as a sum, those included that join tables, copies and weeks. */
export function readFiles(files: readonly DigestDocument[]): Knowledge {
  const knowledge: Knowledge = { constraints: [], assumed: [], hidden: [] };
  for (const [week, editions] of Map.groupBy(files, (file) => file.week)) readWeek(knowledge, week, editions);
  const exact = knowledge.constraints.filter(({ low, high }) => low === high).map(({ sum }) => Object.keys(sum).join());
  // what counsel let an agency read of its list in its own copy is printed there, and nobody has to find it
  return { ...knowledge, hidden: knowledge.hidden.filter((id) => !(id.includes('/coverage/') && exact.includes(id))) };
}

function readWeek(knowledge: Knowledge, week: string, editions: readonly DigestDocument[]): void {
  const first = editions.filter(({ version }) => version === 1);
  for (const file of editions) {
    const former = first.find(({ edition, agencyId }) => edition === file.edition && agencyId === file.agencyId);
    readTables(knowledge, file, former ?? file);
    for (const { id, cell } of file.numbers) note(knowledge, `${week}/v${file.version}/${id}`, cell);
    const kept = /kept at school: (\S+)/.exec(file.numbers.find(({ id }) => id === 'chosen')?.detail?.en ?? '')?.[1];
    if (kept) note(knowledge, `${week}/kept`, spoken(kept));
  }
  readCopies(knowledge, week, first);
  readCoverage(knowledge, week, first);
  if (!isLastOfBlock(week)) return;
  readDeclined(knowledge, week, first);
  readStarted(knowledge, week, first);
}

/** What a corrected edition prints as before is one number with it; what it prints otherwise is another. */
function readTables(knowledge: Knowledge, { week, version, agencyId, tables }: DigestDocument, former: DigestDocument): void {
  for (const table of tables) {
    // tables of the district are one and the same number in every edition
    const place = (of: string) => (table.id === 'own' ? `${of}/${agencyId}/own` : `${of}/${table.id}`);
    const before = former.tables.find(({ id }) => id === table.id);
    const isAsBefore = JSON.stringify(before) === JSON.stringify(table);
    const now = isAsBefore ? week : `${week} v${version}`;
    readTable(knowledge, place(now), table);
    if (!isAsBefore && before) readGrowth(knowledge, [place(week), before], [place(now), table]);
  }
}

/** What grew in all was only added to: a notice that was made stays made. */
function readGrowth({ assumed }: Knowledge, [from, before]: [string, DigestTable], [to, after]: [string, DigestTable]): void {
  const totals = [before, after].map(({ rows }) => rows.find(({ id }) => id === 'total')?.cells[0]);
  const [was, is] = totals.map((cell) => (cell?.kind === 'count' ? cell.count : null));
  if (was == null || is == null || is < was) return;
  for (const { id } of after.rows) {
    const [former, now] = [`${from}/${id}`, `${to}/${id}`];
    if (!before.rows.some((row) => row.id === id)) assumed.push({ sum: { [former]: 1 }, low: 0, high: 0 });
    assumed.push({ sum: { [now]: 1, [former]: -1 }, low: 0, high: Number.POSITIVE_INFINITY });
  }
}

function readTable(knowledge: Knowledge, place: string, { rows }: DigestTable): void {
  for (const row of rows) for (const cell of row.cells) note(knowledge, row.id === 'known' ? knownOf(place) : `${place}/${row.id}`, cell);
  const parts = rows.filter((row) => row.id !== 'total').map((row) => `${place}/${row.id}`);
  if (parts.length < rows.length) equal(knowledge, `${place}/total`, parts);
}

/** What an agency's own copy says of the calls known to us is the number that stands in the police edition. */
function knownOf(own: string): string {
  const [week, agencyId] = own.split('/');
  return `${week}/coverage/${agencyId}`;
}

/** The agencies' numbers are at most the headline's. */
function readCopies(knowledge: Knowledge, week: string, editions: readonly DigestDocument[]): void {
  for (const measure of MEASURES) {
    const own = editions.filter((file) => file.agencyId !== null).map((file) => `${week}/${file.agencyId}/own/${measure}`);
    const sum = Object.fromEntries([...own.map((id) => [id, -1]), [`${week}/v1/${measure}`, 1]]);
    // this attacker also takes it that each contact had its agency
    knowledge.constraints.push({ sum, low: 0, high: 0 });
  }
}

/**
 * What an agency's list has at our sites is what is known and what stands open, dated and one by one. Copy and police
 * edition speak of the same calls.
 */
function readCoverage({ constraints }: Knowledge, week: string, editions: readonly DigestDocument[]): void {
  for (const { agencyId, from, to, tables } of editions.filter((file) => file.agencyId !== null)) {
    const rowsOf = (id: string) => tables.find((table) => table.id === id)?.rows ?? [];
    const ofPolice = editions.find(({ edition }) => edition === 'police')?.tables.find(({ id }) => id === 'coverage')?.rows;
    const printed = [rowsOf('own').find(({ id }) => id === 'atOurSites'), ofPolice?.find(({ id }) => id === agencyId)];
    const all = printed.map((row) => /^(\d+)(?:–(\d+))?$/.exec(textOf(row?.cells[0])));
    if (!all[1]) continue;
    const [sites, known] = [`${week}/${agencyId}/sites`, `${week}/coverage/${agencyId}`];
    for (const [, low, high = low] of all.filter((each) => each !== null)) {
      constraints.push({ sum: { [sites]: 1 }, low: Number(low), high: Number(high) });
    }
    const listed = rowsOf('open').filter(({ id }) => id.startsWith(`${agencyId}/`));
    // its day is enough, since weeks begin with one; the weeks attacked are of one year
    const days = listed.map(({ cells }) => Date.parse(`${textOf(cells[4]).replace(/ \(.*/, '')} ${from.slice(0, 4)} 12:00 GMT-8`));
    const open = days.filter((day) => day >= Date.parse(from) && day < Date.parse(to)).length;
    if (!listed.some(({ id }) => id.endsWith('/more'))) constraints.push({ sum: { [sites]: 1, [known]: -1 }, low: open, high: open });
  }
}

function textOf(cell: DigestCell | undefined): string {
  return cell?.kind === 'text' ? cell.text.en : '';
}

/** The reasons of a block are together what four headlines say was kept. */
function readDeclined({ assumed }: Knowledge, week: string, editions: readonly DigestDocument[]): void {
  const rows = editions[0]?.tables.find(({ id }) => id === 'declined')?.rows ?? [];
  if (rows.length === 0) return;
  const weeks = weeksOfBlock(blockOf(week));
  const sum = Object.fromEntries([...rows.map((row) => [`${week}/declined/${row.id}`, 1]), ...weeks.map((each) => [`${each}/kept`, -1])]);
  assumed.push({ sum, low: 0, high: 0 });
}

/** What police did is told of what the school told them, which has its sum, and of what they started, which stands in the copies of four weeks. */
function readStarted({ assumed }: Knowledge, week: string, editions: readonly DigestDocument[]): void {
  const rowsOf = (id: string) => editions[0]?.tables.find((table) => table.id === id)?.rows ?? [];
  const outcomes = rowsOf('outcomes').map((row) => `${week}/outcomes/${row.id}`);
  if (outcomes.length === 0 || !rowsOf('asked').some(({ id }) => id === 'total')) return;
  const copies = editions.flatMap(({ agencyId }) => agencyId ?? []);
  const started = weeksOfBlock(blockOf(week)).flatMap((each) => copies.map((agencyId) => `${each}/${agencyId}/own/policeStarted`));
  const sum = Object.fromEntries([...outcomes.map((id) => [id, 1]), ...[`${week}/asked/total`, ...started].map((id) => [id, -1])]);
  assumed.push({ sum, low: 0, high: 0 });
}

function note(knowledge: Knowledge, id: string, cell: DigestCell): void {
  const range = rangeOf(cell);
  if (!range) return;
  knowledge.constraints.push({ sum: { [id]: 1 }, ...range });
  if (range.low !== range.high && !knowledge.hidden.includes(id)) knowledge.hidden.push(id);
}

function equal({ constraints }: Knowledge, whole: string, parts: readonly string[]): void {
  constraints.push({ sum: Object.fromEntries([[whole, -1], ...parts.map((id) => [id, 1])]), low: 0, high: 0 });
}

function rangeOf(cell: DigestCell): { low: number; high: number } | null {
  switch (cell.kind) {
    case 'count':
      return { low: cell.count, high: cell.count };
    case 'few':
      return { low: 1, high: 10 };
    case 'hidden':
      return { low: 11, high: Number.POSITIVE_INFINITY };
    default:
      return null;
  }
}

function spoken(text: string): DigestCell {
  if (text === '≤10') return { kind: 'few' };
  return text === '>10' ? { kind: 'hidden' } : { kind: 'count', count: Number(text) };
}
