import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/invent.ts';
import { aDraft, aPersonIn, type TestDatabase, testDatabase } from '../fixtures/test-database.ts';
import { printedBy } from './printed.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const invent = (...args: string[]) => printedBy(() => run(args, { DATABASE_URL: db.url }));

describe('npm run invent', () => {
  it.each([
    ['help', ['--help'], 0, 'Never for the database of a real district'],
    ['an option it does not know', ['--weeks', '3'], 2, '--help'],
    ['a number that is none', ['--incidents', 'many'], 2, 'whole number above 0'],
    ['a date that is none', ['--until', 'monday'], 2, 'a date like'],
    ['a year that is not over', ['--until', '2099-01-04'], 2, 'Only the past can be invented'],
  ])('says what to do about %s', async (_name, args, code, words) => {
    const result = await invent(...args);
    expect(result.code).toBe(code);
    expect(result.printed).toContain(words);
    expect(await db.database.prisma.incident.count()).toBe(0);
  });

  it('fills an empty database, and not one where somebody has begun a report', async () => {
    const person = await aPersonIn(db.unitOfWork);
    const draft = aDraft(person.id);
    await db.unitOfWork.run(({ drafts }) => drafts.createOnce(draft));
    expect(await invent('--seed', '3', '--incidents', '20')).toMatchObject({
      code: 2,
      printed: expect.stringContaining('holds real reports'),
    });
    await db.database.prisma.draft.deleteMany();
    expect(await invent('--seed', '3', '--incidents', '20')).toMatchObject({
      code: 0,
      printed: expect.stringContaining('20 invented incidents'),
    });
    expect(await db.database.prisma.incident.count({ where: { invented: true } })).toBe(20);
    expect(await invent('--seed', '3')).toMatchObject({
      code: 2,
      printed: expect.stringContaining('filled with invented incidents already'),
    });
  });
});
