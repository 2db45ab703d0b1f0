/** Starts the adapter for one test and stops it afterwards, with people at hand; and the ways a conversation can fail. */
import { afterEach, expect, vi } from 'vitest';
import { AppError } from '../../../src/incidents/app-error.ts';
import { DIRECTOR, TEACHER } from '../../fixtures/slack-double/district-workspace.ts';
import type { Script } from './scripted-conversation.ts';
import { startSlack } from './start-slack.ts';

export const noDatabase = () => Promise.reject(new AppError('database-unavailable', 'no database'));
export const never = () => new Promise<never>(() => {});
export const until = (check: () => unknown) => vi.waitFor(() => expect(check()).toBeTruthy(), { timeout: 5000, interval: 10 });

export function useSlack() {
  let running: Awaited<ReturnType<typeof startSlack>> | undefined;
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });
  return async (script: Script = {}, options: Parameters<typeof startSlack>[1] = {}) => {
    const started = await startSlack(script, options);
    running = started;
    return { ...started, teacher: started.double.actAs(TEACHER), director: started.double.actAs(DIRECTOR) };
  };
}
