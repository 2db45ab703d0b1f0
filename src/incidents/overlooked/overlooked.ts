/** What the auditor reads and what it finds. It looks at rows only, beside everything that writes and sends them (docs/adr/0016). */
import type { Role } from '../../district/types.ts';
import type { Level } from '../../policy/types.ts';

export const OVERLOOKED_CODES = [
  // the latest classification demands it, and it was never opened: decision, notice, 911 confirmation
  'not-opened',
  // open, and no reminder will ever look at it
  'unwatched',
  // nobody was rung in time
  'emergency-unrung',
  'decision-unasked',
  'call-unrung',
  'notice-unrung',
  'duty-unrung',
  // whoever has to do it was never told
  'call-untold',
  'notice-untold',
  // not in the director's channel; not before anybody; not as things are now
  'card-missing',
  'told-nobody',
  'card-outdated',
  // written, and nothing will ever send it; waits too long; given up
  'message-lost',
  'delivery-stuck',
  'delivery-failed',
  'reminder-late',
] as const;
export type OverlookedCode = (typeof OVERLOOKED_CODES)[number];

/** One thing that should have happened by now and did not. */
export interface Overlooked {
  code: OverlookedCode;
  /** The same omission has the same key at every look; what comes in floods has one key for all. */
  key: string;
  incidentId: string | null;
  /** null: about no incident, or about one whose reference stands in no channel. */
  reference: string | null;
}

/** Whose omission it would be. */
export interface AuditedSubject {
  incidentId: string | null;
  reference: string | null;
  tracks: string[];
}

/** `failed`: given up. `lost`: not there, and no delivery that would bring it. */
export type MessageState = 'arrived' | 'waiting' | 'failed' | 'lost';

export interface AuditedMessage {
  kind: string;
  key: string;
  details: Record<string, string>;
  createdAt: Date;
  inChannel: boolean;
  personId: string | null;
  state: MessageState;
  /** People see an older state, and no update is on its way. */
  isOutdated: boolean;
}

/** `isWatched`: a reminder about it is still to come. */
interface Watched {
  id: string;
  openedAt: Date;
  isWatched: boolean;
}

export interface AuditedDecision extends Watched {
  outcome: 'pending' | 'approved' | 'declined' | 'superseded';
  dueAt: Date;
  silencedUntil: Date | null;
}

export interface AuditedCall extends Watched {
  dueAt: Date;
  isOpen: boolean;
}

export interface AuditedNotice extends Watched {
  rule: string;
  to: string;
  /** null: at once. */
  dueAt: Date | null;
  ownerId: string | null;
  /** The owner was taken off the case. */
  isOwnerRecused: boolean;
  isOpen: boolean;
}

export interface AuditedEmergency extends Watched {
  /** Neither confirmed nor stood down. */
  isOpen: boolean;
  alerts: number;
}

/** An open incident with all that is open of it. */
export interface AuditedIncident {
  id: string;
  reference: string;
  openedAt: Date;
  /** Gathered under another report of the same event: that one has card and alarm. */
  isGathered: boolean;
  reporterId: string;
  reporterRole: Role;
  level: Level;
  tracks: string[];
  classifiedAt: Date;
  /** Mandatory notices of the latest classification. */
  owed: { rule: string; to: string }[];
  decisions: AuditedDecision[];
  calls: AuditedCall[];
  notices: AuditedNotice[];
  emergencies: AuditedEmergency[];
  /** Not done; null: at once. */
  duties: { id: string; dueAt: Date | null }[];
  messages: AuditedMessage[];
}

export interface AuditedRows {
  incidents: AuditedIncident[];
  /** Urgent deliveries that are not there. */
  deliveries: (AuditedSubject & {
    id: string;
    state: 'queued' | 'sending' | 'unknown' | 'failed';
    createdAt: Date;
    settledAt: Date | null;
  })[];
  /** Messages without any delivery. */
  lost: (AuditedSubject & { id: string; createdAt: Date })[];
  /** Due and not attended to. */
  reminders: (AuditedSubject & { id: string; dueAt: Date })[];
}
