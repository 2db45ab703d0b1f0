/** Where Teams lets the bot write, as Teams itself named it at install and at every message. */
import { z } from 'zod';
import { createMemory } from '../../conversation/profiles.ts';

export interface Reference {
  conversationId: string;
  /** The region's service; Teams moves tenants, so the newest traffic counts. */
  serviceUrl: string;
  /** Teams' own id of the person for this bot. */
  userId?: string | undefined;
}

/** Rows of the database, by channel id or account id. */
export interface StoredReferences {
  get(address: string): Promise<unknown>;
  save(address: string, reference: object): Promise<void>;
  remove(address: string): Promise<void>;
  /** The newest of all. */
  newest(): Promise<unknown>;
}

export interface References {
  get(address: string): Promise<Reference | null>;
  save(address: string, reference: Reference): Promise<void>;
  /** What this process knows is refused: another one may have heard of a newer place. */
  doubt(address: string): void;
  /** The app is not there any more. */
  forget(address: string): Promise<void>;
  /** Of a conversation that is known, by its own id. */
  serviceOf(conversationId: string): string | null;
  /** For who never wrote: the tenant's service as of the newest traffic. */
  anyServiceUrl(): Promise<string | null>;
}

const Stored = z.object({ conversationId: z.string(), serviceUrl: z.string(), userId: z.string().optional() });

/** Kept in memory as well: every message of a person brings the same again. */
export function createReferences(rows: StoredReferences): References {
  const known = createMemory<Reference>();
  const services = createMemory<string>();
  let serviceUrl: string | null = null;
  const read = (row: unknown): Reference | null => {
    const stored = Stored.safeParse(row);
    return stored.success ? stored.data : null;
  };
  return {
    async get(address) {
      const before = known.get(address) ?? read(await rows.get(address));
      if (before) known.set(address, before);
      if (before) services.set(before.conversationId, before.serviceUrl);
      return before;
    },
    async save(address, reference) {
      serviceUrl = reference.serviceUrl;
      services.set(reference.conversationId, serviceUrl);
      const before = known.get(address) ?? read(await rows.get(address));
      const same = before && before.conversationId === reference.conversationId && before.serviceUrl === reference.serviceUrl;
      if (same && before.userId === reference.userId) return;
      await rows.save(address, reference);
      known.set(address, reference);
    },
    doubt: (address) => void known.delete(address),
    async forget(address) {
      known.delete(address);
      await rows.remove(address);
    },
    serviceOf: (conversationId) => services.get(conversationId) ?? null,
    async anyServiceUrl() {
      serviceUrl ??= read(await rows.newest())?.serviceUrl ?? null;
      return serviceUrl;
    },
  };
}
