/** Runs a piece of work whenever woken and when its own time has come, one run at a time, through outages. */
import type { Logger } from 'pino';

export interface Pump {
  wake(): void;
  /** No further run; resolves when the current one has ended. */
  stop(): Promise<void>;
}

export interface PumpOptions {
  /** @returns milliseconds until it must run again at the latest. */
  run: () => Promise<number>;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** After the database failed to answer. */
const OUTAGE_MS = 1_000;

export function createPump({ run, log }: PumpOptions): Pump {
  let running: Promise<void> | null = null;
  let awoken = false;
  let stopped = false;
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;

  const runUntilCalm = async (): Promise<number> => {
    for (;;) {
      awoken = false;
      const sleepMs = await run();
      if (isAway) log.info({ code: 'deliveries-resumed' }, 'the queue of messages answers again');
      isAway = false;
      // woken meanwhile: what rang may have come too late for this run
      if (!awoken || stopped) return sleepMs;
    }
  };

  const turn = async (): Promise<void> => {
    clearTimeout(timer);
    const sleepMs = await runUntilCalm().catch((error: unknown) => {
      if (!isAway) log.warn({ code: 'deliveries-waiting', err: error }, 'the queue of messages does not answer; trying again every second');
      isAway = true;
      return OUTAGE_MS;
    });
    running = null;
    if (!stopped) timer = setTimeout(wake, sleepMs);
  };

  const wake = (): void => {
    awoken = true;
    if (!stopped && running === null) running = turn();
  };

  return {
    wake,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
