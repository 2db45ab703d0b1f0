/** The real bot with a client that is not ours: one report to its decision through local-slack, over HTTP and in Socket Mode. */
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startBot } from '../../src/wiring.ts';
import { SCHOOL_TIME, until } from '../fixtures/bot.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { DIRECTOR, DIRECTOR_CHANNEL, districtWorkspace, SITE, TEACHER } from '../fixtures/district-people.ts';
import { freePort, type ShownModal, startLocalSlack, whyNoLocalSlack } from '../fixtures/local-slack.ts';

const SECRET = 'local-signing-secret';
const STORY: Record<string, string> = {
  ...{ danger: 'no', place: SITE, special: 'none', kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'both' },
  ...{ staff_hit: 'no', object_use: 'none', reason: 'serious_injury', caller: 'director', officer: 'no' },
};

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

interface Input {
  block_id: string;
  optional?: boolean;
  element: { type: string; action_id: string; options?: { value: string }[]; initial_option?: { value: string } };
}

/** What a person would choose on this form, in the words of Slack's own state. */
function filled(modal: ShownModal): Record<string, unknown> {
  const inputs = modal.blocks.filter((block): block is Input => (block as { type: string }).type === 'input'); // blocks we rendered
  return Object.fromEntries(
    inputs.flatMap(({ block_id, optional, element: { type, action_id, options = [], initial_option } }) => {
      const wanted = STORY[block_id] ?? initial_option?.value;
      if (type === 'plain_text_input' || (wanted === undefined && optional)) return [];
      const option = options.find(({ value }) => value === wanted) ?? options[0];
      const state = type === 'checkboxes' ? { type, selected_options: [option] } : { type, selected_option: option };
      return [[block_id, { [action_id]: state }]];
    }),
  );
}

async function start(mode: 'events' | 'socket') {
  const database = await freshDatabase();
  stops.push(database.close);
  const port = await freePort();
  const { users = [], channels = [] } = districtWorkspace();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const local = await startLocalSlack({
    workspace: { name: 'District', domain: 'district', teamId: 'T01TEST' },
    app: {
      ...{ appId: 'A01APP', botUserId: 'U0BOT', botName: 'crosswalk', botToken: 'xoxb-local', appToken: 'xapp-local' },
      ...{ signingSecret: SECRET, mode, ...(mode === 'events' ? { requestUrl } : {}) },
    },
    users: users.map(({ id, name, realName = name, email }) => ({ id, name, real_name: realName, email })),
    channels: channels.map(({ id, name, members }) => ({ id, name, is_private: true, members })),
  });
  stops.push(local.stop);
  const read = readConfig({
    ...{ SLACK_BOT_TOKEN: 'xoxb-local', SLACK_API_URL: local.apiUrl, DATABASE_URL: database.url, PORT: String(port), LOG_LEVEL: 'silent' },
    ...(mode === 'events' ? { SLACK_SIGNING_SECRET: SECRET } : { SLACK_APP_TOKEN: 'xapp-local' }),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const bot = await startBot(read.config, { host: '127.0.0.1', clock: { now: () => new Date(SCHOOL_TIME.getTime() + performance.now()) } });
  stops.push(bot.stop);
  return local;
}

type Local = Awaited<ReturnType<typeof start>>;

/** Submit what is open until a screen asks nothing more; its title. */
async function fillIn(local: Local, user: string): Promise<string> {
  let open = await until(() => local.modal());
  while ((open as { submit?: unknown }).submit) {
    const before = open.private_metadata;
    local.submit(user, filled(open));
    open = await until(() => (local.modal()?.private_metadata === before ? null : local.modal()));
  }
  return open.title.text;
}

describe.skipIf(whyNoLocalSlack)('the real bot through local-slack', () => {
  it.each(['events', 'socket'] as const)('takes a report, posts its card, and records the decision (%s)', async (mode) => {
    const local = await start(mode);
    await local.command(TEACHER, DIRECTOR_CHANNEL, '');
    expect(await fillIn(local, TEACHER)).toMatch(/^Sent: PS-/);
    const sent = local.modal()?.private_metadata;

    const card = await until(async () =>
      (await local.messages(DIRECTOR_CHANNEL)).find(({ blocks }) => JSON.stringify(blocks).includes('"approve"')),
    );
    const button = (card.blocks as { elements?: { action_id?: string }[] }[]).flatMap(({ elements = [] }) => elements);
    const approve = button.find(({ action_id }) => action_id === 'approve');
    await local.interact(DIRECTOR, { channel: DIRECTOR_CHANNEL, messageTs: card.ts }, { ...approve, type: 'button' });
    await until(() => local.modal()?.private_metadata !== sent);
    await fillIn(local, DIRECTOR);
    const shown = await until(async () =>
      (await local.messages(DIRECTOR_CHANNEL)).find(
        ({ ts, blocks }) => ts === card.ts && JSON.stringify(blocks).includes('NOT YET CALLED'),
      ),
    );
    expect(shown.text).toMatch(/^PS-\w{4} · /);
  });
});
