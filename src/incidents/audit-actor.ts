import type { Classification } from '../policy/types.ts';

/** Who suspects child abuse need not be known to the employer (PC 11166(i), 11167(d)); what the audit chain holds is never taken back. */
export function auditActor({ tracks }: Pick<Classification, 'tracks'>, actorId: string | null): string | null {
  return tracks.includes('CANRA') ? null : actorId;
}
