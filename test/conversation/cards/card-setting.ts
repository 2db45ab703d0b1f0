/** Incidents in the states that cards show, with a marked note and answers planted in them. */

import type { CardFacts } from '../../../src/conversation/cards/card-facts.ts';
import type { PersonReference } from '../../../src/conversation/notice.ts';
import type { PostedCard } from '../../../src/incidents/delivery.ts';
import type { Decision, Emergency, Incident, Person, PoliceNotice } from '../../../src/incidents/incident.ts';
import type { Language, Level, PoliceCode, ResponseMode } from '../../../src/policy/types.ts';
import { NOT_CANCELLED, NOT_CLEARED, NOT_REVISED, NOT_WAIVED, NOTHING_SINCE } from '../../fixtures/incident.ts';
import { aDistrict, aPolicy } from './card-district.ts';

/** 12:41 in Palm Springs. */
const OPENED = new Date('2026-10-14T19:41:00.000Z');
const NOW = new Date('2026-10-14T19:45:00.000Z');

/** Minutes after the incident was opened. */
export function minute(minutes: number): Date {
  return new Date(OPENED.getTime() + minutes * 60_000);
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
    ...NOTHING_SINCE,
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
    ...NOT_REVISED,
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
    ...NOT_CANCELLED,
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
    ...NOT_WAIVED,
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
    ...NOT_CLEARED,
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

/** Where a direct message lives, as far as its words depend on it. */
export function aCard(kind: PostedCard['kind'], details: Record<string, string>): PostedCard {
  return {
    ...{ id: 'card-1', kind, lane: 'decision', platform: 'slack', address: 'U1', direct: true, personId: 'p-1', incidentId: 'i-1' },
    ...{ draftId: null, digestId: null, details, channel: null, messageId: null, wantedVersion: 1, shownVersion: 0 },
  };
}
