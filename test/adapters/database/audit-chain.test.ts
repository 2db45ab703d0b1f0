import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditHead, type AuditRow, auditHash, checkAuditRow, EMPTY_HEAD } from '../../../src/adapters/database/audit-chain.ts';
import { canonicalJson } from '../../../src/adapters/database/canonical-json.ts';
import { type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

/** The same walk as on the database, over rows in memory. */
function firstBroken(rows: AuditRow[], known: AuditHead): bigint | null {
  let head = EMPTY_HEAD;
  for (const row of rows) {
    if (checkAuditRow(head, row)) return head.sequence + 1n;
    head = row;
  }
  return head.sequence === known.sequence && head.hash === known.hash ? null : head.sequence + 1n;
}

function chain(bodies: string[]): AuditRow[] {
  let head = EMPTY_HEAD;
  return bodies.map((body, nth) => {
    const row = { id: `id-${nth}`, sequence: head.sequence + 1n, body, previousHash: head.hash };
    const hash = auditHash(row);
    head = { sequence: row.sequence, hash };
    return { ...row, hash };
  });
}

const bodies = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });

describe('the audit chain', () => {
  it('shows a change of any character of any row, wherever it is', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.nat(),
        fc.constantFrom('id', 'body', 'previousHash', 'hash'),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (texts, nth, field, place, put) => {
          const rows = chain(texts);
          const known = rows.at(-1) ?? EMPTY_HEAD;
          expect(firstBroken(rows, known)).toBeNull();
          const index = nth % rows.length;
          const row = rows[index];
          if (!row) throw new Error('no row');
          const at = place % row[field].length;
          fc.pre(row[field][at] !== put);
          rows[index] = { ...row, [field]: row[field].slice(0, at) + put + row[field].slice(at + 1) };
          expect(firstBroken(rows, known)).not.toBeNull();
        },
      ),
    );
  });

  it('shows rows removed, doubled or exchanged, and a tail cut off when the head is known', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), fc.constantFrom('remove', 'double', 'exchange', 'cut'), (texts, nth, what) => {
        const rows = chain(texts);
        const known = rows.at(-1) ?? EMPTY_HEAD;
        const index = nth % rows.length;
        fc.pre(what !== 'exchange' || index > 0);
        const [row] = rows.slice(index);
        if (what === 'remove') rows.splice(index, 1);
        if (what === 'double' && row) rows.splice(index, 0, row);
        if (what === 'exchange') rows.splice(index - 1, 2, ...rows.slice(index - 1, index + 1).reverse());
        if (what === 'cut') rows.length = index;
        expect(firstBroken(rows, known)).not.toBeNull();
      }),
    );
  });

  it('writes the same event as the same bytes, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (event) => {
        const turned = Object.fromEntries(Object.entries(event).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(event));
        expect(JSON.parse(canonicalJson(event))).toEqual(JSON.parse(JSON.stringify(event)));
      }),
    );
  });
});

describe('audit events in the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  const owner = async (sql: string) => {
    const client = new pg.Client({ connectionString: db.url });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  };

  it('makes one chain of what many transactions append at once, without a gap, in the order given', async () => {
    const replica = db.replica();
    const append = (nth: number) =>
      (nth % 2 ? db : replica).unitOfWork.run(async (tx) => {
        tx.audit.append({ kind: 'first', actorId: null, details: { nth, note: 'ñ "quoted" \\ 💬' } });
        tx.audit.append({ kind: 'second', actorId: null, details: { nth } });
      });
    await Promise.all(Array.from({ length: 25 }, (_, nth) => append(nth)));
    const result = await db.database.verifyChain();
    expect(result).toEqual({ kind: 'intact', head: { sequence: 50n, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(await db.database.auditHead()).toEqual(result.kind === 'intact' && result.head);
    const rows = await db.database.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
    const events = rows.map(({ body }) => JSON.parse(body));
    for (let pair = 0; pair < 50; pair += 2) {
      expect([events[pair].kind, events[pair + 1].kind]).toEqual(['first', 'second']);
      expect(events[pair].details.nth).toBe(events[pair + 1].details.nth);
    }
    expect(events[0]).toMatchObject({ at: db.clock.now().toISOString(), actorId: null });
  });

  it('appends nothing for work that failed', async () => {
    const before = await db.database.auditHead();
    const failing = db.unitOfWork.run(async (tx) => {
      tx.audit.append({ kind: 'never', actorId: null });
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(await db.database.auditHead()).toEqual(before);
  });

  it.each([`UPDATE "AuditEvent" SET "body" = '{}'`, 'DELETE FROM "AuditEvent"', 'TRUNCATE "AuditEvent"', 'TRUNCATE "AuditEvent" CASCADE'])(
    'refuses, even to the owner of the table: %s',
    async (statement) => {
      await expect(owner(statement)).rejects.toMatchObject({ code: '42501', message: 'audit events are append-only' });
      await expect(owner(`SET ROLE crosswalk_app; ${statement}`)).rejects.toMatchObject({ code: '42501', message: /permission denied/ });
    },
  );

  it('names the first row that somebody with the owner’s power has changed', async () => {
    await owner(
      `ALTER TABLE "AuditEvent" DISABLE TRIGGER USER; UPDATE "AuditEvent" SET "body" = replace("body", 'first', 'other') WHERE "sequence" = 7`,
    );
    expect(await db.database.verifyChain()).toEqual({ kind: 'broken', sequence: 7n, why: 'hash' });
    await owner(`UPDATE "AuditEvent" SET "body" = replace("body", 'other', 'first') WHERE "sequence" = 7`);
    const head = await db.database.auditHead();
    expect(await db.database.verifyChain([head])).toEqual({ kind: 'intact', head });
    await owner('DELETE FROM "AuditEvent" WHERE "sequence" > 48');
    expect(await db.database.verifyChain()).toMatchObject({ kind: 'intact' });
    expect(await db.database.verifyChain([head])).toEqual({ kind: 'broken', sequence: 49n, why: 'missing-tail' });
    await owner('DELETE FROM "AuditEvent" WHERE "sequence" = 3; ALTER TABLE "AuditEvent" ENABLE TRIGGER USER');
    expect(await db.database.verifyChain()).toEqual({ kind: 'broken', sequence: 3n, why: 'gap' });
  });
});
