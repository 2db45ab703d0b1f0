/** What a platform says of its accounts, asked for once in a while; persons come from the database every time. */
import type { Language } from '../policy/types.ts';

const LIFE_MS = 10 * 60_000;
const MOST_REMEMBERED = 5000;

export interface ProfilesDeps<Profile> {
  /** Ask the platform; throws when it does not answer. */
  ask(accountId: string): Promise<Profile>;
  now(): number;
  /** The platform did not answer. */
  failed(error: unknown): void;
}

export interface Profiles<Profile> {
  /** null while nobody knows; an old answer is better than none. */
  of(accountId: string): Promise<Profile | null>;
}

/** One question at a time for each account. */
export function rememberProfiles<Profile>({ ask, now, failed }: ProfilesDeps<Profile>): Profiles<Profile> {
  const known = createMemory<{ profile: Profile; at: number }>();
  const underway = new Map<string, Promise<Profile>>();
  const fresh = async (accountId: string): Promise<Profile> => {
    const profile = await ask(accountId);
    known.set(accountId, { profile, at: now() });
    return profile;
  };
  return {
    async of(accountId) {
      const before = known.get(accountId);
      if (before && now() - before.at < LIFE_MS) return before.profile;
      const asking = underway.get(accountId) ?? fresh(accountId).finally(() => underway.delete(accountId));
      underway.set(accountId, asking);
      try {
        return await asking;
      } catch (error) {
        failed(error);
        return before?.profile ?? null;
      }
    },
  };
}

/** A map that forgets its oldest entry rather than grow for ever. */
export function createMemory<T>(most = MOST_REMEMBERED) {
  const entries = new Map<string, T>();
  return {
    get: (key: string): T | undefined => entries.get(key),
    delete: (key: string): void => void entries.delete(key),
    set(key: string, value: T): void {
      entries.delete(key);
      entries.set(key, value);
      const oldest = entries.keys().next();
      if (entries.size > most && !oldest.done) entries.delete(oldest.value);
    },
  };
}

/** A person's language from their platform's locale, as `es-MX`; none when it is one we do not speak. */
export function languageOfLocale(locale: string | null | undefined): { language?: Language } {
  if (locale?.startsWith('es')) return { language: 'es' };
  return locale?.startsWith('en') ? { language: 'en' } : {};
}
