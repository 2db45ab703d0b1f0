/** The real database with the small district of the card tests, its people, and incidents as a report leaves them. */
import { z } from 'zod';

import { systemIds } from '../../../src/adapters/local/ids.ts';
import { followClassification } from '../../../src/incidents/classify-incident.ts';
import type { PostedCard } from '../../../src/incidents/delivery.ts';
import type { Incident, Person } from '../../../src/incidents/incident.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import type { Level, Obligation, Track } from '../../../src/policy/types.ts';
import { aNewIncident, anAccount, aStoredClassification, type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';
import { aDistrict, aPolicy } from '../cards/card-district.ts';
import { incidentAt, NOTE } from '../cards/card-setting.ts';

const auditBody = z.object({ kind: z.string(), actorId: z.string().nullable(), incidentId: z.string().nullish() });

export interface FormDatabase {
  db: TestDatabase;
  deps: UseCaseDeps;
  people: Record<'dir' | 'dep' | 'des' | 'adm' | 'nine' | 'teacher', Person>;
  report(level: Level, over?: { tracks?: Track[]; note?: string | null; siteId?: string | null }): Promise<Incident>;
  load(incidentId: string): Promise<Incident>;
  /** Cards about an incident, oldest first. */
  cardsOf(incidentId: string): Promise<PostedCard[]>;
  auditOf(incidentId: string): Promise<{ kind: string; actorId: string | null }[]>;
}

export async function formDatabase(): Promise<FormDatabase> {
  const db = await testDatabase();
  const { unitOfWork, clock } = db;
  // each emergency of these tests is an event of its own, though the clock stands still
  const district = { ...aDistrict(), deadlines: { ...aDistrict().deadlines, gather: -1 } };
  const deps: UseCaseDeps = { unitOfWork, clock, ids: systemIds, district, policy: policyWithoutLogic() };
  const person = (key: string) => {
    const named = deps.district.people.find((each) => each.key === key);
    const facts = named ? { key, role: named.role, siteIds: named.siteIds } : null;
    return unitOfWork.run((tx) => tx.people.identify(anAccount({ accountId: `U-${key}`, language: 'en' }), facts));
  };
  const people = {
    dir: await person('dir'),
    dep: await person('dep'),
    des: await person('des'),
    adm: await person('adm'),
    nine: await person('nine'),
    teacher: await person('teacher'),
  };
  return {
    db,
    deps,
    people,
    report: (level, over = {}) => report(deps, people.teacher, { level, ...over }),
    load: async (id) => {
      const incident = await unitOfWork.run((tx) => tx.incidents.get(id));
      if (!incident) throw new Error(`no incident ${id}`);
      return incident;
    },
    cardsOf: async (incidentId) => {
      const rows = await db.database.prisma.postedCard.findMany({ where: { incidentId }, orderBy: { id: 'asc' } });
      // the kinds are those this test has just had posted
      return rows.map((row) => ({ ...row, platform: row.platform ?? 'slack', details: row.details ?? {} }) as unknown as PostedCard);
    },
    auditOf: async (incidentId) => {
      const rows = await db.database.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
      const events = rows.map((row) => auditBody.parse(JSON.parse(row.body)));
      return events.filter((event) => event.incidentId === incidentId).map(({ kind, actorId }) => ({ kind, actorId }));
    },
  };
}

/** Nothing here asks the policy again: the classification is given, the rest is labels, and no condition waits for time. */
function policyWithoutLogic(): Policy {
  const logic = { types: [], rules: [], tracks: [], asking: [] };
  return { ...aPolicy(), changelog: [], plannedTypes: [], logic } as unknown as Policy; // the rest of the engine's logic is never read
}

async function report(
  deps: UseCaseDeps,
  reporter: Person,
  { level, tracks = [], note = NOTE, siteId = 'oak-hs' }: { level: Level; tracks?: Track[]; note?: string | null; siteId?: string | null },
): Promise<Incident> {
  const { classification, answers } = incidentAt(level);
  const incident = aNewIncident(reporter.id, { siteId, agencyId: siteId ? 'oak-pd' : null, siteConfirmed: siteId !== null, answers, note });
  return deps.unitOfWork.run(async (tx) => {
    await tx.incidents.createOnce(
      { ...incident, openedAt: deps.clock.now() },
      aStoredClassification({ ...classification, id: deps.ids.id(), at: deps.clock.now(), tracks, obligations: obligationsOf(level) }),
    );
    return followClassification(deps, tx, { incidentId: incident.id, before: null });
  });
}

function obligationsOf(level: Level): Obligation[] {
  if (level !== 'L4') return [];
  const clock = { id: 'one_hour', value: 1, unit: 'hour', start: 'reported', source: 'district' } as const;
  return [{ rule: 'M4', to: 'police', police: 'mandatory', response_mode: 'notice_only', clock }];
}
