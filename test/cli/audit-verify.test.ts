import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/audit-verify.ts';
import { administer } from '../fixtures/database-server.ts';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.ts';

describe('audit:verify', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
    for (const kind of ['one', 'two', 'three']) await db.unitOfWork.run(async (tx) => tx.audit.append({ kind, actorId: null }));
  });
  afterAll(() => db.close());
  afterEach(() => void vi.restoreAllMocks());

  /** Runs the command and listens to what it prints. */
  async function verify(args: string[] = [], url = db.url): Promise<{ code: number; printed: string }> {
    let printed = '';
    const listen = (text: string | Uint8Array) => {
      printed += String(text);
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(listen);
    vi.spyOn(process.stderr, 'write').mockImplementation(listen);
    const code = await run(args, { DATABASE_URL: url });
    vi.restoreAllMocks();
    return { code, printed };
  }

  it('walks the chain and prints its head, which it accepts the next time', async () => {
    const { code, printed } = await verify();
    expect(code).toBe(0);
    const [, head = ''] = /intact: 3 events\. Head (3:[0-9a-f]{64})/.exec(printed) ?? [];
    expect(await verify(['--head', head])).toMatchObject({ code: 0 });
  });

  it('finds a tail that was cut off when it is told the head', async () => {
    expect(await verify(['--head', `4:${'a'.repeat(64)}`])).toMatchObject({ code: 1, printed: expect.stringContaining('event 4') });
    expect(await verify(['--head', `3:${'a'.repeat(64)}`])).toMatchObject({
      code: 1,
      printed: expect.stringContaining('not the head you gave'),
    });
  });

  it('finds a tail that was cut off by the head in the operator’s log', async () => {
    const { printed } = await verify();
    const [, hash = ''] = /Head 3:([0-9a-f]{64})/.exec(printed) ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'crosswalk-log-'));
    const log = join(folder, 'bot.log');
    const lines = [
      { code: 'started' },
      { code: 'audit-head', sequence: '1', hash: 'b'.repeat(64) },
      { code: 'audit-head', sequence: '3', hash },
    ];
    writeFileSync(log, `not json\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    expect(await verify(['--log', log])).toMatchObject({ code: 0 });
    writeFileSync(log, JSON.stringify({ code: 'audit-head', sequence: '4', hash: 'a'.repeat(64) }));
    expect(await verify(['--log', log])).toMatchObject({ code: 1, printed: expect.stringContaining('BROKEN at event 4') });
    writeFileSync(log, '{}');
    expect(await verify(['--log', log])).toMatchObject({ code: 2, printed: expect.stringContaining('no line with the code audit-head') });
    rmSync(folder, { recursive: true, force: true });
  });

  it('names the first broken event', async () => {
    const tamper = `ALTER TABLE "AuditEvent" DISABLE TRIGGER USER; UPDATE "AuditEvent" SET "body" = "body" || ' ' WHERE "sequence" = 2`;
    await administer(db.url, tamper);
    expect(await verify()).toEqual({ code: 1, printed: expect.stringMatching(/BROKEN at event 2/) });
  });

  it.each([
    ['a head of another form', ['--head', '3'], undefined, 'bad-argument'],
    ['no database', [], 'postgres://crosswalk:x@127.0.0.1:1/none', 'database-unavailable'],
  ])('says that it could not check: %s', async (_, args, url, code) => {
    expect(await verify(args, url)).toEqual({ code: 2, printed: expect.stringContaining(code) });
  });
});
