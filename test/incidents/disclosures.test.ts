/** Whenever something about a student goes to police it is logged with its legal gate, in the same transaction; the CLI reads it back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as disclosures } from '../../src/cli/disclosures.ts';
import { recordCall } from '../../src/incidents/call/record-call.ts';
import { decideEscalation } from '../../src/incidents/decide/decide-escalation.ts';
import type { DisclosureGate } from '../../src/incidents/disclosure/disclosure-basis.ts';
import { confirmEmergency } from '../../src/incidents/emergency/confirm-emergency.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { recordNotice } from '../../src/incidents/notice/record-notice.ts';
import { printedBy } from '../cli/printed.ts';
import { administer } from '../fixtures/database-server.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from './incident-database.ts';

let at: IncidentDatabase;
beforeAll(async () => {
  at = await incidentDatabase();
});
afterAll(() => at.db.close());

const logged = (incident: Incident) => at.db.database.prisma.disclosure.findMany({ where: { incidentId: incident.id } });

const list = (args: string[]) => printedBy(() => disclosures(args, { DATABASE_URL: at.db.url }));

/** Nothing can be written into this table. */
const refuse = (table: string) => `
  CREATE OR REPLACE FUNCTION "refuse"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
  CREATE TRIGGER "refuse" BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION "refuse"()`;
const APPROVED = { outcome: 'approved', reason: 'ongoing_risk', callerKey: 'adm', officerRequested: false } as const;
const THREAT = { ...CALM, kind: 'threat', grade: 'g9_12', threat_words: 'kill', threat_signs: ['target', 'hearsay'], staff_hit: 'no' };
const MISSING = { ...CALM, kind: 'other', special: ['missing'], missing: 'yes', grade: 'tk5' };
const ALL = ['kind', 'place', 'time', 'identity'];

async function approved(): Promise<Incident> {
  const incident = await at.report(HURT);
  const decisionId = incident.decision?.id ?? '';
  await decideEscalation(at.deps, { incidentId: incident.id, decisionId, person: at.person('dir'), choice: APPROVED });
  return incident;
}

const makeNotice = (incident: Incident, rule: string, gate?: DisclosureGate) =>
  recordNotice(at.deps, {
    ...{ incidentId: incident.id, noticeId: incident.notices.find((each) => each.rule === rule)?.id ?? '' },
    ...{ person: at.person('adm'), how: 'phone' as const, caseNumber: null, ...(gate ? { gate } : {}) },
  });

const told = async (incident: Incident): Promise<unknown[]> => {
  const rows = await at.db.database.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
  const events = rows.map(({ body }) => JSON.parse(body));
  return events.filter(({ kind, incidentId }) => kind === 'disclosure-logged' && incidentId === incident.id).map(({ details }) => details);
};

describe('a disclosure', () => {
  it('of a notice goes through the statute, once, however often it is recorded', async () => {
    const incident = await at.report(KNIFE);
    await Promise.all([makeNotice(incident, 'M4'), makeNotice(incident, 'M4')]);
    await makeNotice(incident, 'M4');
    const said = { recipient: 'oak-pd', reasons: ['knife_or_626_10_item', 'M4'], basis: 'statutory_notice', contents: ALL };
    const [row, ...more] = await logged(incident);
    expect(row).toMatchObject({ ...said, byId: at.person('adm').id, at: at.db.clock.now() });
    expect(more).toEqual([]);
    expect(await told(incident)).toEqual([{ disclosureId: row?.id, ...said }]);
  });

  it('of a threat to kill is an emergency with the threat on record; of a missing child it waits for counsel', async () => {
    const threat = await at.report(THREAT);
    await makeNotice(threat, 'M7');
    expect(await logged(threat)).toMatchObject([{ basis: 'emergency', reasons: ['homicidal_threat_6_12', 'M7'], contents: ALL }]);
    const missing = await at.report(MISSING);
    await makeNotice(missing, 'M9');
    expect(await logged(missing)).toMatchObject([{ basis: 'counsel_to_confirm', reasons: ['missing_student', 'M9'] }]);
  });

  it('without identity says so, under whatever statute', async () => {
    const incident = await at.report(KNIFE);
    await makeNotice(incident, 'M4', 'no_identity');
    expect(await logged(incident)).toMatchObject([{ basis: 'no_identity', contents: ['kind', 'place', 'time'] }]);
  });

  it('of an approved call names the gate that the caller chose, and the reason of the decision', async () => {
    const incident = await approved();
    await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null, gate: 'own_observation' });
    const reasons = ['fight_serious_injury', 'ongoing_risk'];
    expect(await logged(incident)).toMatchObject([{ recipient: 'oak-pd', reasons, basis: 'own_observation' }]);
    const other = await approved();
    await recordCall(at.deps, { incidentId: other.id, person: at.person('adm'), caseNumber: null });
    expect(await logged(other)).toMatchObject([{ basis: 'no_identity', contents: ['kind', 'place', 'time'] }]);
  });

  it('of an approved call is never a statutory notice, whatever was sent', async () => {
    const incident = await approved();
    await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null, gate: 'statutory_notice' });
    expect(await logged(incident)).toMatchObject([{ basis: 'counsel_to_confirm' }]);
  });

  it('of a 911 call is an emergency, with the kind of danger on record', async () => {
    const incident = await at.report({ ...CALM, danger: 'yes' });
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.reporter });
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.person('dir') });
    expect(await logged(incident)).toMatchObject([{ recipient: '911', basis: 'emergency', reasons: [incident.classification.type] }]);
  });

  it('does not say in the audit who reported suspected child abuse', async () => {
    const incident = await at.report({ ...CALM, danger: 'yes', child_harm: 'yes_or_maybe' });
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.reporter });
    expect(await at.audit(incident.id)).toContainEqual({ kind: 'disclosure-logged', actorId: null });
  });

  // the disclosure is written in the middle, audit events at the very end
  it.each(['Disclosure', 'AuditEvent'])(
    'and what it is about are one transaction: where no %s can be written, nothing is',
    async (table) => {
      const [call, notice, danger] = [await approved(), await at.report(KNIFE), await at.report({ ...CALM, danger: 'yes' })];
      const head = await at.db.database.auditHead();
      await administer(at.db.url, refuse(table));
      await expect(recordCall(at.deps, { incidentId: call.id, person: at.person('adm'), caseNumber: null })).rejects.toThrow();
      await expect(makeNotice(notice, 'M4')).rejects.toThrow();
      await expect(confirmEmergency(at.deps, { incidentId: danger.id, person: at.reporter })).rejects.toThrow();
      await administer(at.db.url, `DROP TRIGGER "refuse" ON "${table}"`);
      const { prisma } = at.db.database;
      expect(await prisma.callDuty.count({ where: { incidentId: call.id, calledAt: { not: null } } })).toBe(0);
      expect(await prisma.policeNotice.count({ where: { incidentId: notice.id, madeAt: { not: null } } })).toBe(0);
      expect(await prisma.emergency.count({ where: { incidentId: danger.id, confirmedAt: { not: null } } })).toBe(0);
      for (const incident of [call, notice, danger]) expect(await logged(incident)).toEqual([]);
      expect(await at.db.database.auditHead()).toEqual(head);
    },
  );

  it('is not made by deciding to keep a matter at school', async () => {
    const incident = await at.report(HURT);
    const choice = { outcome: 'declined', reason: 'school_level' } as const;
    await decideEscalation(at.deps, { incidentId: incident.id, decisionId: incident.decision?.id ?? '', person: at.person('dir'), choice });
    expect(await logged(incident)).toEqual([]);
  });
});

describe('npm run disclosures', () => {
  it('prints them as CSV with reason, gate and its source, with titles and no names, within dates', async () => {
    const { code, printed: text } = await list([]);
    expect(code).toBe(0);
    const [head, ...rows] = text.trim().split('\n');
    expect(head).toBe('time,reference,recipient,reasons,gate,source,contents,told by');
    expect(rows.length).toBe(await at.db.database.prisma.disclosure.count());
    expect(rows).toContainEqual(
      expect.stringMatching(/,knife_or_626_10_item M4,statutory_notice,"EC 48902, EC 44014: .*",kind place time identity,/),
    );
    expect(rows).toContainEqual(expect.stringMatching(/,missing_student M9,counsel_to_confirm,counsel to confirm/));
    expect(text).not.toMatch(/MARKED|reporter/);
    expect((await list(['--from', '2020-01-01', '--to', '2020-01-31'])).printed.trim().split('\n')).toHaveLength(1);
  });

  it('takes both days whole, in the district’s time zone', async () => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles' }).format(at.db.clock.now());
    const { printed: text } = await list(['--from', day, '--to', day]);
    expect(text.trim().split('\n')).toHaveLength(1 + (await at.db.database.prisma.disclosure.count()));
  });

  it.each([
    [['--from', 'yesterday'], 'is no date'],
    [['--from', '2026-02-31'], 'is no date'],
    [['--from', '2026-10-02', '--to', '2026-10-01'], '--to is before --from'],
  ])('refuses %j', async (args, why) => {
    expect(await list(args)).toMatchObject({ code: 2, printed: expect.stringContaining(why) });
  });

  it.each([
    ['changed', (id: string) => `UPDATE "Disclosure" SET "recipient" = 'nobody' WHERE "id" = '${id}'`],
    ['given another gate', (id: string) => `UPDATE "Disclosure" SET "basis" = 'no_identity' WHERE "id" = '${id}'`],
    ['removed', (id: string) => `DELETE FROM "Disclosure" WHERE "id" = '${id}'`],
  ])('says which one was %s in the database: the audit chain has it as it was', async (_, tamper) => {
    const incident = await at.report(KNIFE);
    await makeNotice(incident, 'M4');
    const [row] = await logged(incident);
    await administer(at.db.url, tamper(row?.id ?? ''));
    expect(await list([])).toMatchObject({ code: 2, printed: expect.stringContaining(`gone since they were logged: ${row?.id}`) });
    await at.db.database.prisma.disclosure.deleteMany({ where: { id: row?.id ?? '' } });
    if (row) await at.db.database.prisma.disclosure.create({ data: row });
    expect((await list([])).code).toBe(0);
  });
});
