/** Something is never sent: the operator reads it in their channel, past the queue, and monitoring reads it from /metrics. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startBot } from '../../src/wiring.ts';
import { type DistrictBot, replaced, SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { districtWorkspace, SAMPLE_DISTRICT, TEACHER } from '../fixtures/district-people.ts';
import { freePort, startLocalSlack, whyNoLocalSlack } from '../fixtures/local-slack.ts';
import { report } from './walk-report.ts';

const OPERATOR_CHANNEL = 'C0OPERATOR';
const LOOK_MS = 100;
const MINUTE = 60_000;
const FIGHT = { answers: { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' } };

const withOperator = (yaml: string) => replaced(yaml, /# operator: (\{ slack: C0OPERATOR \})/, 'operator: $1');
const channels = [
  ...(districtWorkspace().channels ?? []),
  { id: OPERATOR_CHANNEL, name: 'crosswalk-operator', private: true, members: ['U0BOT'] },
];

describe('the auditor of a running bot', () => {
  let bot: DistrictBot;
  beforeAll(async () => {
    bot = await startDistrictBot({ at: SCHOOL_TIME, district: withOperator, world: { channels }, auditEveryMs: LOOK_MS });
  });
  afterAll(() => bot.stop());
  const alarms = () => bot.double.world.messages.filter(({ channel }) => channel === OPERATOR_CHANNEL);
  /** One number of /metrics. */
  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${bot.bot.port}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name} `));
    if (!line) throw new Error(`no ${name} in ${text}`);
    return Number(line.split(' ').at(-1));
  }
  const lastRun = () => metric('crosswalk_auditor_last_run_timestamp_seconds');

  it('is silent while all is well', async () => {
    await report(bot, bot.double.actAs(TEACHER), FIGHT);
    await bot.settled();
    bot.clock.move(3 * MINUTE);
    const since = bot.clock.now().getTime() / 1000;
    await until(async () => (await lastRun()) > since);
    expect(alarms()).toEqual([]);
    expect(await metric('crosswalk_auditor_findings{code="card-missing"}')).toBe(0);
  });

  it('says once what was not sent, although nothing of it is in the queue', async () => {
    const { reference, incidentId } = await report(bot, bot.double.actAs(TEACHER), FIGHT);
    await bot.settled();
    const sent = await bot.rows(`SELECT 1 FROM "Delivery"`);
    await bot.rows(`DELETE FROM "PostedCard" WHERE "incidentId" = $1 AND "kind" = 'incident-card'`, [incidentId]);
    const queued = await bot.rows(`SELECT 1 FROM "Delivery"`);
    expect(queued.length).toBeLessThan(sent.length);
    bot.clock.move(3 * MINUTE);
    const [alarm] = await until(() => (alarms().length > 0 ? alarms() : null));
    expect(alarm?.text).toBe('Crosswalk: 1 thing was not sent in time');
    expect(JSON.stringify(alarm?.blocks)).toContain(`no card in the director channel: ${reference}`);
    const since = await lastRun();
    await until(async () => (await lastRun()) > since + (3 * LOOK_MS) / 1000);
    expect(alarms()).toHaveLength(1);
    expect(await bot.rows(`SELECT 1 FROM "Delivery"`)).toHaveLength(queued.length);
    expect(await metric('crosswalk_auditor_findings{code="card-missing"}')).toBe(1);
    expect(bot.lines.filter((line) => line.includes('"auditor-alarm"'))).toHaveLength(1);
  });

  it('shows its own death: while it cannot look, the time of its last look stands still', async () => {
    const client = new pg.Client({ connectionString: bot.config.database.kind === 'server' ? bot.config.database.url : '' });
    await client.connect();
    // only the auditor asks this table just now
    await client.query('BEGIN');
    await client.query('LOCK TABLE "Recusal" IN ACCESS EXCLUSIVE MODE');
    await sleep(3 * LOOK_MS);
    const stands = await lastRun();
    await sleep(5 * LOOK_MS);
    expect(await lastRun()).toBe(stands);
    await client.query('ROLLBACK');
    await client.end();
    await until(async () => (await lastRun()) > stands);
  });
});

describe.skipIf(whyNoLocalSlack)('the alarm through local-slack', () => {
  it('stands in the operator channel, over HTTP', async () => {
    const database = await freshDatabase();
    const port = await freePort();
    const { users = [] } = districtWorkspace();
    const app = { appId: 'A01APP', botUserId: 'U0BOT', botName: 'crosswalk', botToken: 'xoxb-local', signingSecret: 'local-secret' };
    const local = await startLocalSlack({
      workspace: { name: 'District', domain: 'district', teamId: 'T01TEST' },
      app: { ...app, mode: 'events', requestUrl: `http://127.0.0.1:${port}/slack/events` },
      users: users.map(({ id, name, email }) => ({ id, name, real_name: name, email })),
      channels: channels.map(({ id, name, members }) => ({ id, name, is_private: true, members })),
    });
    const folder = mkdtempSync(join(tmpdir(), 'crosswalk-auditor-'));
    const districtFile = join(folder, 'district.yaml');
    writeFileSync(districtFile, withOperator(readFileSync(SAMPLE_DISTRICT, 'utf8')));
    const read = readConfig({
      ...{ SLACK_BOT_TOKEN: 'xoxb-local', SLACK_SIGNING_SECRET: 'local-secret', SLACK_API_URL: local.apiUrl },
      ...{ DATABASE_URL: database.url, PORT: String(port), LOG_LEVEL: 'silent', DISTRICT_FILE: districtFile },
    });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    // a message that no delivery will ever bring
    await client.query(
      `INSERT INTO "PostedCard" ("id", "key", "kind", "lane", "platform", "address", "direct", "details", "createdAt")
       VALUES ("new_uuid_v7"(), 'planted', 'roll-up', 'update', 'slack', 'C0DIRECTOR', false, '{}', now() - interval '1 hour')`,
    );
    await client.end();
    const bot = await startBot(read.config, { host: '127.0.0.1', auditEveryMs: LOOK_MS });
    try {
      const [alarm] = await until(async () => {
        const messages = await local.messages(OPERATOR_CHANNEL);
        return messages.length > 0 ? messages : null;
      });
      expect(alarm?.text).toBe('Crosswalk: 1 thing was not sent in time');
      expect(JSON.stringify(alarm?.blocks)).toContain('a message was written and will never be sent');
    } finally {
      await bot.stop();
      await local.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
