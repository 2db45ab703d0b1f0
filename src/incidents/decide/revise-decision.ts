import { changeIncident } from '../change-incident.ts';
import type { Incident } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { type DecisionInput, followDecision } from './decide-escalation.ts';

/**
 * A decision is revised, with a reason: a new one counts, and both stay on record. "Call police" becomes "Keep at school" only while
 * nobody has called; what police were told cannot be taken back here, only its outcome recorded.
 *
 * @returns `already` when the call was made, or somebody revised it before.
 */
export async function reviseDecision(deps: UseCaseDeps, input: DecisionInput): Promise<Outcome> {
  const { incidentId, decisionId, person, choice } = input;
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => (incident.decision?.id === decisionId ? incident.decision : null),
    may: (who, incident) => may(who, 'decide', incident),
    make: async (tx, incident, former) => {
      if (former.outcome === choice.outcome || !isRevisable(incident)) return false;
      if (!(await takeBack(deps, tx, { incident, byId: person.id }))) return false;
      const id = deps.ids.id();
      const at = deps.clock.now();
      await tx.decisions.open(incidentId, { id, openedAt: at, dueAt: at, revisesId: former.id });
      await tx.decisions.decideOnce(id, { outcome: choice.outcome, at, byId: person.id, reason: choice.reason });
      const details = { decisionId: id, formerDecisionId: former.id, outcome: choice.outcome, reason: choice.reason };
      tx.audit.append({ kind: 'decision-revised', actorId: person.id, incidentId, details });
      await followDecision(deps, tx, { incident, decisionId: id, choice });
      return true;
    },
  });
}

/** Decided, and nobody has called yet. */
export function isRevisable({ decision, callDuty, status }: Incident): boolean {
  if (status !== 'open' || (decision?.outcome !== 'approved' && decision?.outcome !== 'declined')) return false;
  return decision.outcome === 'declined' || !callDuty?.calledAt;
}

/** The call that the former decision asked for; false: it was made meanwhile. */
async function takeBack(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident: { callDuty, decision }, byId }: { incident: Incident; byId: string },
): Promise<boolean> {
  if (!callDuty || callDuty.cancelledAt || callDuty.decisionId !== decision?.id) return true;
  return tx.calls.cancelOnce(callDuty.id, { at: deps.clock.now(), byId });
}
