/** A small district and policy to compose cards with: every label is recognisable, so that a test sees where it went. */

import type { CardFacts } from '../../../src/conversation/cards/card-facts.ts';
import type { Notice, NoticeBlock, PersonReference } from '../../../src/conversation/notice.ts';
import type { District, NamedPerson } from '../../../src/district/types.ts';
import type { Decision, Emergency, Incident, Person, PoliceNotice } from '../../../src/incidents/incident.ts';
import type { IncidentType, PolicyFacts, Question } from '../../../src/policy/policy.ts';
import type { Language, Level, PoliceCode, ResponseMode } from '../../../src/policy/types.ts';

/** 12:41 in Palm Springs. */
export const OPENED = new Date('2026-10-14T19:41:00.000Z');
export const NOW = new Date('2026-10-14T19:45:00.000Z');

/** Minutes after the incident was opened. */
export function minute(minutes: number): Date {
  return new Date(OPENED.getTime() + minutes * 60_000);
}

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
    deadlines: {
      decision: 20,
      decisionReminder: 8,
      decisionDeputy: 12,
      onItSilence: 10,
      callDuty: 10,
      adminSees: 30,
      unfinishedDraft: 5,
      emergencyNextSeconds: 60,
    },
    posting: { L1: 'roll_up', L2: 'roll_up', L3: 'card', L4: 'card', L5: 'card' },
    directorPhone: '555-0100',
    digest: { weekday: 'mon', time: '07:00' },
    hash: 'district',
  };
}

function aQuestion(id: string, answers: string[]): Question {
  const options = answers.map((answer) => ({ id: answer, label: { en: `${answer} EN`, es: `${answer} ES` } }));
  const text = { en: `${id}?`, es: `¿${id}?` };
  return { id, text, answers: options, many: false, optional: false, display: 'radio', always: false, administratorOnly: false };
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
  };
}

export function aPolicy(): PolicyFacts {
  return {
    version: 'test',
    effective: '2026-01-01',
    languages: ['en', 'es'],
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
    rules: { M4: { id: 'M4', label: { en: 'Listed weapon', es: 'Arma de la lista' }, statutes: ['EC 48902(c)'], status: 'confirmed' } },
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

const TYPE_OF: Record<Level, [string, PoliceCode, ResponseMode]> = {
  L1: ['rules', 'none', 'none'],
  L2: ['scuffle', 'none', 'none'],
  L3: ['fight', 'discretionary', 'none'],
  L4: ['blade', 'mandatory', 'notice_only'],
  L5: ['danger', '911', '911'],
};

export const NOTE = 'MARKEDNOTE the student in row three';

/** An incident of a level as it is right after the report, with a planted note and answers. */
export function incidentAt(level: Level, over: Partial<Incident> = {}): Incident {
  const [type, police, mode] = TYPE_OF[level];
  return {
    id: '0199e000-0000-7000-8000-000000000001',
    reference: 'OK-7K3Q',
    draftId: '0199e000-0000-7000-8000-000000000002',
    status: 'open',
    openedAt: OPENED,
    siteId: 'oak-hs',
    siteConfirmed: true,
    agencyId: 'oak-pd',
    reporterId: 'p-reporter',
    answers: { injury: 'doctor', over: 'ongoing', grade: 'g9_12' },
    note: NOTE,
    classification: {
      id: 'c-1',
      at: OPENED,
      cause: 'report',
      actorId: null,
      type,
      level,
      police,
      response_mode: mode,
      rules: level === 'L4' ? ['M4'] : [],
      tracks: [],
      obligations: [],
      duties: [],
      clocks: [],
      reasons: [],
      version: 'test',
    },
    wouldBeLevel: null,
    decision: level === 'L3' ? pending() : null,
    callDuty: null,
    notices: level === 'L4' ? [notice()] : [],
    emergency: level === 'L5' ? alarm() : null,
    duties: [],
    corrections: [],
    ...over,
  };
}

export function withTracks(incident: Incident, tracks: Incident['classification']['tracks']): Incident {
  return { ...incident, classification: { ...incident.classification, tracks } };
}

export function pending(over: Partial<Decision> = {}): Decision {
  return {
    id: '0199e000-0000-7000-8000-000000000003',
    openedAt: OPENED,
    dueAt: minute(20),
    outcome: 'pending',
    decidedAt: null,
    decidedById: null,
    reason: null,
    silencedUntil: null,
    silencedById: null,
    ...over,
  };
}

export const approved = pending({ outcome: 'approved', decidedAt: minute(17), decidedById: 'p-dir', reason: 'ongoing_risk' });
export const declined = pending({ outcome: 'declined', decidedAt: minute(17), decidedById: 'p-dir', reason: 'school_level' });

export function callDuty(over: Partial<NonNullable<Incident['callDuty']>> = {}): NonNullable<Incident['callDuty']> {
  return {
    id: 'call-1',
    decisionId: pending().id,
    callerId: 'p-adm',
    agencyId: 'oak-pd',
    officerRequested: false,
    openedAt: minute(17),
    dueAt: minute(27),
    calledAt: null,
    calledById: null,
    caseNumber: null,
    ...over,
  };
}

export function notice(over: Partial<PoliceNotice> = {}): PoliceNotice {
  return {
    id: 'n-1',
    rule: 'M4',
    to: 'police',
    agencyId: 'oak-pd',
    ownerId: 'p-adm',
    openedAt: OPENED,
    dueAt: minute(60),
    madeAt: null,
    madeById: null,
    how: null,
    caseNumber: null,
    ...over,
  };
}

export function alarm(over: Partial<Emergency> = {}): Emergency {
  return {
    id: 'e-1',
    openedAt: OPENED,
    confirmedAt: null,
    confirmedById: null,
    cannotCallAt: null,
    stoodDownAt: null,
    stoodDownById: null,
    alerts: 0,
    ...over,
  };
}

/** Facts for a channel, or for a reader. */
export function factsFor(incident: Incident, over: { language?: Language; now?: Date; reader?: Person | null } = {}): CardFacts {
  const district = aDistrict();
  const language = over.language ?? 'en';
  const references = district.people.map((each): [string, PersonReference] => [
    each.key,
    { person: `p-${each.key}`, title: each.title[language], accounts: [{ platform: 'slack', accountId: `U-${each.key}` }] },
  ]);
  return {
    incident,
    district,
    policy: aPolicy(),
    now: over.now ?? NOW,
    language,
    named: new Map(references),
    people: new Map(references.map(([key, reference]) => [`p-${key}`, reference])),
    reader: over.reader ?? null,
  };
}

export function readerFor(role: Person['role'], over: Partial<Person> = {}): Person {
  const key = aDistrict().people.find((each) => each.role === role)?.key ?? null;
  const siteIds = role === 'site_admin' ? ['oak-hs'] : [];
  return { id: `p-${key ?? 'reporter'}`, key, role, siteIds, guest: false, language: 'en', usualSiteId: null, ...over };
}

/** What a block says, with `@title` where a person is mentioned. */
export function textOf(block: NoticeBlock): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'alert':
    case 'line':
    case 'quiet':
      return lineText(block.line);
    case 'list':
      return block.lines.map(lineText).join('\n');
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n');
    case 'divider':
      return '';
    default:
      return block satisfies never;
  }
}

function lineText(line: string | (string | PersonReference)[]): string {
  return typeof line === 'string' ? line : line.map((part) => (typeof part === 'string' ? part : `@${part.title}`)).join('');
}

export const textsOf = (card: Notice): string[] => card.blocks.map(textOf);
export const buttonsOf = (card: Notice): string[] => card.actions.map((action) => action.id);
