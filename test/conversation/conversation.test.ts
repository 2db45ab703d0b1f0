import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversation } from '../../src/conversation/conversation.ts';
import { AppError } from '../../src/incidents/app-error.ts';
import type { Person } from '../../src/incidents/incident.ts';
import { createTypist, createWorld, harmless, SITE, screenOf, textOf, type World } from './report/report-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const fault = new AppError('database-unavailable', 'the database is down');
const downDeps = () => ({ ...world.deps, unitOfWork: { run: () => Promise.reject(fault), single: () => Promise.reject(fault) } });

describe('without a database', () => {
  it('still opens the first screen, and says so only when something must be stored', async () => {
    const person = await world.person('down', { language: 'en', usualSiteId: SITE });
    const conversation = createConversation(downDeps());
    const opened = conversation.open(person, '');
    expect(opened.screen.id).toBe('report-safety');
    await expect(opened.save(person, 'slack')).rejects.toBe(fault);
    const { id, context } = opened.screen;
    await expect(conversation.submit(person, 'slack', { screenId: id, context, values: { danger: 'yes' } })).rejects.toBe(fault);
    await expect(
      conversation.press(person, 'slack', { action: 'where', value: world.deps.ids.id(), context: {}, values: {} }),
    ).rejects.toBe(fault);
    await expect(conversation.command(person, 'slack', { name: 'status', reference: null })).rejects.toBe(fault);
  });

  it('shows CALL 911 and the director, in both languages when the person is not known', () => {
    const { outage } = createConversation(downDeps());
    const { directorPhone } = world.deps.district;
    expect(textOf(outage('en'))).toBe(
      `In danger? CALL 911 now.\nCall the security director: ${directorPhone}. This bot cannot take reports right now. What you just sent may not be saved; sending it again is safe.`,
    );
    expect(textOf(outage(null))).toContain('¿Peligro? LLAME AL 911 ya.');
    expect(textOf(outage(null))).toContain('In danger? CALL 911 now.');
  });
});

describe('commands', () => {
  it('help begins with 911 in both languages', async () => {
    const person = await world.person('helped', { language: 'es' });
    const screen = screenOf(await world.conversation.command(person, 'slack', { name: 'help' }));
    expect(screen.paragraphs[0]).toEqual({ style: 'alert', text: '¿Peligro? Llame primero al 911. Nunca necesita permiso.' });
    expect(textOf(screen)).toContain('In danger? Call 911 first.');
  });

  it('status shows the own reports, by reference, without kind or place', async () => {
    const person = await world.person('asking', { language: 'en', usualSiteId: SITE });
    const none = screenOf(await world.conversation.command(person, 'slack', { name: 'status', reference: null }));
    expect(textOf(none)).toBe('You have no reports from the last 30 days.');
    const who = createTypist(world, person);
    await who.open();
    await who.submit({ danger: 'no' });
    await who.submit({ special: ['none'] });
    await who.submit({ kind: 'rules', grade: 'g9_12' });
    while (who.screen.id.startsWith('report-details')) await who.submit(harmless(who.screen));
    await who.submit({});
    const reference = who.screen.title.replace('Sent: ', '');
    const status = screenOf(await world.conversation.command(person, 'slack', { name: 'status', reference }));
    expect(textOf(status)).toContain(`${reference}: school matter`);
    const other = await world.person('curious', { language: 'en' });
    const refused = screenOf(await world.conversation.command(other, 'slack', { name: 'status', reference }));
    expect(textOf(refused)).toBe(`No report of yours is called ${reference}.`);
  });

  describe('digest', () => {
    const asked = async (role: Person['role'], week: string | null, language: 'en' | 'es' = 'en') => {
      const person = { ...(await world.person(`digest-${role}-${language}`, { language })), role };
      return screenOf(await world.conversation.command(person, 'slack', { name: 'digest', week }));
    };

    it.each(['director', 'deputy', 'designee'] as const)(
      'shows a %s the week as it would be published, and writes down who looked',
      async (role) => {
        const screen = await asked(role, '2026-W36');
        expect(textOf(screen)).toContain('As it would be published now. Nothing was sent.');
        expect(textOf(screen)).toContain('31 August – 6 September: we contacted police 0 times');
        expect(await world.read((tx) => tx.digests.byWeek('2026-W36'))).toBeNull();
        const looks = await world.audited('digest-previewed');
        expect(looks.at(-1)).toMatchObject({ actorId: expect.any(String), details: { week: '2026-W36', published: false } });
      },
    );

    it('shows the last week when none is named', async () => {
      expect(textOf(await asked('director', null))).toMatch(/we contacted police \d+ times/);
    });

    it.each(['staff', 'site_admin', 'liaison', 'operator'] as const)('tells a %s who may see it', async (role) => {
      expect(textOf(await asked(role, '2026-W36'))).toContain(world.deps.district.directorPhone);
      expect(textOf(await asked(role, '2026-W36', 'es'))).toContain('Pregunte');
    });

    it.each([
      ['that does not exist', '2026-W60', 'There is no such week'],
      ['that is not over', '2099-W01', 'not over yet'],
    ])('says what is wrong with a week %s', async (_name, week, words) => {
      expect(textOf(await asked('director', week))).toContain(words);
    });
  });

  it('actions tells a member of staff who keeps them', async () => {
    const person = await world.person('early', { language: 'en' });
    const screen = screenOf(await world.conversation.command(person, 'slack', { name: 'actions' }));
    expect(textOf(screen)).toContain('Actions of the meeting with police are kept by');
    expect(textOf(screen)).toContain(world.deps.district.directorPhone);
  });

  it('a report typed to a platform that opens nothing by itself gets its first screen', async () => {
    const person = await world.person('typing', { language: 'en', usualSiteId: SITE });
    const screen = screenOf(await world.conversation.command(person, 'teams', { name: 'report', note: 'smoke' }));
    expect(screen.id).toBe('report-safety');
  });
});

it('hands buttons and forms of cards to the cards', async () => {
  const person = await world.person('clicking', { language: 'en' });
  const id = world.deps.ids.id();
  const press = { action: 'approve', value: id, context: {}, values: {} };
  expect(screenOf(await world.conversation.press(person, 'slack', press)).id).not.toMatch(/^report-/);
  const submission = { screenId: 'approve', context: { incidentId: id }, values: {} };
  expect(screenOf(await world.conversation.submit(person, 'slack', submission)).id).not.toMatch(/^report-/);
});
