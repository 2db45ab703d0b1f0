/** Same PostgreSQL, same settings, same tables and client as the bot's, on a folder of its own: one Prisma transaction of two inserts. */
import { PrismaPg } from '@prisma/adapter-pg';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts';
import { migrateDatabase } from '../../src/adapters/database/migrate.ts';
import { systemIds } from '../../src/adapters/local/ids.ts';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import type { Platform } from '../../src/incidents/incident.ts';

const typedValues = z.record(z.string(), z.json());

export interface TwoInserts {
  /** Commit what somebody filled in. @param key names the event; never twice. */
  save(answers: unknown, key: string): Promise<void>;
  stop(): Promise<void>;
}

export async function openTwoInserts(platform: Platform): Promise<TwoInserts> {
  const { url, stop } = await startEmbeddedPostgres({ dataDir: process.env.BENCH_DATA_DIR ?? '' });
  await migrateDatabase(url);
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  // drafts belong to somebody; as many people as act at once
  const people = Array.from({ length: 200 }, () => ({ id: systemIds.id(), role: 'staff' as const, createdAt: new Date() }));
  await prisma.person.createMany({ data: people });
  let turn = 0;
  return {
    stop,
    async save(answers, key) {
      turn += 1;
      const personId = people[turn % people.length]?.id ?? '';
      const now = new Date();
      await prisma.$transaction(async (tx) => {
        await tx.inboundEvent.create({ data: { id: systemIds.id(), key: `${key} ${turn}`, seenAt: now } });
        await tx.draft.create({
          data: {
            ...{ id: systemIds.id(), personId, platform, trail: ['safety'], screen: 'special', revision: 1, language: 'en' },
            ...{ bilingual: false, answers: typedValues.parse(answers), startedAt: now, updatedAt: now },
          },
        });
      });
    },
  };
}
