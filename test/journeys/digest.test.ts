/** The weekly digest from Monday morning to its readers, as the director presses it and as mail servers and Slack have their bad days. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DistrictBot, replaced, SCHOOL_TIME, startDistrictBot } from '../fixtures/bot.ts';
import { DIRECTOR, DIRECTOR_CHANNEL, TEACHER } from '../fixtures/district-people.ts';
import { type Smtp, startSmtp } from '../fixtures/smtp.ts';
import { buttonsOf, next, open, pressFor, report } from './walk-report.ts';

const LIAISON_CHANNEL = 'C0LIAISON';
const DAY = 86_400_000;
const READERS = `
  readers:
    - { reader_id: pspd, name: 'Palm Springs PD, school liaison', edition: agency, agency: palm_springs_pd, email: schools@pd.test }
    - { reader_id: board, name: Board of education, edition: board, email: board@board.test }
    - { reader_id: web, name: Web site, edition: public, email: web@web.test, language: es }
`;

let smtp: Smtp;
let bot: DistrictBot;
beforeAll(async () => {
  smtp = await startSmtp();
  bot = await startDistrictBot({
    at: SCHOOL_TIME,
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'Crosswalk <safety@district.test>' },
    district: (yaml) =>
      replaced(yaml, '  reply_to: liaison@example.org # where agencies answer\n', `  reply_to: liaison@example.org${READERS}`),
  });
  await report(bot, as(TEACHER), { answers: { kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' } });
});
afterAll(async () => {
  await bot.stop();
  await smtp.stop();
});

/** A look after an unknown outcome waits three seconds, and each retry longer. */
const until = <T>(look: () => T | Promise<T>): Promise<NonNullable<T>> =>
  vi.waitFor(
    async () => {
      const found = await look();
      expect(found).toBeTruthy();
      return found as NonNullable<T>; // truthy
    },
    { timeout: 40_000, interval: 50 },
  );
const as = (userId: string) => bot.double.actAs(userId);
const card = () => bot.message('digest-release', null);
const copies = () =>
  bot.rows(`
    SELECT c."kind", c."address", d."state"::text FROM "PostedCard" c JOIN "Delivery" d ON d."cardId" = c."id"
    WHERE c."kind" IN ('digest', 'digest-file') AND d."operation" = 'post' ORDER BY c."createdAt", c."id"`);
const inLiaison = () => bot.double.messagesIn(LIAISON_CHANNEL);
/** Decoded, for what stands in it. */
const textOf = (raw: string) =>
  raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('a week on its way to its readers', () => {
  it('is laid before the director on Monday, and nobody else has anything', async () => {
    // Thursday 11:00 to Monday 11:00
    await bot.restart({ later: 4 * DAY });
    const laid = await card();
    expect(laid.channel).toBe(DIRECTOR_CHANNEL);
    expect(laid.read).toContain('Nothing has been sent.');
    expect(laid.read).toContain('12–18 October: we contacted police 0 times');
    expect(buttonsOf(laid)).toEqual(['release-digest', 'hold-digest', 'agenda-item', 'preview-digest']);
    expect(inLiaison()).toEqual([]);
    expect(smtp.mails).toEqual([]);
  });

  it('takes a point for the agenda from lists only, and can be read and held', async () => {
    const form = await pressFor(as(DIRECTOR), await card(), 'agenda-item');
    expect(form.fields).toEqual(['topic', 'agency', 'site', 'day']);
    const wrong = await as(DIRECTOR).submitView({ topic: 'drill', day: '21 Oct' });
    expect(wrong.kind === 'errors' || JSON.stringify(wrong).includes('year, month and day')).toBe(true);
    expect((await next(as(DIRECTOR), { topic: 'drill', site: 'palm_springs_hs', day: '2026-10-21' })).text).toContain(
      'Added to the agenda.',
    );
    await until(async () => ((await card()).read.includes('Drill, Palm Springs High School, Oct 21, 2026') ? true : null));
    expect((await pressFor(as(DIRECTOR), await card(), 'preview-digest')).text).toContain('As it would be published now.');
    expect((await pressFor(as(DIRECTOR), await card(), 'hold-digest')).text).toContain('On hold. Nothing was sent');
    await until(async () => (buttonsOf(await card()).includes('hold-digest') ? null : true));
    expect((await pressFor(as(TEACHER), await card(), 'release-digest')).text).toContain('Digests are released by');
  });

  it('reaches every reader once, though the mail server is away and Slack answers 429 and 500', async () => {
    const { port } = smtp;
    await smtp.stop();
    bot.double.faults.add({ kind: 'rate-limited', retryAfter: 1, method: 'chat.postMessage', channel: LIAISON_CHANNEL });
    bot.double.faults.add({ kind: 'accept-then-http', status: 500, method: 'chat.postMessage', channel: LIAISON_CHANNEL });
    const form = await pressFor(as(DIRECTOR), await card(), 'release-digest');
    expect(form.text).toContain('Liaison channel: police edition');
    expect(form.text).toContain('Palm Springs PD, school liaison: its own copy');
    expect((await next(as(DIRECTOR), {})).text).toContain('It goes to the liaison channel and 3 by mail.');
    await until(async () =>
      (await copies()).filter(({ state }) => state === 'sent' || state === 'reconciled').length === 2 ? true : null,
    );
    expect((await copies()).filter(({ state }) => state === 'queued' || state === 'sending')).toHaveLength(3);

    smtp = await startSmtp(port);
    await until(() => smtp.mails.length === 3);
    await until(async () => ((await copies()).every(({ state }) => state === 'sent' || state === 'reconciled') ? true : null));
    expect(smtp.mails.map(({ to }) => to[0]).sort()).toEqual(['board@board.test', 'schools@pd.test', 'web@web.test']);
    const [message, file, ...others] = inLiaison();
    expect(others).toEqual([]);
    expect(file).toMatchObject({ thread: message?.ts, files: [{ name: 'digest-2026-W42-police.pdf' }] });
    expect(bot.double.world.files.get(file?.files?.[0]?.id ?? '')?.bytes?.toString('latin1')).toContain('%PDF-');
    await until(async () => ((await card()).read.includes('on its way') ? null : true));
    expect((await card()).read).toMatch(/Board of education\*?\s+sent/);
    expect(buttonsOf(await card())).toEqual(['preview-digest']);
  });

  it('gives each reader its own edition in its language, and nobody but agencies the agenda', async () => {
    const to = (address: string) => textOf(smtp.mails.find((mail) => mail.to.includes(address))?.raw ?? '');
    expect(to('schools@pd.test')).toContain('Your agency this week');
    expect(to('schools@pd.test')).toContain('Added: Drill, Palm Springs High School');
    expect(to('board@board.test')).not.toContain('Added: Drill');
    expect(to('web@web.test')).toContain('Edici');
    expect(to('web@web.test')).toContain('digest-2026-W42-public.html');
    const recipients = (await bot.rows(`SELECT "recipient" FROM "Disclosure" ORDER BY "id"`)).map(({ recipient }) => recipient);
    expect(recipients).toEqual(['liaison_channel', 'palm_springs_pd', 'board', 'web']);
  });
});

describe('a mail of which nobody knows', () => {
  it('is never sent twice by itself; the director is told and has it sent again', async () => {
    await report(bot, as(TEACHER), { answers: { kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' } });
    await bot.restart({ later: 7 * DAY });
    await until(async () => ((await card()).read.includes('2026-W43') ? true : null));
    smtp.mails.length = 0;
    smtp.faults.set('schools@pd.test', 'drop-after-text');
    smtp.faults.set('board@board.test', 'refuse-address');
    await pressFor(as(DIRECTOR), await card(), 'release-digest');
    await next(as(DIRECTOR), {});
    const settled = await until(async () => {
      const shown = await card();
      return shown.read.includes('nobody knows whether it arrived') && shown.read.includes('not sent (smtp-550)') ? shown : null;
    });
    await until(() => smtp.mails.length === 2);
    expect(buttonsOf(settled)).toEqual(['send-again', 'preview-digest']);
    const form = await pressFor(as(DIRECTOR), settled, 'send-again');
    expect(form.text).toContain('What is sent again says that it may be the second.');
    expect((await next(as(DIRECTOR), {})).text).toContain('2 copies are sent again.');
    await until(() => smtp.mails.length === 4);
    const marked = smtp.mails.filter(({ raw }) => textOf(raw).includes('an earlier copy may have arrived'));
    expect(marked).toHaveLength(1);
    await until(async () => (buttonsOf(await card()).includes('send-again') ? null : true));
  });
});

describe('/incident actions', () => {
  it('keeps what was agreed: a new action, the minutes, and what is done', async () => {
    const actions = async () => {
      await open(as(DIRECTOR), 'actions');
      return until(() => as(DIRECTOR).view());
    };
    const first = await actions();
    expect(first.text).toContain('No action is open.');
    const decide = first.fields.find((field) => field.startsWith('decide-')) ?? '';
    const half = await as(DIRECTOR).submitView({ task: 'training' });
    expect(JSON.stringify(half)).toContain('Choose who does it.');
    const due = first.choices.due?.[0] ?? '';
    const saved = await next(as(DIRECTOR), { task: 'training', owner: 'palm_springs_pd', due, [decide]: 'agreed' });
    expect(saved.text).toContain('Saved: 1 decision, 1 action added.');
    const second = await actions();
    expect(second.text).toContain('Arrange training: Palm Springs Police Department, by');
    expect(second.fields.some((field) => field.startsWith('decide-'))).toBe(false);
    const [done] = second.choices.done ?? [];
    expect((await next(as(DIRECTOR), { done: [done ?? ''] })).text).toContain('Saved: 1 action done.');
  });
});
