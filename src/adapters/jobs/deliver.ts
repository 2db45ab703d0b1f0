/** One delivery, from claim to settlement. Between any two lines the process may die: then its lease ends and another worker looks first. */
import type { Logger } from 'pino';
import type { ChatPlatform, MessagePlace } from '../../conversation/chat-platform.ts';
import type { Notice } from '../../conversation/notice.ts';
import { type Delivery, DeliveryError, type Lane, type PostedCard } from '../../incidents/delivery.ts';
import type { DeliveryQueue } from '../../incidents/delivery-queue.ts';
import type { Clock } from '../../incidents/ports.ts';
import { backoffMs } from './backoff.ts';
import { settle } from './settle.ts';

export interface DeliverDeps {
  queue: DeliveryQueue;
  /** The words as of now; null when there is nothing to say any more. */
  compose: (card: PostedCard) => Promise<Notice | null>;
  platforms: readonly ChatPlatform[];
  clock: Clock;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  random: () => number;
  options: DeliverOptions;
}

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
/** Share of the lease after which a silent platform counts as an unknown outcome: settling still fits in. */
const LEASE_SHARE = 0.6;

/**
 * Bring a claimed delivery to its platform and record what came of it.
 *
 * @param failures attempts in a row that failed in this process; waiting because the platform asked for it is none.
 * @throws what the queue throws when the database stays away: the lease then gives the delivery back.
 */
export async function deliver(deps: DeliverDeps, delivery: Delivery, failures: number): Promise<DeliveryOutcome> {
  const platform = deps.platforms.find((each) => each.platform === delivery.card.platform);
  if (!platform) return giveUp(deps, delivery, 'platform-off');
  try {
    return delivery.operation === 'post' ? await post(deps, platform, delivery) : await update(deps, platform, delivery);
  } catch (error) {
    return await recordFailure(deps, delivery, { error: asDeliveryError(error), failures });
  }
}

async function post(deps: DeliverDeps, platform: ChatPlatform, delivery: Delivery): Promise<DeliveryOutcome> {
  if (!delivery.outcomeUnknown) return say(deps, platform, { delivery, repeated: false });
  const found = await look(deps, platform, delivery);
  if (found === 'cannot-look') {
    if (REPEATABLE.includes(delivery.card.lane)) return say(deps, platform, { delivery, repeated: true });
    await settle(deps, () => deps.queue.unknown(delivery, NEVER, 'cannot-look'));
    deps.log.error({ code: 'delivery-unknown', deliveryId: delivery.id, kind: delivery.card.kind }, 'nobody can tell whether this arrived');
    return 'unknown';
  }
  if (found === 'not-found') return say(deps, platform, { delivery, repeated: false });
  await settle(deps, () => deps.queue.sent(delivery, { ...found, found: true }));
  return 'found';
}

async function say(
  deps: DeliverDeps,
  platform: ChatPlatform,
  { delivery, repeated }: { delivery: Delivery; repeated: boolean },
): Promise<DeliveryOutcome> {
  const notice = await composeFor(deps, delivery);
  if (!notice) return dropIt(deps, delivery);
  const place = await withinLease(deps, platform.post(delivery.card, notice, { id: delivery.id, repeated }));
  await settle(deps, () => deps.queue.sent(delivery, place));
  return repeated ? 'repeated' : 'sent';
}

async function update(deps: DeliverDeps, platform: ChatPlatform, delivery: Delivery): Promise<DeliveryOutcome> {
  const { channel, messageId } = delivery.card;
  const notice = await composeFor(deps, delivery);
  if (!notice) return dropIt(deps, delivery);
  if (channel === null || messageId === null) return postAnew(deps, platform, { delivery, notice });
  const place = { channel, messageId };
  try {
    await withinLease(deps, platform.update(place, notice));
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'message-gone') return postAnew(deps, platform, { delivery, notice });
    throw error;
  }
  await settle(deps, () => deps.queue.sent(delivery, place));
  return 'sent';
}

/**
 * Somebody removed a message that lives on: it is said again, since a channel must not lose a card by a slip. A former attempt may
 * have done that already, so this looks first; an update that cannot tell posts, marked as repeated.
 */
async function postAnew(
  deps: DeliverDeps,
  platform: ChatPlatform,
  { delivery, notice }: { delivery: Delivery; notice: Notice },
): Promise<DeliveryOutcome> {
  const found = delivery.attempts > 1 ? await look(deps, platform, delivery) : 'not-found';
  const isThere = typeof found === 'object';
  const place = isThere
    ? found
    : await withinLease(deps, platform.post(delivery.card, notice, { id: delivery.id, repeated: found === 'cannot-look' }));
  deps.log.warn({ code: 'message-gone', deliveryId: delivery.id, kind: delivery.card.kind }, 'a removed message was posted anew');
  await settle(deps, () => deps.queue.sent(delivery, { ...place, ...(isThere ? { found: true } : {}) }));
  return isThere ? 'found' : 'sent';
}

/** A platform that for good refuses to be searched (a missing permission) is one that cannot be searched. */
async function look(deps: DeliverDeps, platform: ChatPlatform, delivery: Delivery): Promise<MessagePlace | 'not-found' | 'cannot-look'> {
  const since = new Date(delivery.createdAt.getTime() - LOOK_BACK_MS);
  try {
    return await withinLease(deps, platform.find(delivery.card, delivery.id, since));
  } catch (error) {
    const reason = asDeliveryError(error);
    if (!reason.retryable && !reason.ambiguous) return 'cannot-look';
    // still unknown: only another look may lead to another post
    throw new DeliveryError(reason.code, { retryable: true, retryAfterMs: reason.retryAfterMs, ambiguous: true, cause: error });
  }
}

async function dropIt(deps: DeliverDeps, delivery: Delivery): Promise<DeliveryOutcome> {
  await settle(deps, () => deps.queue.needless(delivery));
  return 'needless';
}

async function recordFailure(
  deps: DeliverDeps,
  delivery: Delivery,
  { error, failures }: { error: DeliveryError; failures: number },
): Promise<DeliveryOutcome> {
  const { queue, clock, log, random, options } = deps;
  const { platform, address, lane } = delivery.card;
  const asked = error.retryAfterMs;
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms);
  if (asked !== null) await settle(deps, () => queue.pauseChannel(platform, address, later(asked)));
  if (error.ambiguous && delivery.operation === 'post') {
    const wait = Math.max(asked ?? 0, options.lookAfterMs, failures > 0 ? backoffMs(lane, failures, random) : 0);
    await settle(deps, () => queue.unknown(delivery, later(wait), error.code));
    log.warn(
      { code: 'delivery-outcome-unknown', deliveryId: delivery.id, reason: error.code },
      'a message may have arrived; looking before posting again',
    );
    return 'unknown';
  }
  if (!error.retryable && !error.ambiguous && asked === null) return giveUp(deps, delivery, error.code);
  await settle(deps, () => queue.retryLater(delivery, later(asked ?? backoffMs(lane, failures, random)), error.code));
  return asked === null ? 'retried' : 'paused';
}

async function giveUp(deps: DeliverDeps, delivery: Delivery, code: string): Promise<DeliveryOutcome> {
  await settle(deps, () => deps.queue.failed(delivery, code));
  const { kind, lane, platform } = delivery.card;
  deps.log.error(
    { code: 'delivery-failed', deliveryId: delivery.id, kind, lane, platform, reason: code },
    'a message could not be delivered',
  );
  return 'failed';
}

/** What fails before anything was sent may simply be tried again; it must not look like a message that might have arrived. */
async function composeFor(deps: DeliverDeps, delivery: Delivery): Promise<Notice | null> {
  try {
    return await deps.compose(delivery.card);
  } catch (cause) {
    deps.log.warn(
      { code: 'compose-failed', deliveryId: delivery.id, kind: delivery.card.kind, err: cause },
      'a message could not be written',
    );
    // an unknown outcome stays one
    throw new DeliveryError('compose-failed', { retryable: true, ambiguous: delivery.outcomeUnknown, cause });
  }
}

/** A platform that never answers must not hold its place for ever; whether the message arrived is then unknown. */
function withinLease<T>({ options }: DeliverDeps, call: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const silence = (): void => reject(new DeliveryError('no-answer', { retryable: true, ambiguous: true }));
  const timer = setTimeout(silence, options.leaseMs * LEASE_SHARE);
  return Promise.race([call, promise]).finally(() => clearTimeout(timer));
}

/** A platform adapter throws nothing else; if it does, nobody knows what happened. */
function asDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  return new DeliveryError('unexpected', { retryable: true, ambiguous: true, cause: error });
}
