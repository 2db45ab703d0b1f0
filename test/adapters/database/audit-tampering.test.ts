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
  const result = await verifyChain(db.database.prisma, [known]);
  await putBack();
  return result;
}

async function putBack(): Promise<void> {
  await owner.query('DELETE FROM "AuditEvent"; INSERT INTO "AuditEvent" SELECT * FROM "kept"');
}

async function headsOf(sequence: number): Promise<AuditHead[]> {
  const { rows } = await owner.query('SELECT "sequence", "hash" FROM "AuditEvent" WHERE "sequence" = $1', [sequence]);
  return rows.map(({ sequence, hash }) => ({ sequence: BigInt(sequence), hash }));
}

/** What somebody does who has the database, the program and an hour: another past from `first` on, through the chain's own function. */
async function writeAnew(first: number): Promise<void> {
  await owner.query('DELETE FROM "AuditEvent" WHERE "sequence" >= $1', [first]);
  for (let nth = first; nth <= EVENTS; nth++) {
    await db.unitOfWork.run(async (tx) => tx.audit.append({ kind: `other-${nth}`, actorId: null }));
  }
}

const nth = fc.integer({ min: 1, max: EVENTS });
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const column = fc.oneof(
  fc.record({ name: fc.constant('body'), value: fc.json().filter((text) => !text.includes('u0000')) }),
  fc.record({ name: fc.constant('hash'), value: hex }),
  fc.record({ name: fc.constant('previousHash'), value: hex }),
  fc.record({ name: fc.constant('id'), value: fc.uuid() }),
  fc.record({ name: fc.constant('sequence'), value: fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: EVENTS + 1 })).map(String) }),
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

  it('with an event put in, wherever a free place is, is found', async () => {
    const place = fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: EVENTS + 1 }));
    const forged = `INSERT INTO "AuditEvent" ("id", "sequence", "body", "previousHash", "hash") VALUES (gen_random_uuid(), $1, '{}', $2, $2)`;
    await fc.assert(
      fc.asyncProperty(place, hex, async (sequence, hash) => {
        expect((await changed(forged, [sequence, hash])).kind).toBe('broken');
      }),
      { numRuns: 40 },
    );
  });

  it('with two events that changed places is found at the first', async () => {
    const swap = `UPDATE "AuditEvent" SET "sequence" = CASE "sequence" WHEN $1 THEN $2::bigint ELSE $1::bigint END WHERE "sequence" IN ($1, $2)`;
    // the index would refuse the moment in between
    await owner.query('DROP INDEX "AuditEvent_sequence_key"');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(nth, { minLength: 2, maxLength: 2 }), async (pair) => {
        expect(await changed(swap, pair)).toMatchObject({ kind: 'broken', sequence: BigInt(Math.min(...pair)) });
      }),
      { numRuns: 20 },
    );
    await owner.query('CREATE UNIQUE INDEX "AuditEvent_sequence_key" ON "AuditEvent"("sequence")');
  });

  it('with everything from an event on written anew, hashes and all, is found by any head from before, and only by such', async () => {
    await fc.assert(
      fc.asyncProperty(nth, nth, async (first, copied) => {
        const [before] = await headsOf(copied);
        await writeAnew(first);
        const later = await verifyChain(db.database.prisma);
        if (later.kind !== 'intact' || !before) throw new Error('a forger who can count makes a whole chain');
        const found = await verifyChain(db.database.prisma, [before, later.head]);
        await putBack();
        if (copied < first) expect(found.kind).toBe('intact');
        else expect(found).toEqual({ kind: 'broken', sequence: BigInt(copied), why: 'other-head' });
      }),
      { numRuns: 40 },
    );
  });

  it('leaves what nobody touched intact', async () => {
    expect(await verifyChain(db.database.prisma, [known])).toMatchObject({ kind: 'intact' });
  });
});
