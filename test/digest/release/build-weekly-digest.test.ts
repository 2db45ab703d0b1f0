import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobs, type Jobs } from '../../../src/adapters/jobs/create-jobs.ts';
import { createDigestClock } from '../../../src/adapters/jobs/digest-clock.ts';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { readEditions } from '../../../src/digest/document/model.ts';
import { buildDueDigests } from '../../../src/digest/release/build-due-digests.ts';
import { buildWeeklyDigest } from '../../../src/digest/release/build-weekly-digest.ts';
import { latestDueWeek } from '../../../src/digest/release/missed-weeks.ts';
import { unpostedWeeks } from '../../../src/digest/release/unposted-weeks.ts';
import { shiftWeek } from '../../../src/digest/week.ts';
import type { UnitOfWork } from '../../../src/incidents/ports.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import { type JobsDatabase, jobsDatabase, quiet, until } from '../../adapters/jobs/jobs-database.ts';

let db: JobsDatabase;
beforeEach(async () => {
  db = await jobsDatabase();
});
afterEach(() => db.close());

const NOW = new Date('2026-10-13T18:00:00Z');

/** What a digest reads of district and policy; the database is the real one. */
function depsWith(unitOfWork: UnitOfWork = db.unitOfWork({ channels: ['DIRECTOR'] }), now = NOW): UseCaseDeps {
  const district = {
    name: 'Oasis Unified',
    timeZone: 'America/Los_Angeles',
    agencies: [{ id: 'north', name: 'North PD' }],
    digest: { weekday: 'mon', time: '07:00', deputyAfter: 120, readers: [] },
    duty: { start: '07:00', end: '16:30', afterHours: [] },
    sites: [{ enrollment: 900 }],
    calendar: { schoolDays: ['mon', 'tue', 'wed', 'thu', 'fri'], daysOff: [], earlyRelease: [] },
  };
  const given = {
    unitOfWork,
    clock: { now: () => now },
    ids: systemIds,
    district,
    policy: { types: {}, rules: {}, questions: {}, reasonCodes: { decline: [] } },
  };
  return given as unknown as UseCaseDeps; // the rest of both is not read here
}

const digests = () => db.database.prisma.digest.findMany({ orderBy: { week: 'asc' } });
/** Weeks in the order in which they were built, by the audit. */
const built = async () => {
  const events = await db.database.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
  return events.map(({ body }) => (JSON.parse(body) as { details: { week: string } }).details.week); // the program wrote it
};
const cards = () => db.database.prisma.postedCard.findMany({ where: { kind: 'digest-release' } });

describe('building the weekly digest', () => {
  it('stores it, lays it before the director and writes it down, once; readers get nothing', async () => {
    const deps = depsWith();
    expect(await buildWeeklyDigest(deps, { week: '2026-W41' })).toBe('built');
    expect(await buildWeeklyDigest(deps, { week: '2026-W41' })).toBe('already-built');
    const [digest, ...others] = await digests();
    expect(others).toEqual([]);
    const editions = readEditions(digest?.document)?.map(({ edition, agencyId, week }) => [edition, agencyId, week]);
    expect(editions).toEqual([
      ['police', null, '2026-W41'],
      ['board', null, '2026-W41'],
      ['public', null, '2026-W41'],
      ['agency', 'north', '2026-W41'],
    ]);
    expect(await cards()).toEqual([expect.objectContaining({ digestId: digest?.id, address: 'DIRECTOR', lane: 'update' })]);
    const audit = await db.database.prisma.auditEvent.findMany();
    expect(audit).toHaveLength(1);
  });

  it('does so once when many ask at the same moment', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => buildWeeklyDigest(depsWith(), { week: '2026-W41' })));
    expect(asked.filter((result) => result === 'built')).toHaveLength(1);
    expect(await cards()).toHaveLength(1);
  });

  it.each([
    ['is not over', '2026-W42', 'week-not-over'],
    ['has not begun', '2027-W01', 'week-not-over'],
    ['does not exist', '2026-W60', 'no-such-week'],
  ])('refuses a week that %s', async (_name, week, code) => {
    await expect(buildWeeklyDigest(depsWith(), { week })).rejects.toMatchObject({ code });
    expect(await digests()).toEqual([]);
  });
});

describe('making up for missed weeks', () => {
  it('finds none in a district that is new and had no incident', async () => {
    expect(await unpostedWeeks(depsWith())).toEqual([]);
  });

  it('finds those after the newest digest', async () => {
    await buildWeeklyDigest(depsWith(), { week: '2026-W38' });
    expect(await unpostedWeeks(depsWith())).toEqual(['2026-W39', '2026-W40', '2026-W41']);
  });

  it('builds them oldest first, whichever job is taken first and by how many', async () => {
    await buildWeeklyDigest(depsWith(), { week: '2026-W38' });
    const asked = ['2026-W41', '2026-W40', '2026-W39', '2026-W41'];
    await Promise.all(asked.map((week) => buildDueDigests(depsWith(), { week })));
    expect(await built()).toEqual(['2026-W38', '2026-W39', '2026-W40', '2026-W41']);
  });

  it('builds each once although one clock is an hour behind at the hour, and one ahead', async () => {
    await buildWeeklyDigest(depsWith(), { week: '2026-W38' });
    const hour = new Date('2026-10-12T14:00:00Z').getTime();
    const processes = [-3_600_000, 0, 3_600_000].map((off) => depsWith(undefined, new Date(hour + off)));
    const due = await Promise.all(processes.map((deps) => unpostedWeeks(deps)));
    expect(due.map((weeks) => weeks.at(-1))).toEqual(['2026-W40', '2026-W41', '2026-W41']);
    // any of them may get the job of any other
    await Promise.all(processes.map((deps, nth) => buildDueDigests(deps, { week: due[(nth + 1) % 3]?.at(-1) ?? '' })));
    expect(await built()).toEqual(['2026-W38', '2026-W39', '2026-W40', '2026-W41']);
    expect(await cards()).toHaveLength(4);
  });

  it('builds each once although two processes start at the same moment, again and again', async () => {
    const last = latestDueWeek(new Date(), depsWith().district);
    await buildWeeklyDigest(depsWith(undefined, new Date()), { week: shiftWeek(last, -2) });
    const wanted = [-2, -1, 0].map((offset) => shiftWeek(last, offset));
    for (let start = 0; start < 2; start += 1) {
      const processes = await Promise.all([startProcess(), startProcess()]);
      await until(async () => (await digests()).length === 3);
      await Promise.all(processes.map((stop) => stop()));
    }
    expect(await built()).toEqual(wanted);
    expect(await cards()).toHaveLength(3);
  });
});

/** The parts of one bot process that have to do with the digest, as wiring joins them. */
async function startProcess(): Promise<() => Promise<void>> {
  let jobs: Jobs | undefined;
  const wakeUp: Jobs['wakeUp'] = async (...args) => jobs?.wakeUp(...args);
  const deps = depsWith(db.unitOfWork({ channels: ['DIRECTOR'], wakeUp }), new Date());
  jobs = createJobs({
    databaseUrl: db.url,
    log: quiet,
    onDeliver: () => {},
    onRemind: async () => {},
    onDigest: (week) => buildDueDigests(deps, { week }),
  });
  await jobs.start();
  const clock = createDigestClock({
    district: deps.district,
    unpostedWeeks: () => unpostedWeeks(deps),
    queueDigest: jobs.queueDigest,
    clock: deps.clock,
    log: quiet,
  });
  clock.start();
  return async () => {
    await clock.stop();
    await jobs.stop();
  };
}
