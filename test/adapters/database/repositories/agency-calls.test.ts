/** Calls of agencies in the real database, and what of an incident may be read to match them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgencyCall } from '../../../../src/incidents/coverage-ports.ts';
import { confirmEmergency } from '../../../../src/incidents/emergency/confirm-emergency.ts';
import type { Incident } from '../../../../src/incidents/incident.ts';
import { recordNotice } from '../../../../src/incidents/notice/record-notice.ts';
import type { Transaction } from '../../../../src/incidents/ports.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from '../../../incidents/incident-database.ts';
import { CALM } from '../../../policy/california.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let at: IncidentDatabase;
let now: Date;
beforeEach(async () => {
  at = await incidentDatabase();
  now = at.db.clock.now();
});
afterEach(() => at.db.close());

const run = <T>(work: (calls: Transaction['agencyCalls']) => Promise<T>): Promise<T> => at.db.unitOfWork.run((tx) => work(tx.agencyCalls));
const ago = (ms: number): Date => new Date(now.getTime() - ms);

function call(number: string, facts: Partial<AgencyCall> = {}): AgencyCall {
  return { id: at.deps.ids.id(), agencyId: 'oak-pd', number, siteId: 'oak-hs', at: ago(0), incidentId: null, ...facts };
}

describe('calls', () => {
  it('are stored as they are, and read in [from, to), oldest first, of one agency or all', async () => {
    const calls = [call('26-3'), call('26-1', { at: ago(DAY), siteId: null }), call('26-2', { agencyId: 'elm-pd', at: ago(MINUTE) })];
    await run((tx) => tx.import(calls));
    expect(await run((tx) => tx.between(ago(DAY), new Date(now.getTime() + 1)))).toEqual([calls[1], calls[2], calls[0]]);
    expect(await run((tx) => tx.between(ago(DAY), now))).toEqual([calls[1], calls[2]]);
    expect(await run((tx) => tx.between(ago(DAY), now, 'elm-pd'))).toEqual([calls[2]]);
    expect(await run((tx) => tx.between(ago(2 * DAY), ago(DAY)))).toEqual([]);
  });

  it('of the same agency and number keep id and incident, and get the new place and time', async () => {
    const incident = await at.report(HURT);
    const first = call('26-1');
    await run((tx) => tx.import([first, call('26-1', { agencyId: 'elm-pd' })]));
    await run((tx) => tx.setIncidents([{ id: first.id, incidentId: incident.id }]));
    at.db.clock.move(DAY);
    await run((tx) => tx.import([call('26-1', { siteId: 'elm-hs', at: ago(MINUTE) })]));
    expect(await run((tx) => tx.between(ago(DAY), new Date(now.getTime() + 1), 'oak-pd'))).toEqual([
      { ...first, siteId: 'elm-hs', at: ago(MINUTE), incidentId: incident.id },
    ]);
    const rows = await at.db.database.prisma.agencyCall.findMany({ orderBy: { importedAt: 'desc' } });
    expect(rows.map(({ agencyId, importedAt }) => [agencyId, importedAt])).toEqual([
      ['oak-pd', at.db.clock.now()],
      ['elm-pd', now],
    ]);
  });

  it('that no incident tells of are open, with whole days of age', async () => {
    const incident = await at.report(HURT);
    const calls = [
      call('26-1', { at: ago(3 * DAY - 1) }),
      call('26-2', { at: ago(DAY) }),
      call('26-3'),
      call('26-4', { agencyId: 'elm-pd' }),
    ];
    await run((tx) => tx.import(calls));
    await run((tx) => tx.setIncidents([{ id: calls[1]?.id ?? '', incidentId: incident.id }]));
    const open = await run((tx) => tx.openItems('oak-pd'));
    expect(open.map(({ number, ageDays }) => [number, ageDays])).toEqual([
      ['26-1', 2],
      ['26-3', 0],
    ]);
    expect((await run((tx) => tx.openItems())).map(({ number }) => number)).toEqual(['26-1', '26-4', '26-3']);
    await run((tx) => tx.setIncidents([{ id: calls[1]?.id ?? '', incidentId: null }]));
    expect(await run((tx) => tx.openItems('oak-pd'))).toHaveLength(3);
  });

  it('of an empty list are none, and nothing fails', async () => {
    await run((tx) => tx.import([]));
    await run((tx) => tx.setIncidents([]));
    expect(await run((tx) => tx.openItems())).toEqual([]);
  });

  it.each([
    ['a name', 'Maria'],
    ['a narrative', `26 ${'fight '.repeat(10)}`],
    ['a formula', '=26-1'],
    ['markup of a chat', '<!channel>26'],
    ['a line break', '26\n1'],
  ])('have no room for %s in place of a number', async (_, number) => {
    await expect(run((tx) => tx.import([call('26-1'), call(number)]))).rejects.toThrow();
    expect(await at.db.database.prisma.agencyCall.count()).toBe(0);
  });

  it('of one agency and number are one row, whoever writes it', async () => {
    const data = { agencyId: 'oak-pd', number: '26-1', siteId: null, at: now, importedAt: now };
    await at.db.database.prisma.agencyCall.create({ data: { id: at.deps.ids.id(), ...data } });
    await expect(at.db.database.prisma.agencyCall.create({ data: { id: at.deps.ids.id(), ...data } })).rejects.toThrow();
  });

  it('are imported by one at a time', async () => {
    const order: string[] = [];
    const replica = at.db.replica().unitOfWork;
    const first = run(async (tx) => {
      await tx.lock();
      order.push('first begins');
      await tx.import([call('26-1')]);
      order.push('first ends');
    });
    const second = replica.run(async ({ agencyCalls }) => {
      await agencyCalls.lock();
      order.push(`second sees ${(await agencyCalls.openItems()).length}`);
    });
    await Promise.all([first, second]);
    // whoever comes first: the two never overlap
    expect(['first begins,first ends,second sees 1', 'second sees 0,first begins,first ends']).toContain(order.join());
  });
});

describe('an incident, to be matched', () => {
  const known = () => run((tx) => tx.knownIncidents(ago(DAY), new Date(at.db.clock.now().getTime() + 1)));
  const notice = async (incident: Incident, caseNumber: string | null) => {
    const noticeId = incident.notices.find(({ to }) => to === 'police')?.id ?? '';
    await recordNotice(at.deps, { incidentId: incident.id, noticeId, person: at.person('adm'), how: 'phone', caseNumber });
  };

  it('tells place, time and contacts with police, and nothing of what it is about', async () => {
    const incident = await at.report(KNIFE);
    const madeAt = at.db.clock.move(7 * MINUTE);
    await notice(incident, '26-1042');
    expect(await known()).toEqual([
      { incidentId: incident.id, siteId: 'oak-hs', openedAt: now, contacts: [{ agencyId: 'oak-pd', caseNumber: '26-1042', at: madeAt }] },
    ]);
  });

  it('is not read where police were neither told nor came', async () => {
    await at.report(HURT);
    await at.report(KNIFE);
    await at.report({ ...CALM, kind: 'rules', police_wanted: 'asked' });
    expect(await known()).toEqual([]);
  });

  it('is one for all reports gathered under it, at the place and time of the first', async () => {
    const first = await at.report({ danger: 'yes' });
    at.db.clock.move(2 * MINUTE);
    const second = await at.report({ danger: 'yes' });
    expect((await at.now(second)).gatheredIntoId).toBe(first.id);
    const confirmedAt = at.db.clock.move(MINUTE);
    await confirmEmergency(at.deps, { incidentId: second.id, person: at.person('adm') });
    // 911 counts for each of them
    const contact = { agencyId: 'oak-pd', caseNumber: null, at: confirmedAt };
    expect(await known()).toEqual([{ incidentId: first.id, siteId: 'oak-hs', openedAt: now, contacts: [contact, contact] }]);
  });

  it('is read in [from, to), oldest first, withdrawn ones too', async () => {
    const came = { ...CALM, kind: 'rules', police_wanted: 'came' };
    const first = await at.report(came);
    const later = at.db.clock.move(MINUTE);
    const second = await at.report(came);
    await at.db.database.prisma.incident.update({ where: { id: first.id }, data: { status: 'withdrawn' } });
    const read = (from: Date, to: Date) => run(async (tx) => (await tx.knownIncidents(from, to)).map(({ incidentId }) => incidentId));
    expect(await read(now, new Date(later.getTime() + 1))).toEqual([first.id, second.id]);
    expect(await read(now, later)).toEqual([first.id]);
    expect(await read(later, new Date(later.getTime() + 1))).toEqual([second.id]);
  });
});
