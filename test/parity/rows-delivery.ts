import { expect } from 'vitest';
import { DIRECTOR, DIRECTOR_CHANNEL, TEACHER } from '../fixtures/district-people.ts';
import { TEAMS_DIRECTOR_CHANNEL } from '../fixtures/district-tenant.ts';
import { FIGHT, report } from './story.ts';
import type { Row, Surface } from './surface.ts';

/** Everything in the director's channel that speaks of an incident. */
function about({ name, bot }: Surface, incidentId: string): unknown[] {
  const all =
    name === 'Slack'
      ? bot.double.messagesIn(DIRECTOR_CHANNEL).map(({ blocks }) => blocks)
      : bot.teams.double.messagesIn(TEAMS_DIRECTOR_CHANNEL).map(({ card }) => card);
  return all.filter((content) => JSON.stringify(content ?? '').includes(incidentId));
}

export const DELIVERY: Row[] = [
  {
    what: 'The platform took a message and its answer was lost',
    slack: 'looked for by the id it carries; stands there once',
    teams: 'nobody can look: said again, marked *Possibly repeated*; a digest waits for *Send again*',
    proof: async (surface) => {
      const { bot, name } = surface;
      await bot.settled();
      if (name === 'Slack')
        bot.double.faults.add({ method: 'chat.postMessage', kind: 'accept-then-http', status: 500, channel: DIRECTOR_CHANNEL });
      else
        bot.teams.double.faults.add({ operation: 'post', kind: 'accept-then-refuse', status: 502, conversation: TEAMS_DIRECTOR_CHANNEL });
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      await surface.as(DIRECTOR).message({ kind: 'incident-card', incidentId });
      await bot.settled();
      const said = about(surface, incidentId);
      expect(said).toHaveLength(name === 'Slack' ? 1 : 2);
      expect(JSON.stringify(said).includes('Possibly repeated')).toBe(name === 'Teams');
    },
  },
  {
    what: 'The platform asks for patience (429)',
    slack: 'the channel waits as long as Slack says',
    teams: 'the channel waits as long as Teams says; 412 as well',
    proof: async (surface) => {
      const { bot, name } = surface;
      await bot.settled();
      if (name === 'Slack')
        bot.double.faults.add({ method: 'chat.postMessage', kind: 'rate-limited', retryAfter: 1, channel: DIRECTOR_CHANNEL });
      else
        bot.teams.double.faults.add({
          operation: 'post',
          kind: 'refuse',
          status: 429,
          retryAfter: 1,
          conversation: TEAMS_DIRECTOR_CHANNEL,
        });
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      await surface.as(DIRECTOR).message({ kind: 'incident-card', incidentId });
      await bot.settled();
      expect(about(surface, incidentId)).toHaveLength(1);
    },
  },
];
