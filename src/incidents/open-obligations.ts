import { calendarVersion, dueAt } from '../district/clocks.ts';
import { readAt } from '../district/duty.ts';
import { minutesAfter } from '../district/wall-time.ts';
import { changesWithTime } from '../policy/changes-with-time.ts';
import type { ClockSpec, Obligation } from '../policy/types.ts';
import { endForEmergency } from './drill/end-drill.ts';
import { openDuties } from './duty/open-duties.ts';
import { followPlace } from './follow-place.ts';
import type { Incident, PoliceNotice } from './incident.ts';
import { noticeStages } from './notice/notice-stages.ts';
import { askAboutSuspension } from './notice/suspension.ts';
import { isReportersOwn, noticeOwner, partiesOf } from './notice-owner.ts';
import type { Transaction } from './ports.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

/** Open what the latest classification asks for and is not open yet: the director's decision, notices, the 911 confirmation, duties, clocks. */
export async function openObligations(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  const { level } = incident.classification;
  if (level === 'L3') await openDecision(deps, tx, incident);
  else await supersedePending(tx, incident);
  await followPlace(deps, tx, incident);
  if (level === 'L5') await openEmergency(deps, tx, incident);
  await openOwed(deps, tx, incident);
  await askAboutSuspension(deps, tx, incident);
  await startClocks(deps, tx, incident);
  await askAgainWithTime(deps, tx, incident);
}

/** Notices and duties; of reports that are gathered each once, not once per report, except what is a reporter's own. */
export async function openOwed(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  const { classification } = incident;
  const others = classification.level === 'L5' ? await tx.gathering.owedByOthers(incident) : { notices: [], duties: [] };
  const open = [
    ...incident.notices.filter((notice) => !isOwedAnew(notice, classification)),
    ...others.notices.filter((notice) => !isReportersOwn(deps.policy, notice)),
  ];
  for (const obligation of classification.obligations)
    if (obligation.police === 'mandatory') await openNotices(deps, tx, { incident, obligation, open });
  const duties = classification.duties.filter((duty) => !others.duties.includes(duty));
  await openDuties(deps, tx, { ...incident, classification: { ...classification, duties } });
}

/** Some matters change by lasting (a missing student after 15 minutes): the policy is asked again then. */
async function askAgainWithTime(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  for (const minutes of changesWithTime(deps.policy, incident.answers)) {
    const dueAt = minutesAfter(incident.openedAt, minutes);
    if (dueAt <= deps.clock.now()) continue;
    const reminder = { kind: 'time', subjectId: incident.id, itemId: incident.id, stage: `minute-${minutes}`, dueAt } as const;
    await tx.reminders.set({ id: deps.ids.id(), ...reminder });
  }
}

async function openDecision(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  if (isDecidedStill(incident)) return;
  const now = deps.clock.now();
  const { deadlines } = deps.district;
  const spec = incident.classification.obligations.find((each) => each.police === 'discretionary')?.clock ?? null;
  const limit = spec?.unit === 'min' && spec.value > 0 ? Math.min(spec.value, deadlines.decision) : deadlines.decision;
  // no limit runs unread
  const start = readAt(deps.district, now);
  const decision = { id: deps.ids.id(), openedAt: now, dueAt: minutesAfter(start, limit) };
  await tx.decisions.open(incident.id, decision);
  if (incident.decision?.outcome === 'declined') {
    const details = { decisionId: decision.id, formerDecisionId: incident.decision.id };
    tx.audit.append({ kind: 'decision-reopened', actorId: null, incidentId: incident.id, details });
  }
  // a shorter limit keeps the proportions of the district's own reminder times
  const scale = limit / deadlines.decision;
  const stages: [string, number][] = [
    ['reminder', deadlines.decisionReminder * scale],
    ['deputy', deadlines.decisionDeputy * scale],
    ['designee', limit],
  ];
  if (start > now) stages.unshift(['start', 0]);
  for (const [stage, minutes] of stages) {
    await tx.reminders.set({
      id: deps.ids.id(),
      kind: 'decision',
      subjectId: incident.id,
      itemId: decision.id,
      stage,
      dueAt: minutesAfter(start, minutes),
    });
  }
}

/** "Keep at school" was said of the facts of then: new ones are decided anew, and the former decision stays on record. */
function isDecidedStill({ decision, classification }: Incident): boolean {
  if (!decision || decision.outcome === 'superseded') return false;
  return !(decision.outcome === 'declined' && classification.cause === 'correction');
}

/** A matter that is no longer the director's choice takes the open question back; a decision already made stays on record. */
async function supersedePending(tx: Transaction, incident: Incident): Promise<void> {
  if (incident.decision?.outcome === 'pending') await tx.decisions.supersede(incident.decision.id);
}

async function openEmergency(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  if (incident.emergency) return;
  await endForEmergency(deps, tx, incident.siteId);
  const now = deps.clock.now();
  const id = deps.ids.id();
  await tx.emergencies.open(incident.id, { id, openedAt: now });
  if (incident.gatheredIntoId) return;
  const dueAt = new Date(now.getTime() + deps.district.deadlines.emergencyNextSeconds * 1000);
  await tx.reminders.set({ id: deps.ids.id(), kind: 'emergency', subjectId: incident.id, itemId: id, stage: 'next-1', dueAt });
}

/** One confirmation, or two where the law binds the employee and a supervisor each (EC 44014(a)). */
async function openNotices(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, obligation, open }: Owed & { open: OpenNotices },
): Promise<void> {
  const { rule, to } = obligation;
  for (const party of partiesOf(deps.policy, rule)) {
    if (open.some((notice) => notice.rule === rule && notice.to === to && notice.party === party)) continue;
    await openNotice(deps, tx, { incident, obligation, party });
  }
}

/** Given up because the facts were not so, and now the facts ask for it again: the former stays on record, a new one is owed. */
function isOwedAnew({ waivedAt, waiverReason }: PoliceNotice, { at }: Incident['classification']): boolean {
  return waivedAt !== null && at > waivedAt && (waiverReason === 'reclassified' || waiverReason === 'facts_corrected');
}

/** Opened before: for this incident, or for the event it is a report of. */
type OpenNotices = Pick<PoliceNotice, 'rule' | 'to' | 'party'>[];

interface Owed {
  incident: Incident;
  obligation: Obligation;
}

async function openNotice(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, obligation, party }: Owed & { party: PoliceNotice['party'] },
): Promise<void> {
  const now = deps.clock.now();
  const id = deps.ids.id();
  const due = deadlineOf(deps, obligation.clock, startOf(incident, obligation.clock, now));
  const { rule, to } = obligation;
  // who the employee is, nobody knows before they say so
  const ownerId = party === 'employee' ? null : await noticeOwner(deps, tx, { incident, rule });
  await tx.notices.open(incident.id, { id, rule, to, party, agencyId: incident.agencyId, ownerId, openedAt: now, dueAt: due });
  for (const { stage, dueAt } of noticeStages(deps.district, { openedAt: now, dueAt: due })) {
    await tx.reminders.set({ id: deps.ids.id(), kind: 'notice', subjectId: incident.id, itemId: id, stage, dueAt });
  }
}

/** When the event was from which this limit counts: a suspension has its own time. */
function startOf(incident: Incident, spec: ClockSpec | null, now: Date): Date {
  const { suspendedAt } = incident.facts;
  return spec?.start === 'suspended' && suspendedAt ? new Date(suspendedAt) : now;
}

async function startClocks(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<void> {
  const now = deps.clock.now();
  for (const spec of incident.classification.clocks) {
    if (spec.start === 'suspended' && !incident.facts.suspendedAt) continue;
    const startedAt = startOf(incident, spec, now);
    const rule = incident.classification.obligations.find((each) => each.clock?.id === spec.id)?.rule ?? incident.classification.type;
    await tx.incidents.startClock(incident.id, {
      id: deps.ids.id(),
      spec,
      rule,
      startedAt,
      dueAt: dueAt(deps.district, spec, startedAt),
      calendarVersion: calendarVersion(deps.district),
    });
  }
}

/** null: at once. */
function deadlineOf(deps: UseCaseDeps, spec: ClockSpec | null, startedAt: Date): Date | null {
  if (!spec || (spec.value === 0 && spec.unit === 'min')) return null;
  return dueAt(deps.district, spec, startedAt);
}
