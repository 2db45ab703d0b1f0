/** Lowering from L4 takes two persons; closing, opening again and relating keep the records in order. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeIncident, relateIncident, reopenIncident } from '../../src/incidents/file/file-incident.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { proposeLevel } from '../../src/incidents/level/propose-level.ts';
import { openLevelChange, settleLevel } from '../../src/incidents/level/settle-level.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE, resultOf } from './incident-database.ts';

let at: IncidentDatabase;
let incident: Incident;
beforeAll(async () => {
  at = await incidentDatabase();
});
afterAll(() => at.db.close());

const now = () => at.now(incident);
const kinds = async (): Promise<string[]> => (await at.audit(incident.id)).map(({ kind }) => kind);
const decide = (outcome: 'approved' | 'declined', who = 'dir') => at.decide(incident, { outcome, who });

describe('lowering an L4', () => {
  beforeEach(async () => {
    incident = await at.report(KNIFE);
    incident = await at.correct(incident, { ...KNIFE, object: 'small_folding' });
  });
  const propose = (who: string) => proposeLevel(at.deps, { incidentId: incident.id, person: at.person(who), reason: 'facts_corrected' });
  const settle = async (who: string, outcome: 'confirmed' | 'refused') => {
    const levelChangeId = openLevelChange(await now())?.id ?? at.deps.ids.id();
    return settleLevel(at.deps, { incidentId: incident.id, person: at.person(who), levelChangeId, outcome });
  };

  it('takes two persons: the first changes nothing, the same person is no second, the second lowers it and the notice is given up', async () => {
    expect([incident.classification.level, incident.wouldBeLevel]).toEqual(['L4', 'L2']);
    expect((await propose('adm')).kind).toBe('done');
    expect((await now()).classification.level).toBe('L4');
    expect((await propose('dir')).kind).toBe('already');
    expect((await settle('adm', 'confirmed')).kind).toBe('not-allowed');
    const lowered = resultOf(await settle('dir', 'confirmed'));
    expect([lowered.classification.level, lowered.wouldBeLevel]).toEqual(['L2', null]);
    const [notice] = lowered.notices;
    expect([at.keyOf(notice?.waiverById ?? null), at.keyOf(notice?.waivedById ?? null), notice?.waiverReason]).toEqual([
      'adm',
      'dir',
      'reclassified',
    ]);
    expect(await kinds()).toEqual(expect.arrayContaining(['lowering-held', 'lowering-proposed', 'lowering-confirmed', 'notice-waived']));
  });

  it('is undone by facts that ask for the notice again: a new one is owed, and the former stays on record', async () => {
    await propose('adm');
    await settle('dir', 'confirmed');
    const again = await at.correct(await now(), KNIFE);
    expect([again.classification.level, again.classification.rules]).toEqual(['L4', incident.classification.rules]);
    expect(again.notices.map(({ rule, waivedAt }) => [rule, waivedAt !== null])).toEqual([
      ['M4', true],
      ['M4', false],
    ]);
    const more = await at.correct(again, { ...KNIFE, over: 'over_safe' });
    expect(more.notices).toHaveLength(2);
  });

  it('of one person who proposes and confirms is refused by the database too', async () => {
    await propose('dir');
    const id = openLevelChange(await now())?.id ?? '';
    const byId = at.person('dir').id;
    const settled = at.db.unitOfWork.run((tx) => tx.followUps.settleLevelOnce(id, { outcome: 'confirmed', at: at.db.clock.now(), byId }));
    expect(await settled).toBe(false);
    const direct = at.db.database.prisma.levelChange.update({ where: { id }, data: { confirmedAt: new Date(), confirmedById: byId } });
    await expect(direct).rejects.toThrow(/LevelChange_two_persons/);
  });

  it('is kept by the second person, or dropped when the facts change', async () => {
    await propose('adm');
    expect((await settle('dir', 'refused')).kind).toBe('done');
    expect((await now()).classification.level).toBe('L4');
    await propose('dir');
    incident = await at.correct(await now(), { ...KNIFE, object: 'razor' });
    expect(openLevelChange(incident)).toBeNull();
    expect((await settle('dep', 'confirmed')).kind).toBe('not-found');
  });

  it('is not proposed where the facts give the level it has, nor by somebody who may not see it', async () => {
    expect((await propose('nine')).kind).toBe('not-allowed');
    incident = await at.report(KNIFE);
    expect((await propose('dir')).kind).toBe('not-found');
  });
});

describe('the file', () => {
  const RULES = { ...CALM, kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' };
  const close = (who: string) => closeIncident(at.deps, { incidentId: incident.id, person: at.person(who) });

  it('closes what has nothing open, and opens it again', async () => {
    incident = await at.report(HURT);
    expect((await close('dir')).kind).toBe('already');
    await decide('declined');
    for (const duty of (await now()).duties) {
      await at.db.unitOfWork.run((tx) => tx.incidents.doDutyOnce(duty.id, { at: at.db.clock.now(), byId: at.person('adm').id }));
    }
    expect((await close('adm')).kind).toBe('not-allowed');
    expect((await close('dir')).kind).toBe('done');
    expect((await now()).status).toBe('closed');
    expect((await reopenIncident(at.deps, { incidentId: incident.id, person: at.person('des') })).kind).toBe('done');
    expect((await now()).status).toBe('open');
  });

  it('of a school matter is kept by the administrator of the site', async () => {
    incident = await at.report(RULES);
    for (const duty of (await now()).duties) {
      await at.db.unitOfWork.run((tx) => tx.incidents.doDutyOnce(duty.id, { at: at.db.clock.now(), byId: at.person('adm').id }));
    }
    expect((await close('elm')).kind).toBe('not-allowed');
    expect((await close('adm')).kind).toBe('done');
  });

  it('relates two incidents that both may be seen, once, and neither changes', async () => {
    const other = await at.report(HURT);
    const elsewhere = await at.report(HURT, 'elm-hs');
    incident = await at.report(RULES);
    const relate = (reference: string) => relateIncident(at.deps, { incidentId: incident.id, person: at.person('adm'), reference });
    expect((await relate(other.reference)).kind).toBe('done');
    expect((await relate(other.reference)).kind).toBe('already');
    expect((await relate(incident.reference)).kind).toBe('already');
    expect((await relate('OK-0000')).kind).toBe('already');
    // what may not be seen reads like what is not there
    expect((await relate(elsewhere.reference)).kind).toBe('already');
    const related = await at.db.unitOfWork.run((tx) => tx.followUps.relatedTo(other.id));
    expect(related).toEqual([incident.reference]);
  });
});
