/** From the digest's one statement to what its numbers are counted from. */
import type { AlikeIncidents, AlikeTold, DigestIncident, DigestPeriods, DigestReading } from '../../../incidents/digest-ports.ts';
import type { Tx } from '../session.ts';
import { type CountedFacts, toDigestIncident } from './digest-incident.ts';
import { digestStatement } from './digest-statement.ts';

/** JSON has no instants: they travel as milliseconds. */
type Sent<T> = T extends Date
  ? number
  : T extends readonly (infer Each)[]
    ? Sent<Each>[] | null
    : T extends object
      ? { [Key in keyof T]: Sent<T[Key]> }
      : T;

interface SentAlike extends Omit<AlikeIncidents, 'call' | 'notices' | 'outcomes' | 'emergencyFor' | 'emergencyConfirmed' | 'policeWanted'> {
  week: number;
  policeWanted: string | null;
  /** Rule of the first notice to police that was made. */
  rule: string | null;
  officerRequested: boolean | null;
  confirmed: boolean | null;
  for: DigestIncident['emergencyFor'] | null;
  /** What police did last, and whether they ever came of themselves. */
  last: string | null;
  policeStarted: boolean | null;
}

interface SentTold extends Pick<AlikeTold, 'tracks' | 'called' | 'withdrawn' | 'count'> {
  block: number;
  noticed: boolean;
}

interface SentReading {
  matters: Sent<CountedFacts>[];
  alike: SentAlike[];
  told: SentTold[];
  first: number | null;
}

export async function readDigest(tx: Tx, periods: DigestPeriods, now: Date): Promise<DigestReading> {
  const [row] = await tx.$queryRaw<{ read: string }[]>(digestStatement(periods, now));
  // our own statement wrote it a moment ago; every column it is made of has its type in the schema
  const sent = JSON.parse(row?.read ?? '') as SentReading;
  return {
    matters: sent.matters
      .map((matter) => toDigestIncident(toFacts(matter), now))
      .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime()),
    alike: byPeriod(periods.blockWeeks, sent.alike, ({ week }) => week).map((week) => week.map(toAlike)),
    told: byPeriod(periods.trendBlocks, sent.told, ({ block }) => block).map((block) => block.map(toTold)),
    first: toDate(sent.first),
  };
}

function byPeriod<Row>(bounds: readonly Date[], rows: readonly Row[], periodOf: (row: Row) => number): Row[][] {
  const periods = Map.groupBy(rows, periodOf);
  return bounds.slice(1).map((_, period) => periods.get(period) ?? []);
}

function toFacts({
  openedAt,
  decisions,
  notices,
  call,
  emergency,
  outcomes,
  tracks,
  emergencyFor,
  ...same
}: Sent<CountedFacts>): CountedFacts {
  return {
    ...same,
    tracks: tracks ?? [],
    emergencyFor: emergencyFor ?? [],
    openedAt: new Date(openedAt),
    decisions: (decisions ?? []).map((each) => ({ ...each, openedAt: new Date(each.openedAt), decidedAt: toDate(each.decidedAt) })),
    notices: (notices ?? []).map((each) => ({
      ...each,
      openedAt: new Date(each.openedAt),
      dueAt: toDate(each.dueAt),
      madeAt: toDate(each.madeAt),
    })),
    call: call && { ...call, openedAt: new Date(call.openedAt), calledAt: toDate(call.calledAt) },
    emergency: emergency && { confirmedAt: toDate(emergency.confirmedAt) },
    outcomes: (outcomes ?? []).map((each) => ({ ...each, arrivedAt: toDate(each.arrivedAt), disposedAt: toDate(each.disposedAt) })),
  };
}

function toAlike({
  week: _,
  rule,
  officerRequested,
  confirmed,
  for: whom,
  last,
  policeStarted,
  policeWanted,
  ...same
}: SentAlike): AlikeIncidents {
  return {
    ...same,
    policeWanted: policeWanted === 'asked' || policeWanted === 'came' ? policeWanted : null,
    call: officerRequested === null ? null : { officerRequested },
    notices: rule === null ? [] : [{ rule, to: 'police', made: true }],
    emergencyFor: whom ?? [],
    emergencyConfirmed: confirmed,
    outcomes: last === null ? [] : [{ outcome: last, startedBy: policeStarted ? 'police' : 'school' }],
  };
}

/** The rule is asked in a block only. */
function toTold({ block: _, noticed, ...same }: SentTold): AlikeTold {
  return { ...same, notices: noticed ? [{ rule: '', to: 'police', made: true }] : [] };
}

function toDate(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
