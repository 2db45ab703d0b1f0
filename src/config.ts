/** The environment, read once. Every problem is named at once with what to do; no value is ever repeated, since any may be a secret. */
import { join } from 'node:path';
import { z } from 'zod';
import { TEAMS_CHECKS, type TeamsConfig, teamsOf, wrongTeams } from './config/teams.ts';

export interface SlackConfig {
  botToken: string;
  /** null: requests come by Socket Mode only. */
  signingSecret: string | null;
  /** Socket Mode when set. */
  appToken: string | null;
  /** Another API than slack.com (GovSlack, tests); ends with a slash. */
  apiUrl: string | null;
}

export interface Config {
  port: number;
  database: { kind: 'server'; url: string } | { kind: 'embedded'; dataDir: string };
  districtFile: string;
  policyDir: string;
  /** null only where no platform is asked for. */
  slack: SlackConfig | null;
  /** `local`: a client on this machine, and nobody is asked who they are; the environment never says so. */
  teams: TeamsConfig | 'local' | null;
  /** Key for the hashes of student numbers; null: students cannot be linked. */
  studentIdKey: string | null;
  /** null: no mail. */
  mail: { url: string; from: string } | null;
  logLevel: (typeof LOG_LEVELS)[number];
}

export interface ConfigProblem {
  variable: string;
  message: string;
  remedy: string;
}

/** One line for the operator: what is wrong (it names the variable) and what to do. */
export function configProblemText({ message, remedy }: ConfigProblem): string {
  return `${message} ${remedy}`;
}

const ROOT = join(import.meta.dirname, '..');
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

type Check = { schema: z.ZodType<string | undefined>; message: string; remedy: string };

const optional = (accepts: (value: string) => boolean) => z.string().refine(accepts).optional();

const CHECKS: Record<string, Check> = {
  PORT: {
    schema: optional((value) => /^\d+$/.test(value) && Number(value) <= 65_535),
    message: 'is not a port number.',
    remedy: 'Use a whole number up to 65535, or remove it to listen on 3978.',
  },
  DATABASE_URL: {
    schema: optional((value) => /^postgres(ql)?:\/\//.test(value)),
    message: 'is not the address of a PostgreSQL server.',
    remedy: 'Write postgresql://user:password@host:5432/database, or remove it to use the embedded database.',
  },
  SLACK_BOT_TOKEN: {
    schema: optional((value) => /^(xoxe\.)?xoxb-/.test(value)),
    message: 'is not a bot token.',
    remedy: 'Copy "Bot User OAuth Token" (it begins with xoxb-) from "OAuth & Permissions" of the Slack app.',
  },
  SLACK_SIGNING_SECRET: {
    schema: optional((value) => !/^(xox|xapp)/.test(value)),
    message: 'is a token, not the signing secret.',
    remedy: 'Copy "Signing Secret" from "Basic Information" of the Slack app.',
  },
  SLACK_APP_TOKEN: {
    schema: optional((value) => value.startsWith('xapp-')),
    message: 'is not an app-level token.',
    remedy: 'Make one with the scope connections:write under "Basic Information" (it begins with xapp-), or remove it to use HTTP.',
  },
  SLACK_API_URL: {
    schema: optional(isSafeUrl),
    message: 'is not an https address.',
    remedy: 'Write one such as https://slack-gov.com/api/, or remove it. Plain http is for this machine only: the token travels with it.',
  },
  STUDENT_ID_KEY: {
    schema: optional((value) => value.length >= 32),
    message: 'is too short to keep student numbers secret.',
    remedy: 'Use at least 32 random characters (openssl rand -hex 32), keep them with your other secrets, or remove it.',
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).optional(),
    message: 'is not a log level.',
    remedy: `Use one of: ${LOG_LEVELS.join(', ')}.`,
  },
  ...TEAMS_CHECKS,
  SMTP_URL: {
    schema: optional((value) => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value)),
    message: 'is not the address of a mail server.',
    remedy: 'Write smtp://user:password@mail.example.org:587 or smtps://…:465, or remove it: then nobody gets the digest by mail.',
  },
  MAIL_FROM: {
    schema: optional((value) => /^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/.test(value)),
    message: 'is not a sender.',
    remedy: 'Write an address the mail server may send from: Crosswalk <safety@district.example>.',
  },
};

/**
 * Read the environment; variables that are empty or blank count as not set.
 *
 * @param needs `platform: false` for commands that talk to no one
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  needs: { platform: boolean } = { platform: true },
): { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] } {
  const env = (name: string) => environment[name]?.trim() || undefined;
  const problems = [...wrongValues(env), ...wrongTogether(env), ...(needs.platform ? noPlatform(env) : [])];
  if (problems.length > 0) return { ok: false, problems };
  const url = env('DATABASE_URL');
  return {
    ok: true,
    config: {
      port: Number(env('PORT') ?? 3978),
      database: url ? { kind: 'server', url } : { kind: 'embedded', dataDir: env('DATA_DIR') ?? 'data' },
      districtFile: env('DISTRICT_FILE') ?? join(ROOT, 'district', 'palm-springs.sample.yaml'),
      policyDir: env('POLICY_DIR') ?? join(ROOT, 'policy', 'california-k12'),
      slack: slackOf(env),
      teams: teamsOf(env),
      mail: mailOf(env),
      studentIdKey: env('STUDENT_ID_KEY') ?? null,
      logLevel: z.enum(LOG_LEVELS).parse(env('LOG_LEVEL') ?? 'info'),
    },
  };
}

type Env = (name: string) => string | undefined;

function wrongValues(env: Env): ConfigProblem[] {
  return Object.entries(CHECKS)
    .filter(([variable, { schema }]) => !schema.safeParse(env(variable)).success)
    .map(([variable, { message, remedy }]) => ({ variable, message: `${variable} ${message}`, remedy }));
}

function wrongTogether(env: Env): ConfigProblem[] {
  return [...wrongSlack(env), ...wrongTeams(env), ...wrongMail(env)];
}

/** Either both or none. */
function wrongMail(env: Env): ConfigProblem[] {
  if (Boolean(env('SMTP_URL')) === Boolean(env('MAIL_FROM'))) return [];
  const [missing, there] = env('SMTP_URL') ? ['MAIL_FROM', 'SMTP_URL'] : ['SMTP_URL', 'MAIL_FROM'];
  const remedy = 'Set both to send the digest by mail, or neither.';
  return [{ variable: missing ?? '', message: `${there} is set, but ${missing} is not.`, remedy }];
}

function mailOf(env: Env): Config['mail'] {
  const url = env('SMTP_URL');
  const from = env('MAIL_FROM');
  return url && from ? { url, from } : null;
}

function wrongSlack(env: Env): ConfigProblem[] {
  if (env('SLACK_BOT_TOKEN')) {
    if (env('SLACK_SIGNING_SECRET') || env('SLACK_APP_TOKEN')) return [];
    return [
      {
        variable: 'SLACK_SIGNING_SECRET',
        message: 'SLACK_BOT_TOKEN is set, but nothing proves that requests come from Slack.',
        remedy: 'Set SLACK_SIGNING_SECRET ("Basic Information" of the Slack app), or SLACK_APP_TOKEN to use Socket Mode.',
      },
    ];
  }
  return ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN']
    .filter((variable) => env(variable))
    .slice(0, 1)
    .map((variable) => ({
      variable: 'SLACK_BOT_TOKEN',
      message: `${variable} is set, but SLACK_BOT_TOKEN is not.`,
      remedy: 'Set SLACK_BOT_TOKEN ("OAuth & Permissions" of the Slack app, after installing it to the workspace).',
    }));
}

function noPlatform(env: Env): ConfigProblem[] {
  const touched = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'MicrosoftAppId'].some((variable) => env(variable));
  if (touched) return [];
  return [
    {
      variable: 'SLACK_BOT_TOKEN',
      message: 'No chat platform is configured.',
      remedy:
        'Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (README, "Set up Slack"), or MicrosoftAppId (docs/teams.md), or run `npm run try` to see everything on this machine.',
    },
  ];
}

function slackOf(env: Env): SlackConfig | null {
  const botToken = env('SLACK_BOT_TOKEN');
  if (!botToken) return null;
  return {
    botToken,
    signingSecret: env('SLACK_SIGNING_SECRET') ?? null,
    appToken: env('SLACK_APP_TOKEN') ?? null,
    apiUrl: env('SLACK_API_URL')?.replace(/\/*$/, '/') ?? null,
  };
}

function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
