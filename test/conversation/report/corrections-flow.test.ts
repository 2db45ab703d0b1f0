import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/incidents/incident.ts';
import { createTypist, createWorld, fieldOf, harmless, SITE, type Typist, textOf, type World } from './report-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

let count = 0;
async function typist(): Promise<Typist> {
  count += 1;
  return createTypist(world, await world.person(`corrector-${count}`, { language: 'en', usualSiteId: SITE }));
}

async function onlyIncident(who: Typist): Promise<Incident> {
  const [incident, ...others] = await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)));
  if (!incident || others.length > 0) throw new Error('expected one incident');
  return incident;
}

describe('a sent report', () => {
  async function sent(who: Typist): Promise<Incident> {
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['none'] });
    await who.submit({ kind: 'fight', grade: 'g9_12' });
    while (who.screen.id.startsWith('report-details')) await who.submit(harmless(who.screen));
    await who.submit({ note: 'By the gym' });
    return onlyIncident(who);
  }

  async function itWasAGun(who: Typist, form = who.screen): Promise<void> {
    await who.submit({ kind: 'weapon' }, form);
    while (who.screen.id.startsWith('report-details')) await who.submit(harmless(who.screen, { object: 'gun', object_use: 'shown' }));
  }

  it('opens its details filled in, and new facts ask the policy again', async () => {
    const who = await typist();
    const { id, classification } = await sent(who);
    expect(['L1', 'L2']).toContain(classification.level);
    await who.tap('add-facts', id);
    expect(fieldOf(who.screen, 'injury')).toMatchObject({ value: 'none' });
    expect((await onlyIncident(who)).corrections).toEqual([]);
    await who.submit({ injury: 'doctor' });
    while (who.screen.id.startsWith('report-details')) await who.submit(harmless(who.screen));
    expect(fieldOf(who.screen, 'note')).toMatchObject({ value: 'By the gym' });
    const review = who.screen;
    await who.submit({});
    expect(who.screen.id).toBe('report-sent');
    expect(await onlyIncident(who)).toMatchObject({ id, answers: { injury: 'doctor' }, classification: { level: 'L3' } });
    // the working copy is gone, and the same screen again changes nothing
    expect(await world.read((tx) => tx.drafts.get(review.context.draftId ?? ''))).toBeNull();
    await who.submit({ note: 'again' }, review);
    expect(who.screen.id).toBe('report-sent');
    expect((await onlyIncident(who)).note).toBe('By the gym');
  });

  it('lets the kind be corrected, and shows nothing to the director before it is sent', async () => {
    const who = await typist();
    const { id, classification } = await sent(who);
    await who.tap('add-facts', id);
    await who.press('back');
    expect(fieldOf(who.screen, 'kind')).toMatchObject({ value: 'fight' });
    expect(who.screen.actions.map((action) => action.id)).toEqual(['language']);
    await who.submit({ kind: 'property' });
    expect((await onlyIncident(who)).classification.type).toBe(classification.type);
    while (who.screen.id.startsWith('report-details')) {
      await who.submit(harmless(who.screen, { specific: 'theft', loss: 'under_50' }));
    }
    await who.submit({});
    expect((await onlyIncident(who)).classification.type).toBe('theft');
  });

  it('says to somebody who asked for police when the law is different', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['none'] });
    await who.submit({ kind: 'rules', grade: 'g9_12', police_wanted: 'asked' });
    while (who.screen.submit) await who.submit(harmless(who.screen, { specific: 'defiance_disruption' }));
    expect(textOf(who.screen)).toContain('Hit, attacked or threatened with harm?');
  });

  it('becomes an emergency at the next tap, not at Send, when a correction says so', async () => {
    const who = await typist();
    const { id } = await sent(who);
    await who.tap('add-facts', id);
    await who.press('back');
    await itWasAGun(who);
    expect(who.screen).toMatchObject({ id: 'report-emergency', title: 'CALL 911 NOW' });
    expect(textOf(who.screen)).toContain('Move people away');
    expect(await onlyIncident(who)).toMatchObject({ id, classification: { level: 'L5' } });
  });

  it('comes back when facts are added to what was taken back', async () => {
    const who = await typist();
    const { id } = await sent(who);
    await who.tap('add-facts', id);
    await who.press('back');
    const form = who.screen;
    await who.tap('mistaken', id);
    await itWasAGun(who, form);
    expect(await onlyIncident(who)).toMatchObject({ status: 'open', classification: { level: 'L5' } });
  });

  it('is taken back by one tap', async () => {
    const who = await typist();
    const { id } = await sent(who);
    await who.tap('mistaken', id);
    expect((await onlyIncident(who)).status).toBe('withdrawn');
    await who.tap('add-facts', id);
    expect(who.screen.id).toBe('report-gone');
  });
});
