import { setTimeout as delay } from 'node:timers/promises';
import { isConflict, translateDatabaseError } from './database-error.ts';

const ATTEMPTS = 5;

/** Run a whole transaction again when two of them met (deadlock, serialization); anything else is thrown translated. */
export async function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw translateDatabaseError(error);
      await delay(Math.random() * 20 * attempt);
    }
  }
}
