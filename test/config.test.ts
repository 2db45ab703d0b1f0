import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configProblemText, readConfig } from '../src/config.ts';

const teams = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'a-secret',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
};
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' };

function problems(env: Record<string, string>) {
  const result = readConfig(env);
  return result.ok ? [] : result.problems.map(configProblemText);
}

describe('readConfig', () => {
  it('fills in every default when only Slack is given', () => {
    const result = readConfig(slack);
    expect(result).toMatchObject({
      ok: true,
      config: {
        port: 3978,
        database: { kind: 'embedded', dataDir: 'data' },
        slack: { botToken: 'xoxb-1', signingSecret: 'abc', appToken: null, apiUrl: null },
        teams: null,
        studentIdKey: null,
        logLevel: 'info',
      },
    });
    expect(result.ok && result.config.districtFile).toMatch(/district.palm-springs\.sample\.yaml$/);
    expect(result.ok && result.config.policyDir).toMatch(/policy.california-k12$/);
  });

  it('takes what is set, without blanks around it, and blank as not set', () => {
    const result = readConfig({
      SLACK_BOT_TOKEN: ' xoxb-1\n',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_SIGNING_SECRET: ' ',
      SLACK_API_URL: 'http://127.0.0.1:7100/api',
      PORT: '0',
      DATABASE_URL: 'postgresql://u:p@h/d',
      DATA_DIR: '/elsewhere',
      DISTRICT_FILE: 'd.yaml',
      POLICY_DIR: 'p',
      STUDENT_ID_KEY: 's'.repeat(32),
      SMTP_URL: 'smtp://u:p@mail.example.org:587',
      MAIL_FROM: 'Crosswalk <safety@example.org>',
      LOG_LEVEL: 'debug',
    });
    expect(result).toEqual({
      ok: true,
      config: {
        port: 0,
        database: { kind: 'server', url: 'postgresql://u:p@h/d' },
        districtFile: 'd.yaml',
        policyDir: 'p',
        slack: { botToken: 'xoxb-1', signingSecret: null, appToken: 'xapp-1', apiUrl: 'http://127.0.0.1:7100/api/' },
        mail: { url: 'smtp://u:p@mail.example.org:587', from: 'Crosswalk <safety@example.org>' },
        teams: null,
        studentIdKey: 's'.repeat(32),
        logLevel: 'debug',
      },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a port that is no number', { ...slack, PORT: '80a' }, 'PORT is not a port number. Use a whole number'],
    ['a key that can be guessed', { ...slack, STUDENT_ID_KEY: 'secret' }, 'STUDENT_ID_KEY is too short'],
    ['a port out of range', { ...slack, PORT: '70000' }, 'PORT is not a port number.'],
    ['a negative port', { ...slack, PORT: '-1' }, 'PORT is not a port number.'],
    ['another database', { ...slack, DATABASE_URL: 'mysql://u:p@h/d' }, 'DATABASE_URL is not the address of a PostgreSQL server.'],
    ['a token with nothing to check requests by', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'Set SLACK_SIGNING_SECRET'],
    ['a signing secret without a token', { SLACK_SIGNING_SECRET: 'abc' }, 'SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not.'],
    ['a user token', { ...slack, SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN is not a bot token.'],
    ['the bot token as app token', { ...slack, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is not an app-level token.'],
    ['a token as signing secret', { ...slack, SLACK_SIGNING_SECRET: 'xoxb-1' }, 'SLACK_SIGNING_SECRET is a token'],
    [
      'an API over plain http elsewhere',
      { ...slack, SLACK_API_URL: 'http://slack.example.org/api/' },
      'SLACK_API_URL is not an https address.',
    ],
    ['an API that is no address', { ...slack, SLACK_API_URL: 'slack' }, 'SLACK_API_URL is not an https address.'],
    ['an unknown log level', { ...slack, LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not a log level. Use one of: trace'],
    ['an application id that is none', { ...slack, ...teams, MicrosoftAppId: 'id' }, 'MicrosoftAppId is not an application id.'],
    ['Teams without a secret', { ...slack, ...teams, MicrosoftAppPassword: '' }, 'MicrosoftAppId is set, but MicrosoftAppPassword is not.'],
    ['Teams without a tenant', { ...slack, ...teams, MicrosoftAppTenantId: '' }, 'MicrosoftAppId is set, but MicrosoftAppTenantId is not.'],
    [
      'a multi-tenant bot',
      { ...slack, ...teams, MicrosoftAppType: 'MultiTenant' },
      'MicrosoftAppType is not a type of bot that can be made',
    ],
    [
      'a managed identity with a secret',
      { ...slack, ...teams, MicrosoftAppType: 'UserAssignedMSI' },
      'MicrosoftAppPassword is set, but a managed identity has none.',
    ],
    [
      'a Teams secret without an application',
      { ...slack, MicrosoftAppPassword: 's' },
      'MicrosoftAppPassword is set, but MicrosoftAppId is not.',
    ],
    ['a mail server without a sender', { ...slack, SMTP_URL: 'smtp://h' }, 'SMTP_URL is set, but MAIL_FROM is not.'],
    ['a sender without a mail server', { ...slack, MAIL_FROM: 'a@example.org' }, 'MAIL_FROM is set, but SMTP_URL is not.'],
    [
      'a mail server that is none',
      { ...slack, MAIL_FROM: 'a@b.org', SMTP_URL: 'https://h' },
      'SMTP_URL is not the address of a mail server.',
    ],
    ['a sender with a line break', { ...slack, SMTP_URL: 'smtp://h', MAIL_FROM: 'A\nBcc: <a@b.org>' }, 'MAIL_FROM is not a sender.'],
    [
      'nothing at all',
      {},
      'No chat platform is configured. Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (README, "Set up Slack"), or MicrosoftAppId (docs/teams.md), or run `npm run try`',
    ],
  ])('refuses %s with one sentence and what to do', (_, env, said) => {
    const found = problems(env);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(said);
  });

  it('reads a bot of one tenant, a managed identity without a secret, and another cloud only whole', () => {
    expect(readConfig(teams)).toMatchObject({ ok: true, config: { slack: null, teams: { ...teams, MicrosoftAppType: 'SingleTenant' } } });
    const managed = { ...teams, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' };
    expect(readConfig(managed)).toMatchObject({ ok: true, config: { teams: { MicrosoftAppType: 'UserAssignedMsi' } } });
    expect(problems({ ...teams, OAuthUrl: 'https://tokengcch.botframework.azure.us/' })).toHaveLength(5);
  });

  it('names every problem at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x', SLACK_APP_TOKEN: 'x' })).toHaveLength(5);
  });

  it('asks for no platform where none is needed', () => {
    expect(readConfig({}, { platform: false })).toMatchObject({ ok: true, config: { slack: null } });
  });

  it('never repeats a value, whatever stands in whichever variable', () => {
    const variables = ['PORT', 'DATABASE_URL', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL', 'LOG_LEVEL'];
    const others = ['MicrosoftAppId', 'MicrosoftAppPassword', 'SMTP_URL', 'MAIL_FROM'];
    const secret = 's3cr3t-v4lue';
    const values = fc.constantFrom('', 'xoxb-', 'xoxp-', 'xapp-', 'mysql://u:', 'http://u:').map((prefix) => `${prefix}${secret}`);
    const envs = fc.dictionary(fc.constantFrom(...variables, ...others), values, { minKeys: 1 });
    fc.assert(
      fc.property(envs, (env) => {
        expect(problems(env).join('\n')).not.toContain(secret);
      }),
    );
  });
});
