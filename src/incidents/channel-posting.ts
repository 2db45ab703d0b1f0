import type { Lane } from './delivery.ts';
import type { Incident } from './incident.ts';
import { isRestricted } from './permissions.ts';
import type { UseCaseDeps } from './use-case-deps.ts';

type Deps = Pick<UseCaseDeps, 'district' | 'policy'>;

/** Does this incident stand in the director channel? */
export function belongsInChannel(deps: Deps, incident: Incident): boolean {
  const { level } = incident.classification;
  if (isKeptFromChannel(incident)) return false;
  if (level === 'L5') return true;
  if (deps.district.posting[level] === 'card') return true;
  return level === 'L2' && !isRestricted(incident) && isCopied(deps, incident);
}

/** CANRA and matters about staff never stand in a channel, not by their reference either, unless somebody's life is in danger. */
export function isKeptFromChannel({ classification: { level, tracks } }: Pick<Incident, 'classification'>): boolean {
  return level !== 'L5' && (tracks.includes('CANRA') || tracks.includes('STAFF_RESTRICTED'));
}

/** L5 is the emergency lane; what waits for a person goes before what is only news. */
export function laneOf(deps: Deps, incident: Incident): Lane {
  const { level } = incident.classification;
  switch (level) {
    case 'L5':
      return 'emergency';
    case 'L3':
    case 'L4':
      return 'decision';
    case 'L1':
    case 'L2':
      return mustLookNow(deps, incident) ? 'decision' : 'update';
    default:
      return level satisfies never;
  }
}

/** No decision and no notice, and yet the director must know now: officers of immigration at the gate (domain.md, row 46). */
export function mustLookNow(deps: Deps, incident: Incident): boolean {
  return incident.classification.level === 'L2' && isCopied(deps, incident) && isDueNow(incident);
}

/** A school matter that cannot wait for the end of the day. */
export function isDueNow({ classification }: Pick<Incident, 'classification'>): boolean {
  return classification.clocks.some(({ value, unit }) => value === 0 && unit === 'min');
}

function isCopied(deps: Deps, { classification }: Incident): boolean {
  return deps.policy.types[classification.type]?.directorCopy ?? false;
}
