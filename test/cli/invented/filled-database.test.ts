/** A filled district on the real database: consistent, marked, quiet, and never beside real reports. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAuditor } from '../../../src/adapters/auditor/create-auditor.ts';
import { createDatabase } from '../../../src/adapters/database/create-database.ts';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { fillDistrict } from '../../../src/cli/invented/fill-district.ts';
import { unpostedWeeks } from '../../../src/digest/release/unposted-weeks.ts';
import { weekBounds } from '../../../src/digest/week.ts';
import { classify } from '../../../src/policy/classify.ts';
import { readSetup } from '../../../src/wiring/read-setup.ts';
import { type FreshDatabase, freshDatabase } from '../../fixtures/database.ts';
import { aClassification } from '../../fixtures/incident.ts';
import { aNewIncident, aPersonIn, testDatabase } from '../../fixtures/test-database.ts';

const setup = readSetup({ districtFile: 'district/palm-springs.sample.yaml', policyDir: 'policy/california-k12' });
const NOW = new Date('2026-11-27T18:00:00Z');
const WANTED = { now: NOW, seed: 5, incidents: 1_200 };
const FROM = new Date('2025-11-01T00:00:00Z');

let fresh: FreshDatabase;
let database: ReturnType<typeof createDatabase>;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  fresh = await freshDatabase();
  expect(await fillDistrict(fresh.url, setup, WANTED)).toEqual({ kind: 'filled', incidents: 1_200 });
  database = createDatabase({ url: fresh.url, role: 'crosswalk_app', poolSize: 2 });
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await database.close();
  await fresh.close();
});

const unitOfWork = () =>
  database.unitOfWork({
    ...{ clock: { now: () => NOW }, ids: { id: () => '', referenceSuffix: () => '' }, channels: { director: [], liaison: [] } },
    ...{ platforms: [], policy: setup.policyText, wakeUp: async () => {} },
  });

describe('a filled database', () => {
  it('is read by the program as any other, and says what the policy says of the same answers', async () => {
    const incidents = await unitOfWork().run((tx) => tx.incidents.openedBetween(FROM, NOW));
    expect(incidents).toHaveLength(1_200);
    for (const { answers, facts, openedAt, classification } of incidents) {
      const { id: _, at, cause: __, actorId: ___, ...stored } = classification;
      const minutesOpen = Math.floor((at.getTime() - openedAt.getTime()) / 60_000);
      expect(stored).toEqual(classify(setup.policy, { answers, facts: { ...facts, minutesOpen } }));
    }
  });

  it('keeps the audit chain whole', async () => {
    const result = await database.verifyChain();
    expect(result.kind).toBe('intact');
    expect(result.kind === 'intact' && result.head.sequence).toBeGreaterThan(2_400n);
  });

  it('sends nothing and reminds nobody', async () => {
    const { prisma } = database;
    const counts = await Promise.all([prisma.postedCard.count(), prisma.delivery.count(), prisma.reminder.count(), prisma.draft.count()]);
    expect(counts).toEqual([0, 0, 0, 0]);
  });

  it('leaves the auditor nothing to complain of, and the board empty', async () => {
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const auditor = createAuditor({ databaseUrl: fresh.url, district: setup.district, say: null, clock: { now: () => NOW }, log });
    expect(await auditor.look().finally(auditor.stop)).toEqual([]);
    const board = await unitOfWork().run((tx) => tx.board.counts(new Date('2026-11-23T08:00:00Z')));
    expect(board).toEqual({ needSomeone: 0, clocks: 0, today: 0, items: [] });
  });

  it('has something to say in the digest of a school week, and says that it is invented', async () => {
    const { from, to } = weekBounds('2026-W46', setup.district.timeZone);
    const [incidents, isInvented, isLater] = await unitOfWork().run(async ({ digests }) => [
      await digests.incidentsBetween(from, to),
      await digests.invented(from, to),
      await digests.invented(NOW, new Date('2027-01-01T00:00:00Z')),
    ]);
    expect(incidents.filter(({ withdrawn }) => !withdrawn).length).toBeGreaterThan(5);
    expect([isInvented, isLater]).toEqual([true, false]);
    const weeks = await unpostedWeeks({ unitOfWork: unitOfWork(), clock: { now: () => NOW }, district: setup.district });
    // no year of digests at once: the last week only, as after any start
    expect(weeks).toEqual(['2026-W47']);
  });

  it('is not filled twice', async () => {
    expect(await fillDistrict(fresh.url, setup, WANTED)).toEqual({ kind: 'filled-already' });
    expect(await database.prisma.incident.count()).toBe(1_200);
  });

  it('has the same rows for the same seed', async () => {
    const other = await freshDatabase();
    await fillDistrict(other.url, setup, WANTED);
    const again = createDatabase({ url: other.url, poolSize: 1 });
    expect(await again.auditHead().finally(again.close)).toEqual(await database.auditHead());
    await other.close();
  }, 60_000);
});

describe('a database with a real report', () => {
  it('is never filled, and not changed', async () => {
    const db = await testDatabase();
    const person = await aPersonIn(db.unitOfWork);
    await db.unitOfWork.run((tx) =>
      tx.incidents.createOnce(aNewIncident(person.id), aClassification({ id: systemIds.id(), actorId: null })),
    );
    await expect(fillDistrict(db.url, setup, WANTED)).rejects.toMatchObject({ code: 'database-in-use' });
    expect(await db.database.prisma.incident.count()).toBe(1);
    expect(await db.database.prisma.person.count()).toBe(1);
    await db.close();
  });

  it('is refused a year that is not over', async () => {
    await expect(fillDistrict(fresh.url, setup, { ...WANTED, until: '2026-12-07' })).rejects.toMatchObject({ code: 'bad-argument' });
  });
});
