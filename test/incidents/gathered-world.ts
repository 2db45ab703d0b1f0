/** What the tests of gathered reports share: three ways to report an emergency, and eyes on what came of each. */
import type { Incident, Person } from '../../src/incidents/incident.ts';
import type { Answers } from '../../src/policy/types.ts';
import { CALM } from '../policy/california.ts';
import { incidentDatabase } from './incident-database.ts';

export const DANGER: Answers = { danger: 'yes' };
export const GUN: Answers = {
  ...CALM,
  danger: 'yes',
  kind: 'weapon',
  grade: 'g9_12',
  object: 'gun',
  object_use: 'shown',
  weapon_now: 'yes',
};
export const INTRUDER: Answers = {
  ...CALM,
  danger: 'yes',
  kind: 'visitor',
  specific: 'trespass_intruder_suspicious_person',
  visitor_behavior: 'threatens',
  weapon_now: 'no',
};

export type GatheredWorld = Awaited<ReturnType<typeof gatheredWorld>>;

export async function gatheredWorld() {
  const at = await incidentDatabase();
  return {
    ...at,
    kinds: async (incident: { id: string }): Promise<string[]> => (await at.posted(incident.id)).map(({ kind }) => kind),
    events: async (incident: { id: string }): Promise<string[]> => (await at.audit(incident.id)).map(({ kind }) => kind),
    as: (incident: { id: string } | undefined, key: string): { incidentId: string; person: Person } => {
      return { incidentId: incident?.id ?? '', person: key === 'reporter' ? at.reporter : at.person(key) };
    },
    /** Looks at the alarm that are still to come. */
    remindersOf: (incident: Incident): Promise<number> =>
      at.db.database.prisma.reminder.count({ where: { kind: 'emergency', subjectId: incident.id, doneAt: null } }),
  };
}
