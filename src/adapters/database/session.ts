/** What every repository is given: the open transaction, time and ids, and what must wait for its end. */
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ExecuteSql, WakeUp } from '../../incidents/delivery-queue.ts';
import type { Platform } from '../../incidents/incident.ts';
import type { AuditEntry, Clock, Ids } from '../../incidents/ports.ts';
import type { RememberedPeople } from './remembered-people.ts';

export interface ChannelAddress {
  platform: Platform;
  address: string;
}

export interface PolicyText {
  /** SHA-256 over policy and district together. */
  hash: string;
  version: string;
  /** Text by file name. */
  content: Record<string, string>;
}

export interface UnitOfWorkOptions {
  clock: Clock;
  ids: Ids;
  /** The district's channels, on the platforms that are on. */
  channels: { director: ChannelAddress[]; liaison: ChannelAddress[] };
  /** When somebody reads what was reported at an instant, for how long decisions took; missing: at once. */
  readAt?: (at: Date) => Date;
  /** Platforms that are on: nobody is written to elsewhere. */
  platforms: readonly Platform[];
  /** Mail is set up: readers of the digest are written to. */
  mail?: boolean;
  /** What classifies in this process. */
  policy: PolicyText;
  /** Inserts a job through the given `executeSql`, so that it is committed with everything else or not at all. */
  wakeUp(executeSql: ExecuteSql, job: WakeUp): Promise<void>;
}

export type Tx = Prisma.TransactionClient;

/** An account with its person, as it is stored. */
export type StoredIdentity = Prisma.ChatIdentityGetPayload<{ include: { person: true } }>;

export interface Session {
  tx: Tx;
  options: UnitOfWorkOptions;
  rememberedPeople: RememberedPeople<StoredIdentity>;
  /** Done at the very end, so that the rows everybody shares (board, audit head) are held no longer than a commit takes. */
  atEnd: {
    audit: AuditEntry[];
    /** Incidents whose cards must be brought up to date. */
    refresh: Set<string>;
    refreshDrills: Set<string>;
    refreshDigests: Set<string>;
    wakeUps: WakeUp[];
    /** Called once it is committed. */
    committed: (() => void)[];
  };
}
