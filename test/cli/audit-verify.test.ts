import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/audit-verify.ts';
import { administer } from '../fixtures/database-server.ts';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.ts';
import { printedBy } from './printed.ts';

describe('audit:verify', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
    for (const kind of ['one', 'two', 'three']) await db.unitOfWork.run(async (tx) => tx.audit.append({ kind, actorId: null }));
  });
  afterAll(() => db.close());

  /** Runs the command and listens to what it prints. */
  const verify = (args: string[] = [], url = db.url) => printedBy(() => run(args, { DATABASE_URL: url }));

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

  describe('with the heads in the operator’s log', () => {
    let folder: string;
    let head: { sequence: string; hash: string };
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'crosswalk-log-'));
      const [, sequence = '', hash = ''] = /Head (3):([0-9a-f]{64})/.exec((await verify()).printed) ?? [];
      head = { sequence, hash };
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const line = (fields: object) => JSON.stringify({ level: 30, code: 'audit-head', ...fields });
    function verifyWith(lines: string[], args: string[] = []) {
      const log = join(folder, 'bot.log');
      writeFileSync(log, lines.map((each) => `${each}\n`).join(''));
      return verify([...args, '--log', log]);
    }

    it('is content when the chain holds them, whatever else stands in the log, and whatever stands before a line', async () => {
      const others = ['not json', '', JSON.stringify({ code: 'started' }), line({ sequence: 'x', hash: 'y' }), '{"code":"audit-head"'];
      expect(await verifyWith([...others, line(head), `bot-1  | 2026-10-15T18:00:00Z ${line(head)}`])).toMatchObject({ code: 0 });
    });

    it('finds a tail that was cut off', async () => {
      const cut = await verifyWith([line(head), line({ sequence: '4', hash: 'a'.repeat(64) })]);
      expect(cut).toMatchObject({ code: 1, printed: expect.stringContaining('BROKEN at event 4: the chain ends before a head') });
    });

    it('finds a chain that was written anew by an older head, although the newest was copied after', async () => {
      const rewritten = await verifyWith([line({ sequence: '2', hash: 'b'.repeat(64) }), line(head)]);
      expect(rewritten).toMatchObject({ code: 1, printed: expect.stringContaining('BROKEN at event 2') });
    });

    it('reads the log beside a head that is given', async () => {
      const given = ['--head', `${head.sequence}:${head.hash}`];
      expect(await verifyWith([line({ sequence: '2', hash: 'b'.repeat(64) })], given)).toMatchObject({ code: 1 });
      expect(await verifyWith([line(head)], ['--head', `4:${'a'.repeat(64)}`])).toMatchObject({ code: 1 });
      expect(await verifyWith([line(head)], given)).toMatchObject({ code: 0 });
    });

    it('says so when there is no head in it, or no log', async () => {
      expect(await verifyWith(['{}'])).toMatchObject({ code: 2, printed: expect.stringContaining('no line with the code audit-head') });
      const nowhere = await verify(['--log', join(folder, 'none.log')]);
      expect(nowhere).toMatchObject({ code: 2, printed: expect.stringContaining('cannot be read') });
    });
  });

  it('names the first broken event', async () => {
    const tamper = `ALTER TABLE "AuditEvent" DISABLE TRIGGER USER; UPDATE "AuditEvent" SET "body" = "body" || ' ' WHERE "sequence" = 2`;
    await administer(db.url, tamper);
    expect(await verify()).toMatchObject({ code: 1, printed: expect.stringMatching(/BROKEN at event 2/) });
  });

  it.each([
    ['a head of another form', ['--head', '3'], undefined, 'bad-argument'],
    ['no database', [], 'postgres://crosswalk:x@127.0.0.1:1/none', 'database-unavailable'],
  ])('says that it could not check: %s', async (_, args, url, code) => {
    expect(await verify(args, url)).toMatchObject({ code: 2, printed: expect.stringContaining(code) });
  });
});
