import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { ACTIONS_SCREEN, submitActions } from '../../../src/conversation/digest/actions-screen.ts';
import { readEditions } from '../../../src/digest/document/model.ts';
import { addAction, addAgendaItem, decideItems, finishActions } from '../../../src/digest/meeting/manage-meeting.ts';
import { buildWeeklyDigest } from '../../../src/digest/release/build-weekly-digest.ts';
import { digestOfWeek } from '../../../src/digest/release/digest-of-week.ts';
import { DAY, type ReleaseWorld, releaseWorld, WEEK } from '../release/release-world.ts';

let world: ReleaseWorld;
beforeEach(async () => {
  world = await releaseWorld();
});
afterEach(() => world.db.close());

describe('the meeting', () => {
  it('carries points, decisions and actions from digest to digest, to those who sit at the table', async () => {
    await buildWeeklyDigest(world.deps, { week: WEEK });
    const [itemId, actionId] = [systemIds.id(), systemIds.id()];
    const site = world.district.sites[0];
    const item = { topic: 'orders' as const, agencyId: null, siteId: site?.id ?? null, day: '2026-10-21' };
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await addAgendaItem(world.deps, { person: world.director, id: itemId, week: null, item })).toBe('added');
      const action = { task: 'draft_mou' as const, owner: 'district', dueOn: '2026-10-16', siteId: null };
      expect(await addAction(world.deps, { person: world.director, id: actionId, action })).toBe('added');
    }
    await world.release();
    const [police, board] = readEditions((await world.onlyDigest()).document) ?? [];
    // a stay-away order at a school would point at somebody
    expect(police?.agenda.at(-1)?.en).toBe('Added: Court and stay-away orders, Oct 21, 2026');
    expect(police?.tables.find(({ id }) => id === 'actions')?.rows).toHaveLength(1);
    expect([board?.agenda.length, board?.tables.some(({ id }) => id === 'actions')]).toEqual([9, false]);

    world.db.clock.move(7 * DAY);
    expect(await decideItems(world.deps, { person: world.director, decisions: { [itemId]: 'agreed' } })).toEqual({
      kind: 'done',
      count: 1,
    });
    expect(await decideItems(world.deps, { person: world.director, decisions: { [itemId]: 'postponed' } })).toEqual({
      kind: 'done',
      count: 0,
    });
    const next = (await digestOfWeek(world.deps, { week: '2026-W42' })).editions[0];
    expect(next?.tables.find(({ id }) => id === 'decided')?.rows[0]?.cells[0]).toEqual({
      kind: 'text',
      text: { en: 'agreed', es: 'acordado' },
    });
    expect(next?.tables.find(({ id }) => id === 'actions')?.rows[0]?.cells[2]).toEqual({
      kind: 'text',
      text: { en: 'overdue', es: 'vencida' },
    });
    expect(await finishActions(world.deps, { person: world.director, ids: [actionId, actionId] })).toEqual({ kind: 'done', count: 1 });
  });

  it('says what is wrong with a new action before anything else of the form is saved', async () => {
    const id = systemIds.id();
    const action = { task: 'training' as const, owner: 'district', dueOn: '2026-10-16', siteId: null };
    await addAction(world.deps, { person: world.director, id, action });
    const values = { done: [id], task: 'contacts', owner: 'district', due: '2026-10-11' };
    const submission = { screenId: ACTIONS_SCREEN, context: { actionId: systemIds.id() }, values };
    const reply = await submitActions(world.deps, world.director, submission);
    expect(reply.kind === 'screen' && reply.screen.errors).toEqual({ due: 'Choose until when.' });
    expect(await world.db.database.prisma.meetingAction.findMany({ select: { id: true, doneAt: true } })).toEqual([{ id, doneAt: null }]);
    await submitActions(world.deps, world.director, { ...submission, values: { ...values, due: '2026-10-19' } });
    await submitActions(world.deps, world.director, { ...submission, values: { ...values, due: '2026-10-19' } });
    expect(await world.db.database.prisma.meetingAction.count()).toBe(2);
    expect(await world.db.database.prisma.meetingAction.count({ where: { doneAt: null } })).toBe(1);
  });

  it('refuses what is no code, nobody, or in the past', async () => {
    const id = systemIds.id();
    const action = { task: 'training' as const, owner: 'district', dueOn: '2026-10-12', siteId: null };
    expect(await addAction(world.deps, { person: world.director, id, action: { ...action, dueOn: '2026-10-11' } })).toBe('past');
    expect(await addAction(world.deps, { person: world.director, id, action: { ...action, owner: 'nobody' } })).toBe('no-such-code');
    expect(await addAction(world.deps, { person: await world.person('site_admin'), id, action })).toBe('not-allowed');
    const item = { topic: 'Zyx came' as 'drill', agencyId: null, siteId: null, day: null };
    expect(await addAgendaItem(world.deps, { person: world.director, id, week: WEEK, item })).toBe('no-such-code');
    expect(await world.db.database.prisma.agendaItem.count()).toBe(0);
  });
});
