import { expect } from 'vitest';
import { COLLEAGUE, DIRECTOR } from '../fixtures/district-people.ts';
import type { Row } from './surface.ts';

const LAID = { kind: 'digest-release', incidentId: null } as const;
const PUBLISHED = { kind: 'digest', incidentId: null } as const;

/** From here on it is Monday: a row that needs the week before stands above. */
export const DIGEST: Row[] = [
  {
    what: 'The digest is laid before the director; agenda, hold, preview',
    slack: 'card in the director’s channel; modals',
    teams: 'card in the director’s channel, buttons for deciders only; forms in its place',
    proof: async (surface) => {
      // Thursday 11:00 to Monday 11:00
      await surface.bot.restart({ later: 4 * 86_400_000 });
      const client = surface.as(DIRECTOR);
      const laid = await client.message(LAID);
      expect(laid).toMatchObject({ shared: true, actions: ['release-digest', 'hold-digest', 'agenda-item', 'preview-digest'] });
      expect(laid.text).toContain('Nothing has been sent.');
      expect((await client.press(LAID, 'agenda-item')).fields).toEqual(['topic', 'agency', 'site', 'day']);
      const added = await client.next({ topic: 'drill', site: 'palm_springs_hs', day: '2026-10-21' });
      expect(added.text).toContain('Added to the agenda.');
      expect((await client.press(LAID, 'preview-digest')).text).toContain('As it would be published now.');
      expect((await client.press(LAID, 'hold-digest')).text).toContain('On hold. Nothing was sent');
    },
  },
  {
    what: 'The digest on demand, for deciders; others read who may',
    slack: '`/incident digest [week]`, privately',
    teams: 'the word `digest`, with a week or without, in the personal chat',
    proof: async (surface) => {
      const digest = await surface.as(DIRECTOR).type('digest 2026-W42');
      expect(digest.text).toMatch(/12–18 October: we contacted police \d+ times/);
      expect((await surface.as(COLLEAGUE).type('digest')).text).not.toMatch(/we contacted police/);
    },
  },
  {
    what: 'Released by a person, then in the liaison channel',
    slack: 'message with three numbers; the tables as PDF in its thread',
    teams:
      'message with three numbers and the tables; Teams takes no file of a bot in a channel: readers get the PDF by mail, deciders into their own OneDrive from `digest`',
    proof: async (surface) => {
      const client = surface.as(DIRECTOR);
      const form = await client.press(LAID, 'release-digest');
      expect(form.text).toContain('Liaison channel: police edition');
      expect((await client.next({})).text).toContain('Released.');
      const published = await client.message(PUBLISHED);
      expect(published.text).toMatch(/we contacted police \d+ times/);
      await surface.bot.settled();
      const files = await surface.bot.rows(`SELECT 1 FROM "PostedCard" WHERE "kind" = 'digest-file'`);
      expect(files).toHaveLength(surface.name === 'Slack' ? 1 : 0);
      expect(published.text.includes('Boundary watch')).toBe(surface.name === 'Teams');
    },
  },
  {
    what: 'Minutes and actions of the meeting',
    slack: '`/incident actions`',
    teams: 'the word `actions`',
    proof: async (surface) => {
      const form = await surface.as(DIRECTOR).type('actions');
      const [task = ''] = form.choices.task ?? [];
      const due = form.choices.due?.[0] ?? '';
      expect(form.fields).toEqual(expect.arrayContaining(['task', 'owner', 'due']));
      const saved = await surface.as(DIRECTOR).next({ task, owner: form.choices.owner?.[0] ?? '', due });
      expect(saved.text).not.toContain('⚠');
      expect(await surface.bot.rows('SELECT 1 FROM "MeetingAction"')).toHaveLength(1);
    },
  },
];
