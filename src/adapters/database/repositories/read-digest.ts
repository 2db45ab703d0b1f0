/** From the digest's one statement to what its numbers are counted from. */
import type { AlikeIncidents, AlikeTold, DigestIncident, DigestPeriods, DigestReading } from '../../../incidents/digest-ports.ts';
import type { Tx } from '../session.ts';
import { type CountedFacts, type Counting, toDigestIncident, toPoliceWanted } from './digest-incident.ts';
import { digestStatement } from './digest-statement.ts';

/** JSON has no instants: they travel as milliseconds. */
type Sent<Row> = { [Key in keyof Row]: Date extends Row[Key] ? number | Exclude<Row[Key], Date> : Row[Key] };
/** A list without rows is null. */
type Listed<Row> = (Sent<Row> & { incidentId: string })[] | null;

interface SentReading {
  incidents: (Sent<Omit<CountedFacts, Lists>> & { id: string })[] | null;
  decisions: Listed<CountedFacts['decisions'][number]>;
  notices: Listed<CountedFacts['notices'][number]>;
  calls: Listed<NonNullable<CountedFacts['call']>>;
  emergencies: Listed<NonNullable<CountedFacts['emergency']> & { for: CountedFacts['emergencyFor'] }>;
  outcomes: Listed<CountedFacts['outcomes'][number]>;
  alike: SentAlike[] | null;
  told: SentTold[] | null;
  first: number | null;
}
type Lists = 'decisions' | 'notices' | 'call' | 'emergency' | 'emergencyFor' | 'outcomes';

interface SentAlike extends Pick<AlikeIncidents, 'level' | 'kind' | 'tracks' | 'outcome' | 'reason' | 'called' | 'withdrawn' | 'count'> {
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

/** Everything the digest of a week is made of, in one statement. */
export async function readDigest(tx: Tx, periods: DigestPeriods, counting: Counting): Promise<DigestReading> {
  const [row] = await tx.$queryRaw<{ read: string }[]>(digestStatement(periods, counting.now));
  // our own statement wrote it a moment ago; every column it is made of has its type in the schema
  const sent = JSON.parse(row?.read ?? '') as SentReading;
  return {
    matters: joined(sent).map((facts) => toDigestIncident(facts, counting)),
    alike: byPeriod(periods.blockWeeks, sent.alike ?? [], ({ week }) => week).map((week) => week.map(toAlike)),
    told: byPeriod(periods.trendBlocks, sent.told ?? [], ({ block }) => block).map((block) => block.map(toTold)),
    first: toDate(sent.first),
  };
}

/** Each incident with its own rows of every list. */
function joined({ incidents, ...sent }: SentReading): CountedFacts[] {
  const [decisions, notices, calls] = [byIncident(sent.decisions), byIncident(sent.notices), byIncident(sent.calls)];
  const [emergencies, outcomes] = [byIncident(sent.emergencies), byIncident(sent.outcomes)];
  return (incidents ?? []).map(({ id, openedAt, ...same }) => {
    const [[call], [emergency]] = [calls(id), emergencies(id)];
    return {
      ...same,
      openedAt: new Date(openedAt),
      decisions: decisions(id).map(toDecision),
      notices: notices(id).map(toNotice),
      call: call ? toCall(call) : null,
      emergency: emergency ? { confirmedAt: toDate(emergency.confirmedAt) } : null,
      emergencyFor: emergency?.for ?? [],
      outcomes: outcomes(id).map(toOutcome),
    };
  });
}

const NOTHING: readonly never[] = [];

function byIncident<Row extends { incidentId: string }>(rows: readonly Row[] | null): (id: string) => readonly Row[] {
  const byId = Map.groupBy(rows ?? [], ({ incidentId }) => incidentId);
  return (id) => byId.get(id) ?? NOTHING;
}

type RowOf<List extends keyof SentReading> = Extract<SentReading[List], readonly unknown[]>[number];

function toDecision({ id, outcome, reason, openedAt, decidedAt, revisesId }: RowOf<'decisions'>): CountedFacts['decisions'][number] {
  return { id, outcome, reason, openedAt: new Date(openedAt), decidedAt: toDate(decidedAt), revisesId };
}

function toNotice({ rule, agencyId, to, openedAt, dueAt, madeAt, caseNumber }: RowOf<'notices'>): CountedFacts['notices'][number] {
  return { rule, agencyId, to, openedAt: new Date(openedAt), dueAt: toDate(dueAt), madeAt: toDate(madeAt), caseNumber };
}

function toCall({ agencyId, officerRequested, openedAt, calledAt, caseNumber }: RowOf<'calls'>): NonNullable<CountedFacts['call']> {
  return { agencyId, officerRequested, openedAt: new Date(openedAt), calledAt: toDate(calledAt), caseNumber };
}

function toOutcome(row: RowOf<'outcomes'>): CountedFacts['outcomes'][number] {
  const { outcome, agencyId, startedBy, onSchoolMatter, arrivedAt, disposedAt, caseNumber } = row;
  return { outcome, agencyId, startedBy, onSchoolMatter, arrivedAt: toDate(arrivedAt), disposedAt: toDate(disposedAt), caseNumber };
}

function byPeriod<Row>(bounds: readonly Date[], rows: readonly Row[], periodOf: (row: Row) => number): Row[][] {
  const periods = Map.groupBy(rows, periodOf);
  return bounds.slice(1).map((_, period) => periods.get(period) ?? []);
}

function toAlike({ week: _, rule, officerRequested, confirmed, last, policeStarted, ...same }: SentAlike): AlikeIncidents {
  return {
    ...same,
    policeWanted: toPoliceWanted(same.policeWanted),
    call: officerRequested === null ? null : { officerRequested },
    notices: rule === null ? [] : [{ rule, to: 'police', made: true }],
    emergencyFor: same.for ?? [],
    emergencyConfirmed: confirmed,
    outcomes: last === null ? [] : [{ outcome: last, startedBy: policeStarted ? 'police' : 'school' }],
  };
}

/** By which rule is asked in a block only. */
function toTold({ block: _, noticed, ...same }: SentTold): AlikeTold {
  return { ...same, notices: noticed ? [{ rule: '', to: 'police', made: true }] : [] };
}

function toDate(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
