import { describe, expect, it } from 'vitest';
import { buildDigest, publicationOf } from '../../../src/digest/build-digest.ts';
import { type DigestDocument, editionName } from '../../../src/digest/document/model.ts';
import { type Explanation, explainDigest } from '../../../src/digest/explain/explain-digest.ts';
import { explanationText } from '../../../src/digest/explain/explanation-text.ts';
import { digestPeriods, readingOf } from '../../../src/digest/reading.ts';
import type { DigestIncident } from '../../../src/incidents/digest-ports.ts';
import { contextOf } from '../attack/invent-weeks.ts';
import { digestIncident, digestNoticeMade } from '../digest-incident.ts';

/** The last week of its block, and one that is not. */
const LAST = '2026-W08';
const MIDDLE = '2026-W06';
const AGENCIES = ['north', 'south', 'east'];

function reports(count: number, facts: Partial<DigestIncident>, week = LAST): DigestIncident[] {
  const openedAt = new Date(week === LAST ? '2026-02-17T18:00:00Z' : '2026-02-03T18:00:00Z');
  return Array.from({ length: count }, () => digestIncident({ openedAt, agencyId: 'north', ...facts }));
}

function notices(count: number, agencyId: string): DigestIncident[] {
  return reports(count, { level: 'L4', agencyId, notices: [digestNoticeMade({ rule: 'M4', agencyId })] });
}

/** The block's tables of every sort: small, beside a small one, left out, and none. */
const INCIDENTS = [
  ...reports(18, { kind: 'fight' }),
  ...reports(14, { kind: 'substance' }),
  ...reports(12, { kind: 'bullying_hate' }),
  ...reports(5, { kind: 'rules' }),
  ...reports(3, { tracks: ['CANRA'] }),
  ...reports(2, { level: 'L3', outcome: 'declined', reason: 'school_level' }),
  ...notices(12, 'north'),
  ...notices(3, 'south'),
];

function explain(week: string, incidents: DigestIncident[], given: { exact?: boolean; printed?: DigestDocument[] } = {}): Explanation {
  const context = contextOf(AGENCIES, given.exact);
  return explainDigest(
    given.printed ?? buildDigest(week, { incidents }, context),
    publicationOf(week, { reading: readingOf(incidents, digestPeriods(week, context.district.timeZone)) }, context),
    context,
  );
}

function linesOf(edition: string, explanation: Explanation): string[] {
  const of = { ...explanation, hidden: explanation.hidden.filter((each) => each.edition === edition), absent: [] };
  return explanationText(LAST, of, 'en')
    .split('\n')
    .flatMap((line) => (line.startsWith(`  ${edition} | `) ? [line.slice(edition.length + 5)] : []));
}

describe('why a cell is hidden', () => {
  const SMALL = 'its own count is one of 1 to 10 about students.';

  it('is said of every hidden cell: its own number is small, or it would give one away, named with its line', () => {
    expect(linesOf('board', explain(LAST, INCIDENTS))).toEqual([
      `Headline | Our choice: called | kept at school – ${SMALL}`,
      'Kept at school: matters that never raised a police question | fight | Number – hidden with “rules”, so that it cannot be worked out from the total.',
      `Kept at school: matters that never raised a police question | rules | Number – ${SMALL}`,
      `Confidential matters | Counted here only, nothing else of them | Number – ${SMALL}`,
      `Why police were not called | school_level | Number – ${SMALL}`,
    ]);
  });

  it("says in an agency's copy that another's number is protected, and not whose", () => {
    const explained = explain(LAST, INCIDENTS);
    const own = linesOf('agency-north', explained).filter((line) => line.startsWith('Your agency'));
    expect(own).toEqual([
      "Your agency this week | Notices required by law | Number – hidden with a small number of another agency, so that nobody who lays the agencies' copies side by side can work that out from the headline.",
    ]);
    expect(linesOf('agency-south', explained)).toContain(`Your agency this week | Notices required by law | Number – ${SMALL}`);
    expect(linesOf('agency-north', explain(LAST, INCIDENTS, { exact: true })).filter((line) => line.startsWith('Your agency'))).toEqual([]);
  });

  it('names the headline of the week that reasons would give away, and all that one cell protects', () => {
    const kept = (count: number, reason: string) => reports(count, { level: 'L3', outcome: 'declined', reason });
    const decided = linesOf('public', explain(LAST, [...kept(30, 'school_level'), ...kept(1, 'under_12'), ...kept(1, 'victim_wish')]));
    expect(decided).toContain(
      "Why police were not called | school_level | Number – hidden with “under_12” and “victim_wish”, so that none of them can be worked out from what the four weeks' headlines say was kept at school.",
    );
    const before = reports(2, { level: 'L3', outcome: 'declined', reason: 'school_level' }, MIDDLE);
    const weeks = linesOf('public', explain(LAST, [...before, ...kept(12, 'school_level')]));
    expect(weeks).toContain(
      "Why police were not called | school_level | Number – hidden with “kept at school, headline of 2026-W06”, so that it cannot be worked out from what the four weeks' headlines say was kept at school.",
    );
  });

  it('says of a table that is left out, and of a number in all copies, that there are too few in all', () => {
    const few = explain(LAST, notices(1, 'north'));
    const tooFew = 'too few in all: whatever part of it were shown, single students could be worked out.';
    expect(linesOf('police', few)).toContain(`Why the law required a notice | all | all – ${tooFew}`);
    expect(linesOf('agency-north', few)).toContain(`Your agency this week | Notices required by law | Number – ${tooFew}`);
  });

  it('says which tables wait for their block and which an edition never has', () => {
    const { absent } = explain(MIDDLE, []);
    const of = (edition: string) =>
      absent.filter((each) => each.edition === edition).map(({ table, reason }) => `${table.en}: ${reason.en}`);
    const waiting = of('agency-north');
    expect(waiting).toHaveLength(6);
    expect(waiting).toContain(
      'Confidential matters: waits for the end of its block of four weeks; it is printed once, in the digest of the week of 16 Feb.',
    );
    expect(of('police')).toHaveLength(7);
    expect(of('public')).toEqual(expect.arrayContaining([expect.stringMatching(/^Open items: .*between the district and police/)]));
    expect(explain(LAST, []).absent.map(({ edition }) => edition)).toEqual(['police', 'board', 'board', 'public', 'public']);
  });

  it('says so, and what an edition does not have, when nothing is hidden', () => {
    expect(explanationText(MIDDLE, explain(MIDDLE, []), 'en')).toMatch(/^No cell of this week is hidden\.\n\nTables that an edition/);
    expect(explanationText(MIDDLE, explain(MIDDLE, []), 'es')).toMatch(/^Ninguna celda de esta semana está oculta\.\n\nTablas que/);
  });

  it('is said in Spanish as well', () => {
    const text = explanationText(LAST, explain(LAST, INCIDENTS), 'es');
    expect(text).toContain('| fight | Número – oculto junto con «rules», para que no se pueda deducir del total.');
    expect(text).toContain('su propio número es uno de 1 a 10 sobre estudiantes.');
  });

  it('is not guessed where reports changed since the digest was printed', () => {
    const printed = buildDigest(LAST, { incidents: INCIDENTS }, contextOf(AGENCIES));
    const lines = linesOf('board', explain(LAST, [...INCIDENTS, ...reports(1, { kind: 'rules' })], { printed }));
    // the total is another one now, so that it is another table
    expect(lines).toContainEqual(expect.stringMatching(/\| fight \| Number – kept back because .* can no longer be said\.$/));
    expect(lines).toContainEqual(expect.stringMatching(/\| rules \| Number – its own count/));
  });
});

describe('an explanation', () => {
  it('is there for every hidden cell of every edition, and stands in no document', () => {
    const documents = buildDigest(LAST, { incidents: INCIDENTS }, contextOf(AGENCIES));
    const explained = explain(LAST, INCIDENTS);
    for (const document of documents) {
      const cells = document.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter(({ kind }) => isHidden(kind))));
      const detail = 1;
      expect(explained.hidden.filter(({ edition }) => edition === editionName(document))).toHaveLength(cells.length + detail);
    }
    const printed = JSON.stringify(documents);
    expect(explained.hidden.filter(({ reason }) => printed.includes(reason.en) || printed.includes(reason.es))).toEqual([]);
    expect(['"because"', '"protects"'].filter((key) => printed.includes(key))).toEqual([]);
  });
});

function isHidden(kind: string): boolean {
  return kind === 'few' || kind === 'hidden';
}
