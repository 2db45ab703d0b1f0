/** Drills: who starts one, for how long, how it ends, and that it never is an incident unless somebody says that it is real. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Drill } from '../../src/incidents/drill/drill.ts';
import { endDrill } from '../../src/incidents/drill/end-drill.ts';
import { makeReal } from '../../src/incidents/drill/make-real.ts';
import { startDrill } from '../../src/incidents/drill/start-drill.ts';
import { standDown } from '../../src/incidents/emergency/stand-down.ts';
import { attendReminder } from '../../src/incidents/remind/attend-reminder.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, wall } from './incident-database.ts';

let at: IncidentDatabase;
beforeEach(async () => {
  at = await incidentDatabase();
});
afterEach(() => at.db.close());

const start = (who: string, siteId = 'oak-hs', minutes = 20) =>
  startDrill(at.deps, { person: at.person(who), siteId, drillKind: 'lockdown', minutes });
async function started(who = 'dir'): Promise<Drill> {
  const result = await start(who);
  if (result.kind !== 'started') throw new Error(result.kind);
  return result.drill;
}
const stored = async (drill: Drill) => at.db.database.prisma.drill.findUniqueOrThrow({ where: { id: drill.id } });
const cards = () => at.read('drill');

describe('a drill', () => {
  it.each([
    ['dir', 'oak-hs', 'started'],
    ['dep', 'elm-hs', 'started'],
    ['adm', 'oak-hs', 'started'],
    ['adm', 'elm-hs', 'not-allowed'],
    ['des', 'oak-hs', 'not-allowed'],
    ['nine', 'oak-hs', 'not-allowed'],
    ['dir', 'no-such-site', 'not-allowed'],
  ])('started by %s at %s: %s', async (who, siteId, kind) => {
    expect((await start(who, siteId)).kind).toBe(kind);
  });

  it('is never started by a guest, and lasts an hour at most', async () => {
    const guest = { ...at.person('dir'), guest: true };
    expect((await startDrill(at.deps, { person: guest, siteId: 'oak-hs', drillKind: 'lockdown', minutes: 5 })).kind).toBe('not-allowed');
    for (const minutes of [0, 61, 1.5]) expect((await start('dir', 'oak-hs', minutes)).kind).toBe('too-long');
    expect((await start('dir', 'oak-hs', 60)).kind).toBe('started');
  });

  it('goes to the channel and to the administrators of the site, and says first what must not be done', async () => {
    await started();
    const told = await cards();
    expect(told.map(({ to }) => to)).toEqual(['channel', 'adm']);
    for (const { text } of told) {
      expect(text).toMatch(/^DRILL\. NOT REAL\. Do NOT call 911 for this drill\./);
      expect(text).toContain('Real emergency? Call 911 and tap THIS IS REAL.');
    }
  });

  it('is one at a site at a time, however many start it at once', async () => {
    const results = await Promise.all([start('dir'), start('dep'), start('adm')]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['running', 'running', 'started']);
    expect((await start('dir', 'elm-hs')).kind).toBe('started');
  });

  it('is ended by whoever may start one, once', async () => {
    const drill = await started();
    const end = (who: string) => endDrill(at.deps, { drillId: drill.id, person: at.person(who) });
    expect((await end('elm')).kind).toBe('not-allowed');
    expect((await end('adm')).kind).toBe('done');
    expect((await end('dir')).kind).toBe('already');
    expect(await stored(drill)).toMatchObject({ endedBy: 'person', endedById: at.person('adm').id });
    expect((await cards())[0]?.text).toContain('The drill ended at');
  });

  it('ends by itself, also when nothing ran for 30 days', async () => {
    at.db.clock.move(wall('2026-10-14', '10:00').getTime() - at.db.clock.now().getTime());
    const drill = await started();
    at.db.clock.move(30 * 86_400_000);
    const reminder = await at.db.database.prisma.reminder.findFirstOrThrow({ where: { itemId: drill.id } });
    await attendReminder(at.deps, { reminderId: reminder.id });
    expect(await stored(drill)).toMatchObject({ endedBy: 'time', endedById: null });
  });

  it('is refused while a real emergency is open there, and only there', async () => {
    const alarm = await at.report({ ...CALM, danger: 'yes' });
    expect((await start('dir')).kind).toBe('emergency');
    expect((await start('dir', 'elm-hs')).kind).toBe('started');
    await standDown(at.deps, { incidentId: alarm.id, person: at.person('dir') });
    expect((await start('dir')).kind).toBe('started');
  });

  it('is over in the moment in which a real emergency is reported at its site', async () => {
    const drill = await started();
    await at.report(HURT);
    expect((await stored(drill)).endedAt).toBeNull();
    await at.report({ ...CALM, danger: 'yes' }, 'elm-hs');
    expect((await stored(drill)).endedAt).toBeNull();
    await at.report({ ...CALM, danger: 'unsure' });
    expect(await stored(drill)).toMatchObject({ endedBy: 'real' });
    expect((await cards())[0]?.text).toContain('a REAL emergency was raised here');
  });

  it('counts nowhere: no incident, no board, no digest', async () => {
    await started();
    expect(await at.db.database.prisma.incident.count()).toBe(0);
    const counts = await at.db.unitOfWork.run((tx) => tx.board.counts(new Date(0)));
    expect(counts).toMatchObject({ needSomeone: 0, today: 0, items: [] });
    const digest = await at.db.unitOfWork.run((tx) => tx.digests.incidentsBetween(new Date(0), new Date('2100-01-01')));
    expect(digest).toEqual([]);
  });
});

describe('THIS IS REAL', () => {
  const real = (drill: Drill, who = 'adm') => makeReal(at.deps, { drillId: drill.id, person: at.person(who), platform: 'slack' });

  it('ends the drill and raises the emergency as a report would: card, alarm, buttons for whoever said it', async () => {
    const drill = await started();
    const result = await real(drill);
    if (result.kind !== 'done') throw new Error(result.kind);
    const { incident } = result;
    expect(incident).toMatchObject({
      siteId: 'oak-hs',
      siteConfirmed: true,
      classification: { level: 'L5', type: 'emergency_unspecified' },
    });
    expect(await stored(drill)).toMatchObject({ endedBy: 'real', endedById: at.person('adm').id });
    const posted = await at.posted(incident.id);
    expect(posted.map(({ kind, to }) => `${kind}: ${to}`)).toEqual(
      expect.arrayContaining(['incident-card: channel', 'emergency-reporter: adm']),
    );
    expect((await at.audit(incident.id)).map(({ kind }) => kind)).toContain('drill-was-real');
  });

  it('said by several at once is one emergency, and each gets the buttons', async () => {
    const drill = await started();
    const results = await Promise.all([real(drill, 'adm'), real(drill, 'dir'), real(drill, 'dep')]);
    const ids = results.map((result) => ('incident' in result ? result.incident.id : result.kind));
    expect(new Set(ids).size).toBe(1);
    const buttons = (await at.posted(ids[0] ?? '')).filter(({ kind }) => kind === 'emergency-reporter').map(({ to }) => to);
    expect(buttons.toSorted()).toEqual(['adm', 'dep', 'dir']);
  });

  it('counts also after the drill has ended, and by anybody who reads its card', async () => {
    const drill = await started();
    await endDrill(at.deps, { drillId: drill.id, person: at.person('dir') });
    const result = await makeReal(at.deps, { drillId: drill.id, person: at.reporter, platform: 'slack' });
    expect(result.kind).toBe('done');
    expect(await stored(drill)).toMatchObject({ endedBy: 'person' });
    expect(await makeReal(at.deps, { drillId: at.deps.ids.id(), person: at.reporter, platform: 'slack' })).toEqual({ kind: 'not-found' });
  });
});
