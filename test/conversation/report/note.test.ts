/** The note of a report: names are taken out before anything is stored, and nobody loses some of their words unawares. */
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

describe('names are taken out before anything is stored', () => {
  it('the text of the command', async () => {
    const who = await typist();
    const opened = await who.open('Maria Lopez hit a student');
    expect(JSON.stringify(opened)).not.toContain('Maria');
    expect((await storedDraft(who))?.note).toBe('[name] hit a student');
  });

  it.each([
    ['en', 'only the first 300 characters fit'],
    ['es', 'solo caben los primeros 300 caracteres'],
  ] as const)('longer text of a command or a message is cut, and the first screen says so (%s)', async (language, said) => {
    const who = await typist({ language, usualSiteId: SITE });
    // the last character that fits would be half of one
    await who.open(`${'a'.repeat(299)}\u{1F600} Maria Lopez`);
    expect(textOf(who.screen)).toContain(said);
    expect((await storedDraft(who))?.note).toBe('a'.repeat(299));
    const brief = await typist({ language, usualSiteId: SITE });
    await brief.open('a'.repeat(300));
    expect(textOf(brief.screen)).not.toContain(said);
    expect((await storedDraft(brief))?.note).toHaveLength(300);
  });

  it('the note, which is shown again to be read before it goes', async () => {
    const who = await typist();
    await toReview(who);
    await who.submit({ note: 'Ask Maria Lopez, 760-555-0123' });
    expect(who.screen.id).toBe('report-review');
    expect(who.screen.errors).toEqual({ note: 'We took out names and telephone numbers. Read your note again, then send.' });
    expect(fieldOf(who.screen, 'note')).toMatchObject({ value: 'Ask [name], [phone]' });
    expect((await storedDraft(who))?.note).toBe('Ask [name], [phone]');
    await who.submit({});
    expect(who.screen.id).toBe('report-sent');
  });

  it('the note of a client that keeps showing what was typed', async () => {
    const who = await typist();
    await toReview(who);
    await who.submit({ note: 'Ask Maria Lopez' });
    await who.submit({ note: 'Ask Maria Lopez' });
    expect(who.screen.id).toBe('report-sent');
    const [incident] = await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)));
    expect(incident?.note).toBe('Ask [name]');
  });

  it('the text of the command, where the policy asks for no note', async () => {
    const who = await typist();
    await who.open('two officers asked for a child');
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['immigration'] });
    while (who.screen.submit) await who.submit(harmless(who.screen));
    const [incident] = await world.read((tx) => tx.incidents.ofReporter(who.person.id, new Date(0)));
    expect(incident).toMatchObject({ note: null, classification: { type: 'immigration_enforcement_at_site' } });
  });

  it('the note that is typed when the person goes back or changes the language', async () => {
    const who = await typist();
    await toReview(who);
    await who.press('language', { note: 'Ask Maria' });
    expect((await storedDraft(who))?.note).toBe('Ask [name]');
    await who.press('back', { note: 'Ask Pedro' });
    expect((await storedDraft(who))?.note).toBe('Ask [name]');
  });
});
