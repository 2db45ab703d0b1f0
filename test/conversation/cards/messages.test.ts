import { describe, expect, it } from 'vitest';
import { board } from '../../../src/conversation/cards/board.ts';
import { callDutyMessage } from '../../../src/conversation/cards/call-duty.ts';
import { callForPerson } from '../../../src/conversation/cards/call-for-person.ts';
import { decisionReminder } from '../../../src/conversation/cards/decision-reminder.ts';
import { decisionToReporter } from '../../../src/conversation/cards/decision-to-reporter.ts';
import { draftReminder } from '../../../src/conversation/cards/draft-reminder.ts';
import { emergencyAlert } from '../../../src/conversation/cards/emergency-alert.ts';
import { emergencyReporter } from '../../../src/conversation/cards/emergency-reporter.ts';
import { noticeDuty } from '../../../src/conversation/cards/notice-duty.ts';
import { reportConfirmation } from '../../../src/conversation/cards/report-confirmation.ts';
import type { Notice } from '../../../src/conversation/notice.ts';
import type { Draft } from '../../../src/incidents/incident.ts';
import {
  alarm,
  approved,
  buttonsOf,
  callDuty,
  declined,
  factsFor,
  incidentAt,
  minute,
  notice,
  pending,
  readerFor,
  textsOf,
  withTracks,
} from './card-setting.ts';

const texts = (message: Notice | null): string[] => (message ? textsOf(message) : []);
const buttons = (message: Notice | null): string[] => (message ? buttonsOf(message) : []);

describe('the message that rings one person', () => {
  const cases = [
    { why: 'L3', incident: incidentAt('L3'), says: '@Deputy director: please decide by 13:01.' },
    { why: 'decision-waits', incident: incidentAt('L3'), says: '@Deputy director: please decide by 13:01.' },
    {
      why: 'call-overdue',
      incident: incidentAt('L3', { decision: approved, callDuty: callDuty() }),
      says: '@Deputy director: the approved call is not recorded yet, due 13:08.',
    },
    { why: 'notice-overdue', incident: incidentAt('L4'), says: '@Deputy director: a notice required by law is open, due 13:41.' },
    {
      why: 'nobody-confirmed-911',
      incident: incidentAt('L5'),
      says: '@Deputy director: nobody has confirmed 911. Call 911, or tap if it was called.',
    },
    { why: 'L3', incident: withTracks(incidentAt('L3'), ['TITLE_IX']), says: '@Deputy director: OK-7K3Q needs you. Tap Details.' },
  ];
  it.each(cases)('$why: $says', ({ why, incident, says }) => {
    const message = callForPerson(factsFor(incident), { personKey: 'dep', why });
    expect(texts(message)[0]).toBe(says);
    expect(message?.mention?.map((each) => each.person)).toEqual(['p-dep']);
  });

  const pointless = [
    { why: 'decision-waits', incident: incidentAt('L3', { decision: declined }) },
    { why: 'decision-waits', incident: incidentAt('L3', { decision: approved, callDuty: callDuty() }) },
    { why: 'call-overdue', incident: incidentAt('L3', { decision: approved, callDuty: callDuty({ calledAt: minute(18) }) }) },
    { why: 'notice-overdue', incident: incidentAt('L4', { notices: [notice({ madeAt: minute(2) })] }) },
    { why: 'nobody-confirmed-911', incident: incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1) }) }) },
    { why: 'L3', incident: incidentAt('L3', { status: 'withdrawn' }) },
    { why: 'L2', incident: incidentAt('L2') },
  ];
  it.each(pointless)('is not sent when nothing waits any more: $why', ({ why, incident }) => {
    expect(callForPerson(factsFor(incident), { personKey: 'dep', why })).toBeNull();
  });

  it('rings the person on duty when the district file no longer names the one it was made for', () => {
    const message = callForPerson(factsFor(incidentAt('L3')), { personKey: 'gone', why: 'L3' });
    expect(message?.mention?.map((each) => each.person)).toEqual(['p-dir']);
  });
});

describe('the board', () => {
  const items = [
    { incidentId: 'i-1', reference: 'OK-1111', what: 'notice' as const, dueAt: minute(60) },
    { incidentId: 'i-2', reference: 'OK-2222', what: 'emergency' as const, dueAt: null },
    { incidentId: 'i-3', reference: 'OK-3333', what: 'decision' as const, dueAt: minute(1) },
  ];

  it('counts, and lists what needs someone, the soonest first', () => {
    const message = board(factsFor(incidentAt('L3')), { needSomeone: 3, clocks: 3, today: 14, items });
    expect(textsOf(message)).toEqual([
      '3 need you, 3 clocks, 14 today',
      'OK-2222 · 911 not confirmed · at once\nOK-3333 · decision · OVERDUE since 12:42\nOK-1111 · notice not made · due 13:41',
      'As of 12:45. In danger call 911 first.',
    ]);
    expect([message.pin, message.push]).toEqual([true, '3 need you, 3 clocks, 14 today']);
  });

  it('says so when nothing needs anyone', () => {
    const message = board(factsFor(incidentAt('L3'), { language: 'es' }), { needSomeone: 0, clocks: 1, today: 1, items: [] });
    expect(textsOf(message).slice(0, 2)).toEqual(['0 les esperan, 1 plazo, 1 hoy', 'Nada espera a nadie ahora.']);
  });

  it('counts one as one', () => {
    expect(board(factsFor(incidentAt('L3')), { needSomeone: 1, clocks: 1, today: 1, items: [] }).push).toBe(
      '1 needs you, 1 clock, 1 today',
    );
  });
});

describe('the message to whoever reported danger', () => {
  const staff = readerFor('staff');
  const to = (over: Parameters<typeof incidentAt>[1], reader = staff) =>
    emergencyReporter(factsFor(incidentAt('L5', over), { reader, language: reader.language ?? 'en' }));

  it('begins with 911 and the address to read aloud', () => {
    const message = to({});
    expect(texts(message)[0]).toBe(
      'CALL 911 NOW. Say what you see, at Oak HS, 1 Oak St. You need no permission. Stay away from any weapon. Then tap "911 called".',
    );
    expect(message.blocks[0]?.kind).toBe('alert');
    expect(buttons(message)).toEqual(['emergency-called', 'cannot-call', 'over', 'mistaken', 'add-facts']);
  });

  it('says it in both languages while the language is not known', () => {
    const first = texts(to({}, readerFor('staff', { language: null }))).slice(0, 2);
    expect(first.map((text) => text.slice(0, 12))).toEqual(['CALL 911 NOW', 'LLAME AL 911']);
  });

  it('asks for the place while nobody has confirmed it', () => {
    const message = to({ siteId: null, siteConfirmed: false });
    expect(texts(message)[0]).toMatch(/^CALL 911 NOW\. Say what you see and where you are\./);
    expect(buttons(message)).toContain('where');
  });

  it('keeps saying 911 after "I cannot call", and says that others were asked', () => {
    const message = to({ emergency: alarm({ cannotCallAt: minute(1), alerts: 1 }) });
    expect(texts(message)[0]).toMatch(/^CALL 911 NOW/);
    expect(texts(message)[1]).toMatch(/^12:42: others were asked to call 911 for you/);
    expect(buttons(message)).toEqual(['emergency-called', 'over', 'mistaken', 'add-facts']);
  });

  it('records the call and then the end of the alarm', () => {
    const confirmed = to({ emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-reporter' }) });
    expect(texts(confirmed)[0]).toBe('Recorded: 911 called 12:42. Stay on the line while they ask.');
    expect(buttons(confirmed)).toEqual(['over', 'mistaken', 'add-facts']);
    const over = to({ emergency: alarm({ stoodDownAt: minute(9), stoodDownById: 'p-dir' }) });
    expect([texts(over)[0], buttons(over)]).toEqual(['Stood down 12:50: the alarm is over. New danger? Call 911.', ['add-facts']]);
  });
});

describe("the reporter's receipt", () => {
  const receipt = (incident: Parameters<typeof factsFor>[0], language: 'en' | 'es' = 'en') =>
    reportConfirmation(factsFor(incident, { reader: readerFor('staff'), language }));

  const cases = [
    {
      level: 'L1' as const,
      who: 'Principal sees it by 13:11.',
      police: 'The school is not asking police to come. You may always call police yourself.',
    },
    {
      level: 'L2' as const,
      who: 'Principal sees it by 13:11.',
      police: 'The school is not asking police to come. You may always call police yourself.',
    },
    { level: 'L3' as const, who: 'Security director decides by 13:01.', police: 'You may always call police yourself.' },
    {
      level: 'L4' as const,
      who: 'Principal gives the notice: 13:41.',
      police: 'It is a notice, not a request for an officer. You may always call police yourself.',
    },
    { level: 'L5' as const, who: 'Security director sees it by 13:11.', police: 'You may always call police yourself.' },
  ];
  it.each(cases)('$level: $who', ({ level, who, police }) => {
    const said = texts(receipt(incidentAt(level)));
    expect(said[0]).toBe('Sent: OK-7K3Q');
    expect(said).toEqual(expect.arrayContaining([who, police, 'Keep them apart\nGet the nurse']));
    expect(said.at(-1)).toBe('Worse? 911. Thank you; an honest mistake is easy to fix here.');
  });

  it('speaks Spanish to those who do', () => {
    expect(texts(receipt(incidentAt('L2'), 'es')).slice(0, 4)).toEqual([
      'Enviado: OK-7K3Q',
      'Asunto escolar que necesita a la administración. CLASE scuffle.',
      'Directora del plantel lo verá antes de las 13:11.',
      'Porque scuffle.',
    ]);
  });

  it('puts 911 before all else in an emergency, until somebody confirmed it', () => {
    expect(texts(receipt(incidentAt('L5')))[1]).toBe('Call 911 now if nobody has. You need no permission.');
    const confirmed = receipt(incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-adm' }) }));
    expect(texts(confirmed)).toContain('911 call recorded 12:42.');
    expect(texts(confirmed)).not.toContain('Call 911 now if nobody has. You need no permission.');
  });

  it('shows later states shortly, in the order they happened', () => {
    const message = receipt(
      incidentAt('L3', {
        decision: approved,
        callDuty: callDuty({ calledAt: minute(19), calledById: 'p-adm' }),
        corrections: [{ id: 'k', kind: 'over', at: minute(18), byId: 'p-reporter' }],
      }),
    );
    const later = texts(message).filter((text) => /^(Decided|Police called|You said)/.test(text));
    expect(later).toEqual(['Decided 12:58: the school calls the police.', 'You said it is over, 12:59.', 'Police called 13:00.']);
    expect(buttons(message)).toEqual(['add-facts', 'mistaken']);
  });

  it('has no buttons once the report is taken back', () => {
    const message = receipt(incidentAt('L3', { status: 'withdrawn', decision: pending({ outcome: 'superseded' }) }));
    expect([texts(message).includes('The report is taken back.'), buttons(message)]).toEqual([true, []]);
  });

  it('names the role of a restricted track, and nothing on a locked phone', () => {
    const message = receipt(withTracks(incidentAt('L2'), ['TITLE_IX']));
    expect(texts(message)).toContain('Title IX coordinator sees it by 13:11.');
    expect(message.push).toBe('OK-7K3Q');
  });
});

describe('what was decided, to the reporter', () => {
  const told = (over: Parameters<typeof incidentAt>[1]) =>
    decisionToReporter(factsFor(incidentAt('L3', over), { reader: readerFor('staff') }));

  it('kept at school: when, why, what next, and that they may call', () => {
    expect(texts(told({ decision: declined }))).toEqual([
      'OK-7K3Q',
      'Decided 12:58: the school handles this and is not calling police.',
      'Reason: School level.',
      'Next: Principal speaks with you today.',
      'Anything new or wrong? Tap "Add or correct".',
      'You may still call police yourself; in danger, 911.',
    ]);
  });

  it('approved: who calls whom, and whether an officer is asked to come', () => {
    expect(texts(told({ decision: approved, callDuty: callDuty() })).slice(1, 5)).toEqual([
      'Decided 12:58: the school calls Oak PD.',
      'Reason: Ongoing risk.',
      'No officer is asked to come.',
      'Next: Principal makes the call. You need do nothing for it.',
    ]);
  });

  it('is not sent while nothing is decided', () => {
    expect([told({}), told({ decision: pending({ outcome: 'superseded' }) })]).toEqual([null, null]);
  });
});

describe('the reminder of a decision', () => {
  const remind = (over: Parameters<typeof incidentAt>[1], reading: Parameters<typeof factsFor>[1] = {}) =>
    decisionReminder(factsFor(incidentAt('L3', over), { reader: readerFor('director'), now: minute(8), ...reading }));

  it('says since when, until when, and who is asked next', () => {
    const message = remind({});
    expect(texts(message)).toEqual([
      '1 decision waits for you: Oak HS, since 12:41, due 13:01.',
      'KIND fight · injury: doctor EN · ongoing EN',
      'At 12:53 @Deputy director is asked too.',
      'OK-7K3Q',
    ]);
    expect(message?.actions.map((action) => action.label)).toEqual(['Call police', 'Keep at school', "I'm on it", 'Open']);
    expect(message?.push).toBe('OK-7K3Q: 1 decision waits for you, due 13:01');
  });

  it('names the designee to the deputy, and nobody to the designee', () => {
    const toDeputy = remind({}, { reader: readerFor('deputy'), now: minute(12) });
    expect(texts(toDeputy)).toContain('At 13:01 @Superintendent designee is asked too.');
    const toDesignee = remind({}, { reader: readerFor('designee'), now: minute(20) });
    expect(texts(toDesignee).filter((text) => text.includes('is asked too'))).toEqual([]);
  });

  it('keeps the proportions of a shorter limit', () => {
    expect(texts(remind({ decision: pending({ dueAt: minute(10) }) }, { now: minute(4) }))).toContain(
      'At 12:47 @Deputy director is asked too.',
    );
  });

  it.each([
    ['decided', { decision: declined }],
    ['superseded', { decision: pending({ outcome: 'superseded' as const }) }],
    ['taken back', { status: 'withdrawn' as const }],
  ])('is not sent when the matter was %s', (_, over) => {
    expect(remind(over)).toBeNull();
  });
});

describe('duties to call and to give notice', () => {
  const as = { reader: readerFor('site_admin') };

  it('gives the caller number, script without names, and one button', () => {
    const message = callDutyMessage(factsFor(incidentAt('L3', { decision: approved, callDuty: callDuty() }), as));
    expect(texts(message)).toEqual([
      'Call now: Oak PD, 555-0111',
      'Please call by 13:08. An approval is not a call.',
      'No officer is asked to come.',
      'Say this, without names of students:',
      'School at Oak HS, 1 Oak St: KIND fight. OK-7K3Q.',
      'Then tap "Call made".',
      'OK-7K3Q',
    ]);
    expect(buttons(message)).toEqual(['call-made', 'details']);
  });

  it('becomes a receipt once the call is recorded', () => {
    const duty = callDuty({ calledAt: minute(19), calledById: 'p-adm', caseNumber: '26-1042' });
    const message = callDutyMessage(factsFor(incidentAt('L3', { decision: approved, callDuty: duty }), as));
    expect(texts(message)).toEqual(['Call recorded 13:00. Thank you.', 'Recorded by @Principal.', 'Case no. 26-1042', 'OK-7K3Q']);
    expect(buttons(message)).toEqual([]);
  });

  it('gives the owner of a notice number, law, script and one button', () => {
    const message = noticeDuty(factsFor(incidentAt('L4'), as), 'n-1');
    expect(texts(message)).toEqual([
      'Give notice: Oak PD, 555-0111',
      'Due 13:41.',
      'The law: Listed weapon (M4, EC 48902(c)). There is nothing to approve.',
      'A notice, not a request for an officer.',
      'Notice about OK-7K3Q, KIND blade.',
      'Then tap "Notice made".',
      'OK-7K3Q',
    ]);
    expect(buttons(message)).toEqual(['notice-made', 'details']);
  });

  it.each([
    ['cps', 'Give notice: child protection, County hotline 1-800-555-0199'],
    ['fire', 'Give notice: the fire department, 911'],
    ['medical', 'Give notice: 911, medical, 911'],
    ['security', 'Give notice: school security, 555-0100'],
  ] as const)('to %s: %s', (to, first) => {
    expect(texts(noticeDuty(factsFor(incidentAt('L4', { notices: [notice({ to })] }), as), 'n-1'))[0]).toBe(first);
  });

  it('says overdue when it is', () => {
    expect(texts(noticeDuty(factsFor(incidentAt('L4'), { ...as, now: minute(61) }), 'n-1'))[1]).toBe('OVERDUE since 13:41.');
  });

  it('says nothing of a notice that is not there', () => {
    expect(noticeDuty(factsFor(incidentAt('L4'), as), 'gone')).toBeNull();
  });
});

describe('the next person called while nobody has confirmed 911', () => {
  it('reads the address and has the button; only deciders can stand down', () => {
    const message = emergencyAlert(factsFor(incidentAt('L5'), { reader: readerFor('deputy') }));
    expect(texts(message).slice(0, 2)).toEqual([
      'NOBODY HAS CONFIRMED 911. You are asked next.',
      'Call 911: Oak HS, 1 Oak St, front office 555-0122. Then tap "911 called". Was it called already? Tap it too.',
    ]);
    expect(buttons(message)).toEqual(['emergency-called', 'stand-down', 'details']);
    const toOther = emergencyAlert(factsFor(incidentAt('L5'), { reader: readerFor('site_admin') }));
    expect(buttons(toOther)).toEqual(['emergency-called', 'details']);
  });

  it.each([alarm({ confirmedAt: minute(1) }), alarm({ stoodDownAt: minute(1) })])('is not sent once that is over', (emergency) => {
    expect(emergencyAlert(factsFor(incidentAt('L5', { emergency }), { reader: readerFor('deputy') }))).toBeNull();
  });
});

describe('started, not finished', () => {
  const draft: Draft = {
    id: 'd-1',
    personId: 'p-reporter',
    platform: 'slack',
    trail: [],
    screen: 'kind',
    revision: 2,
    language: 'en',
    bilingual: false,
    answers: { kind: 'fight' },
    note: 'MARKEDNOTE',
    siteId: 'oak-hs',
    startedAt: minute(0),
    updatedAt: minute(1),
    incidentId: null,
    state: 'open',
  };

  it('says when it was begun, that nothing was sent, and leads back; nothing of the answers', () => {
    const message = draftReminder(factsFor(incidentAt('L1')), draft);
    expect(texts(message)).toEqual([
      'Started, not finished',
      'You began a report at 12:41. Nothing was sent.',
      'In danger? Call 911 first.',
    ]);
    expect(message?.actions).toEqual([{ id: 'continue-report', label: 'Continue the report', value: 'd-1', style: 'primary' }]);
  });

  it.each(['sent', 'abandoned'] as const)('is not sent for a draft that is %s', (state) => {
    expect(draftReminder(factsFor(incidentAt('L1')), { ...draft, state })).toBeNull();
  });
});
