import { describe, expect, it } from 'vitest';
import { incidentCard, restrictedCard, siteCard } from '../../../src/conversation/cards/incident-card.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import type { Language } from '../../../src/policy/types.ts';
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

interface State {
  state: string;
  incident: Incident;
  now?: Date;
  language?: Language;
  first: string;
  also: string[];
  buttons: string[];
}

const DECIDE = ['approve', 'decline', 'on-it', 'details'];

const states: State[] = [
  {
    state: 'L2 school matter',
    incident: incidentAt('L2'),
    first: 'School matter, for your information · Oak HS',
    also: [
      'KIND scuffle · injury: doctor EN · ongoing EN',
      'OK-7K3Q · L2 · Why: EC 1',
      'While you wait: calm 1 · calm 2 · calm 3 · calm 4 · calm 5',
    ],
    buttons: ['details'],
  },
  {
    state: 'L3 pending',
    incident: incidentAt('L3'),
    first: 'Decide by 13:01: call police? · Oak HS',
    also: ['KIND fight · injury: doctor EN · ongoing EN', 'OK-7K3Q · L3 · Why: EC 1'],
    buttons: DECIDE,
  },
  {
    state: 'L3 pending in Spanish',
    incident: incidentAt('L3'),
    language: 'es',
    first: 'Límite 13:01: ¿llamar a la policía? · Oak HS',
    also: ['CLASE fight · lesión: doctor ES · ongoing ES'],
    buttons: DECIDE,
  },
  {
    state: 'L3 pending at a place nobody confirmed',
    incident: incidentAt('L3', { siteConfirmed: false }),
    first: 'Decide by 13:01: call police? · Oak HS (place not confirmed)',
    also: [],
    buttons: DECIDE,
  },
  {
    state: 'L3 pending and late',
    incident: incidentAt('L3'),
    now: minute(21),
    first: 'Decision overdue since 13:01: call police? · Oak HS',
    also: [],
    buttons: DECIDE,
  },
  {
    state: 'L3 with somebody on it',
    incident: incidentAt('L3', { decision: pending({ silencedUntil: minute(14), silencedById: 'p-dir' }) }),
    first: 'Decide by 13:01: call police? · Oak HS',
    also: ['@Security director is on it. No reminders until 12:55; the limit stays 13:01.'],
    buttons: DECIDE,
  },
  {
    state: 'L3 about a child under 12',
    incident: withTracks(incidentAt('L3'), ['U12']),
    first: 'Decide by 13:01: call police? · Oak HS',
    also: ['Under 12: no officer is asked to come.'],
    buttons: DECIDE,
  },
  {
    state: 'L3 approved',
    incident: incidentAt('L3', { decision: approved, callDuty: callDuty() }),
    first: 'APPROVED, NOT YET CALLED · Oak HS',
    also: [
      'Approved 12:58 by @Security director. Reason: Ongoing risk.',
      '@Principal calls Oak PD, 555-0111 by 13:08.',
      'No officer is asked to come.',
    ],
    buttons: ['call-made', 'details'],
  },
  {
    state: 'L3 approved, officer asked, call late, in Spanish',
    incident: incidentAt('L3', { decision: approved, callDuty: callDuty({ officerRequested: true }) }),
    now: minute(30),
    language: 'es',
    first: 'APROBADO, AÚN SIN LLAMAR · Oak HS',
    also: ['@Directora del plantel llama a Oak PD, 555-0111. ATRASADO desde 13:08.', 'Se pide que venga un agente.'],
    buttons: ['call-made', 'details'],
  },
  {
    state: 'L3 called',
    incident: incidentAt('L3', {
      decision: approved,
      callDuty: callDuty({ calledAt: minute(19), calledById: 'p-adm', caseNumber: '26-1042' }),
    }),
    first: 'Called 13:00 · Oak HS',
    also: ['Called 13:00: Oak PD, 555-0111, by @Principal.', 'Case no. 26-1042'],
    buttons: ['details'],
  },
  {
    state: 'L3 kept at school',
    incident: incidentAt('L3', { decision: declined }),
    first: 'Kept at school · Oak HS',
    also: ['Decided 12:58 by @Security director. Reason: School level.'],
    buttons: ['details'],
  },
  {
    state: 'L3 superseded',
    incident: incidentAt('L2', { decision: pending({ outcome: 'superseded' }) }),
    first: 'No decision needed any more · Oak HS',
    also: [],
    buttons: ['details'],
  },
  {
    state: 'L3 taken back',
    incident: incidentAt('L3', {
      status: 'withdrawn',
      decision: pending({ outcome: 'superseded' }),
      corrections: [{ id: 'k', kind: 'mistaken', at: minute(3), byId: 'p-reporter' }],
    }),
    first: 'Taken back by the reporter · Oak HS',
    also: ['Reporter: I was mistaken, 12:44'],
    buttons: ['details'],
  },
  {
    state: 'L4 open',
    incident: incidentAt('L4'),
    first: 'Notice required by law, due 13:41 · Oak HS',
    also: [
      'To Oak PD: Listed weapon (M4, EC 48902(c)). Due 13:41. Owner: @Principal.',
      'A notice, not a request for an officer.',
      'OK-7K3Q · L4 · Why: Listed weapon (M4, EC 48902(c)); EC 1',
      'While you wait: calm 1 · calm 2 · calm 3 · calm 4 · calm 5',
    ],
    buttons: ['notice-made', 'details'],
  },
  {
    state: 'L4 at once, owned by nobody',
    incident: incidentAt('L4', { notices: [notice({ dueAt: null, ownerId: null })] }),
    first: 'Notice required by law, due at once · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Due at once. Owner: @nobody named for this site.'],
    buttons: ['notice-made', 'details'],
  },
  {
    state: 'L4 overdue',
    incident: incidentAt('L4'),
    now: minute(61),
    first: 'NOTICE OVERDUE since 13:41 · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Due 13:41. Owner: @Principal. OVERDUE.'],
    buttons: ['notice-made', 'details'],
  },
  {
    state: 'L4 due on another day, in Spanish',
    incident: incidentAt('L4', { notices: [notice({ dueAt: new Date('2026-10-15T22:00:00Z') })] }),
    language: 'es',
    first: 'Aviso exigido por ley, límite: jue 15 oct 15:00 · Oak HS',
    also: [],
    buttons: ['notice-made', 'details'],
  },
  {
    state: 'L4 with one of two notices made',
    incident: incidentAt('L4', {
      notices: [notice({ madeAt: minute(5), madeById: 'p-adm', how: 'phone', caseNumber: '26-7' }), notice({ id: 'n-2', to: 'security' })],
    }),
    first: 'Notice required by law, due 13:41 · Oak HS',
    also: [
      'To Oak PD: Listed weapon (M4, EC 48902(c)). Made 12:46 by @Principal, by phone. Case no. 26-7.\nTo school security: Listed weapon (M4, EC 48902(c)). Due 13:41. Owner: @Principal.',
    ],
    buttons: ['notice-made', 'details'],
  },
  {
    state: 'L4 made',
    incident: incidentAt('L4', { notices: [notice({ madeAt: minute(5), madeById: 'p-adm', how: 'in_person' })] }),
    first: 'Notice made · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Made 12:46 by @Principal, in person.'],
    buttons: ['details'],
  },
  {
    state: 'L4 that new facts would lower',
    incident: incidentAt('L4', { wouldBeLevel: 'L2', corrections: [{ id: 'k', kind: 'facts', at: minute(3), byId: 'p-reporter' }] }),
    first: 'Notice required by law, due 13:41 · Oak HS',
    also: ['Reporter: facts added, 12:44', 'New facts would make this L2: lowering takes two persons.'],
    buttons: ['notice-made', 'details'],
  },
  {
    state: 'L5 open',
    incident: incidentAt('L5', { siteConfirmed: false }),
    first: 'NOBODY HAS CONFIRMED 911 · Oak HS (place not confirmed)',
    also: ['Where: Oak HS (place not confirmed), 1 Oak St, front office 555-0122'],
    buttons: ['emergency-called', 'stand-down', 'details'],
  },
  {
    state: 'L5 without a place, in Spanish',
    incident: incidentAt('L5', { siteId: null, siteConfirmed: false }),
    language: 'es',
    first: 'NADIE HA CONFIRMADO EL 911 · lugar aún desconocido',
    also: ['Dónde: lugar aún desconocido'],
    buttons: ['emergency-called', 'stand-down', 'details'],
  },
  {
    state: 'L5 whose reporter cannot call',
    incident: incidentAt('L5', {
      emergency: alarm({ cannotCallAt: minute(1), alerts: 2 }),
      corrections: [{ id: 'k', kind: 'over', at: minute(9), byId: 'p-reporter' }],
    }),
    first: 'NOBODY HAS CONFIRMED 911 · Oak HS',
    also: ['The reporter CANNOT CALL (12:42). Call 911 now.', '2 more people have been asked.', 'Reporter: it is over, 12:50'],
    buttons: ['emergency-called', 'stand-down', 'details'],
  },
  {
    state: 'L5 confirmed by the reporter',
    incident: incidentAt('L5', { emergency: alarm({ confirmedAt: minute(2), confirmedById: 'p-reporter' }) }),
    first: '911 called, confirmed 12:43 · Oak HS',
    also: ['911 called: confirmed 12:43 by @the reporter.'],
    buttons: ['stand-down', 'details'],
  },
  {
    state: 'L5 stood down',
    incident: incidentAt('L5', {
      emergency: alarm({ confirmedAt: minute(2), confirmedById: 'p-adm', stoodDownAt: minute(30), stoodDownById: 'p-dir' }),
    }),
    first: 'Stood down 13:11 · Oak HS',
    also: ['911 called: confirmed 12:43 by @Principal.', 'Stood down 13:11 by @Security director.'],
    buttons: ['details'],
  },
  {
    state: 'L5 that also owes a notice',
    incident: incidentAt('L5', { notices: [notice()] }),
    first: 'NOBODY HAS CONFIRMED 911 · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Due 13:41. Owner: @Principal.'],
    buttons: ['emergency-called', 'stand-down', 'notice-made', 'details'],
  },
  {
    state: 'L5 stood down with a notice still owed',
    incident: incidentAt('L5', { notices: [notice()], emergency: alarm({ stoodDownAt: minute(4), stoodDownById: 'p-dir' }) }),
    first: 'Notice required by law, due 13:41 · Oak HS',
    also: ['Stood down 12:45 by @Security director.'],
    buttons: ['notice-made', 'details'],
  },
];

describe('the card in the director channel', () => {
  it.each(states)('$state', ({ incident, now, language, first, also, buttons }) => {
    const card = incidentCard(factsFor(incident, { ...(now ? { now } : {}), ...(language ? { language } : {}) }));
    const texts = textsOf(card);
    expect(texts[0]).toBe(first);
    expect(texts).toEqual(expect.arrayContaining(also));
    expect(buttonsOf(card)).toEqual(buttons);
    expect(card.actions.every((action) => action.value === incident.id)).toBe(true);
  });

  it('puts what is wanted first and what happened second', () => {
    expect(textsOf(incidentCard(factsFor(incidentAt('L3')))).slice(0, 2)).toEqual([
      'Decide by 13:01: call police? · Oak HS',
      'KIND fight · injury: doctor EN · ongoing EN',
    ]);
  });

  it('says an unconfirmed 911 as an alert, and the same once confirmed as a heading', () => {
    expect(incidentCard(factsFor(incidentAt('L5'))).blocks[0]?.kind).toBe('alert');
    const confirmed = incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-adm' }) });
    expect(incidentCard(factsFor(confirmed)).blocks[0]?.kind).toBe('heading');
  });

  it.each([
    ['L2', 0],
    ['L3', 1],
    ['L4', 0],
    ['L5', 1],
  ] as const)('%s rings %i deciders', (level, many) => {
    const { mention } = incidentCard(factsFor(incidentAt(level)));
    expect(mention?.map((each) => each.person) ?? []).toEqual(many === 1 ? ['p-dir'] : []);
  });

  it('colours neither choice of a decision', () => {
    const { actions } = incidentCard(factsFor(incidentAt('L3')));
    expect(actions.filter((action) => action.style !== undefined)).toEqual([]);
  });

  it('ends "I am on it" when its time is over', () => {
    const incident = incidentAt('L3', { decision: pending({ silencedUntil: minute(14), silencedById: 'p-dir' }) });
    const texts = textsOf(incidentCard(factsFor(incident, { now: minute(15) })));
    expect(texts.filter((text) => text.includes('is on it'))).toEqual([]);
  });
});

describe('the card of a restricted matter', () => {
  const restricted = withTracks(incidentAt('L2'), ['TITLE_IX']);

  it('tells the channel the reference and the roles it went to, nothing else', () => {
    const card = incidentCard(factsFor(restricted));
    expect(textsOf(card)).toEqual(['Restricted matter OK-7K3Q', 'Went to: Title IX coordinator. Type and place are shown to them only.']);
    expect([card.push, buttonsOf(card), card.mention]).toEqual(['OK-7K3Q', ['details'], undefined]);
  });

  it('still shows the channel that nobody has confirmed 911, without kind and place', () => {
    const card = incidentCard(factsFor(withTracks(incidentAt('L5'), ['CRISIS'])));
    expect(textsOf(card)[0]).toBe('NOBODY HAS CONFIRMED 911 · Restricted matter OK-7K3Q');
    expect(buttonsOf(card)).toEqual(['emergency-called', 'stand-down', 'details']);
    expect(textsOf(card).join('\n')).not.toMatch(/Oak HS|KIND|1 Oak St/);
  });

  it('shows its named roles everything a card shows, and a locked phone only the reference', () => {
    const card = restrictedCard(factsFor(restricted, { reader: readerFor('title_ix') }));
    expect(textsOf(card)).toEqual(expect.arrayContaining(['Restricted matter OK-7K3Q', 'KIND scuffle · injury: doctor EN · ongoing EN']));
    expect([card.push, buttonsOf(card)]).toEqual(['OK-7K3Q', ['details']]);
  });

  it.each([
    ['designee', DECIDE],
    ['hr', ['details']],
  ] as const)('gives %s of a matter about staff %j', (role, buttons) => {
    const incident = withTracks(incidentAt('L3'), ['STAFF_RESTRICTED']);
    expect(buttonsOf(restrictedCard(factsFor(incident, { reader: readerFor(role) })))).toEqual(buttons);
  });
});

describe('the card of the site administrators', () => {
  it.each([
    ['L3', ['details']],
    ['L4', ['notice-made', 'details']],
    ['L5', ['emergency-called', 'details']],
  ] as const)('%s has only the buttons that are theirs', (level, buttons) => {
    const card = siteCard(factsFor(incidentAt(level), { reader: readerFor('site_admin') }));
    expect(buttonsOf(card)).toEqual(buttons);
    expect(textsOf(card)).toEqual(textsOf(incidentCard(factsFor(incidentAt(level)))));
  });
});
