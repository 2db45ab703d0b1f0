/** Three people report one emergency: one card, a thread, one alarm; one of them turns out to speak of something else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { COLLEAGUE, DEPUTY, DIRECTOR, DIRECTOR_CHANNEL, MAESTRA, SITE, TEACHER } from '../fixtures/district-people.ts';
import { readableText, rings } from '../fixtures/slack-double/world.ts';
import { buttonsOf, finish, next, open, press, pressFor } from './walk-report.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME });
});
afterAll(() => bot.stop());
const as = (userId: string) => bot.double.actAs(userId);

async function raise(userId: string): Promise<{ id: string; reference: string }> {
  await open(as(userId));
  const { context } = await next(as(userId), { danger: 'yes', place: SITE });
  as(userId).closeView();
  const { id, reference } = await bot.incident(context.incidentId ?? '');
  return { id, reference };
}

const cardsInChannel = () =>
  bot.double.messagesIn(DIRECTOR_CHANNEL).filter(({ blocks, thread }) => !thread && /Where: /.test(readableText(blocks)));

describe('three reports of one emergency', () => {
  it('are one card with a thread; one that is about something else gets its own; one tap ends what is one event', async () => {
    const first = await raise(TEACHER);
    const [second, third] = [await raise(COLLEAGUE), await raise(MAESTRA)];
    const thread = await bot.message('gathered', first.id);
    const card = await bot.message('incident-card', first.id);
    expect(card.read).toContain('3 reports of this event');
    expect(thread.thread).toBe(card.ts);
    expect(thread.read).toContain('2 more reports stand under');
    expect(thread.read).toContain(second.reference);
    expect(thread.read).toContain(third.reference);
    expect(cardsInChannel()).toHaveLength(1);

    // each reporter has 911 and its buttons
    const mine = await bot.message('emergency-reporter', third.id, MAESTRA);
    expect(mine.text).toContain('911');
    expect(buttonsOf(mine)).toEqual(['emergency-called', 'cannot-call', 'where', 'over', 'mistaken', 'add-facts']);

    // the answers of one of them are of another event: its own card, which rings
    await pressFor(as(MAESTRA), mine, 'add-facts');
    const intruder = { weapon_now: 'no', special: ['none'], kind: 'visitor', grade: 'g9_12', visitor_behavior: 'threatens' };
    await pressFor(as(COLLEAGUE), await bot.message('emergency-reporter', second.id, COLLEAGUE), 'add-facts');
    const gun = { weapon_now: 'yes', special: ['none'], kind: 'weapon', grade: 'g9_12', object: 'gun', object_use: 'shown' };
    await finish(as(COLLEAGUE), { answers: gun });
    await until(async () => (await bot.message('incident-card', first.id)).read.includes('Other reports say: Gun seen or found (1)'));
    await finish(as(MAESTRA), { answers: { ...intruder, specific: 'trespass_intruder_suspicious_person' } });
    const own = await bot.message('incident-card', third.id);
    expect(own.read).toContain('NOBODY HAS CONFIRMED 911');
    expect(rings(own)).toEqual([DIRECTOR]);
    expect(cardsInChannel()).toHaveLength(2);
    expect((await bot.message('incident-card', first.id)).read).toContain('2 reports of this event');

    // 911 on a gathered report counts for the card of the event
    await press(as(COLLEAGUE), await bot.message('emergency-reporter', second.id, COLLEAGUE), 'emergency-called');
    await until(async () => (await bot.incident(first.id)).emergency?.confirmedAt);
    const confirmed = await bot.message('incident-card', first.id);
    expect(confirmed.read).toContain('911 called, confirmed');
    expect((await bot.message('incident-card', third.id)).read).toContain('NOBODY HAS CONFIRMED 911');

    await press(as(DIRECTOR), confirmed, 'all-clear');
    await until(async () => (await bot.incident(first.id)).emergency?.allClearAt);
    const clear = await bot.message('incident-card', first.id);
    expect(clear.read).toMatch(/ALL CLEAR .*, not stood down yet/);
    await press(as(DIRECTOR), clear, 'stand-down');
    await until(async () => (await bot.incident(second.id)).emergency?.stoodDownAt);
    expect((await bot.incident(third.id)).emergency?.stoodDownAt).toBeNull();
    const paper = await bot.message('incident-card', first.id);
    expect(paper.read).toContain('Paperwork open, due');
    expect(buttonsOf(paper)).toEqual(['paperwork', 'more', 'details']);

    // two persons sign
    await pressFor(as(DIRECTOR), await bot.message('paperwork', first.id, DIRECTOR), 'paperwork');
    expect((await next(as(DIRECTOR), { reason: 'real_and_over' })).text).toContain('A second person has to sign');
    expect((await pressFor(as(DIRECTOR), paper, 'paperwork')).text).toContain('somebody else has to sign');
    await pressFor(as(DEPUTY), paper, 'paperwork');
    expect((await next(as(DEPUTY), { answer: 'confirmed' })).text).toContain('Signed.');
    expect((await bot.message('incident-card', first.id)).read).toContain('Paperwork: It was real, and it is over. Signed by');
    expect(await bot.audit(first.id)).toEqual(
      expect.arrayContaining(['911-confirmed', 'all-clear', 'stood-down', 'paperwork-proposed', 'paperwork-signed']),
    );
    await bot.settled();
  });
});
