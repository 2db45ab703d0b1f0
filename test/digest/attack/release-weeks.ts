/** Weeks of digests on the Mondays after them, from what was known on each: with corrected editions, and lines about them in the next digest. */
import fc from 'fast-check';
import { buildDigest } from '../../../src/digest/build-digest.ts';
import { type DigestDocument, readDigestDocument } from '../../../src/digest/document/model.ts';
import type { DigestContext } from '../../../src/digest/edition/context.ts';
import { readKept } from '../../../src/digest/edition/write-edition.ts';
import { countBlock, countHeadline } from '../../../src/digest/numbers/block-numbers.ts';
import { countWeek } from '../../../src/digest/numbers/week-numbers.ts';
import { digestPeriods, readingOf } from '../../../src/digest/reading.ts';
import { correctedEditions, correctionNote } from '../../../src/digest/release/corrected-edition.ts';
import { blockOf, isLastOfBlock, weeksOfBlock } from '../../../src/digest/trends/blocks.ts';
import { weekBounds, weekOf } from '../../../src/digest/week.ts';
import type { DigestIncident } from '../../../src/incidents/digest-ports.ts';
import { callMade, digestNoticeMade, policeDid } from '../digest-incident.ts';

const ZONE = 'America/Los_Angeles';
/** As the program looks back. */
const WEEKS_BACK = 8;

const CHANGES: ((incident: DigestIncident) => Partial<DigestIncident>)[] = [
  ({ agencyId }) => ({ level: 'L4', notices: [digestNoticeMade({ agencyId: agencyId ?? '', onTime: false })] }),
  ({ agencyId }) => ({ level: 'L3', outcome: 'approved', called: true, call: callMade({ agencyId: agencyId ?? '' }) }),
  () => ({ level: 'L5', emergencyConfirmed: true, emergencyFor: ['police'] }),
  () => ({ withdrawn: true }),
  () => ({ withdrawn: false }),
  ({ agencyId }) => ({ outcomes: [policeDid({ agencyId, outcome: 'citation' })] }),
  ({ agencyId }) => ({ outcomes: [policeDid({ agencyId, startedBy: 'police', onSchoolMatter: true })] }),
  () => ({ level: 'L3', outcome: 'declined', reason: 'under_12', decisionMinutes: 9 }),
];

/** Something recorded about a report after its week was over. */
export interface LateRecord {
  /** Which report, counted round and round. */
  report: number;
  /** On how many Mondays it was not known yet. */
  mondays: number;
  change: number;
}

export function inventLateRecords(): fc.Arbitrary<LateRecord[]> {
  const record = fc.record({ report: fc.nat(999), mondays: fc.integer({ min: 1, max: 4 }), change: fc.nat(CHANGES.length - 1) });
  return fc.array(record, { minLength: 20, maxLength: 40 });
}

/** What was known on the Monday after a week. */
export function knownOn(week: string, incidents: readonly DigestIncident[], late: readonly LateRecord[]): DigestIncident[] {
  const monday = weekBounds(week, ZONE).to;
  const byReport = Map.groupBy(late, ({ report }) => report % incidents.length);
  const opened = incidents.map((incident, index): [DigestIncident, number] => [incident, index]);
  return opened.flatMap(([incident, index]) => {
    if (incident.openedAt >= monday) return [];
    const mondays = Math.round((monday.getTime() - weekBounds(weekOf(incident.openedAt, ZONE), ZONE).to.getTime()) / (7 * 86_400_000));
    const known = (byReport.get(index) ?? []).filter((record) => record.mondays <= mondays);
    return [known.reduce((each, { change }) => Object.assign(each, CHANGES[change]?.(each)), { ...incident })];
  });
}

export interface Released {
  /** Every version of every edition, as readers got them. */
  files: DigestDocument[];
  /** The numbers behind the cells on the day on which they were printed, by the attacker's names. */
  truth: Map<string, number>;
}

/** @param known what was known on the Monday after a week. */
export function releaseWeeks(weeks: readonly string[], known: (week: string) => DigestIncident[], context: DigestContext): Released {
  const newest = new Map<string, DigestDocument[]>();
  const released: Released = { files: [], truth: new Map() };
  const release = (week: string, editions: DigestDocument[]): void => {
    const read = editions.map((file) => readDigestDocument(JSON.parse(JSON.stringify(file))));
    newest.set(week, read);
    released.files.push(...read);
  };
  for (const week of weeks) {
    const incidents = known(week);
    const corrections = [...newest].slice(-WEEKS_BACK).flatMap(([earlier, editions]) => {
      const corrected = correctedEditions(editions, countHeadline(ofWeek(incidents, earlier)));
      return corrected ? [{ earlier, corrected }] : [];
    });
    for (const { earlier, corrected } of corrections) release(earlier, corrected);
    const notes = corrections.flatMap(({ earlier, corrected }) => corrected.slice(0, 1).flatMap((each) => correctionNote(earlier, each)));
    const kept = weeksOfBlock(blockOf(week)).map((each) => newest.get(each)?.slice(0, 1).map(readKept)[0] ?? null);
    release(week, buildDigest(week, { incidents, corrections: notes, kept }, context));
    for (const [id, count] of truthOf(week, incidents, context)) released.truth.set(id, count);
  }
  return released;
}

function ofWeek(incidents: readonly DigestIncident[], week: string) {
  const { from, to } = weekBounds(week, ZONE);
  return incidents.filter(({ openedAt }) => openedAt >= from && openedAt < to).map((each) => ({ ...each, count: 1 }));
}

function truthOf(week: string, incidents: readonly DigestIncident[], { district }: DigestContext): [string, number][] {
  const { kept, agencies } = countWeek(
    ofWeek(incidents, week),
    district.agencies.map(({ id }) => id),
  );
  const own = Object.entries(agencies).flatMap(([id, numbers]) =>
    (['required', 'chosen', 'emergencies', 'policeStarted'] as const).map((measure): [string, number] => [
      `${week}/${id}/own/${measure}`,
      numbers[measure],
    ]),
  );
  const ofWeekAlone: [string, number][] = [[`${week}/kept`, kept], ...own];
  if (!isLastOfBlock(week)) return ofWeekAlone;
  const block = countBlock(readingOf(incidents, digestPeriods(week, ZONE)).alike);
  const { school, why, outcomes, declined, refused, confidential, officerRequested, noticeOnly } = block;
  const tables = {
    ...{ school: { ...school, total: Object.values(school).reduce((sum, count) => sum + count, 0) }, why, outcomes },
    ...{ declined: { ...declined, refused }, confidential: { confidential } },
    asked: { officer_requested: officerRequested, notice_only: noticeOnly },
  };
  const cells = Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries(rows).map(([row, count]): [string, number] => [`${week}/${table}/${row}`, count]),
  );
  return [...ofWeekAlone, ...cells];
}
