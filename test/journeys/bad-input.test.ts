/** Clicks that come late, from elsewhere, or from the wrong person: a clear private answer, and nothing changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, replaced, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DEPUTY, DIRECTOR, districtWorkspace, GUEST, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import type { Person } from '../fixtures/slack-double/person.ts';
import { next, open, pressFor, report } from './walk-report.ts';

/** The director's second account: another member id with the same verified address, as after a merger of workspaces. */
const SECOND_ACCOUNT = 'U0DIRECTOR2';

let bot: DistrictBot;
beforeAll(async () => {
  const { users, ...rest } = districtWorkspace();
  const director = users?.find(({ id }) => id === DIRECTOR);
  if (!users || !director) throw new Error('the workspace has a director');
  const second = { ...director, id: SECOND_ACCOUNT, name: 'director2' };
  bot = await startDistrictBot({ at: SCHOOL_TIME, world: { ...rest, users: [...users, second] } });
});
afterAll(() => bot.stop());

const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };
const KNIFE = { answers: { kind: 'weapon', grade: 'g9_12', object: 'blade_long_or_locking', object_use: 'found', staff_hit: 'no' } };
const as = (userId: string): Person => bot.double.actAs(userId);
const events = async (): Promise<number> => Number((await bot.rows('SELECT count(*)::int AS n FROM "AuditEvent"'))[0]?.n);

/** Press a button whose value somebody has changed on the way. */
async function pressValue(userId: string, incidentId: string, action: string, value: string) {
  const card = await bot.message('incident-card', incidentId);
  const blocks = JSON.parse(JSON.stringify(card.blocks).replaceAll(incidentId, value));
  const message = bot.double.world.messages.find(({ ts, channel }) => ts === card.ts && channel === card.channel);
  if (!message) throw new Error('no card');
  const kept = message.blocks;
  message.blocks = blocks;
  try {
    return await pressFor(as(userId), card, action);
  } finally {
    message.blocks = kept;
  }
}

describe('a click', () => {
  it.each([
    ['an incident that is not there', '019a0000-0000-7000-8000-000000000000'],
    ['no id at all', 'DROP TABLE'],
    ['markup', '<!channel>'],
  ])('about %s finds nothing and says whom to call', async (_, value) => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    await bot.settled();
    const before = await events();
    for (const action of ['approve', 'more', 'details']) {
      expect((await pressValue(DIRECTOR, incidentId, action, value)).text).toContain('This is not there any more.');
    }
    expect(await events()).toBe(before);
  });

  it('on a draft decides nothing: it is no incident', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const teacher = as(TEACHER);
    const draft = await open(teacher);
    const answer = await pressValue(DIRECTOR, incidentId, 'approve', draft.context.draftId ?? '');
    expect(answer.text).toContain('This is not there any more.');
    teacher.closeView();
  });

  it('on a card of long ago still answers with the state of now', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const old = await bot.message('incident-card', incidentId);
    const kept = structuredClone(old.blocks);
    await pressFor(as(DIRECTOR), old, 'decline');
    await next(as(DIRECTOR), { reason: 'school_level' });
    await bot.message('incident-card', incidentId);
    await bot.restart({ later: 90 * 86_400_000 });
    const message = bot.double.world.messages.find(({ ts, channel }) => ts === old.ts && channel === old.channel);
    if (!message) throw new Error('no card');
    message.blocks = kept;
    const answer = await pressFor(as(DEPUTY), old, 'approve');
    expect(answer.text).toContain('Already decided by Security director');
    expect(await bot.incident(incidentId)).toMatchObject({ decision: { outcome: 'declined' }, callDuty: null });
  });

  it('of somebody from another workspace is refused, whatever address they show', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.message('incident-card', incidentId);
    for (const action of ['approve', 'more', 'details']) {
      const answer = await pressFor(as(GUEST), card, action);
      expect(answer.submit).toBeNull();
      expect(answer.text).toContain('In danger call 911: that never needs approval.');
    }
    expect(await bot.incident(incidentId)).toMatchObject({ decision: { outcome: 'pending' } });
  });
});

describe('one human with two accounts', () => {
  it('is one person: the second account is no second person', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    const card = await bot.message('incident-card', incidentId);
    await pressFor(as(DIRECTOR), card, 'more');
    await next(as(DIRECTOR), { what: 'not-required' });
    expect((await next(as(DIRECTOR), { reason: 'counsel_advised' })).text).toContain('until a second person has confirmed');
    const again = await bot.message('incident-card', incidentId);
    await pressFor(as(SECOND_ACCOUNT), again, 'more');
    const refused = await next(as(SECOND_ACCOUNT), { what: 'not-required' });
    expect(refused.submit).toBeNull();
    expect(refused.text).toContain('You said so yourself: somebody else has to confirm.');
    expect((await bot.incident(incidentId)).notices[0]).toMatchObject({ waivedAt: null });
  });
});

describe('a decider who left the district', () => {
  it('decides nothing any more, and reads who can', async () => {
    const { incidentId } = await report(bot, as(TEACHER), FIGHT);
    const card = await bot.message('incident-card', incidentId);
    const form = await pressFor(as(DEPUTY), card, 'approve');
    expect(form.submit).not.toBeNull();
    const before = readFileSync(bot.districtFile, 'utf8');
    writeFileSync(bot.districtFile, replaced(before, 'derek.deputy@example.org', 'new.deputy@example.org'));
    await bot.restart();
    // the form was open when they left
    const refused = await as(DEPUTY).submitView({ reason: 'ongoing_risk', caller: 'deputy_1', officer: 'no' });
    expect(refused.view?.text).toContain('This is for Diana Marsh (Security director)');
    expect(await bot.incident(incidentId)).toMatchObject({ decision: { outcome: 'pending' } });
    const answer = await pressFor(as(DEPUTY), await bot.message('incident-card', incidentId), 'decline');
    expect(answer.submit).toBeNull();
    writeFileSync(bot.districtFile, before);
    await bot.restart();
  });
});

describe('a form that comes back', () => {
  it('with markup for a case number or a time in the future names the field and keeps the rest', async () => {
    const { incidentId } = await report(bot, as(TEACHER), KNIFE);
    await pressFor(as(SITE_ADMIN), await bot.message('site-card', incidentId, SITE_ADMIN), 'more');
    await next(as(SITE_ADMIN), { what: 'outcome' });
    const result = await as(SITE_ADMIN).submitView({ outcome: 'citation', arrived: '23:59', finished: '10:00', caseNumber: '<!channel>' });
    expect(result.kind).toBe('errors');
    expect(Object.keys(result.view?.errors ?? {}).toSorted()).toEqual(['arrived', 'caseNumber']);
    expect(result.view?.typed).toMatchObject({ outcome: 'citation', finished: '10:00' });
    expect((await bot.incident(incidentId)).outcomes).toEqual([]);
    await until(() => as(SITE_ADMIN).view());
  });
});
