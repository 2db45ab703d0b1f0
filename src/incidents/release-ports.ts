/** What the release of a digest needs of the database: who looked, who was shown what before, and what became of every copy. */
import type { Carrier, DeliveryState, MessageKind } from './delivery.ts';
import type { DigestRecord } from './digest-ports.ts';

/** What an agency was shown before others read of it, and what it said. */
export interface BoundaryNotice {
  agencyId: string;
  items: number;
  /** A decider showed them in another way than the bot's; null: nobody said so. */
  shownAt: Date | null;
  /** Code of what it said; null: nothing yet. */
  reply: string | null;
  repliedAt: Date | null;
}

/** One copy on its way to one reader or channel. */
export interface ReaderCopy {
  /** The newest attempt to post it. */
  deliveryId: string;
  kind: MessageKind;
  /** null: there was no way to send it. */
  carrier: Carrier | null;
  /** Reader id of the district file, or channel id. */
  address: string;
  state: DeliveryState;
  /** Why it failed or nobody knows, as a code. */
  code: string | null;
  /** It may have arrived, and nothing will look by itself: a person decides whether it is sent again. */
  needsPerson: boolean;
  /** When it was sent or given up. */
  settledAt: Date | null;
}

export interface Releases {
  /** The digest, held until the transaction ends; null: there is none. */
  lock(id: string): Promise<DigestRecord | null>;
  hold(id: string, held: { at: Date; byId: string }): Promise<void>;
  release(id: string, released: { at: Date; byId: string; document: unknown }): Promise<void>;
  /** The newest released version of each week from `sinceWeek` on, oldest first. */
  releasedSince(sinceWeek: string): Promise<DigestRecord[]>;
  addBoundary(digestId: string, notices: readonly Pick<BoundaryNotice, 'agencyId' | 'items'>[]): Promise<void>;
  /** In the order in which they were made. */
  boundaryOf(digestId: string): Promise<BoundaryNotice[]>;
  recordReply(
    digestId: string,
    reply: { agencyId: string; reply: string | null; shownAt: Date | null; at: Date; byId: string },
  ): Promise<void>;
  /** Every copy of a digest and of what was shown before it. */
  copiesOf(digestId: string): Promise<ReaderCopy[]>;
  /** Post a copy again that failed or of which nobody knows; false: it waits, was sent, or is being sent. */
  sendAgain(digestId: string, deliveryId: string): Promise<boolean>;
}
