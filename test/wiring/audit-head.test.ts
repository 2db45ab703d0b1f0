/** The head of the audit chain is copied to the operator's log once a day, and its length stands in /metrics. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuditHead, EMPTY_HEAD } from '../../src/adapters/database/audit-chain.ts';
import { createLog } from '../../src/adapters/local/log.ts';
import type { UseCaseDeps } from '../../src/incidents/use-case-deps.ts';
import { createPresence } from '../../src/wiring/presence.ts';
import { createStatus } from '../../src/wiring/status.ts';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.ts';

const HOUR = 3_600_000;

describe('the daily copy of the audit head', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const deps = { district: { people: [] }, unitOfWork: { run: async () => {} } } as unknown as UseCaseDeps; // only the board asks

  function started(auditHead: () => Promise<AuditHead>) {
    const lines: Record<string, unknown>[] = [];
    const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
    const presence = createPresence({ deps, chats: [], auditHead, log });
    presence.start();
    return { presence, copies: () => lines.filter(({ code }) => String(code).startsWith('audit-head')) };
  }

  it('is made at the start and every 24 hours, at level info, with sequence and hash', async () => {
    let sequence = 7n;
    const { presence, copies } = started(async () => ({ sequence: sequence++, hash: 'a'.repeat(64) }));
    await vi.advanceTimersByTimeAsync(23 * HOUR);
    expect(copies()).toMatchObject([{ level: 30, code: 'audit-head', sequence: '7', hash: 'a'.repeat(64) }]);
    await vi.advanceTimersByTimeAsync(49 * HOUR);
    expect(copies().map(({ sequence }) => sequence)).toEqual(['7', '8', '9', '10']);
    await presence.stop();
    await vi.advanceTimersByTimeAsync(48 * HOUR);
    expect(copies()).toHaveLength(4);
  });

  it('is tried again within minutes when the database did not answer', async () => {
    let failures = 2;
    const { presence, copies } = started(async () => {
      if (failures-- > 0) throw new Error('the database is away');
      return { sequence: 7n, hash: 'a'.repeat(64) };
    });
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(copies().map(({ code }) => code)).toEqual(['audit-head-unread', 'audit-head-unread', 'audit-head']);
    await presence.stop();
  });
});

describe('/metrics', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await testDatabase();
  });
  afterEach(() => db.close());

  it('says how long the audit chain is', async () => {
    const idle = { figures: () => ({ lastRun: null, findings: {} }), counts: () => ({}), problems: () => [] } as never; // not what is asked
    const { metrics } = createStatus({ database: db.database, presence: idle, delivery: idle, auditor: idle });
    const length = async () => (await metrics()).find(({ name }) => name === 'crosswalk_audit_head_sequence')?.values;
    expect(await length()).toEqual([{ value: Number(EMPTY_HEAD.sequence) }]);
    await db.unitOfWork.run(async (tx) => tx.audit.append({ kind: 'one', actorId: null }));
    expect(await length()).toEqual([{ value: 1 }]);
  });
});
