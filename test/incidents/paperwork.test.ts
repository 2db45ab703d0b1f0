/** After the alarm: what 911 was told, all clear, and two persons who sign what it was within a school day. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pressCard } from '../../src/conversation/forms/press-card.ts';
import { submitForm } from '../../src/conversation/forms/submit-form.ts';
import type { Reply } from '../../src/conversation/screen.ts';
import { confirmEmergency } from '../../src/incidents/emergency/confirm-emergency.ts';
import { recordAllClear } from '../../src/incidents/emergency/record-all-clear.ts';
import { recordTold } from '../../src/incidents/emergency/record-told.ts';
import { proposePaper, settlePaper } from '../../src/incidents/emergency/sign-paperwork.ts';
import { standDown } from '../../src/incidents/emergency/stand-down.ts';
import { closeIncident } from '../../src/incidents/file/file-incident.ts';
import { openItems } from '../../src/incidents/file/open-items.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { DANGER, type GatheredWorld, gatheredWorld } from './gathered-world.ts';
import { wall } from './incident-database.ts';

let at: GatheredWorld;
let incident: Incident;
beforeEach(async () => {
  at = await gatheredWorld();
  at.jump(wall('2026-10-16', '11:00'));
  incident = await at.report(DANGER);
});
afterEach(() => at.db.close());

const textOf = (reply: Reply): string =>
  reply.kind === 'screen' ? reply.screen.paragraphs.map(({ text }) => text).join('\n') : reply.kind;
const press = (key: string, action: string, of = incident) =>
  pressCard(at.deps, { person: at.as(of, key).person, platform: 'slack' }, { action, value: of.id, context: {}, values: {} });
const dm = async (kind: string) => (await at.posted(incident.id)).filter((each) => each.kind === kind).map(({ to }) => to);

describe('911 confirmed', () => {
  it('is followed by what the caller told, as codes, said again it replaces; not before', async () => {
    const told = (codes: Parameters<typeof recordTold>[1]['told']) => recordTold(at.deps, { ...at.as(incident, 'reporter'), told: codes });
    expect((await told(['place'])).kind).toBe('already');
    await confirmEmergency(at.deps, at.as(incident, 'reporter'));
    await told(['place']);
    expect((await told(['place', 'injuries'])).kind).toBe('done');
    expect((await at.now(incident)).emergency?.told).toEqual(['place', 'injuries']);
    expect((await recordTold(at.deps, { ...at.as(incident, 'hr'), told: ['kind'] })).kind).toBe('done');
    const stranger = { ...at.reporter, id: at.deps.ids.id() };
    expect((await recordTold(at.deps, { incidentId: incident.id, person: stranger, told: ['kind'] })).kind).toBe('not-allowed');
  });

  it('has a form that keeps what was said, for whoever reported it and for readers', async () => {
    expect(textOf(await press('reporter', 'told'))).toContain('Nobody has confirmed 911 yet. Call 911');
    await confirmEmergency(at.deps, at.as(incident, 'reporter'));
    const opened = await press('reporter', 'told');
    if (opened.kind !== 'screen') throw new Error('no form');
    const send = (values: Record<string, string[]>) =>
      submitForm(at.deps, { person: at.reporter, platform: 'slack' }, { screenId: 'told', context: opened.screen.context, values });
    const refused = await send({ told: [] });
    expect(refused.kind === 'screen' && refused.screen.errors).toEqual({ told: 'Please tick at least one.' });
    expect(textOf(await send({ told: ['weapon', 'nonsense'] }))).toBe('Recorded on the card.');
    expect((await at.now(incident)).emergency?.told).toEqual(['weapon']);
    expect(textOf(await press('elm', 'told'))).toContain('In danger call 911');
  });

  it('is over for whoever sees it when they say so; the alarm ends when a decider stands down', async () => {
    await confirmEmergency(at.deps, at.as(incident, 'reporter'));
    expect((await recordAllClear(at.deps, at.as(incident, 'reporter'))).kind).toBe('not-allowed');
    expect((await recordAllClear(at.deps, at.as(incident, 'adm'))).kind).toBe('done');
    expect(textOf(await press('dir', 'all-clear'))).toContain('all clear');
    expect((await at.now(incident)).emergency).toMatchObject({ allClearById: at.person('adm').id, stoodDownAt: null });
    await standDown(at.deps, at.as(incident, 'dir'));
    expect((await recordAllClear(at.deps, at.as(incident, 'dep'))).kind).toBe('already');
  });
});

describe('the paperwork', () => {
  const propose = (key: string) => proposePaper(at.deps, { ...at.as(incident, key), reason: 'false_alarm' });
  const settle = (key: string, outcome: 'confirmed' | 'refused') => settlePaper(at.deps, { ...at.as(incident, key), outcome });

  it('is owed within one school day, over the weekend on Monday, and asks whoever stood down, then the next', async () => {
    await standDown(at.deps, at.as(incident, 'dir'));
    expect((await at.now(incident)).emergency?.paperDueAt).toEqual(wall('2026-10-19', '15:00'));
    expect(await dm('paperwork')).toEqual(['dir']);
    await at.remind(incident.emergency?.id ?? '', 'reminder');
    expect(at.db.clock.now()).toEqual(wall('2026-10-19', '08:00'));
    expect(await dm('paperwork')).toEqual(['dir', 'dir']);
    await at.remind(incident.emergency?.id ?? '', 'next');
    expect(await dm('paperwork')).toEqual(['dir', 'dir', 'dep']);
  });

  it('is signed by two persons, never by one twice, and lowers nothing', async () => {
    expect((await propose('dir')).kind).toBe('not-found');
    await standDown(at.deps, at.as(incident, 'dir'));
    expect((await propose('adm')).kind).toBe('not-allowed');
    expect((await propose('dir')).kind).toBe('done');
    expect((await propose('dep')).kind).toBe('already');
    expect((await at.posted(incident.id)).filter(({ details }) => details.why === 'second-person')).toHaveLength(1);
    expect((await settle('dir', 'confirmed')).kind).toBe('not-allowed');
    const twice = at.db.database.prisma.emergency.update({
      where: { incidentId: incident.id },
      data: { paperConfirmedAt: at.db.clock.now(), paperConfirmedById: at.person('dir').id },
    });
    await expect(twice).rejects.toThrow(/Emergency_paper/);
    expect(openItems(await at.now(incident))).toContain('paperwork');
    expect((await closeIncident(at.deps, at.as(incident, 'dir'))).kind).toBe('already');
    expect((await settle('dep', 'confirmed')).kind).toBe('done');
    expect((await settle('des', 'confirmed')).kind).toBe('already');
    expect(await at.now(incident)).toMatchObject({ classification: { level: 'L5' }, wouldBeLevel: null });
    expect(openItems(await at.now(incident))).not.toContain('paperwork');
    const asked = await dm('paperwork');
    await at.remind(incident.emergency?.id ?? '', 'next');
    expect(await dm('paperwork')).toEqual(asked);
    expect(await at.events(incident)).toEqual(expect.arrayContaining(['paperwork-proposed', 'paperwork-signed']));
  });

  it('is said anew when the second person says that it was otherwise', async () => {
    await standDown(at.deps, at.as(incident, 'dir'));
    await propose('dir');
    expect((await settle('dep', 'refused')).kind).toBe('done');
    expect((await at.now(incident)).emergency).toMatchObject({ paperReason: null, paperById: null, paperConfirmedAt: null });
    expect((await proposePaper(at.deps, { ...at.as(incident, 'dep'), reason: 'hoax' })).kind).toBe('done');
    expect((await settle('dir', 'confirmed')).kind).toBe('done');
  });

  it('shows a second person who opened it for another proposal what stands there now', async () => {
    await standDown(at.deps, at.as(incident, 'dir'));
    await propose('dir');
    const opened = await press('des', 'paperwork');
    if (opened.kind !== 'screen') throw new Error('no form');
    at.db.clock.move(1_000);
    await settle('dep', 'refused');
    await proposePaper(at.deps, { ...at.as(incident, 'dep'), reason: 'hoax' });
    const submission = { screenId: 'paperwork', context: opened.screen.context, values: { answer: 'confirmed' } };
    const again = await submitForm(at.deps, { person: at.person('des'), platform: 'slack' }, submission);
    expect(textOf(again)).toContain('It was a hoax');
    expect((await at.now(incident)).emergency?.paperConfirmedAt).toBeNull();
  });
});

describe('a button on the card of a gathered report', () => {
  it.each(['stand-down', 'all-clear', 'paperwork', 'approve'])(
    '"%s" names the report that has it now, and changes nothing',
    async (action) => {
      const gathered = await at.report(DANGER);
      expect(textOf(await press('dir', action, gathered))).toContain(`stands under ${incident.reference}`);
      expect(textOf(await press('reporter', action, gathered))).not.toContain(incident.reference);
      for (const each of [incident, gathered]) {
        expect((await at.now(each)).emergency).toMatchObject({ stoodDownAt: null, allClearAt: null, told: [] });
      }
    },
  );

  it('"told" is the caller\'s, whose word counts for the event when the call was confirmed through them', async () => {
    const [gathered, later] = [await at.report(DANGER), await at.report(DANGER)];
    for (const each of [gathered, later]) await confirmEmergency(at.deps, at.as(each, 'reporter'));
    await recordTold(at.deps, { ...at.as(later, 'reporter'), told: ['kind'] });
    expect((await at.now(incident)).emergency?.told).toEqual([]);
    await recordTold(at.deps, { ...at.as(gathered, 'reporter'), told: ['place'] });
    expect((await at.now(incident)).emergency?.told).toEqual(['place']);
    expect((await at.now(later)).emergency?.told).toEqual(['kind']);
  });
});
