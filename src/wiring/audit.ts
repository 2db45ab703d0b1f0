/** The auditor between its database, the platform and /metrics. */
import { type Auditor, createAuditor } from '../adapters/auditor/create-auditor.ts';
import type { Metric } from '../adapters/http/metrics-text.ts';
import { systemIds } from '../adapters/local/ids.ts';
import type { Log } from '../adapters/local/log.ts';
import type { ChatPlatform } from '../conversation/chat-platform.ts';
import type { District } from '../district/types.ts';
import type { Platform } from '../incidents/incident.ts';
import type { Clock } from '../incidents/ports.ts';

export interface AuditDeps {
  databaseUrl: string;
  district: District;
  /** The first of them that has a channel for it raises the alarm. */
  platforms: readonly (ChatPlatform & { platform: Platform })[];
  clock: Clock;
  log: Log;
  auditEveryMs: number | undefined;
}

/** The alarm goes straight to the platform: the queue of messages may be what is broken. */
export function createAudit({ platforms, databaseUrl, district, clock, log, auditEveryMs: everyMs }: AuditDeps): Auditor {
  const platform = platforms.find((each) => district.channels.operator?.[each.platform]);
  const channel = platform && district.channels.operator?.[platform.platform];
  if (!channel) {
    const remedy = 'What it finds stands in the log and in /metrics only. Add channels.operator to the district file.';
    log.warn({ code: 'no-operator-channel' }, `The district file names no channel for the auditor. ${remedy}`);
  }
  const say: Parameters<typeof createAuditor>[0]['say'] = async (notice) => {
    await platform?.post({ address: channel ?? '', direct: false }, notice, { id: systemIds.id(), repeated: false });
  };
  return createAuditor({ databaseUrl, district, clock, log, everyMs, say: channel ? say : null });
}

/** For /metrics; the time of the last look is the dead-man: it stands still when the auditor does. */
export function auditMetrics(auditor: Pick<Auditor, 'figures'>): Metric[] {
  const { lastRun, findings } = auditor.figures();
  return [
    {
      name: 'crosswalk_auditor_last_run_timestamp_seconds',
      help: 'When the auditor last looked at everything, in seconds since 1970; 0: not yet.',
      type: 'gauge',
      values: [{ value: lastRun ? lastRun.getTime() / 1000 : 0 }],
    },
    {
      name: 'crosswalk_auditor_findings',
      help: 'What should have been sent or recorded and was not, at the last look of the auditor.',
      type: 'gauge',
      values: Object.entries(findings).map(([code, value]) => ({ labels: { code }, value })),
    },
  ];
}
