/** The states an incident can be in, level by level, and what its card then shows. */
import type { Incident } from '../../../src/incidents/incident.ts';
import type { Language } from '../../../src/policy/types.ts';
import { alarm, approved, callDuty, declined, incidentAt, minute, notice, pending, withTracks } from './card-setting.ts';

/** One state of an incident and what its card shows. */
export interface CardCase {
  state: string;
  incident: Incident;
  now?: Date;
  language?: Language;
  first: string;
  also: string[];
  buttons: string[];
}

export const DECIDE = ['approve', 'decline', 'on-it', 'more', 'details'];

export const cases: CardCase[] = [
  {
    state: 'L2 school matter',
    incident: incidentAt('L2'),
    first: 'School matter, for your information · Oak HS',
    also: [
      'KIND scuffle · injury: doctor EN · STILL GOING',
      'OK-7K3Q · L2 · Why: EC 1',
      'While you wait: calm 1 · calm 2 · calm 3 · calm 4 · calm 5',
    ],
    buttons: ['more', 'details'],
  },
  {
    state: 'L3 pending',
    incident: incidentAt('L3'),
    first: 'Decide by 13:01: call police? · Oak HS',
    also: ['KIND fight · injury: doctor EN · STILL GOING', 'OK-7K3Q · L3 · Why: EC 1'],
    buttons: DECIDE,
  },
  {
    state: 'L3 pending in Spanish',
    incident: incidentAt('L3'),
    language: 'es',
    first: 'Límite 13:01: ¿llamar a la policía? · Oak HS',
    also: ['CLASE fight · lesión: doctor ES · SIGUE'],
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
    buttons: ['call-made', 'more', 'details'],
  },
  {
    state: 'L3 approved, officer asked, call late, in Spanish',
    incident: incidentAt('L3', { decision: approved, callDuty: callDuty({ officerRequested: true }) }),
    now: minute(30),
    language: 'es',
    first: 'APROBADO, AÚN SIN LLAMAR · Oak HS',
    also: ['@Directora del plantel llama a Oak PD, 555-0111. ATRASADO desde 13:08.', 'Se pide que venga un agente.'],
    buttons: ['call-made', 'more', 'details'],
  },
  {
    state: 'L3 called',
    incident: incidentAt('L3', {
      decision: approved,
      callDuty: callDuty({ calledAt: minute(19), calledById: 'p-adm', caseNumber: '26-1042' }),
    }),
    first: 'Called 13:00 · Oak HS',
    also: ['Called 13:00: Oak PD, 555-0111, by @Principal.', 'Case no. 26-1042'],
    buttons: ['more', 'details'],
  },
  {
    state: 'L3 kept at school',
    incident: incidentAt('L3', { decision: declined }),
    first: 'Kept at school · Oak HS',
    also: ['Decided 12:58 by @Security director. Reason: School level.'],
    buttons: ['more', 'details'],
  },
  {
    state: 'L3 superseded',
    incident: incidentAt('L2', { decision: pending({ outcome: 'superseded' }) }),
    first: 'No decision needed any more · Oak HS',
    also: [],
    buttons: ['more', 'details'],
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
    buttons: ['more', 'details'],
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
    buttons: ['notice-made', 'more', 'details'],
  },
  {
    state: 'L4 at once, owned by nobody',
    incident: incidentAt('L4', { notices: [notice({ dueAt: null, ownerId: null })] }),
    first: 'Notice required by law, due at once · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Due at once. Owner: @nobody named for this site.'],
    buttons: ['notice-made', 'more', 'details'],
  },
  {
    state: 'L4 overdue',
    incident: incidentAt('L4'),
    now: minute(61),
    first: 'NOTICE OVERDUE since 13:41 · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Due 13:41. Owner: @Principal. OVERDUE.'],
    buttons: ['notice-made', 'more', 'details'],
  },
  {
    state: 'L4 due on another day, in Spanish',
    incident: incidentAt('L4', { notices: [notice({ dueAt: new Date('2026-10-15T22:00:00Z') })] }),
    language: 'es',
    first: 'Aviso exigido por ley, límite: jue 15 oct 15:00 · Oak HS',
    also: [],
    buttons: ['notice-made', 'more', 'details'],
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
    buttons: ['notice-made', 'more', 'details'],
  },
  {
    state: 'L4 made',
    incident: incidentAt('L4', { notices: [notice({ madeAt: minute(5), madeById: 'p-adm', how: 'in_person' })] }),
    first: 'Notice made · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Made 12:46 by @Principal, in person.'],
    buttons: ['more', 'details'],
  },
  {
    state: 'L4 that new facts would lower',
    incident: incidentAt('L4', { wouldBeLevel: 'L2', corrections: [{ id: 'k', kind: 'facts', at: minute(3), byId: 'p-reporter' }] }),
    first: 'Notice required by law, due 13:41 · Oak HS',
    also: ['Reporter: facts added, 12:44', 'New facts would make this L2: lowering takes two persons.'],
    buttons: ['notice-made', 'more', 'details'],
  },
  {
    state: 'L5 open',
    incident: incidentAt('L5', { siteConfirmed: false }),
    first: 'NOBODY HAS CONFIRMED 911 · Oak HS (place not confirmed)',
    also: ['Where: Oak HS (place not confirmed), 1 Oak St, front office 555-0122'],
    buttons: ['emergency-called', 'stand-down', 'more', 'details'],
  },
  {
    state: 'L5 without a place, in Spanish',
    incident: incidentAt('L5', { siteId: null, siteConfirmed: false }),
    language: 'es',
    first: 'NADIE HA CONFIRMADO EL 911 · lugar aún desconocido',
    also: ['Dónde: lugar aún desconocido'],
    buttons: ['emergency-called', 'stand-down', 'more', 'details'],
  },
  {
    state: 'L5 whose reporter cannot call',
    incident: incidentAt('L5', {
      emergency: alarm({ cannotCallAt: minute(1), alerts: 2 }),
      corrections: [{ id: 'k', kind: 'over', at: minute(9), byId: 'p-reporter' }],
    }),
    first: 'NOBODY HAS CONFIRMED 911 · Oak HS',
    also: ['The reporter CANNOT CALL (12:42). Call 911 now.', '2 more people have been asked.', 'Reporter: it is over, 12:50'],
    buttons: ['emergency-called', 'stand-down', 'more', 'details'],
  },
  {
    state: 'L5 confirmed by the reporter',
    incident: incidentAt('L5', { emergency: alarm({ confirmedAt: minute(2), confirmedById: 'p-reporter' }) }),
    first: '911 called, confirmed 12:43 · Oak HS',
    also: ['911 called: confirmed 12:43 by @the reporter.'],
    buttons: ['all-clear', 'stand-down', 'more', 'details'],
  },
  {
    state: 'L5 stood down',
    incident: incidentAt('L5', {
      emergency: alarm({ confirmedAt: minute(2), confirmedById: 'p-adm', stoodDownAt: minute(30), stoodDownById: 'p-dir' }),
    }),
    first: 'Stood down 13:11 · Oak HS',
    also: ['911 called: confirmed 12:43 by @Principal.', 'Stood down 13:11 by @Security director.'],
    buttons: ['more', 'details'],
  },
  {
    state: 'L5 that also owes a notice',
    incident: incidentAt('L5', { notices: [notice()] }),
    first: 'NOBODY HAS CONFIRMED 911 · Oak HS',
    also: ['To Oak PD: Listed weapon (M4, EC 48902(c)). Due 13:41. Owner: @Principal.'],
    buttons: ['emergency-called', 'stand-down', 'notice-made', 'more', 'details'],
  },
  {
    state: 'L5 stood down with a notice still owed',
    incident: incidentAt('L5', { notices: [notice()], emergency: alarm({ stoodDownAt: minute(4), stoodDownById: 'p-dir' }) }),
    first: 'Notice required by law, due 13:41 · Oak HS',
    also: ['Stood down 12:45 by @Security director.'],
    buttons: ['notice-made', 'more', 'details'],
  },
];
