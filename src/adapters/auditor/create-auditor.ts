/**
 * Looks every minute whether what should have happened did, and raises the alarm past everything it audits: its own connection, its own
 * queries, a plain timer, and a message straight to the platform (docs/adr/0016).
 */
import type { Logger } from 'pino';
import { auditorAlarm, auditorAllClear } from '../../conversation/cards/auditor-alarm.ts';
import type { Notice } from '../../conversation/notice.ts';
import type { District } from '../../district/types.ts';
import { alarmDue, type SaidAlarm } from '../../incidents/overlooked/alarm-due.ts';
import { findOverlooked } from '../../incidents/overlooked/find-overlooked.ts';
import { OVERLOOKED_CODES, type Overlooked, type OverlookedCode } from '../../incidents/overlooked/overlooked.ts';
import type { Clock } from '../../incidents/ports.ts';
import { createAuditSession } from './audit-session.ts';

export interface AuditorDeps {
  databaseUrl: string;
  district: District;
  /** Says it in the operator's channel, past every queue; null: the district file names none. */
  say: ((notice: Notice) => Promise<void>) | null;
  clock: Clock;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Milliseconds from one look to the next, and to the first; missing: a minute. */
  everyMs?: number | undefined;
}

export interface AuditorFigures {
  /** The last look that read everything; null: none yet. */
  lastRun: Date | null;
  /** Of that look. */
  findings: Record<OverlookedCode, number>;
}

export interface Auditor {
  start(): void;
  /** One look, now. @returns what it found. @throws when the database cannot be read. */
  look(): Promise<Overlooked[]>;
  figures(): AuditorFigures;
  stop(): Promise<void>;
}

const EVERY_MS = 60_000;
/** Ids in one log line. */
const MOST_LOGGED = 50;

export function createAuditor(deps: AuditorDeps): Auditor {
  const { databaseUrl, clock, log, everyMs = EVERY_MS } = deps;
  const session = createAuditSession(databaseUrl);
  const tell = createTeller(deps, session);
  let figures: AuditorFigures = { lastRun: null, findings: countByCode([]) };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const look = async (): Promise<Overlooked[]> => {
    const now = clock.now();
    const found = findOverlooked({ district: deps.district, now }, await session.read(now));
    figures = { lastRun: now, findings: countByCode(found) };
    await tell(found, now);
    return found;
  };
  const turn = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      log.error({ code: 'auditor-failed', err: error }, 'the auditor could not look; it looks again');
    }
    if (!stopped) wait();
  };
  // the first look waits too: after a start the workers make up for what became due meanwhile
  const wait = (): void => {
    timer = setTimeout(() => {
      running = turn();
    }, everyMs).unref();
  };

  return {
    start: wait,
    look,
    figures: () => figures,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      await session.close();
    },
  };
}

/** Tells the operator what is news. What could not be said is said at the next look, by whichever process takes the word then. */
function createTeller(
  { district, say, log }: AuditorDeps,
  session: Pick<ReturnType<typeof createAuditSession>, 'maySpeak' | 'giveUpWord'>,
) {
  let said: SaidAlarm | null = null;
  return async (found: Overlooked[], now: Date): Promise<void> => {
    const due = alarmDue(said, found, now);
    if (!due) return;
    if (!(await session.maySpeak())) return;
    if (due === 'alarm') logAlarm(log, found);
    else log.info({ code: 'auditor-all-clear' }, 'what was overlooked has been made up');
    try {
      await say?.(due === 'alarm' ? auditorAlarm(district.language, found) : auditorAllClear(district.language));
      said = due === 'alarm' ? { at: now, keys: new Set(found.map(({ key }) => key)) } : null;
    } catch (error) {
      log.error({ code: 'auditor-unheard', err: error }, 'the auditor could not reach the operator channel; it tries again');
      await session.giveUpWord();
    }
  };
}

function logAlarm(log: AuditorDeps['log'], found: Overlooked[]): void {
  const counts = Object.fromEntries(Object.entries(countByCode(found)).filter(([, count]) => count > 0));
  const incidentIds = [...new Set(found.flatMap(({ incidentId }) => (incidentId === null ? [] : [incidentId])))].slice(0, MOST_LOGGED);
  log.error({ code: 'auditor-alarm', counts, incidentIds }, 'something that should have been sent or recorded by now was not');
}

function countByCode(found: readonly Overlooked[]): Record<OverlookedCode, number> {
  // Object.fromEntries forgets the keys; the list holds each code once
  return Object.fromEntries(OVERLOOKED_CODES.map((code) => [code, found.filter((each) => each.code === code).length])) as Record<
    OverlookedCode,
    number
  >;
}
