/** The real database and the real policy, with a small district of two schools, and reports as their use cases make them. */
import { systemIds } from '../../src/adapters/local/ids.ts';
import { composeNotice } from '../../src/conversation/compose-notice.ts';
import type { ComposedNotice } from '../../src/conversation/notice.ts';
import type { District, NamedPerson } from '../../src/district/types.ts';
import { instantAt } from '../../src/district/wall-time.ts';
import { type Choice, decideEscalation } from '../../src/incidents/decide/decide-escalation.ts';
import type { PostedCard } from '../../src/incidents/delivery.ts';
import type { Incident, Person } from '../../src/incidents/incident.ts';
import type { Outcome } from '../../src/incidents/outcome.ts';
import type { Reminder } from '../../src/incidents/ports.ts';
import { attendReminder } from '../../src/incidents/remind/attend-reminder.ts';
import { addFacts } from '../../src/incidents/report/add-facts.ts';
import { openIncident } from '../../src/incidents/report/open-incident.ts';
import type { UseCaseDeps } from '../../src/incidents/use-case-deps.ts';
import type { Answers } from '../../src/policy/types.ts';
import { aDistrict } from '../conversation/cards/card-district.ts';
import { textsOf } from '../conversation/cards/read-notice.ts';
import { aDraft, anAccount, testDatabase } from '../fixtures/test-database.ts';
import { CALM, policy } from '../policy/california.ts';

export const KNIFE: Answers = {
  ...CALM,
  kind: 'weapon',
  grade: 'g9_12',
  object: 'blade_long_or_locking',
  object_use: 'found',
  staff_hit: 'no',
};
/** Left to the director. */
export const HURT: Answers = {
  ...CALM,
  kind: 'fight',
  grade: 'g9_12',
  injury: 'doctor',
  object_use: 'none',
  fight_sides: 'one',
  staff_hit: 'no',
};

/** The incident after a change that was made. */
export function resultOf(outcome: Outcome): Incident {
  if (!('incident' in outcome)) throw new Error(outcome.kind);
  return outcome.incident;
}

/** An instant by the clock on the wall of the small district. */
export const wall = (date: string, time: string): Date => instantAt(date, time, 'America/Los_Angeles');

export type IncidentDatabase = Awaited<ReturnType<typeof incidentDatabase>>;

export interface Posted {
  kind: string;
  lane: string;
  /** Key of a named person, `reporter`, or the channel. */
  to: string;
  details: Record<string, string>;
}

export interface Read extends Pick<Posted, 'to' | 'details'> {
  notice: ComposedNotice | null;
  text: string;
}

export async function incidentDatabase() {
  const db = await testDatabase();
  const deps: UseCaseDeps = { unitOfWork: db.unitOfWork, clock: db.clock, ids: systemIds, district: twoSchools(), policy };
  const identify = (key: string, inFile: Pick<NamedPerson, 'key' | 'role' | 'siteIds'> | null): Promise<Person> =>
    db.unitOfWork.run((tx) => tx.people.identify(anAccount({ accountId: `U-${key}`, language: 'en' }), inFile));
  const named = new Map<string, Person>();
  for (const { key, role, siteIds } of deps.district.people) named.set(key, await identify(key, { key, role, siteIds }));
  const reporter = await identify('reporter', null);
  const keyOf = (id: string | null): string =>
    id === null ? 'channel' : id === reporter.id ? 'reporter' : ([...named].find(([, person]) => person.id === id)?.[0] ?? id);
  const personOf = (key: string): Person => {
    const found = named.get(key);
    if (!found) throw new Error(`nobody called ${key}`);
    return found;
  };

  return {
    db,
    deps,
    reporter,
    keyOf,
    person: personOf,
    report: (answers: Answers, siteId: string | null = 'oak-hs'): Promise<Incident> =>
      db.unitOfWork.run((tx) =>
        openIncident(deps, tx, { draft: aDraft(reporter.id, { answers, siteId }), person: reporter, cause: 'report' }),
      ),
    /** The incident as it stands. */
    now: async (incident: { id: string } | undefined): Promise<Incident> => {
      const found = incident && (await db.unitOfWork.run((tx) => tx.incidents.get(incident.id)));
      if (!found) throw new Error('gone');
      return found;
    },
    jump: (to: Date): Date => db.clock.move(to.getTime() - db.clock.now().getTime()),
    /** The reporter adds or corrects facts. */
    correct: async (incident: Incident, answers: Answers, siteId: string | null = incident.siteId): Promise<Incident> => {
      db.clock.move(60_000);
      const outcome = await addFacts(deps, { incidentId: incident.id, person: reporter, answers, note: null, siteId });
      return resultOf(outcome);
    },
    decide: (incident: Incident, { outcome, who }: { outcome: Choice['outcome']; who: string }): Promise<Outcome> =>
      decideEscalation(deps, {
        ...{ incidentId: incident.id, decisionId: incident.decision?.id ?? '', person: personOf(who) },
        choice:
          outcome === 'approved'
            ? { outcome, reason: 'ongoing_risk', callerKey: 'adm', officerRequested: false }
            : { outcome, reason: 'school_level' },
      }),
    posted: async (incidentId: string): Promise<Posted[]> => {
      const rows = await db.database.prisma.postedCard.findMany({ where: { incidentId }, orderBy: { id: 'asc' } });
      // details are ids and codes
      return rows.map(({ kind, lane, personId, details }) => ({ kind, lane, to: keyOf(personId), details: details as Posted['details'] }));
    },
    /** The messages of one kind as their readers would find them now. */
    read: async (kind: string, incident?: { id: string }): Promise<Read[]> => {
      const where = { kind, ...(incident ? { incidentId: incident.id } : {}) };
      const rows = await db.database.prisma.postedCard.findMany({ where, orderBy: { id: 'asc' } });
      return Promise.all(
        rows.map(async (row) => {
          // rows that use cases have just written
          const card = { ...row, details: row.details ?? {} } as unknown as PostedCard;
          const notice = await composeNotice(deps, card);
          return { to: keyOf(row.personId), details: card.details, notice, text: textsOf(notice).join('\n') };
        }),
      );
    },
    audit: async (incidentId: string): Promise<{ kind: string; actorId: string | null }[]> => {
      const rows = await db.database.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
      // written by our own chain
      const events = rows.map(({ body }) => JSON.parse(body) as { kind: string; actorId: string | null; incidentId?: string });
      return events.filter((event) => event.incidentId === incidentId).map(({ kind, actorId }) => ({ kind, actorId }));
    },
    /** Attend to everything that is due, as the reminder worker does, until nothing is. */
    sweep: async (only: { kind?: Reminder['kind'] } = {}): Promise<void> => {
      for (;;) {
        const where = { ...only, doneAt: null, dueAt: { lte: db.clock.now() } };
        const due = await db.database.prisma.reminder.findMany({ where, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] });
        if (due.length === 0) return;
        for (const { id } of due) await attendReminder(deps, { reminderId: id });
      }
    },
    /** The time of a reminder comes. */
    remind: async (itemId: string, stage: Reminder['stage']): Promise<void> => {
      const reminder = await db.database.prisma.reminder.findFirstOrThrow({ where: { itemId, stage } });
      db.clock.move(Math.max(0, reminder.dueAt.getTime() - db.clock.now().getTime()));
      await attendReminder(deps, { reminderId: reminder.id });
    },
  };
}

function twoSchools(): District {
  const district = aDistrict();
  const [oak] = district.sites;
  if (!oak) throw new Error('the small district has a school');
  const someone = (key: string, role: NamedPerson['role'], siteIds: string[] = []): NamedPerson => {
    return { key, name: `MARKEDNAME ${key}`, title: { en: key, es: key }, role, siteIds, email: `${key}@example.org` };
  };
  return {
    ...district,
    agencies: [...district.agencies, { id: 'elm-pd', name: 'Elm PD', nonEmergencyPhone: '555-0222' }],
    sites: [oak, { ...oak, id: 'elm-hs', name: 'Elm HS', address: '2 Elm St', agencyId: 'elm-pd' }],
    // administrators first: an owner must not follow from the order of the file alone
    people: [
      ...district.people.filter(({ role }) => role === 'site_admin'),
      someone('elm', 'site_admin', ['elm-hs']),
      ...district.people.filter(({ role }) => role !== 'site_admin'),
      someone('hr', 'hr'),
      someone('crisis', 'crisis_lead'),
    ],
  };
}
