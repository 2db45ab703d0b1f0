/** A district with a digest to release: real database, a clock that stands still, and deliveries whose fate the test decides. */
import { createDeliveryQueue } from '../../../src/adapters/database/delivery-queue.ts';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { type Released, releaseDigest } from '../../../src/digest/release/release-digest.ts';
import type { District } from '../../../src/district/types.ts';
import type { Delivery } from '../../../src/incidents/delivery.ts';
import type { Person } from '../../../src/incidents/incident.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import { aDistrict } from '../../conversation/cards/card-district.ts';
import { aNewIncident, aPersonIn, aStoredClassification, type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

export const WEEK = '2026-W41';
/** Monday after that week, 06:00 in Palm Springs. */
const MONDAY = new Date('2026-10-12T13:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

function districtOf(): District {
  const base = aDistrict();
  const [agency] = base.agencies;
  return {
    ...base,
    timeZone: 'America/Los_Angeles',
    agencies: [...base.agencies, { id: 'east', name: 'East PD', nonEmergencyPhone: '555-0112' }],
    digest: {
      weekday: 'mon',
      time: '06:00',
      releaseBy: { weekday: 'tue', time: '16:00' },
      deputyAfter: 120,
      replyTo: 'liaison@example.org',
      readers: [
        { id: 'own', name: 'North PD', edition: 'agency', agencyId: agency?.id ?? '', email: 'a@pd.test', language: 'en' },
        { id: 'board', name: 'Board', edition: 'board', agencyId: null, email: 'b@board.test', language: 'en' },
      ],
    },
  };
}

export type ReleaseWorld = Awaited<ReturnType<typeof releaseWorld>>;

export async function releaseWorld() {
  const db = await testDatabase({ mail: true });
  db.clock.move(MONDAY.getTime() - db.clock.now().getTime());
  const district = districtOf();
  const agencyId = district.agencies[0]?.id ?? '';
  const policy = { types: {}, rules: {}, questions: {}, reasonCodes: { decline: [] } };
  const deps = { ...db, ids: systemIds, district, policy } as unknown as UseCaseDeps; // the policy's rest is not read here

  const person = (role: Person['role']): Promise<Person> => {
    const named = district.people.find((each) => each.role === role);
    return db.unitOfWork.run((tx) => tx.people.ensureNamed({ key: named?.key ?? role, role, siteIds: [] }));
  };
  const director = await person('director');
  const digests = () => db.database.prisma.digest.findMany({ orderBy: [{ week: 'asc' }, { version: 'asc' }] });
  const onlyDigest = async () => {
    const [digest] = await digests();
    if (!digest) throw new Error('no digest');
    return digest;
  };
  const audited = async () => {
    const rows = await db.database.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
    return rows.map(({ body }) => JSON.parse(body) as { kind: string; details: Record<string, unknown> }); // the program wrote it
  };

  /** An incident of the first agency, as `level` and `police` say. */
  async function incident(openedAt: Date, over: { level: 'L2' | 'L4'; police: 'none' | 'mandatory' }) {
    const reporter = await aPersonIn(db.unitOfWork);
    const opened = aNewIncident(reporter.id, { openedAt, agencyId });
    const classification = aStoredClassification({ actorId: reporter.id, ...over });
    await db.unitOfWork.run((tx) => tx.incidents.createOnce(opened, classification));
    return { incidentId: opened.id, byId: reporter.id };
  }

  return {
    ...{ db, district, agencyId, deps, director, person, digests, onlyDigest, audited },
    cards: (kind: string) => db.database.prisma.postedCard.findMany({ where: { kind }, orderBy: { id: 'asc' } }),
    release: async (digestId?: string): Promise<Released> =>
      releaseDigest(deps, { person: director, digestId: digestId ?? (await onlyDigest()).id }),
    /** Police of the first agency acted on a school matter in the week. */
    boundaryIncident: async (at = new Date('2026-10-07T18:00:00Z')): Promise<void> => {
      const made = await incident(at, { level: 'L2', police: 'none' });
      const outcome = { ...made, agencyId, startedBy: 'police' as const, onSchoolMatter: true, outcome: 'no_action' };
      await db.database.prisma.policeOutcome.create({ data: { id: systemIds.id(), at, ...outcome } });
    },
    /** A notice that the law demands was made. */
    noticeMade: async (at: Date): Promise<void> => {
      const { incidentId, byId } = await incident(at, { level: 'L4', police: 'mandatory' });
      const notice = {
        rule: 'M1',
        to: 'police' as const,
        agencyId,
        openedAt: at,
        ownerId: byId,
        madeAt: at,
        madeById: byId,
        how: 'phone' as const,
      };
      await db.database.prisma.policeNotice.create({ data: { id: systemIds.id(), incidentId, ...notice } });
    },
    /** Everything that waits goes out; what became of it is decided by `fate`. */
    deliver: (fate: Fate = () => 'sent') => deliverAll(db, fate),
  };
}

type Fate = (delivery: Delivery) => 'sent' | 'unknown' | 'failed';

async function deliverAll(db: Pick<TestDatabase, 'database' | 'clock'>, fate: Fate): Promise<string[]> {
  const queue = createDeliveryQueue(db.database.prisma, { clock: db.clock });
  const settle = (delivery: Delivery): Promise<void> => {
    const what = fate(delivery);
    if (what === 'sent') return queue.sent(delivery, { channel: delivery.card.address, messageId: `m-${delivery.id}` });
    if (what === 'failed') return queue.failed(delivery, 'smtp-550');
    return queue.unknown(delivery, new Date('9999-12-31T00:00:00Z'), 'cannot-look');
  };
  const addresses: string[] = [];
  for (;;) {
    db.clock.move(2_000);
    const claimed = await queue.claim({ limit: 20, now: db.clock.now(), leaseMs: 60_000, platforms: ['slack', 'mail'] });
    if (claimed.length === 0) return addresses;
    addresses.push(...claimed.map(({ card }) => `${card.kind}/${card.address}`));
    for (const delivery of claimed) await settle(delivery);
  }
}
