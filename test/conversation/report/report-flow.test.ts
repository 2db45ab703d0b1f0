import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../../src/policy/types.ts';
import { createWorld, draftOf, fieldOf, harmless, SITE, somebody, type Typist, textOf, toReview, type World } from './report-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const typist = (over?: { language?: Language; usualSiteId?: string }) => somebody(world, over);
const storedDraft = (who: Typist) => draftOf(world, who);

describe('an ordinary report', () => {
  it('goes from the first screen to the receipt, each screen saved before it is answered', async () => {
    const who = await typist();
    await who.open();
    expect(who.screen).toMatchObject({
      id: 'report-safety',
      language: 'en',
      paragraphs: [{ style: 'alert', text: 'In danger? Call 911 now.' }],
    });
    expect(fieldOf(who.screen, 'place')).toMatchObject({ kind: 'select', value: SITE });
    await who.submit({ danger: 'no' });
    expect(who.screen.id).toBe('report-special');
    expect(await storedDraft(who)).toMatchObject({
      screen: 'special',
      trail: ['safety'],
      revision: 1,
      answers: { danger: 'no' },
      siteId: SITE,
    });
    await who.submit({ special: ['none'] });
    expect(who.screen.id).toBe('report-about');
    await who.submit({ kind: 'fight', grade: 'g9_12' });
    expect(who.screen.id).toBe('report-details');
    await who.submit(harmless(who.screen, { injury: 'doctor' }));
    while (who.screen.id.startsWith('report-details')) await who.submit(harmless(who.screen));
    expect(who.screen).toMatchObject({ id: 'report-review', submit: 'Send' });
    expect(textOf(who.screen)).toContain('20 minutes');
    await who.submit({ note: 'Student A is with the nurse.' });
    expect(who.screen.id).toBe('report-sent');
    expect(who.screen.title).toMatch(/^Sent: PS-[A-Z0-9]{4}$/);
    expect(who.screen.submit).toBeUndefined();
    const [incident] = await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)));
    expect(incident).toMatchObject({ siteId: SITE, note: 'Student A is with the nurse.', classification: { level: 'L3' } });
    expect(incident?.answers).toMatchObject({ danger: 'no', child_harm: 'no', kind: 'fight', injury: 'doctor' });
  });

  it('is sent once, however often the last screen comes', async () => {
    const who = await typist();
    await toReview(who);
    const review = who.screen;
    const first = await who.submit({});
    const second = await who.submit({}, review);
    expect(second.title).toBe(first.title);
    expect(await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)))).toHaveLength(1);
  });

  it('is sent once when the last screen comes twice at the same moment', async () => {
    const who = await typist();
    await toReview(who);
    const { id, context } = who.screen;
    const send = () => world.conversation.submit(who.person, 'slack', { screenId: id, context, values: {} });
    const replies = await Promise.all([send(), send(), send()]);
    const titles = replies.map((reply) => (reply.kind === 'screen' ? reply.screen.title : reply.kind));
    expect(new Set(titles).size).toBe(1);
    expect(await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)))).toHaveLength(1);
  });

  it('does not send answers of a branch the person left again', async () => {
    const who = await typist();
    await toReview(who, { injury: 'doctor' });
    while (who.screen.id !== 'report-about') await who.press('back');
    await who.submit({ kind: 'property', grade: 'g9_12' });
    while (who.screen.id.startsWith('report-details')) await who.submit(harmless(who.screen, { specific: 'theft', loss: 'under_50' }));
    await who.submit({});
    const [incident] = await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)));
    expect(incident?.answers).not.toHaveProperty('injury');
    expect(incident?.classification).toMatchObject({ type: 'theft', level: 'L1' });
  });
});

describe('errors stand beside the field and typed answers stay', () => {
  it('on the first screen', async () => {
    const who = await typist({ language: 'en' });
    await who.open();
    await who.submit({ place: SITE });
    expect(who.screen.errors).toEqual({ danger: 'Please choose an answer.' });
    expect(fieldOf(who.screen, 'place')).toMatchObject({ value: SITE });
    expect((await storedDraft(who))?.revision).toBe(0);
  });

  it('when "none of these" is ticked together with others', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['none', 'missing'] });
    expect(who.screen.errors).toEqual({ special: 'Choose "None of these" alone, or untick it.' });
    expect(fieldOf(who.screen, 'special')).toMatchObject({ values: ['missing', 'none'] });
    await who.submit({ special: [] });
    expect(who.screen.errors).toEqual({ special: 'Please choose an answer.' });
  });

  it('when there is no danger and no place', async () => {
    const who = await typist({ language: 'en' });
    await who.open();
    expect(fieldOf(who.screen, 'place')).toMatchObject({ optional: true });
    await who.submit({ danger: 'no' });
    expect(who.screen.errors).toEqual({ place: 'Please choose the place.' });
    expect(fieldOf(who.screen, 'danger')).toMatchObject({ value: 'no' });
  });

  it('when the place is not of this district', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no', place: 'hogwarts' });
    expect(who.screen.errors).toEqual({ place: 'Please choose from the list.' });
  });

  it('but no missing place delays an emergency', async () => {
    const who = await typist({ language: 'en' });
    await who.open();
    await who.submit({ danger: 'unsure' });
    expect(who.screen).toMatchObject({ id: 'report-emergency', title: 'CALL 911 NOW' });
  });
});

describe('Back', () => {
  it('keeps the answers before and what is typed on the screen left', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['none'] });
    await who.press('back', { kind: 'weapon' });
    expect(fieldOf(who.screen, 'special')).toMatchObject({ values: ['none'] });
    await who.submit({});
    expect(fieldOf(who.screen, 'kind')).toMatchObject({ value: 'weapon' });
  });

  it('does not store a tick about child harm, not even on the way', async () => {
    const who = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    await who.press('language', { special: ['child_harm'] });
    expect(fieldOf(who.screen, 'special')).toMatchObject({ values: ['child_harm'] });
    expect((await storedDraft(who))?.answers).toEqual({ danger: 'no' });
    await who.press('back', { special: ['child_harm'] });
    expect((await storedDraft(who))?.answers).toEqual({ danger: 'no' });
  });
});

describe('language', () => {
  it('is both on the first screen until it is known', async () => {
    const who = await typist({ usualSiteId: SITE });
    await who.open();
    expect(textOf(who.screen)).toBe('In danger? Call 911 now.\n¿Peligro? Llame al 911 ya.');
    expect(fieldOf(who.screen, 'danger')).toMatchObject({ options: [{ label: 'Yes / Sí' }, {}, { label: 'No' }] });
    expect(who.screen).toMatchObject({ submit: 'Next / Seguir', title: 'Report / Informe' });
  });

  it('switches on any screen, keeps what is typed, and is remembered', async () => {
    const who = await typist({ usualSiteId: SITE });
    await who.open();
    await who.press('language', { danger: 'no' });
    expect(who.screen).toMatchObject({ language: 'es', submit: 'Seguir' });
    expect(textOf(who.screen)).toBe('¿Peligro? Llame al 911 ya.');
    expect(fieldOf(who.screen, 'danger')).toMatchObject({ value: 'no' });
    expect(who.screen.actions).toContainEqual({ id: 'language', label: 'English', value: 'en' });
    expect((await world.read((tx) => tx.people.get(who.person.id)))?.language).toBe('es');
    await who.submit({ danger: 'no' });
    expect(who.screen).toMatchObject({ title: '¿Es algo de esto?', language: 'es' });
  });
});

describe('stale screens', () => {
  it('of an earlier step change nothing and show where the report stands', async () => {
    const who = await typist();
    const first = await who.open();
    await who.submit({ danger: 'no' });
    const again = await who.submit({ danger: 'yes' }, first);
    expect(again.id).toBe('report-special');
    expect((await storedDraft(who))?.answers).toEqual({ danger: 'no' });
    expect(await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)))).toEqual([]);
  });

  it('of another person are answered with a sentence and change nothing', async () => {
    const who = await typist();
    const other = await typist();
    await who.open();
    await who.submit({ danger: 'no' });
    const { screen } = who;
    await other.submit({ special: ['none'] }, screen);
    expect(other.screen.id).toBe('report-gone');
    expect((await storedDraft(who))?.revision).toBe(1);
  });
});

describe('an unfinished report', () => {
  it('is offered at the next opening and goes on where it was left, on another platform too', async () => {
    const who = await typist();
    await who.open('smoke in the gym');
    await who.submit({ danger: 'no' });
    const draftId = who.screen.context.draftId;
    await who.open();
    expect(textOf(who.screen)).toContain('You have a report that is not sent.');
    await who.press('resume');
    expect(who.screen).toMatchObject({ id: 'report-special', context: { draftId, revision: '1' } });
    const reply = await world.conversation.press(who.person, 'teams', {
      action: 'continue-report',
      value: draftId ?? '',
      context: {},
      values: {},
    });
    expect(reply).toMatchObject({ screen: { id: 'report-special' } });
  });

  it('is not offered when nothing of it was answered', async () => {
    const who = await typist();
    await who.open();
    await who.open();
    expect(who.screen.actions.map((action) => action.id)).toEqual(['language']);
  });

  it('whose first screen was never stored is stored with its first answer', async () => {
    const who = await typist();
    const { screen } = world.conversation.open(who.person, '');
    await who.submit({ danger: 'no' }, screen);
    expect(who.screen.id).toBe('report-special');
    expect(await storedDraft(who)).toMatchObject({ personId: who.person.id, revision: 1, answers: { danger: 'no' } });
  });
});
