import { minutesAfter } from '../../district/wall-time.ts';
import { changeIncident } from '../change-incident.ts';
import type { Incident, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

export type Choice =
  | { outcome: 'approved'; reason: string; callerKey: string; officerRequested: boolean }
  | { outcome: 'declined'; reason: string };

export interface DecisionInput {
  incidentId: string;
  decisionId: string;
  person: Person;
  choice: Choice;
}

/**
 * Record a decider's choice on what the law leaves to the school (L3). The first valid click wins: one conditional update keyed by the
 * decision's own id, so two clicks on two replicas cannot both count. Mandatory notices have no decision and never get here.
 *
 * @returns `already` with the incident as the first person left it.
 * @throws Error for a caller the district file does not name.
 */
export async function decideEscalation(deps: UseCaseDeps, input: DecisionInput): Promise<Outcome> {
  const { incidentId, decisionId, person, choice } = input;
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => (incident.decision?.id === decisionId ? incident.decision : null),
    may: (who, incident) => may(who, 'decide', incident),
    make: async (tx, incident) => {
      const decided = { outcome: choice.outcome, at: deps.clock.now(), byId: person.id, reason: choice.reason };
      if (!(await tx.decisions.decideOnce(decisionId, decided))) return false;
      const details = { decisionId, outcome: choice.outcome, reason: choice.reason };
      tx.audit.append({ kind: 'escalation-decided', actorId: person.id, incidentId, details });
      await followDecision(deps, tx, { incident, decisionId, choice });
      return true;
    },
  });
}

/** What a decision causes: the call that was approved, and a word to the reporter. */
export async function followDecision(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, decisionId, choice }: { incident: Incident; decisionId: string; choice: Choice },
): Promise<void> {
  if (choice.outcome === 'approved') await openCallDuty(deps, tx, { incident, decisionId, choice });
  await tellReporter(tx, { incident, decisionId });
}

/** An approval is not a call: somebody is named who makes it, with number and script, and a clock of its own. */
async function openCallDuty(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, decisionId, choice }: { incident: Incident; decisionId: string; choice: Extract<Choice, { outcome: 'approved' }> },
): Promise<void> {
  const caller = await tx.people.byKey(choice.callerKey);
  if (!caller) throw new Error(`no person with key ${choice.callerKey}`);
  const now = deps.clock.now();
  const id = deps.ids.id();
  const dueAt = minutesAfter(now, deps.district.deadlines.callDuty);
  // a child under 12 is never a reason to ask for an officer (domain.md 1b, U12)
  const officerRequested = choice.officerRequested && !incident.classification.tracks.includes('U12');
  await tx.calls.open(incident.id, {
    id,
    decisionId,
    callerId: caller.id,
    agencyId: incident.agencyId,
    officerRequested,
    openedAt: now,
    dueAt,
  });
  await tx.reminders.set({ id: deps.ids.id(), kind: 'call', subjectId: incident.id, itemId: id, stage: 'overdue', dueAt });
  await tx.messages.post({
    kind: 'call-duty',
    lane: 'decision',
    to: { personId: caller.id },
    incidentId: incident.id,
    details: { callDutyId: id },
    key: `call:${id}`,
  });
}

async function tellReporter(tx: Transaction, { incident, decisionId }: { incident: Incident; decisionId: string }): Promise<void> {
  await tx.messages.post({
    kind: 'decision-to-reporter',
    lane: 'decision',
    to: { personId: incident.reporterId },
    incidentId: incident.id,
    details: { decisionId },
    key: `decided:${decisionId}`,
  });
}
