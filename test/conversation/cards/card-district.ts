/** A small district and policy to compose cards with: every label is recognisable, so that a test sees where it went. */
import type { District, NamedPerson } from '../../../src/district/types.ts';
import type { IncidentType, PolicyFacts, Question, Rule } from '../../../src/policy/policy.ts';
import type { Level, PoliceCode } from '../../../src/policy/types.ts';

const named: NamedPerson[] = [
  person('dir', 'director', { en: 'Security director', es: 'Directora de seguridad' }),
  person('dep', 'deputy', { en: 'Deputy director', es: 'Subdirector' }),
  person('des', 'designee', { en: 'Superintendent designee', es: 'Representante' }),
  { ...person('adm', 'site_admin', { en: 'Principal', es: 'Directora del plantel' }), siteIds: ['oak-hs'] },
  person('nine', 'title_ix', { en: 'Title IX coordinator', es: 'Coordinadora de Título IX' }),
];

function person(key: string, role: NamedPerson['role'], title: NamedPerson['title']): NamedPerson {
  return { key, name: `MARKEDNAME ${key}`, title, role, siteIds: [], email: `${key}@example.org` };
}

export function aDistrict(): District {
  return {
    name: 'Oak Unified',
    shortName: 'OUSD',
    referencePrefix: 'OK',
    timeZone: 'America/Los_Angeles',
    language: 'en',
    agencies: [{ id: 'oak-pd', name: 'Oak PD', nonEmergencyPhone: '555-0111' }],
    sites: [
      {
        id: 'oak-hs',
        name: 'Oak HS',
        level: 'high',
        city: 'Oak',
        address: '1 Oak St',
        frontOfficePhone: '555-0122',
        agencyId: 'oak-pd',
        sroOnSite: false,
      },
    ],
    people: named,
    channels: { director: { slack: 'C1' }, liaison: { slack: 'C2' } },
    slackTeams: [],
    calendar: { schoolDays: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '08:00', end: '15:00', daysOff: [], earlyRelease: [] },
    duty: { start: '07:00', end: '16:00', afterHours: ['dir', 'dep', 'des'] },
    quietHours: { start: '21:00', end: '06:30' },
    deadlines: {
      decision: 20,
      decisionReminder: 8,
      decisionDeputy: 12,
      onItSilence: 10,
      callDuty: 10,
      adminSees: 30,
      unfinishedDraft: 5,
      emergencyNextSeconds: 60,
      gather: 10,
    },
    posting: { L1: 'roll_up', L2: 'roll_up', L3: 'card', L4: 'card', L5: 'card' },
    directorPhone: '555-0100',
    digest: { weekday: 'mon', time: '07:00', deputyAfter: 120, readers: [] },
    hash: 'district',
  };
}

function aQuestion(id: string, answers: string[]): Question {
  const options = answers.map((answer) => ({ id: answer, label: { en: `${answer} EN`, es: `${answer} ES` } }));
  const text = { en: `${id}?`, es: `¿${id}?` };
  return {
    id,
    stage: 'branch',
    text,
    answers: options,
    many: false,
    optional: false,
    display: 'radio',
    always: false,
    administratorOnly: false,
  };
}

function aType(id: string, level: Level, police: PoliceCode): IncidentType {
  return {
    id,
    label: { en: `KIND ${id}`, es: `CLASE ${id}` },
    level,
    police,
    response_mode: 'none',
    statutes: ['EC 1'],
    tracks: [],
    duties: [],
    why: { en: `Because ${id}.`, es: `Porque ${id}.` },
    now: [
      { en: 'Keep them apart', es: 'Sepárelos' },
      { en: 'Get the nurse', es: 'Llame a enfermería' },
    ],
    directorCopy: false,
    nowFirst: false,
  };
}

export function aPolicy(): PolicyFacts {
  return {
    version: 'test',
    effective: '2026-01-01',
    languages: ['en', 'es'],
    statutes: {},
    unspecifiedEmergency: 'emergency_unspecified',
    questions: {
      injury: aQuestion('injury', ['none', 'doctor']),
      object: aQuestion('object', ['gun', 'other']),
      over: aQuestion('over', ['over_safe', 'ongoing']),
      grade: aQuestion('grade', ['tk5', 'g9_12']),
    },
    types: Object.fromEntries(
      [
        aType('rules', 'L1', 'none'),
        aType('scuffle', 'L2', 'none'),
        aType('fight', 'L3', 'discretionary'),
        aType('blade', 'L4', 'mandatory'),
        aType('danger', 'L5', '911'),
      ].map((type) => [type.id, type]),
    ),
    rules: {
      M4: aRule('M4', { en: 'Listed weapon', es: 'Arma de la lista' }, 'administrator'),
      M11: aRule('M11', { en: 'Witness', es: 'Testigo' }, 'reporter'),
    },
    duties: {},
    reasonCodes: {
      approve: [{ id: 'ongoing_risk', label: { en: 'Ongoing risk', es: 'Riesgo presente' } }],
      decline: [{ id: 'school_level', label: { en: 'School level', es: 'Nivel escolar' } }],
    },
    texts: {
      hotline: { name: { en: 'County hotline', es: 'Línea del condado' }, phone: '1-800-555-0199' },
      deEscalation: [1, 2, 3, 4, 5].map((n) => ({ en: `calm ${n}`, es: `calma ${n}` })),
      callScript: [{ en: 'School at {site}, {address}: {kind}. {reference}.', es: 'Escuela {site}, {address}: {kind}. {reference}.' }],
      noticeScript: [{ en: 'Notice about {reference}, {kind}.', es: 'Aviso sobre {reference}, {kind}.' }],
    },
    hash: 'policy',
  };
}

function aRule(id: string, label: Rule['label'], noticeBy: Rule['noticeBy']): Rule {
  return { id, label, statutes: ['EC 48902(c)'], status: 'confirmed', noticeBy };
}
