import type { Incident, PoliceNotice } from '../../incidents/incident.ts';
import type { ResponseMode } from '../../policy/types.ts';

/**
 * Does the school say that it asks for no officer? Never in an emergency, and never with what is owed at once (a threat to kill, a
 * missing child, a witnessed killing): there the police must act by themselves (EC 49394, PC 14211), and our words must not stop them.
 */
export function isOnlyNotice(incident: Incident, notice: PoliceNotice): boolean {
  const isUrgent = incident.classification.level === 'L5' || notice.dueAt === null;
  return !isUrgent && responseOf(incident, notice) === 'notice_only';
}

/** What the rule of this notice asks of the police; where the latest facts no longer fire it, what the whole incident asks. */
export function responseOf({ classification }: Incident, notice: PoliceNotice): ResponseMode {
  const obligation = classification.obligations.find(({ rule, to }) => rule === notice.rule && to === notice.to);
  return obligation?.response_mode ?? classification.response_mode;
}
