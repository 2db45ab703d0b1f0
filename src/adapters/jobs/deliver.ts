/** One delivery, from claim to settlement. Between any two lines the process may die: then its lease ends and another worker looks first. */
import type { Logger } from 'pino';
import type { ChatPlatform, MessagePlace } from '../../conversation/chat-platform.ts';
import type { Notice } from '../../conversation/notice.ts';
import { type Delivery, DeliveryError, type Lane, type PostedCard } from '../../incidents/delivery.ts';
import type { DeliveryQueue } from '../../incidents/delivery-queue.ts';
import type { Clock } from '../../incidents/ports.ts';
import { backoffMs } from './backoff.ts';
import type { Complain } from './complain.ts';
import { settle } from './settle.ts';

export interface DeliverDeps {
  queue: DeliveryQueue;
  /** The words as of now; null when there is nothing to say any more. */
  compose: (card: PostedCard) => Promise<Notice | null>;
  platforms: readonly ChatPlatform[];
  clock: Clock;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  random: () => number;
  /** Tells the operator of a message that keeps being refused. */
  complain: Complain;
  options: DeliverOptions;
}

/** What the worker knows of a delivery beside its row. */
export interface Attempt {
  /** Attempts in a row that failed in this process; waiting because the platform asked for it is none. */
  failures: number;
  /** `performance.now()` from before it was claimed: the lease runs since then. */
  claimedAt: number;
}

/** One attempt at one delivery: everything below works on it. */
type Sending = DeliverDeps & Attempt & { delivery: Delivery };

export interface DeliverOptions {
  leaseMs: number;
  /** How long after an unknown outcome the platform is asked whether the message is there. */
  lookAfterMs: number;
}

/** `paused`: the platform asked to wait. `found`: it had arrived. */
export const OUTCOMES = ['sent', 'found', 'repeated', 'needless', 'paused', 'retried', 'unknown', 'failed'] as const;
export type DeliveryOutcome = (typeof OUTCOMES)[number];

/** Lanes in which silence is worse than saying it twice; a digest that may have arrived waits for a person's "Send again". */
const REPEATABLE: readonly Lane[] = ['emergency', 'decision', 'update'];
/** Nobody looks again by itself: the far end of what PostgreSQL and JavaScript agree on writing with four digits. */
const NEVER = new Date('9999-12-31T00:00:00Z');
/** Clocks of the platform and ours differ; a message must not be missed for that. */
const LOOK_BACK_MS = 120_000;
/** A platform that asks for more is asked again after this. */
const LONGEST_PAUSE_MS = 300_000;
/** Share of the lease after which nothing is posted any more: what is posted late may be posted by another worker, too. */
const POST_SHARE = 0.4;
/** Share of the lease after which a silent platform counts as an unknown outcome: settling still fits in. */
const ANSWER_SHARE = 0.65;

/**
 * Bring a claimed delivery to its platform and record what came of it.
 *
 * @throws what the queue throws when the database stays away: the lease then gives the delivery back.
 */
export async function deliver(deps: DeliverDeps, delivery: Delivery, attempt: Attempt): Promise<DeliveryOutcome> {
  const sending: Sending = { ...deps, ...attempt, delivery };
  const platform = deps.platforms.find((each) => each.platform === delivery.card.platform);
  if (!platform) return giveUp(sending, 'platform-off');
  try {
    return delivery.operation === 'post' ? await post(sending, platform) : await update(sending, platform);
  } catch (error) {
    return await recordFailure(sending, asDeliveryError(error));
  }
}

async function post(sending: Sending, platform: ChatPlatform): Promise<DeliveryOutcome> {
  const { queue, delivery, log } = sending;
  if (!delivery.outcomeUnknown) return say(sending, platform, delivery.again);
  const found = await look(sending, platform);
  if (found === 'cannot-look') {
    if (REPEATABLE.includes(delivery.card.lane)) return say(sending, platform, true).catch(stayUnknown);
    await settle(sending, () => queue.unknown(delivery, NEVER, 'cannot-look'));
    log.error({ code: 'delivery-unknown', deliveryId: delivery.id, kind: delivery.card.kind }, 'nobody can tell whether this arrived');
    return 'unknown';
  }
  if (found === 'not-found') return say(sending, platform, false);
  await settle(sending, () => queue.sent(delivery, { ...found, found: true }));
  return 'found';
}

async function say(sending: Sending, platform: ChatPlatform, repeated: boolean): Promise<DeliveryOutcome> {
  const { queue, delivery } = sending;
  const notice = await composeFor(sending);
  if (!notice) return dropIt(sending);
  if (delivery.preparing) await queue.begin(delivery);
  const place = await spoken(sending, () => platform.post(delivery.card, notice, { id: delivery.id, repeated }));
  await settle(sending, () => queue.sent(delivery, place));
  return repeated ? 'repeated' : 'sent';
}

async function update(sending: Sending, platform: ChatPlatform): Promise<DeliveryOutcome> {
  const { queue, delivery } = sending;
  const { channel, messageId } = delivery.card;
  const notice = await composeFor(sending);
  if (!notice) return dropIt(sending);
  if (channel === null || messageId === null) return postAnew(sending, platform, notice);
  const place = { channel, messageId };
  try {
    await spoken(sending, () => platform.update(place, notice));
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'message-gone') return postAnew(sending, platform, notice);
    throw error;
  }
  await settle(sending, () => queue.sent(delivery, place));
  return 'sent';
}

/**
 * Somebody removed a message that lives on: it is said again, since a channel must not lose a card by a slip. A former attempt may
 * have done that already, so this looks first; an update that cannot tell posts, marked as repeated.
 */
async function postAnew(sending: Sending, platform: ChatPlatform, notice: Notice): Promise<DeliveryOutcome> {
  const { queue, delivery, log } = sending;
  const found = delivery.attempts > 1 ? await look(sending, platform) : 'not-found';
  const isThere = typeof found === 'object';
  const place = isThere
    ? found
    : await spoken(sending, () => platform.post(delivery.card, notice, { id: delivery.id, repeated: found === 'cannot-look' }));
  log.warn({ code: 'message-gone', deliveryId: delivery.id, kind: delivery.card.kind }, 'a removed message was posted anew');
  await settle(sending, () => queue.sent(delivery, { ...place, ...(isThere ? { found: true } : {}) }));
  return isThere ? 'found' : 'sent';
}

/** A platform that for good refuses to be searched (a missing permission) is one that cannot be searched. */
async function look(sending: Sending, platform: ChatPlatform): Promise<MessagePlace | 'not-found' | 'cannot-look'> {
  const { delivery } = sending;
  const since = new Date(delivery.createdAt.getTime() - LOOK_BACK_MS);
  try {
    return await withinLease(sending, platform.find(delivery.card, delivery.id, since));
  } catch (error) {
    const reason = asDeliveryError(error);
    return !reason.retryable && !reason.ambiguous ? 'cannot-look' : stayUnknown(error);
  }
}

/** Whatever failed now, an earlier attempt may still have arrived: only another look may lead to another post. */
function stayUnknown(error: unknown): never {
  const { code, retryable, retryAfterMs, ambiguous } = asDeliveryError(error);
  const mayWait = retryable || ambiguous;
  throw new DeliveryError(code, { retryable: mayWait, retryAfterMs, ambiguous: mayWait, cause: error });
}

async function dropIt(sending: Sending): Promise<DeliveryOutcome> {
  await settle(sending, () => sending.queue.needless(sending.delivery));
  return 'needless';
}

async function recordFailure(sending: Sending, error: DeliveryError): Promise<DeliveryOutcome> {
  const { queue, clock, log, random, options, delivery, failures } = sending;
  const { lane } = delivery.card;
  const asked = pauseOf(error);
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms);
  if (!error.retryable && !error.ambiguous && asked === null) return giveUp(sending, error.code);
  if (asked === null) sending.complain({ delivery, failures, code: error.code });
  if (error.ambiguous && delivery.operation === 'post') {
    const wait = Math.max(asked ?? 0, options.lookAfterMs, failures > 0 ? backoffMs(lane, failures, random) : 0);
    await settle(sending, () => queue.unknown(delivery, later(wait), error.code));
    log.warn(
      { code: 'delivery-outcome-unknown', deliveryId: delivery.id, reason: error.code },
      'a message may have arrived; looking before posting again',
    );
    return 'unknown';
  }
  await settle(sending, () => queue.retryLater(delivery, later(asked ?? backoffMs(lane, failures, random)), error.code));
  return asked === null ? 'retried' : 'paused';
}

async function giveUp(sending: Sending, code: string): Promise<DeliveryOutcome> {
  const { queue, log, delivery } = sending;
  await settle(sending, () => queue.failed(delivery, code));
  const { kind, lane, platform } = delivery.card;
  log.error({ code: 'delivery-failed', deliveryId: delivery.id, kind, lane, platform, reason: code }, 'a message could not be delivered');
  return 'failed';
}

/** What fails before anything was sent may simply be tried again; it must not look like a message that might have arrived. */
async function composeFor({ compose, log, delivery }: Sending): Promise<Notice | null> {
  try {
    return await compose(delivery.card);
  } catch (cause) {
    log.warn({ code: 'compose-failed', deliveryId: delivery.id, kind: delivery.card.kind, err: cause }, 'a message could not be written');
    // an unknown outcome stays one
    throw new DeliveryError('compose-failed', { retryable: true, ambiguous: delivery.outcomeUnknown, cause });
  }
}

/** Post or update, while the lease is young enough. A platform that asks to wait means the whole channel, as a look's does not. */
async function spoken<T>(sending: Sending, call: () => Promise<T>): Promise<T> {
  const { queue, clock, delivery, options, claimedAt } = sending;
  if (performance.now() - claimedAt > options.leaseMs * POST_SHARE) throw new DeliveryError('lease-short', { retryable: true });
  try {
    return await withinLease(sending, call());
  } catch (error) {
    const asked = error instanceof DeliveryError ? pauseOf(error) : null;
    const { platform, address } = delivery.card;
    if (asked !== null) await settle(sending, () => queue.pauseChannel(platform, address, new Date(clock.now().getTime() + asked)));
    throw error;
  }
}

function pauseOf({ retryAfterMs }: DeliveryError): number | null {
  return retryAfterMs === null ? null : Math.min(retryAfterMs, LONGEST_PAUSE_MS);
}

/** A platform that never answers must not hold its place for ever; whether the message arrived is then unknown. */
function withinLease<T>({ options, claimedAt }: Sending, call: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const silence = (): void => reject(new DeliveryError('no-answer', { retryable: true, ambiguous: true }));
  const timer = setTimeout(silence, claimedAt + options.leaseMs * ANSWER_SHARE - performance.now());
  return Promise.race([call, promise]).finally(() => clearTimeout(timer));
}

/** A platform adapter throws nothing else; if it does, nobody knows what happened. */
function asDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  return new DeliveryError('unexpected', { retryable: true, ambiguous: true, cause: error });
}
