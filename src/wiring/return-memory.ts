/** A burst of reports leaves hundreds of megabytes that V8 would keep for the next burst; whoever pays for the machine wants them back. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_MS = 5_000;
/** Share of the time since the last look in which the process had something to do. */
const QUIET = 0.1;
/** Worth a pause of about a tenth of a second. */
const GROWN_BY = 1.1;

export interface MemoryState {
  /** Bytes of the process now, and after the last collection; 0: none yet. */
  rss: number;
  floor: number;
  /** 0 to 1, since the last look. */
  utilization: number;
}

/** Nothing to do, and enough to gain. */
export function isWorthCollecting({ rss, floor, utilization }: MemoryState): boolean {
  return utilization < QUIET && rss > floor * GROWN_BY;
}

/**
 * From now on, give memory back to the machine whenever the process is quiet. Under load nothing changes: V8 trades memory for speed, which
 * is what fifty people at the same moment want. @returns stops it.
 */
export function returnMemoryWhenQuiet(lookEveryMs = LOOK_MS): () => void {
  const collect = collector();
  let floor = 0;
  let since = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(since);
    since = performance.eventLoopUtilization();
    if (!isWorthCollecting({ rss: process.memoryUsage.rss(), floor, utilization })) return;
    collect();
    floor = process.memoryUsage.rss();
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** V8's collection of last resort also lets go of free pages and of compiled code; the ordinary one keeps both. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: NodeJS.GCFunction = runInNewContext('gc');
  return () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
