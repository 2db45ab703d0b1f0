/** Messages on their way: what is sent, to whom, in which order. Rows are the truth; a job is only the wake-up. */
import type { Platform } from './incident.ts';

export const LANES = ['emergency', 'decision', 'update', 'digest'] as const;
/** Emergency before everything, then decisions, then updates, then digests. */
export type Lane = (typeof LANES)[number];

/** What a message is about; `composeNotice` (conversation) knows the words for each. */
export const MESSAGE_KINDS = [
  // one card per incident in the director channel, updated in place
  'incident-card',
  // one message in the thread of the card: the reports gathered under it
  'gathered',
  // new channel message that rings the decider on duty: an edit does not ring
  'call-for-person',
  // direct, to the site's administrators: the same facts without the decision's buttons
  'site-card',
  // direct: the restricted tracks' named roles; the push carries the reference only
  'restricted-card',
  // direct, to the reporter: 911 and its buttons; confirmation; what was decided
  'emergency-reporter',
  'report-confirmation',
  'decision-to-reporter',
  // direct, to whoever has something to do
  'decision-reminder',
  'inquiry',
  'hand-over',
  'call-duty',
  'notice-duty',
  'notice-reminder',
  'suspension',
  'duty-list',
  'duty-reminder',
  'emergency-alert',
  // direct, to a decider who stood down, then to the next: what became of it, signed by two
  'paperwork',
  // direct, to the reporter of a draft: started, not finished
  'draft-reminder',
  // direct, to whoever is asked first from now on: what waits
  'duty-change',
  // director channel, once a day: school matters
  'roll-up',
  // director channel, and directly to the administrators of the site
  'drill',
  // one pinned message per director channel
  'board',
  // director channel: what was built, and the buttons that release it or let it wait; later what became of every copy
  'digest-release',
  // direct, to the director and later a deputy: nobody has released it
  'digest-reminder',
  // mail, to an agency's readers: its boundary items, before others read of them
  'boundary-notice',
  // liaison channel; mail, to each reader
  'digest',
  // in the thread of the digest: the same as a document
  'digest-file',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Kinds that are edited in place when their incident changes; the others are said once. */
export const LIVE_KINDS: readonly MessageKind[] = [
  'incident-card',
  'site-card',
  'restricted-card',
  'report-confirmation',
  'emergency-reporter',
  'call-duty',
  'notice-duty',
  'notice-reminder',
  'suspension',
  'duty-list',
  'duty-reminder',
  'inquiry',
  'hand-over',
  // says kind and place, so that it must be taken back when the matter becomes restricted
  'decision-reminder',
  'emergency-alert',
  'paperwork',
  'gathered',
  'board',
  'digest-release',
];

/**
 * Live only in direct messages, for the same reason. In the channel there may be many, which would go before the card at every change; they
 * say neither kind nor place.
 */
export const LIVE_DIRECT_KINDS: readonly MessageKind[] = ['call-for-person'];

/** `readerId`: a reader of the digest, by mail. */
export type Recipient = { channel: 'director' | 'liaison' } | { personId: string } | { readerId: string };

/** What carries a message: a chat platform, or mail. */
export type Carrier = Platform | 'mail';

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'unknown', 'reconciled', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface NewMessage {
  kind: MessageKind;
  lane: Lane;
  to: Recipient;
  incidentId?: string;
  draftId?: string;
  digestId?: string;
  /** Ids and codes the words depend on (which person is called, which stage); never text from people. */
  details?: Record<string, string>;
  /** The same key is posted once, however often it is asked for. */
  key: string;
}

/** Where a message lives, and which state of its subject it shows. */
export interface PostedCard {
  id: string;
  kind: MessageKind;
  lane: Lane;
  platform: Carrier;
  /** Configured channel id, the account id of a person for direct messages, or for mail the reader's id in the district file. */
  address: string;
  direct: boolean;
  personId: string | null;
  incidentId: string | null;
  draftId: string | null;
  digestId: string | null;
  details: Record<string, string>;
  /** Channel and message as the platform named them; null until posted. */
  channel: string | null;
  messageId: string | null;
  wantedVersion: number;
  shownVersion: number;
  /** The message in whose thread it stands, as the platform named it. */
  thread?: string | null;
}

/** One attempt to bring a card to where it lives: queued → sending → sent | unknown → reconciled | failed. */
export interface Delivery {
  id: string;
  card: PostedCard;
  operation: 'post' | 'update';
  attempts: number;
  /** The version of the card's subject that is being shown. */
  version: number;
  /** true: a former attempt may have arrived; look before posting again. */
  outcomeUnknown: boolean;
  /** A person said "Send again" of one that may have arrived: it says so. */
  again: boolean;
  /** The queue is told when it begins to be sent: until then nobody has to look whether it arrived. */
  preparing: boolean;
  createdAt: Date;
}

/** What a platform's error means for a delivery; each adapter translates in one function. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** The message may have arrived although the call failed. */
  readonly ambiguous: boolean;
  constructor(code: string, options: { retryable: boolean; retryAfterMs?: number | null; ambiguous?: boolean; cause?: unknown }) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.ambiguous = options.ambiguous ?? false;
  }
}
