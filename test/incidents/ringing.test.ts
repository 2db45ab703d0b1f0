/** Who is rung by a new message, because an edited card does not ring. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeNotice } from '../../src/conversation/compose-notice.ts';
import type { PostedCard } from '../../src/incidents/delivery.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import type { Answers } from '../../src/policy/types.ts';
import { buttonsOf, textsOf } from '../conversation/cards/read-notice.ts';
import { CALM } from '../policy/california.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from './incident-database.ts';

let at: IncidentDatabase;
beforeAll(async () => {
  at = await incidentDatabase();
});
afterAll(() => at.db.close());

const IMMIGRATION: Answers = { ...CALM, immigration: 'yes' };
/** Nobody of the deciders may see it: the crisis lead and the administrator do. */
const CRISIS_KNIFE: Answers = { ...KNIFE, self_harm: 'signs' };
const STAFF: Answers = { ...CALM, kind: 'other', specific: 'staff_misconduct_no_child', other_facts: 'unknown' };

const rung = async (incident: Incident) =>
  (await at.posted(incident.id)).filter(({ kind }) => kind === 'call-for-person').map(({ to, details }) => [to, details.why]);
const kinds = async (incident: Incident) => (await at.audit(incident.id)).map(({ kind }) => kind);

async function decline(incident: Incident): Promise<void> {
  const decided = { outcome: 'declined', at: at.db.clock.now(), byId: at.person('dir').id, reason: 'school_level' } as const;
  await at.db.unitOfWork.run((tx) => tx.decisions.decideOnce(incident.decision?.id ?? '', decided));
}

describe('new facts', () => {
  it('about a matter that was kept at school ask for a new decision and ring; the former decision stays on record', async () => {
    const incident = await at.report(HURT);
    await decline(incident);
    const changed = await at.correct(incident, { ...HURT, fight_sides: 'group' });
    expect(changed.classification.level).toBe('L3');
    expect(changed.decision).toMatchObject({ outcome: 'pending', openedAt: at.db.clock.now() });
    const decisions = await at.db.database.prisma.decision.findMany({ where: { incidentId: incident.id }, orderBy: { id: 'asc' } });
    expect(decisions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['declined', 'school_level'],
      ['pending', null],
    ]);
    expect(await rung(changed)).toEqual([['channel', 'new-facts']]);
    expect(await kinds(changed)).toContain('decision-reopened');
    await at.remind(changed.decision?.id ?? '', 'reminder');
    expect(await rung(changed)).toContainEqual(['channel', 'decision-waits']);
  });

  it('ring without a new decision while one waits', async () => {
    const incident = await at.report(HURT);
    const changed = await at.correct(incident, { ...HURT, fight_sides: 'group' });
    expect(changed.decision?.id).toBe(incident.decision?.id);
    expect(await rung(changed)).toEqual([['channel', 'new-facts']]);
  });

  it('ring each time, also when they would lower what takes two persons', async () => {
    const incident = await at.report(KNIFE);
    await at.correct(incident, KNIFE);
    const held = await at.correct(incident, { ...KNIFE, object: 'small_folding', object_facts: ['none'] });
    expect(held.wouldBeLevel).toBe('L2');
    expect(await rung(held)).toEqual([
      ['channel', 'new-facts'],
      ['channel', 'new-facts'],
    ]);
  });

  it('do not ring in an emergency, where every screen brings some and the alarm rings by itself', async () => {
    const gun = { ...KNIFE, object: 'gun' };
    const incident = await at.report(gun);
    expect(incident.classification.level).toBe('L5');
    expect(await rung(await at.correct(incident, { ...gun, object_use: 'shown' }))).toEqual([]);
  });

  it('ring once when they change the level, and not at all about a school matter', async () => {
    const raised = await at.correct(await at.report(HURT), KNIFE);
    expect(await rung(raised)).toEqual([['channel', 'L4']]);
    const school = { ...HURT, injury: 'none', fight_sides: 'both' };
    expect(await rung(await at.correct(await at.report(school), { ...school, grade: 'g6_8' }))).toEqual([]);
  });

  it('are said without kind and place, with the limit where something is to be decided', async () => {
    const changed = await at.correct(await at.report(HURT), { ...HURT, fight_sides: 'group' });
    const notice = await composeNotice(at.deps, { ...ringCard(changed), details: { personKey: 'dir', why: 'new-facts' } });
    expect(notice?.push).toMatch(/^OK-\w+: new facts were added\. Please decide by \d\d:\d\d\.$/);
    expect(JSON.stringify(notice)).not.toMatch(/Oak HS|fight/i);
  });
});

describe('officers of immigration at the gate', () => {
  it('ring the decider on duty and reach the designee directly, before the news', async () => {
    const incident = await at.report(IMMIGRATION);
    expect(incident.classification).toMatchObject({ level: 'L2', type: 'immigration_enforcement_at_site' });
    const posted = await at.posted(incident.id);
    expect(posted).toContainEqual({
      kind: 'call-for-person',
      lane: 'decision',
      to: 'channel',
      details: { personKey: 'dir', why: 'look-now' },
    });
    expect(posted).toContainEqual(expect.objectContaining({ kind: 'site-card', lane: 'decision', to: 'des' }));
    expect(posted).toContainEqual(expect.objectContaining({ kind: 'incident-card', lane: 'decision', to: 'channel' }));
    const notice = await composeNotice(at.deps, { ...ringCard(incident), details: { personKey: 'dir', why: 'look-now' } });
    expect(textsOf(notice)[0]).toBe('@Security director: please look at this now.');
    const card = await composeNotice(at.deps, { ...ringCard(incident), kind: 'incident-card' });
    expect(textsOf(card)[0]).toBe('Please see to it now · Oak HS');
  });

  it('ring once, whatever is added later', async () => {
    const incident = await at.report(IMMIGRATION);
    expect(await rung(await at.correct(incident, IMMIGRATION))).toEqual([['channel', 'look-now']]);
  });

  it('are the exception: an ordinary school matter rings nobody', async () => {
    expect(await rung(await at.report({ ...HURT, injury: 'none', fight_sides: 'both' }))).toEqual([]);
  });
});

describe('a notice that is overdue', () => {
  it('of a restricted matter nobody decides about rings everybody it goes to, directly, and is on record', async () => {
    const incident = await at.report(CRISIS_KNIFE);
    const [notice] = incident.notices;
    expect(notice).toBeDefined();
    await at.remind(notice?.id ?? '', 'overdue');
    const direct = await rung(incident);
    expect(direct.map(([to]) => to).sort()).toEqual(['adm', 'crisis']);
    expect(await kinds(incident)).toContain('notice-overdue');
    for (const key of ['adm', 'crisis']) {
      const to = at.person(key);
      const details = { personKey: key, why: 'notice-overdue' };
      const said = await composeNotice(at.deps, { ...ringCard(incident), direct: true, personId: to.id, details });
      expect(said?.push).toBe(incident.reference);
    }
  });

  it('of an ordinary matter rings the person on duty in the channel', async () => {
    const incident = await at.report(KNIFE);
    await at.remind(incident.notices[0]?.id ?? '', 'overdue');
    expect(await rung(incident)).toEqual([['channel', 'notice-overdue']]);
    expect(await kinds(incident)).toContain('notice-overdue');
  });
});

describe('a matter about staff', () => {
  it('is reminded of by direct message only, and does not stand on the board', async () => {
    const incident = await at.report(STAFF);
    expect(incident.classification).toMatchObject({ level: 'L3', tracks: expect.arrayContaining(['STAFF_RESTRICTED']) });
    await at.remind(incident.decision?.id ?? '', 'designee');
    const posted = await at.posted(incident.id);
    expect(posted.filter(({ to }) => to === 'channel')).toEqual([]);
    expect(posted).toContainEqual(expect.objectContaining({ kind: 'decision-reminder', to: 'des' }));

    const other = await at.report(HURT);
    const board = await composeNotice(at.deps, { ...ringCard(incident), kind: 'board', incidentId: null });
    const said = textsOf(board).join('\n');
    expect(said).toContain(other.reference);
    expect(said).not.toContain(incident.reference);
    const listed = said.split('\n').filter((text) => text.startsWith('OK-')).length;
    expect(said).toMatch(new RegExp(`^${listed} need you, `));
    expect(buttonsOf(board)).toEqual([]);
  });
});

function ringCard(incident: Incident): PostedCard {
  return {
    ...{ id: 'card', kind: 'call-for-person', lane: 'decision', platform: 'slack', address: 'C', direct: false, personId: null },
    ...{ incidentId: incident.id, draftId: null, digestId: null, details: {}, channel: null, messageId: null },
    ...{ wantedVersion: 1, shownVersion: 0 },
  };
}
