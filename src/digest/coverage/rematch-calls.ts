import type { OpenCall } from '../../incidents/coverage-ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { ALWAYS, type Coverage, changedMatches, countCoverage, incidentOf, matchOnRecord } from './settle-matches.ts';

export interface RematchedCalls {
  coverage: Coverage;
  /** How many calls belong to another incident than before, or have none any more. */
  changed: number;
  /** What is still open, oldest first. */
  open: (OpenCall & { ambiguous: boolean })[];
}

/**
 * Match every stored call again: incidents are reported, and contacts recorded, after a list was sent. Whoever reads open items asks for
 * this first, so that nothing is named that has been reported since.
 *
 * @param input.agencyId tell of this agency only; all are matched.
 */
export async function rematchCalls(
  deps: Pick<UseCaseDeps, 'unitOfWork' | 'district'>,
  input: { agencyId?: string } = {},
): Promise<RematchedCalls> {
  const { agencyId } = input;
  return deps.unitOfWork.run(async (tx) => {
    await tx.agencyCalls.lock();
    const calls = await tx.agencyCalls.between(ALWAYS.from, ALWAYS.to);
    const matches = await matchOnRecord(tx, calls, deps.district);
    const changed = changedMatches(calls, matches);
    await tx.agencyCalls.setIncidents(changed);
    const asked = calls.filter((call) => agencyId === undefined || call.agencyId === agencyId);
    const open = await tx.agencyCalls.openItems(agencyId);
    return {
      coverage: countCoverage(asked.map((call) => ({ ...call, incidentId: incidentOf(matches.get(call.id)) }))),
      changed: changed.length,
      open: open.map((call) => ({ ...call, ambiguous: matches.get(call.id)?.kind === 'ambiguous' })),
    };
  });
}
