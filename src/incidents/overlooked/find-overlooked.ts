import { type AuditedDistrict, decisionSteps, noticeRungBy } from './due-times.ts';
import type { AuditedIncident, AuditedMessage, AuditedRows, AuditedSubject, Overlooked, OverlookedCode } from './overlooked.ts';

const MINUTE = 60_000;
/** What may pass between "due" and "there". */
const GRACE_MS = 2 * MINUTE;
/** Nobody has confirmed 911: people wait for less. */
const EMERGENCY_GRACE_MS = MINUTE;
/** A reminder is looked for every few seconds. */
const REMINDER_GRACE_MS = 5 * MINUTE;
/** Duties are of the day, and rest overnight. */
const DUTY_GRACE_MS = 24 * 60 * MINUTE;
/** What is due within an hour is brought up in one message. */
const DUTIES_TOGETHER_MS = 60 * MINUTE;
/** What was given up stays given up: said for a day. */
const FAILED_FOR_MS = 24 * 60 * MINUTE;
/** After so many rounds everybody was called several times; the card goes on saying it. */
const MOST_ALERTS = 30;

interface Look {
  district: AuditedDistrict;
  now: Date;
}

/**
 * Everything that should have been recorded, sent or rung by now and was not, from the district's deadlines and the rows alone.
 *
 * @param rows open incidents with what is open of them, messages that are not where they belong, reminders nobody attended to.
 * @returns in the order of urgency; empty: all is as it should be.
 */
export function findOverlooked(look: Look, rows: AuditedRows): Overlooked[] {
  const { now } = look;
  return [
    ...rows.incidents.flatMap((incident) => CHECKS.flatMap((check) => check(look, incident).map(toFinding(incident)))),
    ...rows.lost.filter(({ createdAt }) => isOver(now, createdAt)).map((message) => loose('message-lost', message, message.id)),
    ...rows.deliveries.flatMap(({ state, createdAt, settledAt, ...subject }) => {
      if (state !== 'failed') return isOver(now, createdAt) ? [loose('delivery-stuck', subject, 'all')] : [];
      const isFresh = now.getTime() - (settledAt ?? createdAt).getTime() < FAILED_FOR_MS;
      return isFresh ? [loose('delivery-failed', subject, subject.incidentId ?? 'none')] : [];
    }),
    ...rows.reminders
      .filter(({ dueAt }) => isOver(now, dueAt, REMINDER_GRACE_MS))
      .map((reminder) => loose('reminder-late', reminder, 'all')),
  ];
}

type Found = { code: OverlookedCode; itemId: string };
type Check = (look: Look, incident: AuditedIncident) => Found[];

const CHECKS: readonly Check[] = [notOpened, emergencies, decisions, calls, notices, duties, cards];

/** The row itself is missing: no reminder, no card and no person will ever come to it. */
function notOpened({ now }: Look, incident: AuditedIncident): Found[] {
  if (incident.isGathered || !isOver(now, incident.classifiedAt)) return [];
  const { level, decisions: asked, emergencies: alarms, notices: opened, owed } = incident;
  const isMissing =
    (level === 'L3' && asked.length === 0) ||
    (level === 'L5' && alarms.length === 0) ||
    owed.some(({ rule, to }) => !opened.some((notice) => notice.rule === rule && notice.to === to));
  return isMissing ? [{ code: 'not-opened', itemId: incident.id }] : [];
}

/** While nobody has confirmed 911 the next person is called each time; the card itself calls the first. */
function emergencies({ district, now }: Look, incident: AuditedIncident): Found[] {
  if (incident.isGathered) return [];
  const rings = said(incident).filter(
    ({ kind, details }) => ['incident-card', 'emergency-alert'].includes(kind) || details.why === 'nobody-confirmed-911',
  );
  return incident.emergencies.flatMap(({ id, isOpen, alerts, openedAt, isWatched }): Found[] => {
    if (!isOpen || alerts >= MOST_ALERTS) return [];
    const last = new Date(Math.max(openedAt.getTime(), ...rings.map(({ createdAt }) => createdAt.getTime())));
    const periodMs = district.deadlines.emergencyNextSeconds * 1000;
    if (isOver(now, last, periodMs + EMERGENCY_GRACE_MS)) return [{ code: 'emergency-unrung', itemId: id }];
    return isWatched ? [] : [{ code: 'unwatched', itemId: id }];
  });
}

/** Each step is a message of its own, to somebody, somewhere. */
function decisions({ district, now }: Look, incident: AuditedIncident): Found[] {
  const told = said(incident);
  return incident.decisions.flatMap((decision): Found[] => {
    if (decision.outcome !== 'pending') return [];
    const isUnasked = decisionSteps(district, decision).some(
      ({ stage, at }) => isOver(now, at) && !told.some(({ details }) => details.decisionId === decision.id && details.stage === stage),
    );
    if (isUnasked) return [{ code: 'decision-unasked', itemId: decision.id }];
    return decision.isWatched || now >= decision.dueAt ? [] : [{ code: 'unwatched', itemId: decision.id }];
  });
}

/** An approval is not a call: the caller is told at once, and somebody is rung when the call is not made in time. */
function calls({ now }: Look, incident: AuditedIncident): Found[] {
  const told = said(incident);
  return incident.calls.flatMap(({ id, isOpen, openedAt, dueAt, isWatched }): Found[] => {
    if (!isOpen) return [];
    const isTold = told.some(({ kind, details }) => kind === 'call-duty' && details.callDutyId === id);
    const isRung = told.some(({ key, details }) => details.why === 'call-overdue' && key.includes(id));
    return [
      ...(isOver(now, openedAt) && !isTold ? [{ code: 'call-untold' as const, itemId: id }] : []),
      ...(isOver(now, dueAt) && !isRung ? [{ code: 'call-unrung' as const, itemId: id }] : []),
      ...(now < dueAt && !isWatched ? [{ code: 'unwatched' as const, itemId: id }] : []),
    ];
  });
}

/** A notice that a statute demands: its owner knows of it, and somebody is rung when it is due; the rule is rung about, not each party. */
function notices({ district, now }: Look, incident: AuditedIncident): Found[] {
  const told = said(incident);
  const isNamed = incident.tracks.some((track) => NAMED_TRACKS.includes(track));
  return incident.notices.flatMap((notice): Found[] => {
    if (!notice.isOpen) return [];
    const { id, rule, to, ownerId, openedAt, isOwnerRecused } = notice;
    // of a named track the owner may be somebody who must not read of it: then those who may are rung instead
    const mustKnow = ownerId !== null && !isOwnerRecused && !isNamed && isOver(now, openedAt);
    const isTold = told.some(({ kind, details }) => kind === 'notice-duty' && details.noticeId === id);
    const isRung = told.some(
      ({ key, details }) => details.why === 'notice-overdue' && (key.includes(id) || key.includes(`:${rule}:${to}`)),
    );
    const isUnrung = now > noticeRungBy(district, notice, GRACE_MS) && !isRung;
    return [
      ...(mustKnow && !isTold ? [{ code: 'notice-untold' as const, itemId: id }] : []),
      ...(isUnrung ? [{ code: 'notice-unrung' as const, itemId: id }] : []),
      ...(!isUnrung && !notice.isWatched ? [{ code: 'unwatched' as const, itemId: id }] : []),
    ];
  });
}

/** Long past due, and nobody was told of it since; "at once" is due when an administrator is to have seen it. */
function duties({ district, now }: Look, incident: AuditedIncident): Found[] {
  const told = said(incident);
  const atOnce = new Date(incident.classifiedAt.getTime() + district.deadlines.adminSees * MINUTE);
  return incident.duties.flatMap(({ id, dueAt }): Found[] => {
    const due = dueAt ?? atOnce;
    const isRung = told.some(
      ({ kind, createdAt, details }) =>
        details.why === 'duties-overdue' || (kind === 'duty-reminder' && createdAt.getTime() >= due.getTime() - DUTIES_TOGETHER_MS),
    );
    return isOver(now, due, DUTY_GRACE_MS) && !isRung ? [{ code: 'duty-unrung', itemId: id }] : [];
  });
}

/** What needs somebody stands in the director's channel, as it is now; everything else was shown to somebody beside the reporter. */
function cards({ now }: Look, incident: AuditedIncident): Found[] {
  if (incident.isGathered || !isOver(now, incident.classifiedAt)) return [];
  const itemId = incident.id;
  if (!needsCard(incident)) return isToldToSomebody(incident) ? [] : [{ code: 'told-nobody', itemId }];
  const shown = said(incident).filter(({ kind, inChannel }) => kind === 'incident-card' && inChannel);
  if (shown.length === 0) return [{ code: 'card-missing', itemId }];
  return shown.some(({ isOutdated }) => isOutdated) ? [{ code: 'card-outdated', itemId }] : [];
}

/** domain.md 1a and 1b in the auditor's own words: a mistake in what it audits must not be its own. */
const NAMED_TRACKS: readonly string[] = ['CANRA', 'TITLE_IX', 'CRISIS', 'STAFF_RESTRICTED'];
const SECRET_TRACKS: readonly string[] = ['CANRA', 'STAFF_RESTRICTED'];

function isSecret({ tracks }: { tracks: readonly string[] }): boolean {
  return tracks.some((track) => SECRET_TRACKS.includes(track));
}

function needsCard(incident: AuditedIncident): boolean {
  const { level } = incident;
  return level === 'L5' || ((level === 'L3' || level === 'L4') && !isSecret(incident));
}

/** An administrator or a named role who reports it themselves reads their confirmation. */
function isToldToSomebody(incident: AuditedIncident): boolean {
  const { reporterRole, reporterId } = incident;
  if (reporterRole !== 'staff') return true;
  return said(incident).some(({ kind, personId, inChannel }) => kind.endsWith('-card') && (inChannel || personId !== reporterId));
}

/** What is there or will be; what is lost is a finding of its own. */
function said({ messages }: AuditedIncident): AuditedMessage[] {
  return messages.filter(({ state }) => state !== 'failed');
}

function isOver(now: Date, since: Date, graceMs = GRACE_MS): boolean {
  return now.getTime() - since.getTime() > graceMs;
}

const toFinding =
  ({ id, reference, tracks }: AuditedIncident) =>
  ({ code, itemId }: Found): Overlooked => ({
    code,
    key: `${code}:${itemId}`,
    incidentId: id,
    reference: isSecret({ tracks }) ? null : reference,
  });

function loose(code: OverlookedCode, subject: AuditedSubject, item: string): Overlooked {
  const { incidentId, reference } = subject;
  return { code, key: `${code}:${item}`, incidentId, reference: isSecret(subject) ? null : reference };
}
