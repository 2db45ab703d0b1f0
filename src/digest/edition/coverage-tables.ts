/** What is printed of the agencies' own lists, for police only. */
import type { Localized } from '../../policy/types.ts';
import type { AgencyCoverage } from '../coverage/week-coverage.ts';
import type { DigestCell, DigestTable } from '../document/model.ts';
import { publishCoverage } from '../publish/published-coverage.ts';
import { agencyName, type DigestContext } from './context.ts';
import { CALLS, COLUMNS, EMPTY, OWNERS, ROWS, TITLES } from './words.ts';

type Row = DigestTable['rows'][number];

/** Calls that one edition lists one by one, for each agency; of more the oldest, and how many there are besides. */
const LISTED = { own: 20, police: 5 };

/** One row for each agency that gave a list for the week; no table when none did. */
export function coverageTable(coverage: readonly AgencyCoverage[], context: DigestContext): DigestTable[] {
  const rows = coverage.flatMap(({ agencyId, week }): Row[] =>
    week === null ? [] : [{ id: agencyId, label: agencyName(agencyId, context), cells: coverageCells(week, false) }],
  );
  if (rows.length === 0) return [];
  const columns = [COLUMNS.atOurSites, COLUMNS.known];
  return [{ id: 'coverage', title: TITLES.coverage, columns, rows, note: CALLS.note, empty: EMPTY.table }];
}

/** The same for an agency's own copy. @param exact counsel has approved exact numbers there. */
export function ownCoverageRows({ week }: AgencyCoverage, exact: boolean): Row[] {
  const row = (id: 'atOurSites' | 'known', cell: DigestCell): Row => ({ id, label: ROWS[id], cells: [cell] });
  if (week === null) return [row('atOurSites', text(CALLS.noList))];
  const [atOurSites, known] = coverageCells(week, exact);
  return [row('atOurSites', atOurSites), row('known', known)];
}

/**
 * Calls that nothing on record tells of, among the open items: number, day and whose task it is.
 *
 * @param dated how a day and its age are written.
 * @param own the agency's own copy, which names the school; the police edition goes to all and may have to be shown to anybody.
 */
export function openCallRows(
  coverage: readonly AgencyCoverage[],
  { context, own, dated }: { context: DigestContext; own: boolean; dated: (since: Date) => Localized },
): Row[] {
  const most = own ? LISTED.own : LISTED.police;
  return coverage.flatMap(({ agencyId, open }) => {
    const [next, ...others] = open.slice(most);
    const row = (id: string, { what, number, since }: { what: Localized; number: string | null; since: Date }): Row => ({
      id: `${agencyId}/${id}`,
      label: CALLS.noReport,
      cells: [
        text(what),
        text(agencyName(agencyId, context)),
        number === null ? { kind: 'none' } : text({ en: number, es: number }),
        ...[text(OWNERS.district), text(dated(since))],
      ],
    });
    const listed = open.slice(0, most).map(({ number, siteId, at: since }) => {
      const what = own ? CALLS.unknownAt(siteName(siteId, context)) : CALLS.unknown;
      return row(number, { what, number, since });
    });
    return next ? [...listed, row('more', { what: CALLS.more(others.length + 1), number: null, since: next.at })] : listed;
  });
}

function coverageCells(week: NonNullable<AgencyCoverage['week']>, exact: boolean): [DigestCell, DigestCell] {
  const { atOurSites, known } = publishCoverage(week, exact);
  const { low, high } = atOurSites;
  const range = low === high ? String(low) : `${low}–${high}`;
  return [text({ en: range, es: range }), known];
}

/** A site that the district file no longer has keeps its id. */
function siteName(id: string | null, { district }: DigestContext): string {
  return district.sites.find((site) => site.id === id)?.name ?? id ?? '–';
}

function text(words: Localized): DigestCell {
  return { kind: 'text', text: words };
}
