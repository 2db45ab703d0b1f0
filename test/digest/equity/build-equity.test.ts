import { describe, expect, it } from 'vitest';
import { buildEquity, type EquityInput } from '../../../src/digest/equity/build-equity.ts';
import { equityCsv } from '../../../src/digest/equity/equity-csv.ts';
import { equityText } from '../../../src/digest/equity/equity-text.ts';
import { groupStudents, inOrder } from '../../../src/digest/equity/groups.ts';
import { endsHalfYear, equityWindow, lastHalfYear } from '../../../src/digest/equity/window.ts';
import type { LinkedIncident } from '../../../src/incidents/equity-ports.ts';
import { linkedIncident } from './linked-incident.ts';

const ZONE = 'America/Los_Angeles';

/** `n` students of a group; the hash tells group and number. */
const students = (group: string, n: number, homeSiteId: string | null = 'oak') =>
  Array.from({ length: n }, (_, nth) => ({ hash: `${group}-${nth}`, group, homeSiteId }));

/** One incident for each of the first `n` students of a group. */
const each = (group: string, n: number, facts: Partial<LinkedIncident> = {}) =>
  Array.from({ length: n }, (_, nth) =>
    linkedIncident({ ...facts, students: [{ hash: `${group}-${nth}`, role: 'acted', homeSiteId: 'oak' }] }),
  );

function report(over: Partial<EquityInput> = {}) {
  return buildEquity({
    window: equityWindow('2026-06-30', 12, ZONE),
    ...{ incidents: [], shorter: null, students: [], role: 'acted', state: null, invented: false },
    district: { name: 'Oasis Unified', sites: [site('oak', true), site('elm', false)] },
    typeLabel: (type) => ({ en: type, es: type }),
    ...over,
  });
}

function site(id: string, sroOnSite: boolean): EquityInput['district']['sites'][number] {
  return { id, name: id, level: 'high', city: '', address: '', frontOfficePhone: '', agencyId: 'pd', sroOnSite };
}

const decided = (outcome: 'approved' | 'declined', minutes: number): Partial<LinkedIncident> => ({
  lastLevel: 'L3',
  decision: { outcome, minutes },
});

describe('the equity report', () => {
  const enrolled = [...students('Black', 300), ...students('White', 700, 'elm')];

  it('compares each group with all other students, and prints how many incidents it can speak of', () => {
    const document = report({
      students: enrolled,
      incidents: [...each('Black', 30), ...each('White', 35), linkedIncident(), ...each('Gone', 12)],
    });
    const black = document.figures.byGroup.find(({ bucket, measure }) => bucket === 'black' && measure === 'reported');
    expect(black).toMatchObject({
      count: { count: 30 },
      enrolled: { count: 300 },
      ratio: { value: expect.closeTo(2, 10), comparedWith: 'local' },
    });
    expect(black?.excess).toBeCloseTo(15, 10);
    expect(document.linked).toEqual({
      incidents: { kind: 'count', count: 78 },
      withStudents: { kind: 'hidden' },
      // 77 of 78
      share: { percent: 100, rounded: true },
      notInExport: { kind: 'count', count: 12 },
    });
    for (const table of document.tables) expect(table.note?.en).toMatch(/^Students were linked in/);
  });

  it('says what cannot be told, and never that there is no difference', () => {
    const text = (language: 'en' | 'es') =>
      equityText(report({ students: enrolled, incidents: [...each('Black', 13), ...each('White', 31)] }), language);
    expect(text('en')).toMatch(/Black .*too few to tell; this is not a finding of no difference/);
    expect(text('es')).toMatch(/Negros .*muy pocos para saberlo; esto no significa que no haya diferencia/);
  });

  it('shows stages at sites with and without an officer, all groups together', () => {
    const document = report({ students: enrolled, incidents: [...each('Black', 30), ...each('White', 35)] });
    const officers = document.figures.byOfficer.filter(({ measure }) => measure === 'reported');
    expect(officers.map(({ bucket, count }) => [bucket, count])).toEqual([
      ['with_officer', { kind: 'count', count: 30 }],
      ['without_officer', { kind: 'count', count: 35 }],
      ['site_unknown', { kind: 'count', count: 0 }],
      [null, { kind: 'count', count: 65 }],
    ]);
    const nowhere = report({ students: students('White', 700, null), incidents: each('White', 35) });
    expect(nowhere.tables.find(({ id }) => id === 'officers')).toMatchObject({ rows: [], empty: { en: 'The export has no home sites.' } });
  });

  it('says of decisions on one type what was chosen, how fast and what was reclassified, by group, and nothing of few', () => {
    const incidents = [
      ...each('Black', 40, decided('approved', 10)),
      ...Array.from({ length: 20 }, (_, nth) => ({
        ...(each('Black', 60)[40 + nth] ?? linkedIncident()),
        ...decided('declined', 40),
        reclassified: true,
      })),
      ...each('White', 5, decided('approved', 10)),
    ];
    const { decisionsByGroup } = report({ students: enrolled, incidents }).figures;
    expect(decisionsByGroup).toMatchObject([
      {
        ...{ type: 'fight', bucket: 'black', decided: { count: 60 }, approved: { count: 40 }, minutes: 10, reclassified: { count: 20 } },
        approval: { value: expect.closeTo(2 / 3, 10) },
      },
    ]);
  });

  it('keeps back decisions whose rest would be a small number, also the rest of a shorter window', () => {
    const incidents = [
      ...each('Black', 40, decided('approved', 10)),
      ...Array.from({ length: 3 }, () => each('Black', 1, decided('declined', 1))[0] ?? linkedIncident()),
    ];
    const rows = report({ students: enrolled, incidents }).figures.decisionsByGroup;
    expect(rows.filter(({ decided: all, approved }) => all.kind === 'count' && approved.kind === 'count')).toEqual([]);
    const shorter = each('Black', 40, decided('approved', 10));
    const longer = [...shorter, ...Array.from({ length: 5 }, () => each('Black', 1, decided('approved', 1))[0] ?? linkedIncident())];
    expect(report({ students: enrolled, incidents: longer }).figures.decisionsByGroup).toHaveLength(1);
    expect(report({ students: enrolled, incidents: longer, shorter }).figures.decisionsByGroup).toEqual([]);
  });

  it('never holds a hash or a place, and no cell of the CSV is a formula', () => {
    const odd = students('=cmd|calc', 40);
    const document = report({
      students: [...enrolled, ...odd],
      incidents: [...each('Black', 30), ...each('=cmd|calc', 20)],
      invented: true,
    });
    expect(JSON.stringify(document)).not.toMatch(/Black-\d|oak|elm/);
    for (const line of equityCsv(document, 'en').split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+\-@\t]/);
    expect(equityText(document, 'en')).toContain('INVENTED DATA');
  });
});

describe('groups', () => {
  it.each([
    ['Hispanic/Latino', 'hispanic'],
    ['HISPANIC OR LATINO', 'hispanic'],
    ['American Indian or Alaska Native', 'american_indian'],
    ['Asian', 'asian'],
    ['African American', 'black'],
    ['Native Hawaiian or Other Pacific Islander', 'pacific_islander'],
    ['White (not Hispanic)', 'white'],
    ['Two or More Races', 'two_or_more'],
    ['', 'other'],
    ['Filipino', 'other'],
  ])('"%s" is %s', (name, id) => {
    expect([...groupStudents(students(name, 1)).values()].map((group) => group.id)).toEqual([id]);
  });

  it('keep a name of their own from 30 students on, and one order', () => {
    const all = [
      ...students('White', 1),
      ...students(' filipino ', 20),
      ...students('Filipino', 10),
      ...students('?', 1),
      ...students('Asian', 1),
    ];
    expect(inOrder(groupStudents(all).values()).map(({ label }) => label.en)).toEqual([
      'Asian',
      'White',
      'filipino',
      'Other or not stated',
    ]);
  });
});

describe('the window', () => {
  it.each([
    ['2026-07-01', '2026-06-30'],
    ['2026-06-30', '2025-12-31'],
    ['2026-12-31', '2026-06-30'],
    ['2027-01-01', '2026-12-31'],
  ])('on %s ends with the last half-year that is over, %s', (today, expected) => {
    expect(lastHalfYear(today)).toBe(expected);
    expect(endsHalfYear(expected)).toBe(true);
  });

  it('has 12 or 36 months, by the clock of the district', () => {
    expect(equityWindow('2026-06-30', 12, ZONE)).toMatchObject({
      first: '2025-07-01',
      from: new Date('2025-07-01T07:00:00Z'),
      to: new Date('2026-07-01T07:00:00Z'),
    });
    expect(equityWindow('2025-12-31', 36, ZONE)).toMatchObject({ first: '2023-01-01', to: new Date('2026-01-01T08:00:00Z') });
  });
});
