/** Whenever something about a student goes to police it is logged with its legal gate, in the same transaction; the CLI reads it back. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run as disclosures } from '../../src/cli/disclosures.ts';
import { run as story } from '../../src/cli/incident.ts';
import { recordCall } from '../../src/incidents/call/record-call.ts';
import { decideEscalation } from '../../src/incidents/decide/decide-escalation.ts';
import { confirmEmergency } from '../../src/incidents/emergency/confirm-emergency.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { recordNotice } from '../../src/incidents/notice/record-notice.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from './incident-database.ts';

let at: IncidentDatabase;
beforeAll(async () => {
  at = await incidentDatabase();
});
afterAll(() => at.db.close());

const logged = (incident: Incident) => at.db.database.prisma.disclosure.findMany({ where: { incidentId: incident.id } });

async function printed(command: typeof disclosures, args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const listen = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen);
  vi.spyOn(process.stderr, 'write').mockImplementation(listen);
  const code = await command(args, { DATABASE_URL: at.db.url });
  vi.restoreAllMocks();
  return { code, text };
}

describe('a disclosure', () => {
  it('of a notice goes through the statute, once', async () => {
    const incident = await at.report(KNIFE);
    const make = () =>
      recordNotice(at.deps, {
        ...{ incidentId: incident.id, noticeId: incident.notices[0]?.id ?? '' },
        ...{ person: at.person('adm'), how: 'phone' as const, caseNumber: null },
      });
    await make();
    await make();
    expect(await logged(incident)).toMatchObject([
      { recipient: 'oak-pd', basis: 'statutory_notice', contents: ['kind', 'place', 'time', 'identity'], byId: at.person('adm').id },
    ]);
  });

  it('of an approved call names the gate that the caller chose', async () => {
    const incident = await at.report(HURT);
    const choice = { outcome: 'approved', reason: 'ongoing_risk', callerKey: 'adm', officerRequested: false } as const;
    await decideEscalation(at.deps, { incidentId: incident.id, decisionId: incident.decision?.id ?? '', person: at.person('dir'), choice });
    await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null, gate: 'own_observation' });
    expect(await logged(incident)).toMatchObject([{ recipient: 'oak-pd', basis: 'own_observation' }]);

    const other = await at.report(HURT);
    await decideEscalation(at.deps, { incidentId: other.id, decisionId: other.decision?.id ?? '', person: at.person('dir'), choice });
    await recordCall(at.deps, { incidentId: other.id, person: at.person('adm'), caseNumber: null });
    expect(await logged(other)).toMatchObject([{ basis: 'no_identity', contents: ['kind', 'place', 'time'] }]);
  });

  it('of a 911 call is what somebody saw', async () => {
    const incident = await at.report({ ...CALM, danger: 'yes' });
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.reporter });
    expect(await logged(incident)).toMatchObject([{ recipient: '911', basis: 'own_observation' }]);
  });

  it('is not made by deciding to keep a matter at school', async () => {
    const incident = await at.report(HURT);
    const choice = { outcome: 'declined', reason: 'school_level' } as const;
    await decideEscalation(at.deps, { incidentId: incident.id, decisionId: incident.decision?.id ?? '', person: at.person('dir'), choice });
    expect(await logged(incident)).toEqual([]);
  });
});

describe('npm run disclosures', () => {
  it('prints them as CSV with titles and no names, within dates', async () => {
    const { code, text } = await printed(disclosures, []);
    expect(code).toBe(0);
    const [head, ...rows] = text.trim().split('\n');
    expect(head).toBe('time,reference,recipient,gate,contents,told by');
    expect(rows.length).toBe(await at.db.database.prisma.disclosure.count());
    expect(text).not.toContain('MARKEDNAME');
    expect((await printed(disclosures, ['--from', '2020-01-01', '--to', '2020-01-31'])).text.trim().split('\n')).toHaveLength(1);
    expect(await printed(disclosures, ['--from', 'yesterday'])).toMatchObject({ code: 2, text: expect.stringContaining('is no date') });
  });
});

describe('npm run incident', () => {
  it('tells the story of one incident by codes, and records that it was read', async () => {
    const incident = await at.report(KNIFE);
    const { code, text } = await printed(story, [incident.reference.toLowerCase()]);
    expect(code).toBe(0);
    expect(text).toContain(`${incident.reference}  L4`);
    expect(text).toMatch(/incident-reported[\s\S]+incident-classified/);
    expect(text).not.toMatch(/MARKEDNAME|blade_long/);
    expect((await at.audit(incident.id)).map(({ kind }) => kind)).toContain('timeline-read');
    expect(await printed(story, ['OK-0000'])).toMatchObject({ code: 2, text: expect.stringContaining('There is no incident OK-0000') });
  });
});
