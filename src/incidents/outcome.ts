import type { NamedPerson } from '../district/types.ts';
import type { Incident } from './incident.ts';

/** What became of something a person asked for. `already` shows the incident as the first one left it. */
export type Outcome =
  | { kind: 'done'; incident: Incident }
  | { kind: 'already'; incident: Incident }
  | { kind: 'not-allowed'; askInstead: NamedPerson[] }
  | { kind: 'not-found' };
