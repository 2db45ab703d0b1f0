/** Starts the adapter for one test and stops it afterwards, with people at hand. */
import { afterEach } from 'vitest';
import { DIRECTOR, TEACHER } from '../../fixtures/teams-double/district-tenant.ts';
import type { Script } from '../slack/scripted-conversation.ts';
import { startTeams } from './start-teams.ts';

export function useTeams() {
  let running: Awaited<ReturnType<typeof startTeams>> | undefined;
  afterEach(async () => {
    const { stop } = running ?? {};
    running = undefined;
    await stop?.();
  });
  return async (script: Script = {}, options: Parameters<typeof startTeams>[1] = {}) => {
    const started = await startTeams(script, options);
    running = started;
    return { ...started, teacher: started.double.actAs(TEACHER), director: started.double.actAs(DIRECTOR) };
  };
}
