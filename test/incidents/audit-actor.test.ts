import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctIncident } from '../../src/incidents/report/correct-incident.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from './incident-database.ts';

let at: IncidentDatabase;
beforeAll(async () => {
  at = await incidentDatabase();
});
afterAll(() => at.db.close());

const actors = async (incidentId: string, kinds: string[]) =>
  (await at.audit(incidentId)).filter(({ kind }) => kinds.includes(kind)).map(({ actorId }) => actorId);

describe('the audit of a suspicion of child abuse', () => {
  it('does not say who classified, corrected or withdrew it', async () => {
    const incident = await at.report({ ...KNIFE, child_harm: 'yes_or_maybe' });
    await at.correct(incident, { ...HURT, child_harm: 'no' });
    await correctIncident(at.deps, { incidentId: incident.id, person: at.reporter, correction: 'over' });
    const kinds = ['incident-classified', 'lowering-held', 'reporter-says-over'];
    expect((await at.audit(incident.id)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    for (const actor of await actors(incident.id, kinds)) expect(actor).toBeNull();
  });

  it('is the exception: of any other report it says so', async () => {
    const incident = await at.report(HURT);
    await correctIncident(at.deps, { incidentId: incident.id, person: at.reporter, correction: 'over' });
    expect(await actors(incident.id, ['incident-classified', 'reporter-says-over'])).toEqual([at.reporter.id, at.reporter.id]);
  });
});
