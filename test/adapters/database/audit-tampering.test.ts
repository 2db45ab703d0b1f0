/** Whoever has the database in hand and changes any column of any event, takes a row out, or cuts the tail, is found by the walk. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditHead, ChainResult } from '../../../src/adapters/database/audit-chain.ts';
import { verifyChain } from '../../../src/adapters/database/audit-chain.ts';
import { type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

const EVENTS = 12;
let db: TestDatabase;
let owner: pg.Client;
let known: AuditHead;

beforeAll(async () => {
  db = await testDatabase();
  for (let nth = 1; nth <= EVENTS; nth++) {
    await db.unitOfWork.run(async (tx) => tx.audit.append({ kind: `event-${nth}`, actorId: null, details: { nth } }));
  }
  owner = new pg.Client({ connectionString: db.url });
  await owner.connect();
  await owner.query('ALTER TABLE "AuditEvent" DISABLE TRIGGER USER; CREATE TABLE "kept" AS SELECT * FROM "AuditEvent"');
  const intact = await verifyChain(db.database.prisma);
  if (intact.kind !== 'intact') throw new Error('the chain is broken before anybody touched it');
  known = intact.head;
});
afterAll(async () => {
  await owner.end();
  await db.close();
});

/** Do it, walk the chain, and put everything back. */
async function changed(sql: string, values: unknown[]): Promise<ChainResult> {
  await owner.query(sql, values);
  const result = await verifyChain(db.database.prisma, known);
  await owner.query('DELETE FROM "AuditEvent"; INSERT INTO "AuditEvent" SELECT * FROM "kept"');
  return result;
}

const nth = fc.integer({ min: 1, max: EVENTS });
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const column = fc.oneof(
  fc.record({ name: fc.constant('body'), value: fc.json().filter((text) => !text.includes('u0000')) }),
  fc.record({ name: fc.constant('hash'), value: hex }),
  fc.record({ name: fc.constant('previousHash'), value: hex }),
  fc.record({ name: fc.constant('id'), value: fc.uuid() }),
  fc.record({ name: fc.constant('sequence'), value: fc.integer({ min: EVENTS + 1, max: 1_000 }).map(String) }),
);

describe('tampering in the database', () => {
  it('knows every column there is: a new one would have to be planted too', async () => {
    const { rows } = await owner.query(`SELECT column_name FROM information_schema.columns WHERE table_name = 'AuditEvent' ORDER BY 1`);
    expect(rows.map(({ column_name }) => column_name)).toEqual(['body', 'hash', 'id', 'previousHash', 'sequence']);
  });

  it('with any column of any event is found, at that event or the next', async () => {
    await fc.assert(
      fc.asyncProperty(nth, column, async (sequence, { name, value }) => {
        const result = await changed(`UPDATE "AuditEvent" SET "${name}" = $1 WHERE "sequence" = $2`, [value, sequence]);
        expect(result.kind).toBe('broken');
        if (result.kind === 'broken') expect([sequence, sequence + 1]).toContain(Number(result.sequence));
      }),
      { numRuns: 120 },
    );
  });

  it('with a row taken out is found there', async () => {
    for (let sequence = 1; sequence <= EVENTS; sequence++) {
      const result = await changed('DELETE FROM "AuditEvent" WHERE "sequence" = $1', [sequence]);
      expect(result).toMatchObject({ kind: 'broken', sequence: BigInt(sequence) });
    }
  });

  it('with the tail cut off, wherever, is found by the head that was copied', async () => {
    for (let sequence = 1; sequence <= EVENTS; sequence++) {
      const result = await changed('DELETE FROM "AuditEvent" WHERE "sequence" >= $1', [sequence]);
      expect(result).toEqual({ kind: 'broken', sequence: BigInt(sequence), why: 'missing-tail' });
    }
  });

  it('leaves what nobody touched intact', async () => {
    expect(await verifyChain(db.database.prisma, known)).toMatchObject({ kind: 'intact' });
  });
});
