/**
 * The bot and a bare one, each a process, against one Teams double in this process: a press is answered without asking Teams anything, so
 * the double has nothing to do while the clock runs. What was answered is read when every answer is in.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entraIdOf, withTeams } from '../../test/fixtures/district-tenant.ts';
import { type Filled, type ShownCard, shownCard } from '../../test/fixtures/teams-double/card.ts';
import { signToken } from '../../test/fixtures/teams-double/identity.ts';
import { createTeamsPerson } from '../../test/fixtures/teams-double/person.ts';
import { createTeamsSender, type TeamsSender } from '../../test/fixtures/teams-double/sender.ts';
import { startTeamsDouble, type TeamsDouble } from '../../test/fixtures/teams-double/teams-double.ts';
import type { DoubleMessage, RecordedDispatch } from '../../test/fixtures/teams-double/world.ts';
import { createScratch, freePort } from '../drive/scratch.ts';
import { startBot } from '../drive/start-bot.ts';
import { type BurstTarget, createTarget, sendAll } from './burst.ts';
import type { Side } from './load-stage.ts';
import { startBare } from './start-bare.ts';

const AT_ONCE = 50;
/** Nobody measures how people begin; all fifty at once, met for the first time, could read CALL 911 on a busy machine. */
const OPENING = 10;
const NOTICE_MS = 20;
const SAMPLE = 'district/palm-springs.sample.yaml';

/** Somebody with a card in their own chat. */
export interface Presser {
  account: string;
  card: DoubleMessage;
}

export interface TeamsStage {
  /** Fifty people type `report` and get their first card. The same turn is the same people. */
  openForms(side: Side, turn: number): Promise<Presser[]>;
  /** Everybody presses the button of their card at once. @returns milliseconds to the whole answer, which was a card. */
  pressAll(side: Side, pressers: Presser[], fill: (shown: ShownCard) => Filled): Promise<number[]>;
  close(): Promise<void>;
}

export async function openTeamsStage({ groups }: { groups: number }): Promise<TeamsStage> {
  const staff = Array.from({ length: groups * AT_ONCE }, (_, index) => entraIdOf(`U0STAFF${index}`));
  const teams = await startTeamsDouble({
    people: staff.map((aadObjectId) => ({ aadObjectId, name: 'somebody', email: `${aadObjectId}@example.org` })),
  });
  const scratches = { ours: createScratch(), bare: createScratch() };
  const districtFile = join(scratches.ours.folder, 'district.yaml');
  writeFileSync(districtFile, withTeams(readFileSync(SAMPLE, 'utf8'), { alone: true }));
  const bot = startBot({
    ...{ database: { dataDir: scratches.ours.dataDir }, port: await freePort(), logFile: `${scratches.ours.folder}/bot.log` },
    env: { ...teams.env, DISTRICT_FILE: districtFile },
  });
  await bot.ready();
  const bare = await startBare('teams-app', { env: teams.env, dataDir: scratches.bare.dataDir, path: '/api/messages' });
  const targets = { ours: createTarget(bot.teamsUrl), bare: createTarget(bare.url) };
  return {
    openForms: async (side, turn) => {
      const opened: Presser[] = [];
      for (let next = turn * AT_ONCE; opened.length < AT_ONCE; next += OPENING) {
        const some = staff.slice(next, next + OPENING);
        opened.push(...(await Promise.all(some.map((account) => openForm(teams, targets[side], account)))));
      }
      return opened;
    },
    pressAll: (side, pressers, fill) => pressAll({ teams, target: targets[side] }, pressers, fill),
    async close() {
      for (const { agent } of Object.values(targets)) agent.destroy();
      await Promise.all([bot.stop(), bare.stop()]);
      await teams.stop();
      await Promise.all(Object.values(scratches).map((scratch) => scratch.remove()));
    },
  };
}

/** The answer comes when the first screen is there and its draft is saved. */
async function openForm({ world, serviceUrl }: TeamsDouble, { url }: BurstTarget, account: string): Promise<Presser> {
  const person = createTeamsPerson(world, createTeamsSender(world, { appUrl: () => url, serviceUrl }), account);
  const before = person.messages().length;
  const said = await person.say('report');
  const card = person.messages()[before];
  if (said?.status !== 200 || !card || person.card(card).buttons.length === 0) {
    throw new Error(`a report did not begin: ${said?.status} ${card ? person.card(card).text : ''}`);
  }
  return { account, card };
}

interface Waiting {
  body: string;
  answer(answered: { status: number; response: string; milliseconds: number }): void;
}

/** Requests are made and signed beforehand, and sent at the same moment. */
async function pressAll(
  { teams, target }: { teams: TeamsDouble; target: BurstTarget },
  pressers: Presser[],
  fill: (shown: ShownCard) => Filled,
): Promise<number[]> {
  const waiting: Waiting[] = [];
  const pressing = pressers.map(({ account, card }) => {
    const person = createTeamsPerson(teams.world, holdingBack(teams.sender, waiting), account);
    return person.press(card, 'submit', fill(person.card(card)));
  });
  // whoever cannot press says why
  if (waiting.length < pressers.length) await Promise.all(pressing);
  // Teams' service signs once and uses that for a while
  const authorization = `Bearer ${signToken(teams.sender.claims())}`;
  const ready = waiting.map(({ body }) => ({
    body,
    headers: { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  }));
  // cards were read for a while: kept connections that ended meanwhile are noticed before they are used
  await sleep(NOTICE_MS);
  const answers = await sendAll(target, ready);
  for (const [index, answered] of answers.entries()) waiting[index]?.answer(answered);
  const shown = await Promise.all(pressing);
  // CALL 911 instead of the next card leads nowhere
  const wrong = shown.find(({ kind, given }) => kind !== 'card' || !given || shownCard(given).buttons.length === 0);
  if (wrong) throw new Error(`a person saw: ${wrong.kind} ${wrong.text}`);
  return answers.map(({ milliseconds }) => milliseconds);
}

/** A sender that only keeps what is to be sent. */
function holdingBack(sender: TeamsSender, waiting: Waiting[]): TeamsSender {
  const send = (activity: Record<string, unknown>): Promise<RecordedDispatch> =>
    new Promise((resolve) => {
      const answer: Waiting['answer'] = (answered) => resolve({ kind: String(activity.name), at: Date.now(), activity, ...answered });
      waiting.push({ body: JSON.stringify(activity), answer });
    });
  return { ...sender, send };
}
