import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabaseClock } from '../../../src/adapters/database/database-clock.ts';
import { type TestDatabase, testDatabase } from '../../fixtures/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const HOUR = 3_600_000;
const databaseNow = async (): Promise<number> => {
  const [row] = await db.database.prisma.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`;
  return row?.at.getTime() ?? 0;
};

describe('the clock of the database', () => {
  it.each([HOUR, -HOUR])('is what counts where the machine is %i ms off, and the operator is told once', async (off) => {
    const lines: Record<string, unknown>[] = [];
    const log = { info: () => {}, warn: (fields: Record<string, unknown>) => void lines.push(fields) };
    const clock = await createDatabaseClock(db.database.prisma, { log, machineNow: () => Date.now() + off, everyMs: 5 });
    const before = await databaseNow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = clock.now().getTime();
    const after = await databaseNow();
    clock.stop();
    // the answer's own journey is the error
    expect(now).toBeGreaterThanOrEqual(before - 5_000);
    expect(now).toBeLessThanOrEqual(after + 5_000);
    expect(lines).toEqual([{ code: 'clock-differs', seconds: expect.any(Number) }]);
    expect(Math.sign(Number(lines[0]?.seconds))).toBe(Math.sign(off));
  });
});
