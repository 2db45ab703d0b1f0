/** Rows that never come to be, vanish or stand still: the auditor finds exactly that, and nothing where all is well. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideEscalation } from '../../../src/incidents/decide/decide-escalation.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { startDraft } from '../../../src/incidents/report/start-draft.ts';
import type { Answers } from '../../../src/policy/types.ts';
import { aDraft } from '../../fixtures/test-database.ts';
import { HURT, KNIFE } from '../../incidents/incident-database.ts';
import { CALM } from '../../policy/california.ts';
import { type AuditedDatabase, auditedDatabase, MINUTE } from './audited-database.ts';

const SCHOOL: Answers = { ...HURT, injury: 'none', fight_sides: 'both' };
const GUN: Answers = { ...KNIFE, object: 'gun' };
const STAFF: Answers = { ...CALM, kind: 'other', specific: 'staff_misconduct_no_child', other_facts: 'unknown' };

let at: AuditedDatabase;
beforeEach(async () => {
  at = await auditedDatabase();
});
afterEach(() => at.close());

/** A report whose messages have arrived. */
async function told(answers: Answers): Promise<Incident> {
  const incident = await at.report(answers);
  await at.deliver();
  return incident;
}

async function approved(): Promise<Incident> {
  const incident = await told(HURT);
  const choice = { outcome: 'approved', reason: 'serious_injury', callerKey: 'adm', officerRequested: false } as const;
  const input = { incidentId: incident.id, decisionId: incident.decision?.id ?? '', person: at.person('dir'), choice };
  const outcome = await decideEscalation(at.deps, input);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  await at.deliver();
  return outcome.incident;
}

/** Somebody deletes rows; none would be a broken test. */
async function plant(sql: string, ...values: unknown[]): Promise<void> {
  expect(await at.run(sql, values)).toBeGreaterThan(0);
}

describe('nothing is overlooked', () => {
  it('before anything has happened', async () => {
    expect(await at.overlooked()).toEqual([]);
  });

  it('in an emergency that nobody confirms for half an hour, minute by minute', async () => {
    await told(GUN);
    for (let minute = 0; minute < 40; minute++) {
      await at.pass(1);
      expect(await at.overlooked()).toEqual([]);
    }
  });
});

describe('what vanished is found:', () => {
  it('the reminder that was to ask the deputy', async () => {
    const { reference, decision } = await told(HURT);
    await plant(`DELETE FROM "Reminder" WHERE "itemId" = $1 AND "stage" = 'deputy'`, decision?.id);
    await at.pass(12);
    expect(await at.overlooked()).toEqual([]);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`decision-unasked ${reference}`]);
    await at.pass(10);
    expect(await at.overlooked()).toEqual([`decision-unasked ${reference}`]);
  });

  it('every reminder of a decision, before the first is due', async () => {
    const { reference, decision } = await told(HURT);
    await plant(`DELETE FROM "Reminder" WHERE "itemId" = $1`, decision?.id);
    expect(await at.overlooked()).toEqual([`unwatched ${reference}`]);
  });

  it('the message that asked the director, once it was posted', async () => {
    const { reference, id } = await told(HURT);
    await at.pass(9);
    await plant(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "details"->>'stage' = 'reminder'`, id);
    await at.pass(2);
    expect(await at.overlooked()).toEqual([`decision-unasked ${reference}`]);
  });

  it('the card in the director channel', async () => {
    const { reference, id } = await told(HURT);
    await plant(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'incident-card'`, id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`card-missing ${reference}`]);
  });

  it('the delivery of a card that is not there yet', async () => {
    const { reference, id } = await at.report(HURT);
    const card = `SELECT "id" FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'incident-card'`;
    await plant(`DELETE FROM "Delivery" WHERE "cardId" IN (${card})`, id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`message-lost ${reference}`]);
  });

  it('the update of a card that shows an old state', async () => {
    const { reference, id } = await told(HURT);
    await plant(`UPDATE "PostedCard" SET "wantedVersion" = "wantedVersion" + 1 WHERE "incidentId" = $1 AND "kind" = 'incident-card'`, id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`card-outdated ${reference}`]);
  });

  it('the reminder of an approved call, before and after it is due', async () => {
    const { reference, callDuty } = await approved();
    await at.pass(3);
    expect(await at.overlooked()).toEqual([]);
    await plant(`DELETE FROM "Reminder" WHERE "itemId" = $1`, callDuty?.id);
    expect(await at.overlooked()).toEqual([`unwatched ${reference}`]);
    await at.pass(10);
    expect(await at.overlooked()).toEqual([`call-unrung ${reference}`]);
  });

  it('the message to whoever makes an approved call', async () => {
    const { reference, id } = await approved();
    await plant(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'call-duty'`, id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`call-untold ${reference}`]);
  });

  it('the reminders of a notice, before and after it is due', async () => {
    const { reference, notices } = await told(KNIFE);
    await plant(`DELETE FROM "Reminder" WHERE "itemId" = $1`, notices[0]?.id);
    expect(await at.overlooked()).toEqual([`unwatched ${reference}`]);
    await at.pass(65, 5);
    expect(await at.overlooked()).toEqual([`notice-unrung ${reference}`]);
  });

  it('the message to whoever owes a notice', async () => {
    const { reference, id } = await told(KNIFE);
    await plant(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'notice-duty'`, id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`notice-untold ${reference}`]);
  });

  it('the notice itself', async () => {
    const { reference, notices } = await told(KNIFE);
    await plant('DELETE FROM "PoliceNotice" WHERE "id" = $1', notices[0]?.id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`not-opened ${reference}`]);
  });

  it.each<[string, Answers]>([
    ['Decision', HURT],
    ['Emergency', GUN],
  ])('a %s that the classification demands', async (table, answers) => {
    const { reference, id } = await told(answers);
    await plant(`DELETE FROM "${table}" WHERE "incidentId" = $1`, id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`not-opened ${reference}`]);
  });

  it('the look at an emergency that nobody confirmed', async () => {
    const { reference, emergency } = await told(GUN);
    await at.pass(2);
    await plant('DELETE FROM "Reminder" WHERE "itemId" = $1', emergency?.id);
    expect(await at.overlooked()).toEqual([`unwatched ${reference}`]);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`emergency-unrung ${reference}`]);
  });

  it('the reminders of duties nobody does', async () => {
    const { reference, id, duties } = await told(SCHOOL);
    expect(duties.length).toBeGreaterThan(0);
    await plant(`DELETE FROM "Reminder" WHERE "subjectId" = $1 AND "kind" = 'duty'`, id);
    await at.pass(20 * 60, 60);
    expect(await at.overlooked()).toEqual([]);
    await at.pass(40 * 60, 60);
    expect(new Set(await at.overlooked())).toEqual(new Set([`duty-unrung ${reference}`]));
  });

  it('what the administrator was to read of a school matter', async () => {
    const { reference, id } = await told(SCHOOL);
    await plant(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'site-card'`, id);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([`told-nobody ${reference}`]);
  });

  it('what those were to read who alone read of a matter about staff, without its reference', async () => {
    const { id } = await told(STAFF);
    await at.pass(3);
    expect(await at.overlooked()).toEqual([]);
    await plant(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'restricted-card'`, id);
    expect(await at.overlooked()).toEqual(['told-nobody']);
  });
});

describe('what stands still is found:', () => {
  it('an urgent message that waits', async () => {
    const { reference, id } = await at.report(HURT);
    const card = `SELECT "id" FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'incident-card'`;
    const later = new Date(at.db.clock.now().getTime() + 60 * MINUTE);
    await plant(`UPDATE "Delivery" SET "notBefore" = $2 WHERE "cardId" IN (${card})`, id, later);
    await at.pass(2);
    expect(await at.overlooked()).toEqual([]);
    await at.pass(1);
    expect(await at.overlooked()).toEqual([`delivery-stuck ${reference}`]);
  });

  it('an urgent message that was given up, for a day', async () => {
    const { reference, id } = await told(KNIFE);
    const own = `SELECT "id" FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'site-card'`;
    await plant(`UPDATE "Delivery" SET "state" = 'failed', "settledAt" = $2 WHERE "cardId" IN (${own})`, id, at.db.clock.now());
    expect(await at.overlooked()).toContain(`delivery-failed ${reference}`);
    await at.pass(25 * 60, 60);
    expect(await at.overlooked()).not.toContain(`delivery-failed ${reference}`);
  });

  it('a reminder nobody attends to', async () => {
    await startDraft(at.deps, { draft: aDraft(at.reporter.id, { startedAt: at.db.clock.now(), updatedAt: at.db.clock.now() }) });
    at.db.clock.move(9 * MINUTE);
    expect(await at.overlooked()).toEqual([]);
    at.db.clock.move(2 * MINUTE);
    expect(await at.overlooked()).toEqual(['reminder-late']);
    await at.attend();
    await at.deliver();
    expect(await at.overlooked()).toEqual([]);
  });
});
