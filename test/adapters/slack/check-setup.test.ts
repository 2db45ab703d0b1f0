import { afterEach, describe, expect, it } from 'vitest';
import { DISTRICT_WORKSPACE, LIAISON_CHANNEL, STRANGE_CHANNEL } from '../../fixtures/slack-double/district-workspace.ts';
import { ALL_SCOPES } from '../../fixtures/slack-double/slack-double.ts';
import { startSlack } from './start-slack.ts';

let running: Awaited<ReturnType<typeof startSlack>> | undefined;
afterEach(async () => running?.stop());

const problems = async (options: Parameters<typeof startSlack>[1]) => {
  running = await startSlack({}, options);
  return running.slack.check();
};

describe('the check of a workspace', () => {
  it('has nothing to say when all is well', async () => {
    expect(await problems({})).toEqual([]);
  });

  it('says what to do about a refused token', async () => {
    expect(await problems({ slack: { botToken: 'xoxb-wrong' } })).toEqual([
      { code: 'invalid_auth', message: expect.stringContaining('SLACK_BOT_TOKEN'), remedy: expect.stringContaining('OAuth & Permissions') },
    ]);
  });

  it('names every missing scope and what it is for', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'pins:write' && scope !== 'groups:history');
    expect((await problems({ world: { scopes } })).map((problem) => problem.message)).toEqual([
      expect.stringContaining('groups:history'),
      expect.stringContaining('pins:write'),
    ]);
  });

  it('names channels the bot is not in, does not know, or that are archived', async () => {
    const channels = [...(DISTRICT_WORKSPACE.channels ?? []), { id: 'C0OLD', name: 'old', archived: true, members: ['U0BOT'] }];
    const found = await problems({
      world: { channels },
      slack: {
        channels: [
          { use: 'director', id: STRANGE_CHANNEL },
          { use: 'liaison', id: 'C0NONE' },
          { use: 'liaison', id: 'C0OLD' },
          { use: 'liaison', id: LIAISON_CHANNEL },
        ],
      },
    });
    expect(found.map(({ code }) => code)).toEqual(['not_in_channel', 'channel_not_found', 'is_archived']);
    expect(found[0]?.remedy).toContain('/invite');
    expect(found[0]?.remedy).toContain('channels.director.slack');
  });

  it('tells a Slack that cannot be reached from a wrong token', async () => {
    const [problem] = await problems({ slack: { apiUrl: 'http://127.0.0.1:1/api/' } });
    expect(problem?.remedy).toContain('reaches slack.com');
  });
});

describe('finding an account', () => {
  it('gives the id of an address the workspace knows, else null', async () => {
    running = await startSlack();
    expect(await running.slack.findAccount('director@district.example')).toBe('U0DIRECTOR');
    expect(await running.slack.findAccount('nobody@district.example')).toBeNull();
  });
});
