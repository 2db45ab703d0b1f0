import type { Logger } from 'pino';
import type { Delivery } from '../../incidents/delivery.ts';

/** A message failed once more; the operator reads of it when it is no passing trouble. */
export type Complain = (trouble: { delivery: Delivery; failures: number; code: string }) => void;

/** Failures in a row before that: a connection that was reset mends itself. */
const PATIENCE = 2;
const SILENCE_MS = 10 * 60_000;
const MOST_REMEMBERED = 1_000;

/**
 * One line per channel and code in ten minutes: a bot that was removed from its channel must be heard, and must not fill the log while
 * every message waits for it.
 */
export function createComplaints(log: Pick<Logger, 'error'>, now: () => number = Date.now): Complain {
  const saidAt = new Map<string, number>();
  return ({ delivery, failures, code }) => {
    if (failures < PATIENCE) return;
    const { platform, address, kind, lane } = delivery.card;
    const about = `${platform} ${address} ${code}`;
    if (now() - (saidAt.get(about) ?? Number.NEGATIVE_INFINITY) < SILENCE_MS) return;
    if (saidAt.size >= MOST_REMEMBERED) saidAt.clear();
    saidAt.set(about, now());
    const line = { code: 'delivery-waiting', reason: code, deliveryId: delivery.id, platform, address, kind, lane };
    log.error(line, 'a message is refused again and again; it goes out as soon as the cause is mended');
  };
}
