/** What /readyz and /metrics say. */
import type { AuditHead } from '../adapters/database/audit-chain.ts';
import type { Database } from '../adapters/database/create-database.ts';
import type { WorkFigures } from '../adapters/database/work-figures.ts';
import type { Check } from '../adapters/http/create-http-server.ts';
import type { Metric } from '../adapters/http/metrics-text.ts';
import type { DeliveryWorker } from '../adapters/jobs/delivery-worker.ts';
import { auditMetrics } from './audit.ts';
import type { Presence } from './presence.ts';

export interface StatusDeps {
  database: Pick<Database, 'isAlive' | 'workFigures' | 'auditHead'>;
  presence: Presence;
  delivery: DeliveryWorker;
  auditor: Parameters<typeof auditMetrics>[0];
}

export function createStatus({ database, presence, delivery, auditor }: StatusDeps): {
  ready: () => Promise<Record<string, Check>>;
  metrics: () => Promise<Metric[]>;
} {
  return {
    ready: async () => ({ database: await databaseCheck(database), chat: chatCheck(presence) }),
    metrics: async () => [
      ...auditMetrics(auditor),
      ...workMetrics(await database.workFigures()),
      headMetric(await database.auditHead()),
      ...processMetrics({ presence, delivery }),
    ],
  };
}

function workMetrics({ deliveries, oldestWaitingSeconds, openIncidents }: WorkFigures): Metric[] {
  const gauge = (name: string, help: string, value: number): Metric => ({ name, help, type: 'gauge', values: [{ value }] });
  return [
    {
      name: 'crosswalk_deliveries',
      help: 'Messages in the database by state.',
      type: 'gauge',
      values: deliveries.map(({ state, count }) => ({ labels: { state }, value: count })),
    },
    gauge('crosswalk_oldest_waiting_delivery_seconds', 'Age of the oldest message that still has to go out.', oldestWaitingSeconds),
    gauge('crosswalk_open_incidents', 'Incidents that are open.', openIncidents),
  ];
}

/** It only ever grows: one that falls is a tail that was cut off. */
function headMetric({ sequence }: AuditHead): Metric {
  const help = 'How many events the audit chain holds.';
  return { name: 'crosswalk_audit_head_sequence', help, type: 'gauge', values: [{ value: Number(sequence) }] };
}

function processMetrics({ presence, delivery }: Pick<StatusDeps, 'presence' | 'delivery'>): Metric[] {
  return [
    {
      name: 'crosswalk_deliveries_total',
      help: 'Messages by what became of them, in this process.',
      type: 'counter',
      values: Object.entries(delivery.counts()).map(([outcome, value]) => ({ labels: { outcome }, value })),
    },
    {
      name: 'crosswalk_chat_problems',
      help: 'Findings of the last check of the chat platforms.',
      type: 'gauge',
      values: [{ value: presence.problems()?.length ?? 0 }],
    },
  ];
}

async function databaseCheck(database: Pick<Database, 'isAlive'>): Promise<Check> {
  if (await database.isAlive()) return { ok: true };
  return { ok: false, reason: 'PostgreSQL does not answer. Is it running and reachable? The bot goes on by itself when it is back.' };
}

/** A workspace problem stops some messages, not the bot: it is named here, and the bot stays ready to take reports. */
function chatCheck(presence: Presence): Check {
  const problems = presence.problems();
  if (problems === null) return { ok: true, reason: 'The chat platforms have not been checked yet.' };
  return problems.length === 0 ? { ok: true } : { ok: true, reason: problems.join(' ') };
}
