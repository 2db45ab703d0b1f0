import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressCard } from '../../../src/conversation/forms/press-card.ts';
import { submitForm } from '../../../src/conversation/forms/submit-form.ts';
import type { Reply, Submission } from '../../../src/conversation/screen.ts';
import type { Incident, Person } from '../../../src/incidents/incident.ts';
import { type FormDatabase, formDatabase } from './form-database.ts';
import { fieldsOn, screenOf, textsOn } from './form-setting.ts';

let at: FormDatabase;
beforeAll(async () => {
  at = await formDatabase();
});
afterAll(() => at.db.close());

const press = (person: Person, action: string, incident: Incident | string): Promise<Reply> =>
  pressCard(
    at.deps,
    { person, platform: 'slack' },
    { action, value: typeof incident === 'string' ? incident : incident.id, context: {}, values: {} },
  );

/** Press the button, fill in the form that opens, and send it. */
async function fillIn(person: Person, action: string, input: { incident: Incident; values: Submission['values'] }): Promise<Reply> {
  const screen = screenOf(await press(person, action, input.incident));
  return submitForm(at.deps, { person, platform: 'slack' }, { screenId: screen.id, context: screen.context, values: input.values });
}

const APPROVAL = { reason: 'ongoing_risk', caller: 'adm', officer: 'no' };

describe('a decision', () => {
  it('approves: names the caller, opens the call duty, and says that nobody has called yet', async () => {
    const incident = await at.report('L3');
    const reply = await fillIn(at.people.dir, 'approve', { incident, values: { ...APPROVAL, officer: 'yes' } });
    expect(textsOn(reply)).toEqual(['Approved 12:41. NOT YET CALLED.', 'Asked to call: Principal. The card says when it is done.']);
    const { decision, callDuty } = await at.load(incident.id);
    expect(decision).toMatchObject({ outcome: 'approved', decidedById: at.people.dir.id, reason: 'ongoing_risk' });
    expect(callDuty).toMatchObject({ callerId: at.people.adm.id, officerRequested: true, calledAt: null });
  });

  it('gives the decider who calls in person number and script at once', async () => {
    const incident = await at.report('L3');
    const reply = await fillIn(at.people.dir, 'approve', { incident, values: { ...APPROVAL, caller: 'dir' } });
    expect(textsOn(reply)).toEqual(
      expect.arrayContaining(['Call now: Oak PD, 555-0111', `• School at Oak HS, 1 Oak St: KIND fight. ${incident.reference}.`]),
    );
  });

  it('offers as callers only people the bot can reach: the decider, the administrators of the place, the other deciders', async () => {
    const screen = screenOf(await press(at.people.dep, 'approve', await at.report('L3')));
    const caller = screen.fields.find((field) => field.id === 'caller');
    expect(caller?.kind === 'select' ? caller.options.map((option) => option.value) : []).toEqual(['dep', 'adm', 'dir', 'des']);
  });

  it('offers nobody as caller who may not see a restricted matter', async () => {
    const incident = await at.report('L3', { tracks: ['STAFF_RESTRICTED'] });
    const caller = screenOf(await press(at.people.des, 'approve', incident)).fields.find((field) => field.id === 'caller');
    expect(caller?.kind === 'select' ? caller.options.map((option) => option.value) : []).toEqual(['des']);
  });

  it('asks again when the form was opened for an earlier question', async () => {
    const incident = await at.report('L3');
    const context = { incidentId: incident.id, decisionId: '0199e000-0000-7000-8000-00000000dead' };
    const reply = await submitForm(
      at.deps,
      { person: at.people.dir, platform: 'slack' },
      { screenId: 'approve', context, values: APPROVAL },
    );
    expect(screenOf(reply)).toMatchObject({ id: 'approve', context: { decisionId: incident.decision?.id } });
    expect((await at.load(incident.id)).decision?.outcome).toBe('pending');
  });

  it('never asks for an officer because of a child under 12', async () => {
    const incident = await at.report('L3', { tracks: ['U12'] });
    expect(fieldsOn(screenOf(await press(at.people.dir, 'approve', incident)))).toEqual(['reason', 'caller']);
    await fillIn(at.people.dir, 'approve', { incident, values: { ...APPROVAL, officer: 'yes' } });
    expect((await at.load(incident.id)).callDuty?.officerRequested).toBe(false);
  });

  it('keeps at school', async () => {
    const incident = await at.report('L3');
    const reply = await fillIn(at.people.dep, 'decline', { incident, values: { reason: 'school_level' } });
    expect(textsOn(reply)[0]).toBe('Decided 12:41: kept at school. The reporter is told now.');
    expect((await at.load(incident.id)).decision).toMatchObject({ outcome: 'declined', decidedById: at.people.dep.id });
  });

  it('is made once when two people send at the same moment; the second reads who was first', async () => {
    const incident = await at.report('L3');
    const forms = [
      { person: at.people.dir, action: 'approve', values: APPROVAL },
      { person: at.people.dep, action: 'decline', values: { reason: 'school_level' } },
    ];
    const open = await Promise.all(
      forms.map(async ({ person, action, values }) => ({ person, values, screen: screenOf(await press(person, action, incident)) })),
    );
    const replies = await Promise.all(
      open.map(({ person, values, screen }) =>
        submitForm(at.deps, { person, platform: 'slack' }, { screenId: screen.id, context: screen.context, values }),
      ),
    );
    const said = replies.map((reply) => textsOn(reply)[0] ?? '');
    expect(said.filter((text) => text.startsWith('Already decided by '))).toHaveLength(1);
    const audit = await at.auditOf(incident.id);
    expect(audit.filter(({ kind }) => kind === 'escalation-decided')).toHaveLength(1);
  });

  it('says who was first to a form that was open meanwhile', async () => {
    const incident = await at.report('L3');
    const open = screenOf(await press(at.people.dep, 'decline', incident));
    await fillIn(at.people.dir, 'approve', { incident, values: APPROVAL });
    const reply = await submitForm(
      at.deps,
      { person: at.people.dep, platform: 'slack' },
      {
        screenId: open.id,
        context: open.context,
        values: { reason: 'school_level' },
      },
    );
    expect(textsOn(reply)[0]).toBe('Already decided by Security director at 12:41: police are called. Reason: Ongoing risk.');
  });

  it('changes nothing when a field is wrong, and keeps what was chosen', async () => {
    const incident = await at.report('L3');
    const screen = screenOf(await fillIn(at.people.dir, 'approve', { incident, values: { caller: 'dep', officer: 'yes' } }));
    expect([screen.id, screen.errors]).toEqual(['approve', { reason: 'Please choose one.' }]);
    expect(screen.fields.find((field) => field.id === 'caller')).toMatchObject({ value: 'dep' });
    expect((await at.load(incident.id)).decision?.outcome).toBe('pending');
  });

  it('is refused, privately and with who can, to everybody else; no field of the form is shown', async () => {
    const incident = await at.report('L3');
    for (const person of [at.people.adm, at.people.teacher, at.people.nine]) {
      const replies = [
        await press(person, 'approve', incident),
        await submitForm(at.deps, { person, platform: 'slack' }, { screenId: 'approve', context: { incidentId: incident.id }, values: {} }),
        await press(person, 'on-it', incident),
      ];
      for (const reply of replies) {
        expect(textsOn(reply)[0]).toBe('This is for MARKEDNAME dir (Security director), on duty until 16:00.');
        expect(screenOf(reply).fields).toEqual([]);
      }
    }
    expect((await at.load(incident.id)).decision).toMatchObject({ outcome: 'pending', silencedUntil: null });
  });

  it('"I am on it" silences reminders and leaves the limit alone', async () => {
    const incident = await at.report('L3');
    expect(await press(at.people.dir, 'on-it', incident)).toEqual({ kind: 'done' });
    const { decision } = await at.load(incident.id);
    expect(decision).toMatchObject({ silencedById: at.people.dir.id, dueAt: incident.decision?.dueAt });
  });
});

describe('a press that leads nowhere', () => {
  it.each(['not-an-id', '', '0199e000-0000-7000-8000-00000000dead'])(
    'of an incident %j that is not there says whom to call',
    async (value) => {
      expect(textsOn(await press(at.people.dir, 'approve', value))[0]).toBe(
        'This is not there any more. If something still has to be done, call the office: 555-0100',
      );
    },
  );

  it.each(['constructor', 'toString', 'no-such-button'])('on %s says that it does nothing yet', async (action) => {
    const reply = await press(at.people.dir, action, await at.report('L2'));
    expect(textsOn(reply)[0]).toBe('This button does nothing yet. Please call the office: 555-0100');
  });

  it('of a form nobody knows says so too', async () => {
    const reply = await submitForm(
      at.deps,
      { person: at.people.dir, platform: 'slack' },
      { screenId: 'constructor', context: {}, values: {} },
    );
    expect(textsOn(reply)[0]).toMatch(/^This button does nothing yet/);
  });
});
