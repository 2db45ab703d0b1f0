/** What the editions print of the agencies' own lists, and what they do not. */
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../../src/digest/build-digest.ts';
import { digestCsv } from '../../../src/digest/document/digest-csv.ts';
import type { DigestDocument } from '../../../src/digest/document/model.ts';
import { digestText, tableLines } from '../../../src/digest/document/plain-text.ts';
import type { DigestContext } from '../../../src/digest/edition/context.ts';
import { checkEditions } from '../../../src/digest/publish/check-editions.ts';
import type { AgencyCall } from '../../../src/incidents/coverage-ports.ts';
import { contextOf } from '../attack/invent-weeks.ts';
import { digestIncident } from '../digest-incident.ts';

const WEEK = '2026-W41';
const TUESDAY = new Date('2026-10-06T17:00:00Z');
const DAY = 86_400_000;

function callsOf(agencyId: string, count: number, facts: Partial<AgencyCall> = {}): AgencyCall[] {
  return Array.from({ length: count }, (_, nth): AgencyCall => {
    const number = `26-${agencyId}${nth}${facts.incidentId ? 'K' : ''}`;
    return { id: number, agencyId, number, siteId: 'oak_hs', at: TUESDAY, incidentId: null, ...facts };
  });
}
const known = { incidentId: 'PS-SECRET' };

function contextWith(exact = false): DigestContext {
  const context = contextOf(['north', 'south', 'east'], exact);
  return {
    ...context,
    district: { ...context.district, sites: [{ ...context.district.sites[0], id: 'oak_hs', name: 'Oak High' }] },
  } as DigestContext; // the rest is not read
}

function editions(calls: AgencyCall[], exact = false): DigestDocument[] {
  return buildDigest(WEEK, { incidents: [digestIncident({ openedAt: TUESDAY })], calls }, contextWith(exact));
}

/** A table as it is read; null: it is not there. */
function table(all: DigestDocument[], edition: string, id: string, language: 'en' | 'es' = 'en'): string[] | null {
  const document = all.find((each) => each.edition === edition || each.agencyId === edition);
  const found = document?.tables.find((each) => each.id === id);
  return found
    ? tableLines(found, language)
        .slice(1)
        .map((line) => line.trim().replace(/ {2,}/g, '  '))
    : null;
}
const ownRows = (all: DigestDocument[], agencyId: string, language: 'en' | 'es' = 'en') =>
  (table(all, agencyId, 'own', language) ?? []).filter((line) => /your list|su lista|known|conocidas/.test(line));

describe('police calls at our sites and those known to us', () => {
  const calls = [
    ...callsOf('north', 4, known),
    ...callsOf('north', 3),
    ...callsOf('south', 2),
    ...callsOf('north', 1, { siteId: null, number: '26-9' }),
  ];

  it('stand in the police edition for each agency with a list, hidden as numbers of our record are', () => {
    expect(table(editions(calls), 'police', 'coverage')?.slice(0, 2)).toEqual(['north PD  4–13 | ≤10', 'south PD  2 | 0']);
    const many = editions([...callsOf('north', 11, known), ...callsOf('north', 3), ...callsOf('south', 10, known)]);
    expect(table(many, 'police', 'coverage')?.slice(0, 2)).toEqual(['north PD  14 | 11', 'south PD  1–10 | ≤10']);
  });

  it('stand in an agency’s own copy, only its own, and exact only when counsel approved it', () => {
    expect(ownRows(editions(calls), 'north')).toEqual(['Police calls at our sites, on your list  4–13', 'Of these known to us  ≤10']);
    expect(ownRows(editions(calls, true), 'north')).toEqual(['Police calls at our sites, on your list  7', 'Of these known to us  4']);
    expect(ownRows(editions(calls, true), 'south', 'es')).toEqual([
      'Llamadas en nuestras escuelas, según su lista  2',
      'De ellas, conocidas por nosotros  0',
    ]);
    expect(table(editions(calls, true), 'police', 'coverage')?.[0]).toBe('north PD  4–13 | ≤10');
    expect(table(editions(calls), 'south', 'coverage')).toBeNull();
  });

  it('are not there without a list for the week, which only the agency’s own copy says', () => {
    const before = callsOf('north', 2, { at: new Date(TUESDAY.getTime() - 7 * DAY), ...known });
    expect(table(editions(before), 'police', 'coverage')).toBeNull();
    expect(ownRows(editions(before), 'north')).toEqual(['Police calls at our sites, on your list  no list given, or no call on it']);
    expect(ownRows(editions([]), 'east', 'es')).toEqual([
      'Llamadas en nuestras escuelas, según su lista  sin lista, o sin llamadas en ella',
    ]);
    expect(
      editions([])
        .map((each) => digestText(each, 'en'))
        .join(''),
    ).not.toMatch(/calls at our sites:|not known to us/);
  });

  it('are zero where a list has calls at none of our sites', () => {
    expect(table(editions(callsOf('north', 2, { siteId: null })), 'police', 'coverage')?.[0]).toBe('north PD  0 | 0');
  });

  it('have their definition where they are printed, in both languages, and nowhere else', () => {
    const isDefined = (each: DigestDocument) =>
      /known to us: a report.*/i.test(digestText(each, 'en')) && /Conocidas: consta/.test(digestText(each, 'es'));
    expect(
      editions(calls)
        .filter(isDefined)
        .map(({ edition, agencyId }) => agencyId ?? edition),
    ).toEqual(['police', 'north', 'south']);
  });

  it('leave board and public as they are without any list', () => {
    const publicOnes = (all: DigestDocument[]) => all.filter(({ edition }) => edition === 'board' || edition === 'public');
    expect(publicOnes(editions(calls))).toEqual(publicOnes(editions([])));
  });

  it('name no incident, and leave out agencies that the district no longer has', () => {
    const all = editions([...calls, ...callsOf('gone', 3)]);
    expect(JSON.stringify(all)).not.toMatch(/PS-SECRET|gone/);
  });
});

describe('calls that nothing on record tells of', () => {
  const old = new Date(TUESDAY.getTime() - 5 * DAY);
  const calls = [
    ...callsOf('north', 1),
    ...callsOf('north', 1, { at: old, number: '26-OLD' }),
    ...callsOf('south', 1, known),
    ...callsOf('north', 1, { siteId: null, number: '26-9' }),
  ];

  it('are open items of the district: number, day and age; the school in the agency’s own copy only', () => {
    expect(table(editions(calls), 'police', 'open')).toEqual([
      'no report  Police call not known to us | north PD | 26-OLD | the district | Oct 1 (10 d)',
      'no report  Police call not known to us | north PD | 26-north0 | the district | Oct 6 (5 d)',
    ]);
    expect(table(editions(calls), 'north', 'open', 'es')).toEqual([
      'sin reporte  Llamada policial que no conocemos: Oak High | north PD | 26-OLD | el distrito | 1 oct (10 d)',
      'sin reporte  Llamada policial que no conocemos: Oak High | north PD | 26-north0 | el distrito | 6 oct (5 d)',
    ]);
    expect(table(editions(calls), 'south', 'open')).toEqual(['Nothing is open.']);
  });

  it('ask no agency for anything', () => {
    expect(editions(calls).flatMap(({ needs }) => needs)).toEqual([]);
  });

  it.each([
    ['police', 5, 6],
    ['north', 20, 21],
  ])('of more than %s lists are the oldest, and a count of the rest', (edition, most, more) => {
    const all = (count: number) =>
      editions(
        Array.from({ length: count }, (_, nth) =>
          callsOf('north', 1, { number: `26-${nth}`, at: new Date(TUESDAY.getTime() - nth * DAY) }),
        ).flat(),
      );
    expect(table(all(most), edition, 'open')).toHaveLength(most);
    expect(table(all(more), edition, 'open')).toHaveLength(most + 1);
    const many = table(all(40), edition, 'open') ?? [];
    expect(many[0]).toContain(' | 26-39 | ');
    expect(many.at(-1)).toMatch(
      new RegExp(`^no report {2}${40 - most} more police calls not known to us \\| north PD \\| – \\| the district \\| `),
    );
    expect(many).toHaveLength(most + 1);
  });

  it('are those until the end of the week', () => {
    const later = callsOf('north', 1, { at: new Date('2026-10-12T08:00:00Z') });
    expect(table(editions(later), 'police', 'open')).toEqual(['Nothing is open.']);
  });

  it('become no formula in the exported cells', () => {
    const police = editions(callsOf('north', 1, { number: '-26' })).find(({ edition }) => edition === 'police');
    expect(police && digestCsv(police, 'en')).toContain(`"'-26"`);
  });
});

describe('the last look before the release', () => {
  const all = editions([...callsOf('north', 4, known), ...callsOf('north', 3)]);
  const change = (is: (document: DigestDocument) => boolean, rows: (row: DigestDocument['tables'][number]['rows'][number]) => typeof row) =>
    all.map((each) => (is(each) ? { ...each, tables: each.tables.map((one) => ({ ...one, rows: one.rows.map(rows) })) } : each));
  const seven = { kind: 'text', text: { en: '7', es: '7' } } as const;

  it('finds the sum beside which what is hidden is a subtraction away', () => {
    expect(checkEditions(all, { exact: false })).toEqual([]);
    const police = change(
      ({ edition }) => edition === 'police',
      (row) => (row.id === 'north' ? { ...row, cells: [seven, ...row.cells.slice(1)] } : row),
    );
    expect(checkEditions(police, { exact: false })).toEqual(['police: coverage/north']);
    const own = change(
      ({ agencyId }) => agencyId === 'north',
      (row) => (row.id === 'atOurSites' ? { ...row, cells: [seven] } : row),
    );
    expect(checkEditions(own, { exact: false })).toEqual(['agency: coverage/own']);
  });

  it('finds tables for police that stand before the board', () => {
    const police = all.find(({ edition }) => edition === 'police')?.tables ?? [];
    const shown = all.map((each) => (each.edition === 'board' ? { ...each, tables: police } : each));
    expect(checkEditions(shown, { exact: false })).toEqual(expect.arrayContaining(['board: coverage', 'board: open']));
  });
});
