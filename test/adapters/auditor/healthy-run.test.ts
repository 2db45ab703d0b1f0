/** A bot that does its work: whatever the level and track, by day, at night, over a weekend and after an outage, nothing is overlooked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideEscalation } from '../../../src/incidents/decide/decide-escalation.ts';
import { standDown } from '../../../src/incidents/emergency/stand-down.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { correctIncident } from '../../../src/incidents/report/correct-incident.ts';
import type { Answers } from '../../../src/policy/types.ts';
import { HURT, KNIFE } from '../../incidents/incident-database.ts';
import { CALM } from '../../policy/california.ts';
import { type AuditedDatabase, auditedDatabase, MINUTE } from './audited-database.ts';

const REPORTS: Record<string, Answers> = {
  L1: { ...HURT, injury: 'none', fight_sides: 'both' },
  'L2, the director is told': { ...CALM, immigration: 'yes' },
  L3: HURT,
  'L3 that becomes L4 by lasting': { ...CALM, missing: 'yes', missing_risk: 'none', grade: 'g9_12', over: 'ongoing' },
  L4: KNIFE,
  'L4, employee and supervisor': { ...HURT, staff_hit: 'yes' },
  L5: { ...KNIFE, object: 'gun' },
  'L5 without another word': { danger: 'yes' },
  CRISIS: { ...CALM, self_harm: 'signs' },
  'CRISIS and L4': { ...KNIFE, self_harm: 'signs' },
  TITLE_IX: { ...CALM, kind: 'sexual', grade: 'g9_12', sexual: 'words', sexual_facts: ['none'] },
  CANRA: { ...CALM, kind: 'sexual', grade: 'g9_12', sexual: 'touch', sexual_facts: ['none'] },
  STAFF_RESTRICTED: { ...CALM, kind: 'other', specific: 'staff_misconduct_no_child', other_facts: 'unknown' },
};

let at: AuditedDatabase;
beforeEach(async () => {
  at = await auditedDatabase();
});
afterEach(() => at.close());

async function reportAll(): Promise<Record<string, Incident>> {
  const all: Record<string, Incident> = {};
  for (const [name, answers] of Object.entries(REPORTS)) all[name] = await at.report(answers);
  await at.deliver();
  return all;
}

const named = (all: Record<string, Incident>, name: string): Incident => {
  const found = all[name];
  if (!found) throw new Error(name);
  return found;
};

/** Look after every step. */
async function passWatched(minutes: number, step: number): Promise<void> {
  for (let gone = 0; gone < minutes; gone += step) {
    await at.pass(step, step);
    expect(await at.overlooked(), `after ${gone + step} minutes`).toEqual([]);
  }
}

describe('a bot that does its work', () => {
  it('has its reports at every level, and on every named track', async () => {
    const all = Object.values(await reportAll());
    expect(new Set(all.map(({ classification }) => classification.level))).toEqual(new Set(['L1', 'L2', 'L3', 'L4', 'L5']));
    expect(all.flatMap(({ classification }) => classification.tracks)).toEqual(
      expect.arrayContaining(['CRISIS', 'TITLE_IX', 'CANRA', 'STAFF_RESTRICTED']),
    );
  });

  it('is found to have done it while nobody answers: at first by minutes, then to the second morning', async () => {
    await reportAll();
    await passWatched(24, 2);
    await passWatched(42 * 60, 3 * 60);
  });

  it('is found to have done it when people answer, over the weekend and the week after', async () => {
    const all = await reportAll();
    const { decision, id } = named(all, 'L3');
    const choice = { outcome: 'approved', reason: 'serious_injury', callerKey: 'adm', officerRequested: false } as const;
    await decideEscalation(at.deps, { incidentId: id, decisionId: decision?.id ?? '', person: at.person('dir'), choice });
    for (const name of ['L5', 'L5 without another word']) {
      await standDown(at.deps, { incidentId: named(all, name).id, person: at.person('dir') });
    }
    await correctIncident(at.deps, { incidentId: named(all, 'L1').id, person: at.reporter, correction: 'mistaken' });
    await passWatched(30, 5);
    await passWatched(9 * 24 * 60, 12 * 60);
  });

  it('has made up for an outage at the first look after it', async () => {
    await reportAll();
    await at.pass(10);
    at.db.clock.move(5 * 60 * MINUTE);
    expect(await at.overlooked()).not.toEqual([]);
    await at.attend();
    await at.deliver();
    expect(await at.overlooked()).toEqual([]);
    at.db.clock.move(30 * 24 * 60 * MINUTE);
    await at.pass(1);
    expect(await at.overlooked()).toEqual([]);
  });
});
