import { loadIncident } from '../classify-incident.ts';
import type { Draft, Incident, Person } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';
import { openIncident } from './open-incident.ts';
import { rememberPerson, saveOver } from './save-draft.ts';

export type Raised = { kind: 'raised' | 'already-raised'; incident: Incident } | { kind: 'stale'; draft: Draft };

/**
 * Danger yes or not sure: an incident exists at once, its card goes first of all, and the reporter gets the direct message with the 911
 * buttons, because the same phone must now dial. The draft stays open, so that the remaining questions can improve the card.
 */
export async function raiseEmergency(deps: UseCaseDeps, { draft, person }: { draft: Draft; person: Person }): Promise<Raised> {
  return deps.unitOfWork.run(async (tx) => {
    const saved = await saveOver(deps, tx, { draft: { ...draft, incidentId: draft.incidentId ?? deps.ids.id() }, person });
    if (saved.kind === 'stale') {
      if (!saved.draft.incidentId) return { kind: 'stale', draft: saved.draft };
      return { kind: 'already-raised', incident: await loadIncident(tx, saved.draft.incidentId) };
    }
    await rememberPerson(tx, { draft: saved.draft, person });
    if (draft.incidentId) return { kind: 'already-raised', incident: await loadIncident(tx, draft.incidentId) };
    const incident = await openIncident(deps, tx, { draft: saved.draft, person, cause: 'emergency' });
    await tx.messages.post({
      kind: 'emergency-reporter',
      lane: 'emergency',
      to: { personId: person.id },
      incidentId: incident.id,
      key: `emergency:${incident.id}`,
    });
    return { kind: 'raised', incident };
  });
}
