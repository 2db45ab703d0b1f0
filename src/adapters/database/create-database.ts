/** Everything the rest of the program may ask of the database, on one pool. */
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { DeliveryQueue } from '../../incidents/delivery-queue.ts';
import type { Person, Platform } from '../../incidents/incident.ts';
import type { Account, Clock, UnitOfWork } from '../../incidents/ports.ts';
import { type AuditHead, auditHead, type ChainResult, verifyChain } from './audit-chain.ts';
import { type ConnectOptions, connectDatabase } from './connect-database.ts';
import { createDatabaseClock, type DatabaseClock } from './database-clock.ts';
import type { DatabaseLog } from './database-log.ts';
import { createDeliveryQueue } from './delivery-queue.ts';
import { type ChatPlaces, createChatPlaces } from './repositories/chat-places.ts';
import { storedPerson } from './repositories/people.ts';
import type { UnitOfWorkOptions } from './session.ts';
import { createUnitOfWork } from './unit-of-work.ts';
import { type WorkFigures, workFigures } from './work-figures.ts';

export interface Database {
  prisma: PrismaClient;
  unitOfWork(options: UnitOfWorkOptions): UnitOfWork;
  deliveryQueue(deps: { clock: Clock }): DeliveryQueue;
  /** The clock that all processes share; it goes until `close`. */
  clock(log: DatabaseLog): Promise<Clock>;
  /** Whoever an account was found to be when it was last known; null: never seen. */
  storedPerson(account: Pick<Account, 'platform' | 'accountId'>): Promise<Person | null>;
  /** Of one chat platform. */
  chatPlaces(platform: Platform, clock: Clock): ChatPlaces;
  /** Does it answer just now? For readiness; never throws. */
  isAlive(): Promise<boolean>;
  /** For /metrics. */
  workFigures(): Promise<WorkFigures>;
  auditHead(): Promise<AuditHead>;
  /** @param known heads copied earlier: the chain must still contain every one. */
  verifyChain(known?: readonly AuditHead[]): Promise<ChainResult>;
  close(): Promise<void>;
}

/** For a database that is migrated already; `openDatabase` does that first. */
export function createDatabase(options: ConnectOptions): Database {
  const { prisma, close } = connectDatabase(options);
  const clocks: DatabaseClock[] = [];
  return {
    prisma,
    unitOfWork: (unitOfWorkOptions) => createUnitOfWork(prisma, unitOfWorkOptions),
    deliveryQueue: (deps) => createDeliveryQueue(prisma, deps),
    clock: async (log) => {
      const clock = await createDatabaseClock(prisma, { log });
      clocks.push(clock);
      return clock;
    },
    storedPerson: (account) => storedPerson(prisma, account),
    chatPlaces: (platform, clock) => createChatPlaces(prisma, platform, clock),
    isAlive: () =>
      prisma.$queryRaw`SELECT 1`.then(
        () => true,
        () => false,
      ),
    workFigures: () => workFigures(prisma),
    auditHead: () => auditHead(prisma),
    verifyChain: (known) => verifyChain(prisma, known),
    close: async () => {
      for (const clock of clocks) clock.stop();
      await close();
    },
  };
}
