import type { Localized } from '../../policy/types.ts';
import type { DigestCell, DigestTable } from '../document/model.ts';
import type { OpenItem } from '../numbers/open-items.ts';
import type { PublishedTimes } from '../publish/published-times.ts';
import type { PublishedAgency, PublishedWeek } from '../publish/published-week.ts';
import { agencyName, type DigestContext } from './context.ts';
import { COLUMNS, EMPTY, NOTES, OPEN_ITEMS, OWNERS, ROWS, TITLES, YES_NO } from './words.ts';

type Row = DigestTable['rows'][number];

/** How the district's clocks ran, and how long police took. */
export function clocksTable(week: PublishedWeek): DigestTable {
  const { noticesOnTime, noticesDue } = week;
  return {
    id: 'clocks',
    title: TITLES.clocks,
    columns: [COLUMNS.time],
    rows: [
      row('noticesOnTime', [noticesDue === 0 ? { kind: 'none' } : { kind: 'share', part: noticesOnTime, whole: noticesDue }]),
      row('decisions', [minutes(week.decisions)]),
      row('arrival', [minutes(week.arrival)]),
      row('disposition', [minutes(week.disposition)]),
    ],
    note: NOTES.few,
    empty: EMPTY.table,
  };
}

/**
 * Whether the line between school and police was crossed; each case stands in the open items of those it concerns. Requests that were not
 * followed stand in the block's table of what was kept: two hidden numbers of one week would give each other away.
 */
export function boundaryTable(week: PublishedWeek): DigestTable {
  const some = (is: boolean): DigestCell => ({ kind: 'text', text: is ? YES_NO.some : YES_NO.none });
  return {
    id: 'boundary',
    title: TITLES.boundary,
    columns: [COLUMNS.time],
    rows: [row('schoolMatter', [some(week.boundarySchoolMatter)]), row('noticeOnly', [some(week.boundaryNoticeOnly)])],
    note: null,
    empty: EMPTY.table,
  };
}

/** An agency's own numbers; they stand in its own copy and nowhere else. @param coverage rows on its own list of calls. */
export function ownTable(own: PublishedAgency, coverage: Row[], exact: boolean): DigestTable {
  const counts = ['required', 'chosen', 'emergencies', 'policeStarted'] as const;
  return {
    id: 'own',
    title: TITLES.own,
    columns: [COLUMNS.number],
    rows: [
      ...counts.map((id) => row(id, [own[id] ?? { kind: 'text', text: NOTES.tooFew }])),
      row('arrival', [minutes(own.arrival)]),
      row('disposition', [minutes(own.disposition)]),
      ...coverage,
    ],
    note: exact ? null : NOTES.ownFew,
    empty: EMPTY.table,
  };
}

/** The day since when something is open, and how many days those are at the end of the week, which also tell the year. */
export function openSince(to: Date, timeZone: string): (since: Date) => Localized {
  // a formatter is larger than the row it writes
  const written = { day: 'numeric', month: 'short', timeZone } as const;
  const [english, spanish] = [new Intl.DateTimeFormat('en-US', written), new Intl.DateTimeFormat('es-US', written)];
  return (since) => {
    const days = Math.max(0, Math.floor((to.getTime() - since.getTime()) / 86_400_000));
    return { en: `${english.format(since)} (${days} d)`, es: `${spanish.format(since)} (${days} d)` };
  };
}

/** Reference and the agency's number, never more of the matter. @param calls rows for calls that nothing on record tells of. */
export function openTable(
  items: readonly OpenItem[],
  calls: Row[],
  { context, dated }: { context: DigestContext; dated: (since: Date) => Localized },
): DigestTable {
  const rows = items.map(
    (item): Row => ({
      id: `${item.reference}/${item.kind}`,
      label: { en: item.reference, es: item.reference },
      cells: [
        text(OPEN_ITEMS[item.kind]),
        text(agencyName(item.agencyId, context)),
        item.caseNumber === null ? { kind: 'none' } : text({ en: item.caseNumber, es: item.caseNumber }),
        text(isDistricts(item) ? OWNERS.district : OWNERS.agency),
        text(dated(item.since)),
      ],
    }),
  );
  const columns = [COLUMNS.what, COLUMNS.agency, COLUMNS.caseNumber, COLUMNS.owner, COLUMNS.age];
  const { replyTo } = context.district.digest;
  const note = replyTo === undefined ? null : NOTES.replyTo(replyTo);
  return { id: 'open', title: TITLES.open, columns, rows: [...rows, ...calls], note, empty: EMPTY.open };
}

function isDistricts({ kind }: OpenItem): boolean {
  return kind === 'call-not-made' || kind === 'notice-not-made';
}

function row(id: keyof typeof ROWS, cells: DigestCell[]): Row {
  return { id, label: ROWS[id], cells };
}

function minutes(times: PublishedTimes): DigestCell {
  return times ? { kind: 'minutes', ...times } : { kind: 'none' };
}

function text(words: Localized): DigestCell {
  return { kind: 'text', text: words };
}
