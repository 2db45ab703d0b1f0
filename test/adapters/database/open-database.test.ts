import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/database/open-database.ts';
import { type FreshDatabase, freshDatabase } from '../../fixtures/database.ts';
import { administer } from '../../fixtures/database-server.ts';

describe('opening the database', { timeout: 60_000 }, () => {
  let dataDir: string;
  let server: FreshDatabase;
  beforeAll(async () => {
    server = await freshDatabase();
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'crosswalk-open-'));
    chmodSync(dataDir, 0o755);
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('brings an embedded one up to date for the bot, and serves a command beside it', async () => {
    const bot = await openDatabase({ dataDir, as: 'bot' });
    expect(await bot.prisma.$queryRaw`SELECT current_user::text AS role`).toEqual([{ role: 'crosswalk_app' }]);
    const command = await openDatabase({ dataDir, as: 'command', poolSize: 1 });
    expect(await command.verifyChain()).toMatchObject({ kind: 'intact', head: { sequence: 0n } });
    await command.close();
    expect(await bot.isAlive()).toBe(true);
    await bot.close();
    expect(await bot.isAlive()).toBe(false);
  });

  it('lets several bots share a server', async () => {
    const bots = await Promise.all([1, 2, 3].map(() => openDatabase({ url: server.url, dataDir: 'unused', as: 'bot', poolSize: 2 })));
    expect(await Promise.all(bots.map((bot) => bot.isAlive()))).toEqual([true, true, true]);
    expect(new Set(bots.map(({ ownerUrl }) => ownerUrl))).toEqual(new Set([server.url]));
    await Promise.all(bots.map((bot) => bot.close()));
  });

  it('stops what it started when the database is not one it can use', async () => {
    const bot = await openDatabase({ dataDir, as: 'bot' });
    await administer(
      bot.ownerUrl,
      `UPDATE _prisma_migrations SET migration_name = '29991231000000_newer' WHERE migration_name LIKE '%_guards'`,
    );
    await bot.close();
    for (const _ of [1, 2]) await expect(openDatabase({ dataDir, as: 'bot' })).rejects.toMatchObject({ code: 'database-newer' });
  });
});
