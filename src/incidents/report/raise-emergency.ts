import { loadIncident } from '../classify-incident.ts';
import type { Draft, Incident, Person } from '../incident.ts';
import type { Transaction } from '../ports.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { openIncident } from './open-incident.ts';
import { rememberPerson, saveOver } from './save-draft.ts';

export type Raised = { kind: 'raised' | 'already-raised'; incident: Incident } | { kind: 'stale'; draft: Draft };

/** CALL 911 with the address, and the buttons, in the messages of whoever is at the keyboard: once per person. */
export async function sendEmergencyButtons(tx: Transaction, to: { incidentId: string; personId: string }): Promise<void> {
  const { incidentId, personId } = to;
  const key = `emergency:${incidentId}:${personId}`;
  await tx.messages.post({ kind: 'emergency-reporter', lane: 'emergency', to: { personId }, incidentId, key });
}

/**
 * Danger yes or not sure: an incident exists at once, its card goes first of all, and the reporter gets the direct message with the 911
 * buttons, because the same phone must now dial. The draft stays open, so that the remaining questions can improve the card.
 */
export async function raiseEmergency(
  deps: UseCaseDeps,
  { draft, person, placeChosen }: { draft: Draft; person: Person; placeChosen: boolean },
): Promise<Raised> {
  return deps.unitOfWork.run(async (tx) => {
    const saved = await saveOver(deps, tx, { draft: { ...draft, incidentId: draft.incidentId ?? deps.ids.id() }, person });
    if (saved.kind === 'stale') {
      if (!saved.draft.incidentId) return { kind: 'stale', draft: saved.draft };
      return { kind: 'already-raised', incident: await loadIncident(tx, saved.draft.incidentId) };
    }
    await rememberPerson(tx, { draft: saved.draft, person });
    if (draft.incidentId) return { kind: 'already-raised', incident: await loadIncident(tx, draft.incidentId) };
    const incident = await openIncident(deps, tx, { draft: saved.draft, person, cause: 'emergency', placeChosen });
    await sendEmergencyButtons(tx, { incidentId: incident.id, personId: person.id });
    return { kind: 'raised', incident };
  });
}
