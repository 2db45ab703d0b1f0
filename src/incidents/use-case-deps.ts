import type { District } from '../district/types.ts';
import type { Policy } from '../policy/schema.ts';
import type { Clock, Ids, UnitOfWork } from './ports.ts';

/** What every use case is given; each reads only what it needs. */
export interface UseCaseDeps {
  unitOfWork: UnitOfWork;
  clock: Clock;
  ids: Ids;
  district: District;
  policy: Policy;
  /** Keyed hash of a student number; missing: the operator has set no key, and nobody links students. */
  hashStudent?: (studentNumber: string) => string;
}
