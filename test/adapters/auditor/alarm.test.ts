/** What the operator hears: once, again when there is more, each hour, and when all of it has been made up. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HURT, KNIFE } from '../../incidents/incident-database.ts';
import { CALM } from '../../policy/california.ts';
import { type AuditedDatabase, auditedDatabase, MINUTE } from './audited-database.ts';

const STAFF = { ...CALM, kind: 'other', specific: 'staff_misconduct_no_child', other_facts: 'unknown' };

let at: AuditedDatabase;
beforeEach(async () => {
  at = await auditedDatabase();
});
afterEach(() => at.close());

/** A report whose card has vanished. */
async function withoutCard(answers: typeof HURT): Promise<{ id: string; reference: string }> {
  const incident = await at.report(answers);
  await at.deliver();
  await at.run(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" IN ('incident-card', 'restricted-card')`, [incident.id]);
  return incident;
}
const later = async (minutes: number): Promise<void> => {
  at.db.clock.move(minutes * MINUTE);
  await at.attend();
  await at.deliver();
  await at.main.look();
};
const pushes = () => at.said.map(({ push }) => push);
const codes = () => at.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields.code);

describe('the alarm', () => {
  it('names what is missing by reference, and says what to do', async () => {
    const { reference } = await withoutCard(HURT);
    await later(3);
    expect(at.said).toHaveLength(1);
    const text = JSON.stringify(at.said[0]);
    expect(text).toContain(`1 × no card in the director channel: ${reference}`);
    expect(text).toContain('telephone the security director');
    expect(text).not.toMatch(/Oak|fight|MARKEDNAME/i);
  });

  it('is Spanish in a district that speaks Spanish', async () => {
    await withoutCard(HURT);
    at.db.clock.move(3 * MINUTE);
    const auditor = at.auditor({ district: { ...at.deps.district, language: 'es' } });
    await auditor.look();
    await auditor.stop();
    expect(pushes()).toEqual(['Crosswalk: 1 cosa no se envió a tiempo']);
    expect(JSON.stringify(at.said[0])).toContain('no hay tarjeta en el canal de dirección');
  });

  it('counts what stands in no channel, without its reference', async () => {
    const { reference, id } = await withoutCard(STAFF);
    await later(3);
    expect(JSON.stringify(at.said)).toContain('1 × shown to nobody but the reporter: 1 whose reference stands in no channel');
    expect(JSON.stringify(at.said)).not.toContain(reference);
    expect(at.lines.at(-1)?.fields).toMatchObject({ code: 'auditor-alarm', counts: { 'told-nobody': 1 }, incidentIds: [id] });
    expect(JSON.stringify(at.lines)).not.toContain(reference);
  });

  it('is not repeated within the hour, but said at once when there is more, and once when all is made up', async () => {
    const first = await withoutCard(HURT);
    for (const minutes of [3, 1, 1, 1]) await later(minutes);
    expect(pushes()).toEqual(['Crosswalk: 1 thing was not sent in time']);
    const second = await withoutCard(KNIFE);
    await later(3);
    await later(1);
    expect(pushes()).toEqual(['Crosswalk: 1 thing was not sent in time', 'Crosswalk: 2 things were not sent in time']);
    await later(58);
    expect(at.said).toHaveLength(2);
    await later(3);
    expect(at.said).toHaveLength(3);
    await at.run(`UPDATE "Incident" SET "status" = 'closed' WHERE "id" IN ($1, $2)`, [first.id, second.id]);
    await later(1);
    await later(1);
    expect(pushes().slice(3)).toEqual(['Crosswalk: all made up']);
  });

  it('is tried again when nobody could hear it', async () => {
    await withoutCard(HURT);
    at.heard.down = true;
    await later(3);
    expect(at.said).toEqual([]);
    expect(codes()).toContain('auditor-unheard');
    at.heard.down = false;
    await later(1);
    expect(at.said).toHaveLength(1);
  });

  it('without a channel stands in the log and the figures, and is not logged every minute', async () => {
    await withoutCard(HURT);
    at.db.clock.move(3 * MINUTE);
    const auditor = at.auditor({ say: null });
    await auditor.look();
    await auditor.look();
    await auditor.stop();
    expect(at.said).toEqual([]);
    expect(codes()).toEqual(['auditor-alarm']);
    expect(auditor.figures().findings).toMatchObject({ 'card-missing': 1, 'call-unrung': 0 });
  });

  it('is raised by one of two processes, and by the other when that one has ended', async () => {
    await withoutCard(HURT);
    at.db.clock.move(3 * MINUTE);
    const second = at.auditor();
    const third = at.auditor();
    await second.look();
    await third.look();
    await third.look();
    expect(at.said).toHaveLength(1);
    expect(third.figures().findings['card-missing']).toBe(1);
    await second.stop();
    await third.look();
    await third.look();
    expect(at.said).toHaveLength(2);
    await third.stop();
  });
});

describe('an auditor whose connection is cut', () => {
  it('fails one look, keeps the time of the last good one, and goes on with a new connection', async () => {
    await at.main.look();
    const before = at.main.figures().lastRun;
    at.db.clock.move(MINUTE);
    await at.run(`ALTER TABLE "Recusal" RENAME TO "Gone"`);
    await expect(at.main.look()).rejects.toThrow();
    expect(at.main.figures().lastRun).toEqual(before);
    await at.run(`ALTER TABLE "Gone" RENAME TO "Recusal"`);
    await at.run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'crosswalk auditor' AND datname = current_database()`,
    );
    await at.main.look();
    expect(at.main.figures().lastRun).toEqual(at.db.clock.now());
  });
});
