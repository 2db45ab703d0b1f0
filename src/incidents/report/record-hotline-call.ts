import type { Person } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** The agency that takes the call; the county's hotline is the only one the screen names. */
const HOTLINE = 'county_hotline';

/** A mandated reporter chose to have the call recorded: who, when, which agency, and nothing of the matter. Once per `callId`. */
export async function recordHotlineCall(deps: UseCaseDeps, { callId, person }: { callId: string; person: Person }): Promise<{ at: Date }> {
  const at = deps.clock.now();
  await deps.unitOfWork.run((tx) => tx.incidents.recordHotlineCall({ id: callId, personId: person.id, at, agency: HOTLINE }));
  return { at };
}
