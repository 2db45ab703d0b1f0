/** What deciders do about an escalation besides deciding: ask, hand over, declare a conflict, revise, lower with a second person, file. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordCall } from '../../../src/incidents/call/record-call.ts';
import { askReporter } from '../../../src/incidents/decide/ask-reporter.ts';
import { handOver } from '../../../src/incidents/decide/hand-over.ts';
import { reviseDecision } from '../../../src/incidents/decide/revise-decision.ts';
import { decidersOf } from '../../../src/incidents/deciders.ts';
import { declareConflict } from '../../../src/incidents/declare-conflict.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { may } from '../../../src/incidents/permissions.ts';
import { addFacts } from '../../../src/incidents/report/add-facts.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE, resultOf } from '../incident-database.ts';

let at: IncidentDatabase;
let incident: Incident;
beforeAll(async () => {
  at = await incidentDatabase();
});
afterAll(() => at.db.close());

const now = () => at.now(incident);
const kinds = async (): Promise<string[]> => (await at.audit(incident.id)).map(({ kind }) => kind);
const decide = (outcome: 'approved' | 'declined', who = 'dir') => at.decide(incident, { outcome, who });

describe('a question to the reporter', () => {
  beforeEach(async () => {
    incident = await at.report(HURT);
  });
  const ask = (questionId: string, who = 'dir') => askReporter(at.deps, { incidentId: incident.id, person: at.person(who), questionId });

  it('goes to them once while it waits, and their answer comes back to the incident and is read by the policy', async () => {
    expect((await ask('injury')).kind).toBe('done');
    expect((await ask('injury', 'dep')).kind).toBe('already');
    expect((await at.posted(incident.id)).filter(({ kind }) => kind === 'inquiry')).toMatchObject([{ to: 'reporter', lane: 'decision' }]);
    const answers = { ...HURT, injury: 'serious' };
    const answered = resultOf(
      await addFacts(at.deps, {
        incidentId: incident.id,
        person: at.reporter,
        answers,
        note: null,
        siteId: 'oak-hs',
        answered: ['injury'],
      }),
    );
    expect(answered.inquiries).toMatchObject([{ questionId: 'injury', answeredAt: at.db.clock.now() }]);
    expect(answered.classification.level).toBe('L4');
  });

  it('is answered also when nothing about it has changed, and may then be asked again', async () => {
    await ask('injury');
    await addFacts(at.deps, {
      ...{ incidentId: incident.id, person: at.reporter, answers: HURT, note: null, siteId: 'oak-hs' },
      answered: ['injury'],
    });
    expect((await now()).inquiries[0]?.answeredAt).not.toBeNull();
    at.db.clock.move(1000);
    expect((await ask('injury')).kind).toBe('done');
  });

  it('that nobody answered stays open when other facts are added', async () => {
    await ask('injury');
    await at.correct(incident, { ...HURT, over: 'over_safe' });
    expect((await now()).inquiries[0]?.answeredAt).toBeNull();
  });

  it.each(['adm', 'nine'])('is not put by %s', async (who) => {
    expect((await ask('injury', who)).kind).toBe('not-allowed');
  });

  it('that the policy does not have is not found', async () => {
    expect((await ask('no_such_question')).kind).toBe('not-found');
  });
});

describe('a case that is handed over', () => {
  beforeEach(async () => {
    incident = await at.report(HURT);
  });
  const give = (toKey: string, who = 'dir') => handOver(at.deps, { incidentId: incident.id, person: at.person(who), toKey });
  const chain = async () => decidersOf(at.deps.district, await now(), at.db.clock.now()).map(({ key }) => key);

  it('is asked about where it went, which is told at once, and the reminder follows', async () => {
    expect(await chain()).toEqual(['dir', 'dep', 'des']);
    expect((await give('des')).kind).toBe('done');
    expect(await chain()).toEqual(['des', 'dir', 'dep']);
    await at.remind(incident.decision?.id ?? '', 'reminder');
    const told = (await at.posted(incident.id)).filter(({ kind }) => ['hand-over', 'decision-reminder'].includes(kind));
    expect(told.map(({ kind, to }) => [kind, to])).toEqual([
      ['hand-over', 'des'],
      ['decision-reminder', 'des'],
    ]);
    expect((await give('des')).kind).toBe('already');
    expect((await give('dep', 'des')).kind).toBe('done');
    expect((await chain())[0]).toBe('dep');
  });

  it('goes only to somebody who may decide about it', async () => {
    expect((await give('adm')).kind).toBe('not-found');
    expect((await give('dep', 'adm')).kind).toBe('not-allowed');
  });
});

describe('a conflict of interest', () => {
  const takeOff = (about: string, who = about) =>
    declareConflict(at.deps, { incidentId: incident.id, person: at.person(who), aboutId: at.person(about).id });

  it('takes a decider off the case: they see and decide nothing, are asked nothing, and the next is rung', async () => {
    incident = await at.report(HURT);
    expect((await takeOff('dir')).kind).toBe('done');
    const later = await now();
    expect(may(at.person('dir'), 'view', later)).toBe(false);
    expect((await decide('approved')).kind).toBe('not-allowed');
    expect(decidersOf(at.deps.district, later, at.db.clock.now()).map(({ key }) => key)).toEqual(['dep', 'des']);
    const rung = (await at.posted(incident.id)).filter(({ details }) => details.why === 'taken-over');
    expect(rung).toMatchObject([{ to: 'channel', details: { personKey: 'dep' } }]);
    expect((await decide('declined', 'dep')).kind).toBe('done');
  });

  it('passes a notice and an approved call on to the next', async () => {
    incident = await at.report(KNIFE);
    expect((await now()).notices.map(({ ownerId }) => at.keyOf(ownerId))).toEqual(['adm']);
    expect((await takeOff('adm', 'dir')).kind).toBe('done');
    expect((await now()).notices.map(({ ownerId }) => at.keyOf(ownerId))).toEqual(['dir']);

    incident = await at.report(HURT);
    await decide('approved');
    expect(at.keyOf((await now()).callDuty?.callerId ?? null)).toBe('adm');
    await takeOff('adm', 'dir');
    expect(at.keyOf((await now()).callDuty?.callerId ?? null)).toBe('dir');
    expect((await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null })).kind).toBe('not-allowed');
  });

  it('is declared by anybody of themselves, of others only by deciders, and once', async () => {
    incident = await at.report(HURT);
    expect((await takeOff('dir', 'adm')).kind).toBe('not-allowed');
    expect((await takeOff('adm')).kind).toBe('done');
    expect((await takeOff('adm', 'dir')).kind).toBe('already');
  });
});

describe('a decision that is revised', () => {
  beforeEach(async () => {
    incident = await at.report(HURT);
  });
  const revise = async (outcome: 'approved' | 'declined', who = 'dep', of?: string) => {
    const decisionId = of ?? (await now()).decision?.id ?? '';
    const choice =
      outcome === 'approved'
        ? ({ outcome, reason: 'serious_injury', callerKey: 'dir', officerRequested: true } as const)
        : ({ outcome, reason: 'insufficient_facts' } as const);
    return reviseDecision(at.deps, { incidentId: incident.id, decisionId, person: at.person(who), choice });
  };

  it('from keeping to calling opens a call; both stay on record with their reasons', async () => {
    await decide('declined');
    const revised = resultOf(await revise('approved'));
    expect(revised.decision).toMatchObject({ outcome: 'approved', reason: 'serious_injury' });
    expect(revised.formerDecisions).toMatchObject([{ outcome: 'declined', reason: 'school_level' }]);
    expect(revised.decision?.revisesId).toBe(revised.formerDecisions[0]?.id);
    expect(at.keyOf(revised.callDuty?.callerId ?? null)).toBe('dir');
    expect((await at.posted(incident.id)).filter(({ kind }) => kind === 'decision-to-reporter')).toHaveLength(2);
    expect(await kinds()).toContain('decision-revised');
  });

  it('from calling to keeping takes the call back, unless it was made', async () => {
    await decide('approved');
    const kept = resultOf(await revise('declined'));
    expect(kept.callDuty?.cancelledAt).toEqual(at.db.clock.now());
    expect((await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null })).kind).toBe('already');

    incident = await at.report(HURT);
    await decide('approved');
    await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null });
    expect((await revise('declined')).kind).toBe('already');
    expect((await now()).decision?.outcome).toBe('approved');
  });

  it('counts in a digest as what it became, with the time of the first choice; the two confirmations of one notice count once', async () => {
    at.db.clock.move(60_000);
    incident = await at.report(HURT);
    at.db.clock.move(5 * 60_000);
    await decide('declined');
    at.db.clock.move(60 * 60_000);
    await revise('approved');
    const { openedAt } = await now();
    const week = await at.db.unitOfWork.run((tx) => tx.digests.incidentsBetween(openedAt, new Date(openedAt.getTime() + 1)));
    expect(week).toMatchObject([{ outcome: 'approved', decisionMinutes: 5 }]);
    const hit = await at.report({ ...HURT, injury: 'first_aid', staff_hit: 'on_purpose' });
    expect(hit.notices).toHaveLength(2);
    const [counted] = await at.db.unitOfWork.run((tx) => tx.digests.incidentsBetween(hit.openedAt, new Date(hit.openedAt.getTime() + 1)));
    expect(counted?.notices.map(({ rule }) => rule)).toEqual(['M6']);
  });

  it('by two people at once is revised once', async () => {
    await decide('declined');
    const decisionId = (await now()).decision?.id ?? '';
    const outcomes = await Promise.all(['dir', 'des'].map((who) => revise('approved', who, decisionId)));
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'not-found']);
    expect((await now()).formerDecisions).toHaveLength(1);
  });

  it('never while it is still open, and never to the same', async () => {
    expect((await revise('declined')).kind).toBe('already');
    await decide('declined');
    expect((await revise('declined')).kind).toBe('already');
  });
});
