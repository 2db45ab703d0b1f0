import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressCard } from '../../../src/conversation/forms/press-card.ts';
import { submitForm } from '../../../src/conversation/forms/submit-form.ts';
import type { Reply, Submission } from '../../../src/conversation/screen.ts';
import type { Incident, Person } from '../../../src/incidents/incident.ts';
import { NOTE } from '../cards/card-setting.ts';
import { type FormDatabase, formDatabase } from './form-database.ts';
import { screenOf, textsOn } from './form-setting.ts';

let at: FormDatabase;
beforeAll(async () => {
  at = await formDatabase();
});
afterAll(() => at.db.close());

const press = (person: Person, action: string, incident: Incident): Promise<Reply> =>
  pressCard(at.deps, { person, platform: 'slack' }, { action, value: incident.id, context: {}, values: {} });

async function fillIn(person: Person, action: string, input: { incident: Incident; values: Submission['values'] }): Promise<Reply> {
  const screen = screenOf(await press(person, action, input.incident));
  return submitForm(at.deps, { person, platform: 'slack' }, { screenId: screen.id, context: screen.context, values: input.values });
}

async function approvedIncident(caller = 'adm'): Promise<Incident> {
  const incident = await at.report('L3');
  await fillIn(at.people.dir, 'approve', { incident, values: { reason: 'ongoing_risk', caller, officer: 'no' } });
  return incident;
}

describe('call made', () => {
  it('records it in two taps, with a receipt', async () => {
    const incident = await approvedIncident();
    const reply = await fillIn(at.people.adm, 'call-made', { incident, values: { caseNumber: '26-1042' } });
    expect(textsOn(reply)).toEqual(['Recorded: called 12:41.', 'Case no. 26-1042', incident.reference]);
    expect((await at.load(incident.id)).callDuty).toMatchObject({ calledById: at.people.adm.id, caseNumber: '26-1042' });
  });

  it('keeps a wrong case number typed and records nothing', async () => {
    const incident = await approvedIncident();
    const screen = screenOf(await fillIn(at.people.adm, 'call-made', { incident, values: { caseNumber: 'John Smith' } }));
    expect(Object.keys(screen.errors ?? {})).toEqual(['caseNumber']);
    expect(screen.fields[0]).toMatchObject({ id: 'caseNumber', value: 'John Smith' });
    expect((await at.load(incident.id)).callDuty?.calledAt).toBeNull();
  });

  it('says who recorded it to whoever comes second', async () => {
    const incident = await approvedIncident();
    await fillIn(at.people.adm, 'call-made', { incident, values: {} });
    expect(textsOn(await press(at.people.dir, 'call-made', incident))[0]).toBe(
      'Already recorded by Principal at 12:41: the call was made.',
    );
  });

  it('is refused to a bystander', async () => {
    const incident = await approvedIncident();
    expect(textsOn(await press(at.people.nine, 'call-made', incident))[0]).toMatch(/^This is for MARKEDNAME dir/);
  });
});

describe('notice made', () => {
  it('records how, in two taps, with a receipt', async () => {
    const incident = await at.report('L4');
    const reply = await fillIn(at.people.adm, 'notice-made', { incident, values: { how: 'phone' } });
    expect(textsOn(reply)).toEqual(['Recorded: notice made 12:41.', incident.reference]);
    expect((await at.load(incident.id)).notices).toMatchObject([{ madeById: at.people.adm.id, how: 'phone', caseNumber: null }]);
  });

  it('has nothing to decline', async () => {
    const incident = await at.report('L4');
    expect(textsOn(await press(at.people.dir, 'decline', incident))[0]).toMatch(/^No decision is needed here/);
  });

  it('refuses a notice that is not of this incident', async () => {
    const [incident, other] = [await at.report('L4'), await at.report('L4')];
    const values = { how: 'phone' };
    const context = { incidentId: incident.id, noticeId: other.notices[0]?.id ?? '' };
    await submitForm(at.deps, { person: at.people.adm, platform: 'slack' }, { screenId: 'notice-made', context, values });
    expect((await at.load(other.id)).notices[0]?.madeAt).toBeNull();
    expect((await at.load(incident.id)).notices[0]?.madeAt).toBeNull();
  });
});

describe('911', () => {
  it('is confirmed by whoever reported it, in one tap; the next one reads who was first', async () => {
    const incident = await at.report('L5');
    expect(await press(at.people.teacher, 'emergency-called', incident)).toEqual({ kind: 'done' });
    expect((await at.load(incident.id)).emergency?.confirmedById).toBe(at.people.teacher.id);
    expect(textsOn(await press(at.people.dir, 'emergency-called', incident))[0]).toBe(
      'Already confirmed by the reporter at 12:41: 911 was called.',
    );
  });

  it('"I cannot call" says what to do and who is called instead', async () => {
    const incident = await at.report('L5');
    expect(textsOn(await press(at.people.teacher, 'cannot-call', incident))).toEqual([
      'Ask anyone near you to call 911 now, from any phone.',
      'Asked to call for you now: Deputy director. Their office: 555-0100.',
      'Front office of Oak HS: 555-0122.',
      'Stay away from any weapon. If you can call later, you need no permission.',
    ]);
    const asked = (await at.cardsOf(incident.id)).filter((card) => card.kind === 'emergency-alert');
    expect(asked.map((card) => card.personId)).toEqual([at.people.dep.id]);
  });

  it('"I cannot call" after a confirmation says that 911 was called', async () => {
    const incident = await at.report('L5');
    await press(at.people.adm, 'emergency-called', incident);
    expect(textsOn(await press(at.people.teacher, 'cannot-call', incident))[0]).toBe(
      'Already confirmed by Principal at 12:41: 911 was called.',
    );
  });

  it('is stood down by one decider and by nobody else', async () => {
    const incident = await at.report('L5');
    expect(textsOn(await press(at.people.adm, 'stand-down', incident))[0]).toMatch(/^This is for MARKEDNAME dir/);
    expect(await press(at.people.dep, 'stand-down', incident)).toEqual({ kind: 'done' });
    expect(textsOn(await press(at.people.dir, 'stand-down', incident))[0]).toBe('Already stood down by Deputy director at 12:41.');
  });
});

describe('details', () => {
  it('shows the note to those who may, and logs the reading', async () => {
    const incident = await at.report('L3');
    expect(textsOn(await press(at.people.dir, 'details', incident))).toContain(NOTE);
    expect(await at.auditOf(incident.id)).toContainEqual({ kind: 'details-read', actorId: at.people.dir.id });
  });

  it.each(['teacher', 'nine'] as const)('shows %s nothing, says who can, and logs the attempt', async (who) => {
    const incident = await at.report('L3');
    const texts = textsOn(await press(at.people[who], 'details', incident));
    expect(texts.join(' ')).not.toContain('MARKEDNOTE');
    expect(await at.auditOf(incident.id)).toContainEqual({ kind: 'details-refused', actorId: at.people[who].id });
  });

  it('of a restricted matter are for its named roles only, and the refusal does not say whose it is', async () => {
    const incident = await at.report('L2', { tracks: ['TITLE_IX'] });
    const refused = textsOn(await press(at.people.dir, 'details', incident));
    expect(refused[0]).toBe('Only the people named for this matter see or change it.');
    expect(refused.join(' ')).not.toMatch(/MARKED|KIND|Oak HS/);
    expect(textsOn(await press(at.people.nine, 'details', incident))).toContain(NOTE);
  });
});
