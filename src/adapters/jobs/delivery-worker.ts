/** Brings waiting messages out: claims what may go now, sends side by side, and sleeps until the next is due. */
import type { Logger } from 'pino';
import type { ChatPlatform } from '../../conversation/chat-platform.ts';
import type { Notice } from '../../conversation/notice.ts';
import { type Delivery, LANES, type Lane, type PostedCard } from '../../incidents/delivery.ts';
import type { DeliveryQueue } from '../../incidents/delivery-queue.ts';
import type { Clock } from '../../incidents/ports.ts';
import { createComplaints } from './complain.ts';
import { type DeliverDeps, type DeliverOptions, type DeliveryOutcome, deliver, OUTCOMES } from './deliver.ts';
import { createPump } from './pump.ts';

export interface DeliveryWorkerDeps {
  queue: DeliveryQueue;
  /** The words as of now; null when there is nothing to say any more. */
  compose: (card: PostedCard) => Promise<Notice | null>;
  platforms: readonly ChatPlatform[];
  clock: Clock;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** 0 ≤ x < 1, spreads retries. */
  random?: () => number;
  options?: Partial<DeliveryWorkerOptions>;
}

export interface DeliveryWorkerOptions extends DeliverOptions {
  /** Messages under way at once. */
  concurrency: number;
  /** How many of these only an emergency may use. */
  reserved: number;
  /** Longest sleep: a wake-up may be lost, a row is not. */
  sweepMs: number;
}

export interface DeliveryWorker {
  /** Something may be waiting. */
  wake(): void;
  /** Take nothing new and let what is under way settle. */
  stop(): Promise<void>;
  /** What became of deliveries in this process, for /metrics. */
  counts(): Record<DeliveryOutcome, number>;
}

const DEFAULTS: DeliveryWorkerOptions = { concurrency: 8, reserved: 2, leaseMs: 20_000, lookAfterMs: 3_000, sweepMs: 10_000 };
const EMERGENCY_ONLY: readonly Lane[] = ['emergency'];
/** While routine fills its places, emergencies are looked for this often at least. */
const EMERGENCY_LOOK_MS = 500;
/** What is due may still be in another worker's hands: no reason to ask without a pause. */
const SHORTEST_SLEEP_MS = 20;

export function createDeliveryWorker(deps: DeliveryWorkerDeps): DeliveryWorker {
  const options = { ...DEFAULTS, ...deps.options };
  const underWay = new Set<Promise<void>>();
  const send = createSender(deps, options);
  let stopped = false;

  const begin = (delivery: Delivery, claimedAt: number): void => {
    const sending: Promise<void> = send.one(delivery, claimedAt).finally(() => {
      underWay.delete(sending);
      pump.wake();
    });
    underWay.add(sending);
  };

  /** Claim until nothing may go or every place is taken. */
  const drain = async (): Promise<number> => {
    while (!stopped) {
      const room = roomFor(options, underWay.size);
      if (room.limit === 0) return options.sweepMs;
      const claimedAt = performance.now();
      const claimed = await claim(deps, options, room);
      for (const delivery of claimed) begin(delivery, claimedAt);
      if (claimed.length > 0) continue;
      return room.lanes === LANES ? untilNextDue(deps, options) : EMERGENCY_LOOK_MS;
    }
    return options.sweepMs;
  };

  const pump = createPump({ run: drain, log: deps.log });
  return {
    wake: pump.wake,
    stop: async () => {
      stopped = true;
      await pump.stop();
      await Promise.all(underWay);
    },
    counts: send.counts,
  };
}

/** Delivers one after the other's start, and keeps what became of them. */
function createSender(deps: DeliveryWorkerDeps, options: DeliveryWorkerOptions) {
  const complain = createComplaints(deps.log);
  const sending: DeliverDeps = { ...deps, random: deps.random ?? Math.random, complain, options };
  const failures = new Map<string, number>();
  const counts = zeroCounts();
  return {
    counts: () => ({ ...counts }),
    one: async (delivery: Delivery, claimedAt: number): Promise<void> => {
      try {
        const outcome = await deliver(sending, delivery, { failures: failures.get(delivery.id) ?? 0, claimedAt });
        counts[outcome] += 1;
        countFailure(failures, delivery.id, outcome);
      } catch (error) {
        // recorded nowhere: the lease ends, and whoever takes it next looks first
        const line = { code: 'delivery-not-recorded', deliveryId: delivery.id, err: error };
        deps.log.warn(line, 'what became of a message could not be recorded');
      }
    },
  };
}

interface Room {
  limit: number;
  lanes: readonly Lane[];
}

/** The last places are kept for emergencies. */
function roomFor({ concurrency, reserved }: DeliveryWorkerOptions, taken: number): Room {
  const forAll = concurrency - reserved - taken;
  return forAll > 0 ? { limit: forAll, lanes: LANES } : { limit: Math.max(0, concurrency - taken), lanes: EMERGENCY_ONLY };
}

function claim({ queue, clock, platforms }: DeliveryWorkerDeps, { leaseMs }: DeliveryWorkerOptions, room: Room): Promise<Delivery[]> {
  return queue.claim({ ...room, now: clock.now(), leaseMs, platforms: platforms.map((each) => each.platform) });
}

async function untilNextDue(deps: DeliveryWorkerDeps, { sweepMs }: DeliveryWorkerOptions): Promise<number> {
  const next = await deps.queue.nextDueAt(deps.platforms.map((each) => each.platform));
  if (!next) return sweepMs;
  return Math.min(sweepMs, Math.max(SHORTEST_SLEEP_MS, next.getTime() - deps.clock.now().getTime()));
}

/** Waiting because a platform asked for it is no failure; an unknown outcome is one. */
function countFailure(failures: Map<string, number>, id: string, outcome: DeliveryOutcome): void {
  if (outcome === 'retried' || outcome === 'unknown') failures.set(id, (failures.get(id) ?? 0) + 1);
  else if (outcome !== 'paused') failures.delete(id);
}

function zeroCounts(): Record<DeliveryOutcome, number> {
  // Object.fromEntries forgets the keys; OUTCOMES holds each exactly once
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<DeliveryOutcome, number>;
}
