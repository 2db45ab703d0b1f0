/** The statement a digest is read by, beside the same incidents read one by one and counted in memory: over invented years, made stranger. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDatabase } from '../../../../src/adapters/database/create-database.ts';
import { systemIds } from '../../../../src/adapters/local/ids.ts';
import { fillDistrict } from '../../../../src/cli/invented/fill-district.ts';
import { buildDigest, writeDigest } from '../../../../src/digest/build-digest.ts';
import { countBlock, countTold } from '../../../../src/digest/numbers/block-numbers.ts';
import { openItems } from '../../../../src/digest/numbers/open-items.ts';
import { countWeek } from '../../../../src/digest/numbers/week-numbers.ts';
import { digestPeriods, readingOf } from '../../../../src/digest/reading.ts';
import type { DigestPeriods, DigestReading } from '../../../../src/incidents/digest-ports.ts';
import type { Transaction } from '../../../../src/incidents/ports.ts';
import { readSetup } from '../../../../src/wiring/read-setup.ts';
import { type FreshDatabase, freshDatabase } from '../../../fixtures/database.ts';

const setup = readSetup({ districtFile: 'district/palm-springs.sample.yaml', policyDir: 'policy/california-k12' });
const { timeZone, agencies } = setup.district;
const NOW = new Date('2026-11-27T18:00:00Z');
/** The last of a block in a school month, one in the middle of a block, the last of one in the holidays, and the first of the year. */
const WEEKS = ['2026-W44', '2026-W43', '2026-W28', '2025-W48'];

/**
 * What a year has now and then and invented years have not: chosen by the incidents' own references, so that the same seed gives the same.
 * Rows of every table a digest reads are turned over, each by another part of the hash.
 */
const STRANGER = `
  CREATE FUNCTION pg_temp.one_in(n int, id uuid, salt text) RETURNS boolean LANGUAGE sql AS
    $$ SELECT get_byte(sha256(convert_to(id::text || salt, 'UTF8')), 0) % n = 0 $$;
  UPDATE "Incident" SET "status" = 'withdrawn' WHERE pg_temp.one_in(17, "id", 'withdrawn');
  UPDATE "Incident" SET "agencyId" = NULL WHERE pg_temp.one_in(19, "id", 'nowhere');
  UPDATE "Incident" a SET "gatheredIntoId" = b."id" FROM "Incident" b WHERE pg_temp.one_in(31, a."id", 'gathered')
    AND b."openedAt" < a."openedAt" AND b."openedAt" > a."openedAt" - interval '3 hours' AND b."siteId" = a."siteId";
  INSERT INTO "Drill" ("id", "siteId", "kind", "startedById", "startedAt", "endsAt", "endedAt", "endedBy")
    SELECT gen_random_uuid(), "siteId", 'lockdown', "reporterId", "openedAt", "openedAt" + interval '1 hour', "openedAt" + interval '1 hour', 'time'
    FROM "Incident" WHERE "siteId" IS NOT NULL AND pg_temp.one_in(40, "id", 'drill');
  UPDATE "PoliceNotice" SET "madeAt" = NULL, "madeById" = NULL, "how" = NULL, "dueAt" = CASE WHEN pg_temp.one_in(2, "id", 'due') THEN "openedAt" + interval '1 hour' END
    WHERE pg_temp.one_in(7, "id", 'unmade');
  UPDATE "PoliceNotice" SET "dueAt" = '2027-01-01' WHERE "madeAt" IS NULL AND pg_temp.one_in(3, "id", 'later');
  UPDATE "PoliceNotice" SET "to" = 'cps' WHERE pg_temp.one_in(9, "id", 'cps');
  UPDATE "PoliceNotice" SET "party" = 'employee' WHERE pg_temp.one_in(8, "id", 'party');
  UPDATE "PoliceNotice" SET "waiverReason" = 'x', "waiverById" = gen_random_uuid(), "waiverAt" = "openedAt", "waivedById" = gen_random_uuid(), "waivedAt" = "openedAt"
    WHERE pg_temp.one_in(8, "id", 'waived');
  INSERT INTO "PoliceNotice" ("id", "incidentId", "rule", "to", "agencyId", "openedAt", "dueAt", "madeAt", "madeById", "how", "caseNumber")
    SELECT gen_random_uuid(), "incidentId", 'M9', 'police', 'elsewhere', "openedAt" - interval '1 minute', "dueAt", "openedAt", "incidentId", 'phone', 'second'
    FROM "PoliceNotice" WHERE pg_temp.one_in(6, "id", 'second');
  UPDATE "CallDuty" SET "calledAt" = NULL, "calledById" = NULL WHERE pg_temp.one_in(6, "id", 'uncalled');
  UPDATE "CallDuty" SET "cancelledAt" = "openedAt", "cancelledById" = "callerId", "calledAt" = NULL, "calledById" = NULL
    WHERE pg_temp.one_in(5, "id", 'cancelled');
  INSERT INTO "Decision" ("id", "incidentId", "openedAt", "dueAt", "outcome", "decidedAt", "decidedById", "reason", "revisesId")
    SELECT gen_random_uuid(), d."incidentId", d."openedAt" + interval '1 hour', d."dueAt", 'declined', d."openedAt" + interval '2 hours', d."decidedById", 'under_12', d."id"
    FROM "Decision" d WHERE d."outcome" = 'approved' AND pg_temp.one_in(5, d."id", 'revised') AND NOT EXISTS (SELECT FROM "Decision" o WHERE o."revisesId" = d."id");
  INSERT INTO "CallDuty" ("id", "incidentId", "decisionId", "callerId", "agencyId", "officerRequested", "openedAt", "dueAt", "calledAt", "calledById")
    SELECT gen_random_uuid(), d."incidentId", d."id", d."incidentId", 'elsewhere', true, d."openedAt", d."dueAt",
      CASE WHEN one THEN d."openedAt" END, CASE WHEN one THEN d."incidentId" END
    FROM (SELECT *, pg_temp.one_in(2, "id", 'call') AS one FROM "Decision" WHERE "revisesId" IS NOT NULL) d;
  UPDATE "Emergency" SET "confirmedAt" = NULL, "confirmedById" = NULL WHERE pg_temp.one_in(5, "id", 'unconfirmed');
  UPDATE "Obligation" SET "to" = (ARRAY['police', 'fire', 'medical'])[1 + get_byte(uuid_send("id"), 15) % 3]::"ObligationTo" WHERE "responseMode" = '911';
  DELETE FROM "Obligation" WHERE "responseMode" = '911' AND pg_temp.one_in(4, "id", 'unnamed');
  UPDATE "PoliceOutcome" SET "startedBy" = 'police' WHERE pg_temp.one_in(5, "id", 'started');
  UPDATE "PoliceOutcome" SET "onSchoolMatter" = true WHERE pg_temp.one_in(9, "id", 'school');
  UPDATE "PoliceOutcome" SET "arrivedAt" = "at" WHERE "arrivedAt" IS NULL AND pg_temp.one_in(2, "id", 'arrived');
  UPDATE "PoliceOutcome" SET "outcome" = 'pending' WHERE pg_temp.one_in(5, "id", 'pending');
  INSERT INTO "PoliceOutcome" ("id", "incidentId", "outcome", "agencyId", "startedBy", "arrivedAt", "byId", "at")
    SELECT gen_random_uuid(), "incidentId", (ARRAY['pending', 'arrest'])[1 + get_byte(uuid_send("id"), 14) % 2], 'elsewhere', 'school', "arrivedAt" - interval '9 minutes', "byId",
      CASE WHEN get_byte(uuid_send("id"), 13) % 2 = 0 THEN "at" + interval '1 day' ELSE "at" END
    FROM "PoliceOutcome" WHERE pg_temp.one_in(4, "id", 'second');
  INSERT INTO "PoliceOutcome" ("id", "incidentId", "outcome", "startedBy", "byId", "at")
    SELECT gen_random_uuid(), "id", 'counseled', 'police', "reporterId", "openedAt" FROM "Incident" WHERE pg_temp.one_in(23, "id", 'unasked');
  INSERT INTO "Classification" SELECT gen_random_uuid(), "incidentId", "revision" + 1, "answerSetId", "policyHash", "version", "type",
      (ARRAY['L1', 'L2', 'L3', 'L4', 'L5'])[1 + get_byte(uuid_send("id"), 15) % 5]::"Level", "police", "responseMode", "rules",
      CASE WHEN pg_temp.one_in(2, "id", 'restricted') THEN ARRAY['CANRA', 'OTHER'] ELSE '{}' END, "duties", "clocks", "reasons", "cause", "actorId", "at"
    FROM "Classification" c WHERE pg_temp.one_in(8, "id", 'again') AND NOT EXISTS (SELECT FROM "Classification" o WHERE o."incidentId" = c."incidentId" AND o."revision" > c."revision");
  INSERT INTO "AnswerSet" ("id", "incidentId", "revision", "answers", "facts", "byId", "at")
    SELECT gen_random_uuid(), "incidentId", "revision" + 1, (ARRAY['{"kind": "fight", "police_wanted": "asked"}', '{"kind": "rules", "police_wanted": "came"}', '{"danger": "no"}',
      '{"kind": ["fight"], "police_wanted": "came"}', '{"kind": null, "police_wanted": "asked"}'])[1 + get_byte(uuid_send("id"), 15) % 5]::jsonb, "facts", "byId", "at"
    FROM "AnswerSet" a WHERE pg_temp.one_in(8, "id", 'again') AND NOT EXISTS (SELECT FROM "AnswerSet" o WHERE o."incidentId" = a."incidentId" AND o."revision" > a."revision");
`;

describe.each([1, 2, 3])('reading a digest of the invented year %i', (seed) => {
  let fresh: FreshDatabase;
  let database: ReturnType<typeof createDatabase>;
  beforeAll(async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    fresh = await freshDatabase();
    await fillDistrict(fresh.url, setup, { now: NOW, seed, incidents: 1_500 });
    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    await client.query(STRANGER);
    await client.end();
    database = createDatabase({ url: fresh.url, role: 'crosswalk_app', poolSize: 2 });
  }, 60_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    await database.close();
    await fresh.close();
  });

  async function bothReadings(
    week: string,
  ): Promise<{ periods: DigestPeriods; read: DigestReading; counted: DigestReading; all: Incidents }> {
    const periods = digestPeriods(week, timeZone);
    const unitOfWork = database.unitOfWork({
      ...{ clock: { now: () => NOW }, ids: systemIds, channels: { director: [], liaison: [] }, platforms: [] },
      ...{ policy: setup.policyText, wakeUp: async () => {} },
    });
    return unitOfWork.run(async ({ digests }) => {
      const all = await digests.incidentsBetween(periods.from, periods.week.to);
      return { periods, all, read: await digests.read(periods), counted: readingOf(all, periods) };
    });
  }

  it.each(WEEKS)('gives every number, item and edition of %s that counting one by one gives', async (week) => {
    const { periods, read, counted, all } = await bothReadings(week);
    const ids = [...agencies.map(({ id }) => id), 'elsewhere'];
    const ofWeek = (reading: DigestReading) => reading.matters.filter(({ openedAt }) => openedAt >= periods.week.from);
    expect(countWeek(ofWeek(read), ids)).toEqual(countWeek(ofWeek(counted), ids));
    expect(openItems(read.matters, periods.week)).toEqual(openItems(counted.matters, periods.week));
    expect(countBlock(read.alike)).toEqual(countBlock(counted.alike));
    expect(read.told.map(countTold)).toEqual(counted.told.map(countTold));
    expect(read.first).toEqual(counted.first);
    expect(writeDigest(week, { reading: read, invented: true }, setup)).toEqual(
      buildDigest(week, { incidents: all, invented: true }, setup),
    );
  });

  it('meets everything a digest tells apart, so that the comparison says something', async () => {
    const { read, all } = await bothReadings('2026-W44');
    const block = countBlock(read.alike);
    const week = countWeek(
      read.matters.filter(({ openedAt }) => openedAt >= digestPeriods('2026-W44', timeZone).week.from),
      [],
    );
    const kinds = new Set(openItems(read.matters, digestPeriods('2026-W44', timeZone).week).map(({ kind }) => kind));
    for (const number of [block.confidential, block.officerRequested, block.noticeOnly, block.refused, week.kept, week.required])
      expect(number).toBeGreaterThan(0);
    for (const rows of [block.school, block.why, block.outcomes, block.declined]) expect(Object.keys(rows).length).toBeGreaterThan(1);
    expect(block.known).toBeGreaterThan(block.told);
    expect([...kinds].sort()).toEqual(['call-not-made', 'notice-not-made', 'notice-only', 'outcome-owed', 'school-matter']);
    expect(
      read.told.flatMap((each) => countTold(each)).filter(({ required, chosen }) => required > 0 && chosen > 0).length,
    ).toBeGreaterThan(3);
    expect(all.filter(({ withdrawn }) => withdrawn).length).toBeGreaterThan(50);
    // and reads little of it: of a year sums
    expect(read.matters.length).toBeLessThan(all.length / 3);
  });
});

type Incidents = Awaited<ReturnType<Transaction['digests']['incidentsBetween']>>;
