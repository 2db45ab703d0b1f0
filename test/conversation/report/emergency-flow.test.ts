import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/incidents/incident.ts';
import { createTypist, createWorld, harmless, SITE, type Typist, textOf, type World } from './report-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

let count = 0;
async function typist(over: { language?: 'en' | 'es'; usualSiteId?: string } = { language: 'en', usualSiteId: SITE }): Promise<Typist> {
  count += 1;
  return createTypist(world, await world.person(`reporter-${count}`, over));
}

async function incidentsOf(who: Typist): Promise<Incident[]> {
  return world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)));
}

async function onlyIncident(who: Typist): Promise<Incident> {
  const [incident, ...others] = await incidentsOf(who);
  if (!incident || others.length > 0) throw new Error('expected one incident');
  return incident;
}

async function emergency(who: Typist): Promise<Incident> {
  await who.open();
  await who.submit({ danger: 'yes' });
  return onlyIncident(who);
}

describe('danger', () => {
  it.each(['yes', 'unsure'])('%s is an incident at once and shows 911 with the address to read aloud', async (danger) => {
    const who = await typist();
    await who.open();
    await who.submit({ danger });
    const site = world.deps.district.sites.find((each) => each.id === SITE);
    expect(who.screen).toMatchObject({ id: 'report-emergency', fields: [] });
    expect(who.screen.submit).toBeUndefined();
    expect(textOf(who.screen)).toContain(`at ${site?.name}, ${site?.address}`);
    expect(await onlyIncident(who)).toMatchObject({
      classification: { level: 'L5', type: 'emergency_unspecified' },
      siteId: SITE,
      siteConfirmed: false,
    });
  });

  it('speaks both languages to somebody whose language is not known', async () => {
    const who = await typist({ usualSiteId: SITE });
    await who.open();
    await who.submit({ danger: 'yes' });
    expect(textOf(who.screen)).toContain('CALL 911 NOW');
    expect(textOf(who.screen)).toContain('LLAME AL 911 AHORA');
  });

  it('holds a place for confirmed only when somebody chose it', async () => {
    const [left, chose, answering] = [await typist(), await typist({ language: 'en' }), await typist()];
    await left.open();
    await left.submit({ danger: 'yes' });
    await chose.open();
    await chose.submit({ danger: 'yes', place: SITE });
    const { id } = await emergency(answering);
    await answering.tap('add-facts', id);
    await answering.submit(harmless(answering.screen));
    expect((await incidentsOf(left)).map(({ siteConfirmed }) => siteConfirmed)).toEqual([false]);
    expect((await incidentsOf(chose)).map(({ siteConfirmed }) => siteConfirmed)).toEqual([true]);
    const [answered] = await incidentsOf(answering);
    expect(answered).toMatchObject({ siteId: SITE, siteConfirmed: false });
    expect(Object.keys(answered?.answers ?? {}).length).toBeGreaterThan(1);
  });

  it('remembers the language that is chosen on the 911 screen', async () => {
    const who = await typist({ usualSiteId: SITE });
    await who.open();
    await who.submit({ danger: 'yes' });
    await who.press('language');
    expect(who.screen).toMatchObject({ id: 'report-emergency', language: 'es', title: 'LLAME AL 911 AHORA' });
    expect((await world.read((tx) => tx.people.get(who.person.id)))?.language).toBe('es');
  });

  it('raises one alarm, however often the screen comes', async () => {
    const who = await typist();
    const first = await who.open();
    await who.submit({ danger: 'yes' });
    const again = await who.submit({ danger: 'yes' }, first);
    expect(again.id).toBe('report-emergency');
    expect(await incidentsOf(who)).toHaveLength(1);
  });

  it('raises one alarm when the screen comes three times at the same moment', async () => {
    const who = await typist();
    const { id, context } = await who.open();
    const send = () => world.conversation.submit(who.person, 'slack', { screenId: id, context, values: { danger: 'yes', place: SITE } });
    const replies = await Promise.all([send(), send(), send()]);
    expect(replies.map((reply) => (reply.kind === 'screen' ? reply.screen.id : reply.kind))).toEqual(Array(3).fill('report-emergency'));
    expect(await incidentsOf(who)).toHaveLength(1);
  });

  it('that shows only in a later answer raises the alarm before anything more is asked', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['self_harm_now'] });
    expect(who.screen.id).toBe('report-emergency');
    expect((await onlyIncident(who)).classification).toMatchObject({ level: 'L5', type: 'suicide_or_self_harm_risk' });
  });

  it('offers the remaining questions in the message, and each answered screen improves the card', async () => {
    const who = await typist();
    const { id } = await emergency(who);
    await who.tap('add-facts', id);
    expect(who.screen.fields.map((field) => field.id)).toEqual(['weapon_now', 'special']);
    expect(who.screen.actions.map((action) => action.id)).toEqual(['language']);
    await who.submit({ weapon_now: 'yes', special: ['none'] });
    expect((await onlyIncident(who)).answers).toMatchObject({ weapon_now: 'yes' });
    for (let screens = 0; screens < 6 && who.screen.id !== 'report-review'; screens += 1) {
      await who.submit(harmless(who.screen, { kind: 'fight', injury: 'serious' }));
    }
    const { draftId } = who.screen.context;
    await who.submit({ note: 'In the quad' });
    expect(who.screen.id).toBe('report-sent');
    expect(await onlyIncident(who)).toMatchObject({ id, note: 'In the quad', classification: { level: 'L5' } });
    const draft = await world.read((tx) => tx.drafts.get(draftId ?? ''));
    expect(draft).toMatchObject({ state: 'sent', incidentId: id });
  });

  it('asks where, and a chosen place is confirmed on the card and stays through the other questions', async () => {
    const who = await typist();
    const { id } = await emergency(who);
    await who.tap('where', id);
    const site = world.deps.district.sites.find((each) => each.id === SITE);
    expect(textOf(who.screen)).toContain(`${site?.name}, ${site?.address}`);
    const other = world.deps.district.sites.find((each) => each.id !== SITE)?.id ?? '';
    await who.submit({ place: other });
    expect(textOf(who.screen)).toContain('Place saved.');
    expect(await onlyIncident(who)).toMatchObject({ siteId: other, siteConfirmed: true });
    await who.tap('add-facts', id);
    await who.submit({ weapon_now: 'no', special: ['none'] });
    expect((await onlyIncident(who)).siteId).toBe(other);
  });

  it.each([
    ['over', 'It is over'],
    ['mistaken', 'Mistaken'],
  ])('is corrected by one tap: %s', async (action, title) => {
    const who = await typist();
    const { id } = await emergency(who);
    await who.tap(action, id);
    expect(who.screen.title).toBe(title);
    expect((await onlyIncident(who)).corrections.map((each) => each.kind)).toEqual([action]);
    await who.tap(action, id);
    expect(textOf(who.screen)).toContain('Nothing changed.');
    expect((await onlyIncident(who)).corrections).toHaveLength(1);
  });

  it('of somebody else is not corrected, and the person is told', async () => {
    const who = await typist();
    const { id } = await emergency(who);
    const stranger = await typist();
    for (const action of ['over', 'mistaken', 'where', 'add-facts']) {
      await stranger.tap(action, id);
      expect(['report-gone', 'report-not-allowed']).toContain(stranger.screen.id);
      expect(JSON.stringify(stranger.screen)).not.toContain(id);
    }
    expect((await onlyIncident(who)).corrections).toEqual([]);
  });
});

describe('suspected child abuse', () => {
  it('ends at the hotline and leaves nothing of who asked', async () => {
    const who = await typist();
    await who.open('saw marks on a student');
    await who.submit({ danger: 'no' });
    const { draftId } = who.screen.context;
    const special = who.screen;
    await who.submit({ special: ['child_harm'] });
    expect(who.screen).toMatchObject({ id: 'report-hotline', title: 'Call yourself, now' });
    expect(textOf(who.screen)).toContain('1-800-442-4918');
    expect(Object.keys(who.screen.context).sort()).toEqual(['callId', 'language']);
    expect(await world.read((tx) => tx.drafts.get(draftId ?? ''))).toBeNull();
    expect(await incidentsOf(who)).toEqual([]);
    // the same screen again, from a retry of the platform
    await who.submit({ special: ['child_harm'] }, special);
    expect(who.screen.id).toBe('report-hotline');
    expect(await world.read((tx) => tx.drafts.get(draftId ?? ''))).toBeNull();
  });

  it('loses nothing else that was ticked with it, and keeps nothing of itself', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['child_harm', 'self_harm_now'] });
    expect(who.screen.id).toBe('report-emergency');
    expect(textOf(who.screen)).toContain('CALL 911 NOW');
    expect(textOf(who.screen)).toContain('call yourself too, now: 1-800-442-4918');
    const incident = await onlyIncident(who);
    expect(incident).toMatchObject({ classification: { level: 'L5', type: 'suicide_or_self_harm_risk' } });
    expect(incident.answers).not.toHaveProperty('child_harm');
    expect(incident.classification.tracks).not.toContain('CANRA');
  });

  it('goes on with a missing student, and says whom to call besides', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['child_harm', 'missing'] });
    expect(who.screen.id).not.toBe('report-hotline');
    expect(textOf(who.screen)).toContain('call yourself too, now: 1-800-442-4918');
    const draft = await world.read((tx) => tx.drafts.get(who.screen.context.draftId ?? ''));
    expect(draft?.answers).toMatchObject({ missing: 'yes' });
    expect(draft?.answers).not.toHaveProperty('child_harm');
  });

  it('records the call only when the reporter says so', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['child_harm'] });
    await who.press('language');
    expect(textOf(who.screen)).toContain('Niño en peligro ahora: 911.');
    expect((await world.read((tx) => tx.people.get(who.person.id)))?.language).toBe('en');
    await who.press('record-call');
    expect(who.screen.title).toBe('Llamada registrada');
    await who.press('language');
    expect(textOf(who.screen)).toContain('Recorded: you called at 12:41.');
    expect(await incidentsOf(who)).toEqual([]);
  });
});

it.each(['where', 'over', 'add-facts', 'continue-report', 'resume', 'record-call'])(
  '%s with something that is no id is answered with a sentence',
  async (action) => {
    const who = await typist();
    await who.tap(action, "'; DROP");
    expect(who.screen.id).toBe('report-gone');
  },
);
