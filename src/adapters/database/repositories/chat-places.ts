/** Where a chat platform lets the bot write, and which message of ours stands where. */
import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { PostedCard } from '../../../incidents/delivery.ts';
import type { Platform } from '../../../incidents/incident.ts';
import type { Clock } from '../../../incidents/ports.ts';
import { detailsColumn } from '../json-columns.ts';
import { retryConflicts } from '../retry-conflicts.ts';

export interface ChatPlaces {
  /** By channel id, or account id for personal chats. */
  references: {
    /** null: never heard of. */
    get(address: string): Promise<unknown>;
    save(address: string, reference: object): Promise<void>;
    remove(address: string): Promise<void>;
    /** The newest of all. */
    newest(): Promise<unknown>;
  };
  /** Accounts of people of the district file, by their keys. */
  accountsOf(keys: readonly string[]): Promise<string[]>;
  /** The card that stands in a message of ours; null: none of ours. */
  cardAt(at: { channel: string; messageId: string }): Promise<PostedCard | null>;
}

export function createChatPlaces(prisma: PrismaClient, platform: Platform, clock: Clock): ChatPlaces {
  const inPlatform = (address: string) => ({ platform_address: { platform, address } });
  return {
    references: {
      get: async (address) =>
        (await prisma.conversationReference.findUnique({ where: inPlatform(address), select: { reference: true } }))?.reference ?? null,
      save: (address, reference) =>
        retryConflicts(async () => {
          const kept = { reference, capturedAt: clock.now() };
          await prisma.conversationReference.upsert({ where: inPlatform(address), create: { platform, address, ...kept }, update: kept });
        }),
      remove: async (address) => {
        await prisma.conversationReference.deleteMany({ where: { platform, address } });
      },
      newest: async () =>
        (
          await prisma.conversationReference.findFirst({
            where: { platform },
            orderBy: { capturedAt: 'desc' },
            select: { reference: true },
          })
        )?.reference ?? null,
    },
    accountsOf: async (keys) => {
      const rows = await prisma.chatIdentity.findMany({
        where: { platform, person: { key: { in: [...keys] } } },
        select: { accountId: true },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ accountId }) => accountId);
    },
    cardAt: async ({ channel, messageId }) => {
      const row = await prisma.postedCard.findFirst({ where: { platform, channel, messageId } });
      // the kinds of its rows are ours
      return row && { ...row, kind: row.kind as PostedCard['kind'], platform, details: detailsColumn.parse(row.details) };
    },
  };
}
