/** What the delivery worker needs of the database, and how a committed transaction wakes it. */
import type { Carrier, Delivery, Lane } from './delivery.ts';

/**
 * The worker's side of deliveries. Every call is its own short transaction. A delivery is fenced by its `attempts`: a worker
 * whose lease ran out changes nothing any more, except that what really was sent is always recorded.
 */
export interface DeliveryQueue {
  /**
   * Take what may go now, most urgent lane first, then oldest: at most one per channel, and only where the channel's pace
   * allows (taking one moves the channel's next time by a second, for all replicas). A post whose outcome is unknown and
   * that is due for a look comes back with `outcomeUnknown: true`; so does a post whose worker died while sending. In the lane of
   * the digest, whose mails nobody can look for, a worker that died before `begin` has sent nothing.
   */
  claim(options: {
    limit: number;
    now: Date;
    leaseMs: number;
    platforms: readonly Carrier[];
    /** Only these lanes: the worker keeps room for emergencies while routine cards fill it. Missing: all. */
    lanes?: readonly Lane[];
  }): Promise<Delivery[]>;
  /**
   * From now on it may arrive; needed where `preparing`.
   *
   * @throws DeliveryError when another worker has it by now.
   */
  begin(delivery: Delivery): Promise<void>;
  /**
   * It is there. `found`: seen by looking, not posted by this attempt. Queues an update when the subject has changed since. An update whose
   * message had been removed was posted anew: `where` differs from the card's and becomes its place.
   */
  sent(delivery: Delivery, where: { channel: string; messageId: string; found?: boolean }): Promise<void>;
  /** It did not arrive and may be tried again. */
  retryLater(delivery: Delivery, at: Date, code: string): Promise<void>;
  /** It may have arrived: look at `lookAt`, before anything is posted again. */
  unknown(delivery: Delivery, lookAt: Date, code: string): Promise<void>;
  /** Given up; stays visible. */
  failed(delivery: Delivery, code: string): Promise<void>;
  /** Nothing to say any more: settled as sent, what the card shows stays as it is. */
  needless(delivery: Delivery): Promise<void>;
  /** Retry-After of a platform: nothing goes to this channel before. */
  pauseChannel(platform: Carrier, address: string, until: Date): Promise<void>;
  /** When the next waiting delivery may go (pace, retries, looks and expiring leases counted in); null: nothing waits. */
  nextDueAt(platforms: readonly Carrier[]): Promise<Date | null>;
  /** Ids of reminders due by `now`, oldest first. */
  dueReminders(now: Date, limit: number): Promise<string[]>;
}

/** Runs one statement inside the caller's transaction. */
export type ExecuteSql = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>;

/** What a committed transaction wakes; inserted within it, so that nobody is woken for what never happened. */
export type WakeUp = { queue: 'deliver' } | { queue: 'remind'; reminderId: string; dueAt: Date };
