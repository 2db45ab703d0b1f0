import { describe, expect, it } from 'vitest';
import { openForm } from '../../../src/conversation/forms/all-forms.ts';
import { approveForm, declineForm, readApproval, readRefusal } from '../../../src/conversation/forms/decision-forms.ts';
import { detailsScreen } from '../../../src/conversation/forms/details-screen.ts';
import { callMadeForm, noticeMadeForm, readCallMade, readNoticeMade } from '../../../src/conversation/forms/record-forms.ts';
import { notAllowed } from '../../../src/conversation/forms/refusals.ts';
import type { Field, Screen } from '../../../src/conversation/screen.ts';
import { aDistrict } from '../cards/card-district.ts';
import { approved, callDuty, declined, incidentAt, minute, NOTE, notice, pending, readerFor, withTracks } from '../cards/card-setting.ts';
import { fieldsOn, formFor, screenOf, textsOn } from './form-setting.ts';

const field = (screen: Screen, id: string): Field | undefined => screen.fields.find((each) => each.id === id);

describe('the form behind "Call police"', () => {
  it('asks reason, caller and officer, with the decider as caller and no officer asked to come', () => {
    const screen = approveForm(formFor(incidentAt('L3')));
    expect(fieldsOn(screen)).toEqual(['reason', 'caller', 'officer']);
    expect(field(screen, 'caller')).toMatchObject({ kind: 'select', value: 'dir' });
    expect(field(screen, 'officer')).toMatchObject({ kind: 'radio', value: 'no' });
    expect(screen.context).toEqual({ incidentId: incidentAt('L3').id, decisionId: pending().id });
  });

  it('never asks for an officer because of a child under 12, whatever a stale form says', () => {
    const facts = formFor(withTracks(incidentAt('L3'), ['U12']));
    expect(fieldsOn(approveForm(facts))).toEqual(['reason', 'caller']);
    const read = readApproval(facts, { reason: 'ongoing_risk', caller: 'adm', officer: 'yes' });
    expect(read).toEqual({ ok: true, values: { reason: 'ongoing_risk', caller: 'adm', officer: 'no' } });
  });

  it('names every wrong field at once and keeps what was chosen', () => {
    const facts = formFor(incidentAt('L3'));
    const values = { reason: 'no_such_reason', caller: 'nine' };
    const read = readApproval(facts, values);
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual(['reason', 'caller', 'officer']);
    const screen = approveForm(facts, { values: { caller: 'dep', officer: 'yes' }, errors: { reason: 'Please choose one.' } });
    expect([field(screen, 'caller'), field(screen, 'officer'), screen.errors]).toMatchObject([
      { value: 'dep' },
      { value: 'yes' },
      { reason: 'Please choose one.' },
    ]);
  });

  it('takes reasons of the right choice only', () => {
    expect(readApproval(formFor(incidentAt('L3')), { reason: 'school_level', caller: 'dir', officer: 'no' }).ok).toBe(false);
    expect(readRefusal(formFor(incidentAt('L3')), { reason: 'ongoing_risk' }).ok).toBe(false);
    expect(readRefusal(formFor(incidentAt('L3')), { reason: 'school_level' })).toEqual({ ok: true, values: { reason: 'school_level' } });
  });
});

describe('the forms that record', () => {
  it('a notice: two taps where one is open and it was a phone call', () => {
    const screen = noticeMadeForm(formFor(incidentAt('L4'), readerFor('site_admin')));
    expect(fieldsOn(screen)).toEqual(['how', 'caseNumber', 'gate']);
    expect(field(screen, 'how')).toMatchObject({ value: 'phone' });
    expect(screen.context.noticeId).toBe('n-1');
  });

  it('asks which notice where several are open, and only those', () => {
    const incident = incidentAt('L4', {
      notices: [notice(), notice({ id: 'n-2', to: 'security' }), notice({ id: 'n-3', madeAt: minute(1), madeById: 'p-adm' })],
    });
    const facts = formFor(incident, readerFor('site_admin'));
    const which = field(noticeMadeForm(facts), 'noticeId');
    expect(which?.kind === 'select' ? which.options.map((option) => option.value) : []).toEqual(['n-1', 'n-2']);
    expect(readNoticeMade(facts, { how: 'online' }, undefined)).toEqual({ ok: false, errors: { noticeId: 'Please choose one.' } });
    expect(readNoticeMade(facts, { noticeId: 'n-3', how: 'online' }, undefined).ok).toBe(false);
  });

  it.each([
    ['', null],
    ['  26-1042 ', '26-1042'],
    ['PS26A0042', 'PS26A0042'],
    ['PSPD-26-00413', 'PSPD-26-00413'],
  ])('takes %j as a case number', (typed, caseNumber) => {
    expect(readCallMade(formFor(incidentAt('L3')), { caseNumber: typed })).toMatchObject({ ok: true, values: { caseNumber } });
  });

  it.each([
    'John Smith',
    'Smith',
    '<!channel>',
    '26/1042',
    '26 1042',
    '1'.repeat(31),
    '26-1042; DROP',
    'Smith1',
    'Maria-20120',
    'Lee2',
    'J-o-h-n-S-m-i-26104299',
  ])('refuses %j and keeps it typed', (typed) => {
    const facts = formFor(incidentAt('L3', { decision: approved, callDuty: callDuty() }));
    const read = readCallMade(facts, { caseNumber: typed });
    expect(read).toMatchObject({ ok: false, errors: { caseNumber: expect.stringContaining('digits') } });
    expect(field(callMadeForm(facts, { values: { caseNumber: typed } }), 'caseNumber')).toMatchObject({ value: typed });
  });
});

describe('who gets which form', () => {
  it.each([
    ['director', 'approve'],
    ['deputy', 'decline'],
    ['designee', 'approve'],
  ] as const)('%s gets %s', (role, id) => {
    expect(screenOf(openForm(formFor(incidentAt('L3'), readerFor(role)), id)).id).toBe(id);
  });

  it('anybody else reads privately who decides, until when, and that 911 needs nobody', () => {
    const reply = openForm(formFor(incidentAt('L3'), readerFor('site_admin')), 'approve');
    expect(textsOn(reply)).toEqual([
      'This is for MARKEDNAME dir (Security director), on duty until 16:00.',
      'Their office: 555-0100.',
      'If you reported this, "Add or correct" in your message adds a fact they see at once.',
      'In danger call 911: that never needs approval.',
    ]);
    expect(screenOf(reply).submit).toBeUndefined();
  });

  it('nobody is on duty after school', () => {
    const reply = openForm(formFor(incidentAt('L3'), readerFor('staff'), { now: minute(200) }), 'decline');
    expect(textsOn(reply)[0]).toBe('This is for MARKEDNAME dir (Security director).');
  });

  it('of a restricted matter not even whose it is', () => {
    const facts = formFor(withTracks(incidentAt('L4'), ['STAFF_RESTRICTED']), readerFor('director'));
    const texts = textsOn(notAllowed(facts, aDistrict().people));
    expect(texts[0]).toBe('Only the people named for this matter see or change it.');
    expect(texts.join(' ')).not.toMatch(/MARKEDNAME|KIND|Oak HS/);
  });

  it('the second person reads who was first, when and why', () => {
    const deputy = readerFor('deputy');
    const kept = openForm(formFor(incidentAt('L3', { decision: declined }), deputy), 'approve');
    expect(textsOn(kept)[0]).toBe('Already decided by Security director at 12:58: kept at school. Reason: School level.');
    const called = openForm(formFor(incidentAt('L3', { decision: approved, callDuty: callDuty() }), deputy), 'decline');
    expect(textsOn(called)[0]).toBe('Already decided by Security director at 12:58: police are called. Reason: Ongoing risk.');
  });

  it('a decision that is not needed any more says so', () => {
    const reply = openForm(formFor(incidentAt('L2', { decision: pending({ outcome: 'superseded' }) })), 'approve');
    expect(textsOn(reply)[0]).toBe('No decision is needed here any more: the facts changed, or the report was taken back.');
  });

  it('never opens a choice where a statute asks', () => {
    const reply = openForm(formFor(incidentAt('L4', { decision: pending() })), 'decline');
    expect(screenOf(reply).id).toBe('word');
  });

  it('lets a person record their own duty though they may not decide', () => {
    const caller = readerFor('staff', { id: 'p-caller' });
    const incident = incidentAt('L3', { decision: approved, callDuty: callDuty({ callerId: 'p-caller' }) });
    expect(screenOf(openForm(formFor(incident, caller), 'call-made')).id).toBe('call-made');
    expect(screenOf(openForm(formFor(incident, readerFor('staff', { id: 'p-other' })), 'call-made')).id).toBe('word');
  });

  it('says who recorded it where it was recorded', () => {
    const incident = incidentAt('L4', { notices: [notice({ madeAt: minute(5), madeById: 'p-adm', how: 'phone' })] });
    expect(textsOn(openForm(formFor(incident), 'notice-made'))[0]).toBe('Already recorded by Principal at 12:46: the notice was made.');
  });
});

describe('details', () => {
  const incident = incidentAt('L3', {
    decision: approved,
    callDuty: callDuty({ calledAt: minute(19), calledById: 'p-adm' }),
    corrections: [{ id: 'k', kind: 'facts', at: minute(2), byId: 'p-reporter' }],
    duties: [{ id: 'du', duty: 'parent_notice', ownerId: null, dueAt: minute(60), doneAt: null, doneById: null }],
  });

  it('shows note, answers in words and what happened in its order', () => {
    const reply = detailsScreen(formFor(incident));
    expect(textsOn(reply)).toEqual([
      'OK-7K3Q · KIND fight',
      'Oak HS, 1 Oak St, front office 555-0122',
      'OK-7K3Q · L3 · Why: EC 1',
      'Note',
      NOTE,
      'Answers',
      'injury? doctor EN',
      'over? ongoing EN',
      'grade? g9_12 EN',
      'What happened',
      '12:41 Reported',
      '12:41 Classified L3: KIND fight',
      '12:43 Facts added',
      '12:58 Call approved by Security director',
      '13:00 Police called by Principal',
      'Duties',
      'parent_notice, due 13:41',
      'Reading this was recorded.',
    ]);
    expect(screenOf(reply).submit).toBeUndefined();
  });

  it('says so when there is no note, and shows an answer the policy no longer has', () => {
    const texts = textsOn(detailsScreen(formFor(incidentAt('L2', { note: null, answers: { injury: 'gone', retired: ['a', 'b'] } }))));
    expect(texts).toEqual(expect.arrayContaining(['No note.', 'injury? gone', 'retired a, b']));
  });
});

describe('what fits on every platform', () => {
  const forms = { approveForm, declineForm, callMadeForm, noticeMadeForm };
  const incident = incidentAt('L3', { decision: pending(), callDuty: callDuty(), notices: [notice()] });
  const everyForm = (['en', 'es'] as const).flatMap((language) =>
    Object.entries(forms).map(([name, form]) => ({ name, language, screen: form(formFor(incident, readerFor('director', { language }))) })),
  );

  it.each(everyForm)('$name in $language: title and buttons within 24 characters', ({ screen }) => {
    for (const text of [screen.title, screen.close, screen.submit ?? '']) expect(text.length).toBeLessThanOrEqual(24);
    expect(screen.submit).toMatch(/./);
  });

  it.each(everyForm)('$name in $language: ten options at most where all are shown, each within 75 characters', ({ screen }) => {
    const choices = screen.fields.flatMap((each) => (each.kind === 'select' || each.kind === 'radio' ? [each] : []));
    for (const each of choices) expect(each.options.length).toBeLessThanOrEqual(each.kind === 'radio' ? 10 : 100);
    for (const option of choices.flatMap((each) => each.options)) expect(option.label.length).toBeLessThanOrEqual(75);
  });
});
