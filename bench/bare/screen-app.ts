/**
 * A bare Bolt app to compare with: opens a modal, and commits one Prisma transaction of two inserts before it acknowledges a submitted
 * screen with the next one. Same PostgreSQL, same settings, same tables and client as the bot's, on a folder of its own.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts';
import { migrateDatabase } from '../../src/adapters/database/migrate.ts';
import { systemIds } from '../../src/adapters/local/ids.ts';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import { startBareApp } from './bare-app.ts';
import { FIRST_MODAL, NEXT_MODAL } from './modals.ts';

const typedValues = z.record(z.string(), z.json());

const { url, stop } = await startEmbeddedPostgres({ dataDir: process.env.BENCH_DATA_DIR ?? '' });
await migrateDatabase(url);
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });

/** Drafts belong to somebody; as many people as act at once. */
const people = Array.from({ length: 200 }, () => ({ id: systemIds.id(), role: 'staff' as const, createdAt: new Date() }));
await prisma.person.createMany({ data: people });
let turn = 0;

await startBareApp((app) => {
  app.command('/incident', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FIRST_MODAL });
  });
  app.view('screen', async ({ ack, view }) => {
    turn += 1;
    await save({ personId: people[turn % people.length]?.id ?? '', answers: view.state.values, key: `${view.id} ${turn}` });
    await ack({ response_action: 'update', view: NEXT_MODAL });
  });
}, stop);

async function save({ personId, answers, key }: { personId: string; answers: unknown; key: string }): Promise<void> {
  const now = new Date();
  await prisma.$transaction(async (tx) => {
    await tx.inboundEvent.create({ data: { id: systemIds.id(), key, seenAt: now } });
    await tx.draft.create({
      data: {
        ...{ id: systemIds.id(), personId, platform: 'slack', trail: ['safety'], screen: 'special', revision: 1, language: 'en' },
        ...{ bilingual: false, answers: typedValues.parse(answers), startedAt: now, updatedAt: now },
      },
    });
  });
}
