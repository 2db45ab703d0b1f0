/** `npm run doctor`: checks configuration, district file, policy, database, tokens, scopes and channels, and says what to do. */
import type { Database } from '../adapters/database/create-database.ts';
import { openDatabase } from '../adapters/database/open-database.ts';
import { systemClock } from '../adapters/local/ids.ts';
import { createMail } from '../adapters/mail/create-mail.ts';
import { checkSetup } from '../adapters/slack/check-setup.ts';
import { createBoltLogger } from '../adapters/slack/log.ts';
import { CLIENT_TIMEOUT_MS, createSlackClient } from '../adapters/slack/slack-client.ts';
import { checkTeams } from '../adapters/teams/create-teams.ts';
import { type Config, configProblemText, readConfig, type SlackConfig } from '../config.ts';
import type { District } from '../district/types.ts';
import { AppError } from '../incidents/app-error.ts';
import { sentences } from '../wiring/chats/chat.ts';
import { checkChannels } from '../wiring/check-channels.ts';
import { configuredChannels } from '../wiring/configured-channels.ts';
import { writeDigestMail } from '../wiring/documents.ts';
import { readSetup } from '../wiring/read-setup.ts';

const HELP = `Usage: npm run doctor

Checks the environment, the district file, the policy, the database (its audit chain too), the Slack workspace, the sign-in of the
Teams app and the channels it was added to, and the mail server. It changes and sends nothing; an empty database is made ready. Exit 0: all well; 1: something to mend.
`;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** @returns 0 when all is well, 1 when something is to be mended. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const read = readConfig(env);
  if (!read.ok) return tell('Configuration', read.problems.map(configProblemText));
  let wrong = tell('Configuration', []);
  const { district, problems, warnings } = districtOf(read.config);
  wrong += tell('District file and policy', problems);
  for (const warning of warnings) process.stdout.write(`     note: ${warning}\n`);
  wrong += tell('Database', await databaseProblems(read.config));
  if (district) {
    if (read.config.slack) wrong += tell('Slack', await slackProblems(read.config.slack, district));
    if (read.config.teams) wrong += tell('Teams', await teamsProblems(read.config, district));
    wrong += tell('Mail', await mailProblems(read.config, district));
  }
  return wrong > 0 ? 1 : 0;
}

/** @returns 1 when there is something to mend. */
function tell(part: string, problems: readonly string[]): number {
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'MEND'} ${part}\n`);
  for (const problem of problems) process.stdout.write(`     ${problem.replaceAll('\n', '\n     ')}\n`);
  return problems.length === 0 ? 0 : 1;
}

function districtOf(config: Config): { district: District | null; problems: string[]; warnings: string[] } {
  try {
    const { district, warnings } = readSetup(config);
    return { district, ...channelsOf(config, district, warnings) };
  } catch (error) {
    return { district: null, problems: [sentence(error)], warnings: [] };
  }
}

function channelsOf({ slack, teams }: Config, district: District, warnings: string[]): { problems: string[]; warnings: string[] } {
  const platforms = [...(slack ? ['slack' as const] : []), ...(teams ? ['teams' as const] : [])];
  try {
    return { problems: [], warnings: [...warnings, ...checkChannels(district, platforms)] };
  } catch (error) {
    return { problems: [sentence(error)], warnings };
  }
}

async function databaseProblems(config: Config): Promise<string[]> {
  try {
    const chain = await withDatabase(config, (database) => database.verifyChain());
    return chain.kind === 'intact' ? [] : [`The audit chain is broken at event ${chain.sequence}; see npm run audit:verify.`];
  } catch (error) {
    return [sentence(error)];
  }
}

async function withDatabase<T>({ database: where }: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const place = where.kind === 'server' ? { url: where.url, dataDir: 'data' } : { dataDir: where.dataDir };
  const database = await openDatabase({ ...place, as: 'command', poolSize: 1 });
  return work(database).finally(database.close);
}

async function slackProblems(slack: SlackConfig, district: District): Promise<string[]> {
  const logger = createBoltLogger(quiet);
  const client = createSlackClient(slack.botToken, { apiUrl: slack.apiUrl, timeoutMs: CLIENT_TIMEOUT_MS.delivery, logger });
  return sentences(await checkSetup(client, configuredChannels(district, 'slack')));
}

/** Where the bot may write stands in the database, so without it only the sign-in is looked at. */
async function teamsProblems(config: Config, district: District): Promise<string[]> {
  const credentials = config.teams === 'local' ? null : config.teams;
  const channels = configuredChannels(district, 'teams');
  const look = (database: Database) =>
    checkTeams({ credentials, channels, references: database.chatPlaces('teams', systemClock).references });
  const nothing = { get: async () => null, save: async () => {}, remove: async () => {}, newest: async () => null };
  const found = await withDatabase(config, look).catch(() => checkTeams({ credentials, channels: [], references: nothing }));
  return sentences(found);
}

/** Signs in to the mail server and sends nothing. */
async function mailProblems({ mail }: Config, { digest }: District): Promise<string[]> {
  if (!mail) {
    if (digest.readers.length === 0) return [];
    return [`The district file names ${digest.readers.length} readers of the digest, but no mail server: set SMTP_URL and MAIL_FROM.`];
  }
  const code = await createMail({ ...mail, readers: digest.readers, write: writeDigestMail }).check();
  return code === null ? [] : [`The mail server of SMTP_URL does not take us (${code}). Check its address, account and password.`];
}

function sentence(error: unknown): string {
  return error instanceof AppError
    ? error.message
    : 'This check itself failed; run it again with the bot stopped, and report it if it stays.';
}
