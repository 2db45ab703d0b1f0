/** Two bots on one database: every incident is approved by two people at once, one through each; and each week has one digest. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../../src/adapters/database/embedded-postgres.ts';
import { formWords } from '../../../src/conversation/forms/form-words.ts';
import { shiftWeek, weekOf } from '../../../src/digest/week.ts';
import { wallDate, wallTime, weekdayOf } from '../../../src/district/wall-time.ts';
import { freePort } from '../../drive/scratch.ts';
import type { BotProcess } from '../../drive/start-bot.ts';
import { STORIES } from '../../drive/stories.ts';
import type { Workspace } from '../../drive/workspace.ts';
import { checkChain, checkDecisions, checkDeliveries, checkReports, type Told, toldOf } from '../checks.ts';
import { meeting } from '../meeting.ts';
import { checkDigests, checkPairs, type Pair, type PairWords } from '../pair-checks.ts';
import type { Part, PartResult } from '../part.ts';
import { withClient } from '../snapshot.ts';
import { digestTime, onChatStage, type Stage, untilPeopleKnown } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

const ZONE = 'America/Los_Angeles';
/** Late enough that both bots are up when the hour of the digest comes. */
const DIGEST_IN_MS = 100_000;
const REPORTING_AT_ONCE = 4;
/** A card that does not come within this never comes. */
const CARD_PATIENCE_MS = 60_000;

export const pairs: Part = (options, chat) => {
  const digestAt = new Date(Date.now() + DIGEST_IN_MS);
  const hour = { weekday: weekdayOf(wallDate(digestAt, ZONE)), time: wallTime(digestAt, ZONE) };
  return onChatStage({ teachers: 20, keep: options.keep, district: (yaml) => digestTime(yaml, hour) }, chat, async (stage) => {
    const server = await startEmbeddedPostgres({ dataDir: join(stage.scratch.folder, 'server') });
    stage.afterwards(server.stop);
    const databaseUrl = server.url;
    await makeOldIncidents(stage, databaseUrl);
    const bots = await startTwo(stage, databaseUrl);
    const run: Run = { stage, databaseUrl, bots, told: { reports: [], sentDrafts: [], decisions: [], gaveUp: [] } };
    const [decided] = await Promise.all([decideInPairs(run, options.pairs), reportAll(run, options.pairs)]);
    await tickAndRestart(run, digestAt);
    return judge(run, decided, digestAt);
  });
};

interface Run {
  stage: Stage<Workspace>;
  databaseUrl: string;
  bots: BotProcess[];
  told: Told;
}

/** Two incidents of past weeks: one digest is due when the bots start, the other when its hour comes. */
async function makeOldIncidents(stage: Stage<Workspace>, databaseUrl: string): Promise<void> {
  const { workspace } = stage;
  const bot = stage.start({ databaseUrl }, await freePort());
  await bot.ready();
  await untilPeopleKnown(workspace, databaseUrl);
  await workspace.chat.meet(bot);
  for (const weeks of [1, 2]) {
    const { incidentId, draftId, why } = await workspace.chat.report(workspace.teachers[0] ?? '', STORIES.L1, {
      siteId: siteOf(workspace, 0),
    });
    if (!incidentId) throw new Error(`the incident of a past week could not be reported: ${why}`);
    const older = `UPDATE "Incident" SET "openedAt" = "openedAt" - make_interval(weeks => $2) WHERE "id" = $1`;
    const { incidentOf } = await workspace.chat.look(databaseUrl);
    const id = incidentOf({ incidentId, draftId: draftId ?? '' });
    await withClient(databaseUrl, (client) => client.query(older, [id, weeks]));
  }
  await untilDrained(databaseUrl);
  await bot.stop();
}

async function startTwo(stage: Stage<Workspace>, databaseUrl: string): Promise<BotProcess[]> {
  const ports = [await freePort(), await freePort()];
  const bots = ports.map((port) => stage.start({ databaseUrl }, port));
  await Promise.all(bots.map((bot) => bot.ready()));
  return bots;
}

async function reportAll({ stage: { workspace }, bots, told }: Run, count: number): Promise<void> {
  const turns = Array.from({ length: REPORTING_AT_ONCE }, async (_, turn) => {
    for (let index = turn; index < count; index += REPORTING_AT_ONCE) {
      const reporter = workspace.teachers[index % workspace.teachers.length] ?? '';
      const how = { siteId: siteOf(workspace, index), through: bots[index % bots.length] };
      const { incidentId, draftId, why } = await workspace.chat.report(reporter, STORIES.L3, how);
      if (incidentId && draftId) told.reports.push({ reporter, incidentId, draftId });
      else told.gaveUp.push(`${reporter}: ${why}`);
    }
  });
  await Promise.all(turns);
}

/** As each card appears: the director through one bot and a deputy through the other press "Approve" in the same moment. */
async function decideInPairs({ stage: { workspace }, bots }: Run, count: number): Promise<Pair[]> {
  const decided: Pair[] = [];
  const handled = new Set<string>();
  for (let lastAt = Date.now(); decided.length < count && Date.now() - lastAt < CARD_PATIENCE_MS; ) {
    const card = workspace.chat.openQuestions().find(({ messageId }) => !handled.has(messageId));
    if (!card) {
      await sleep(20);
      continue;
    }
    handled.add(card.messageId);
    const together = meeting(2);
    const people = workspace.deciders.slice(0, 2).map(async (account, index) => {
      const through = bots[(index + decided.length) % bots.length];
      const how = { outcome: 'approve', reason: index, onSubmit: together, patienceMs: 30_000, through } as const;
      const { answer } = await workspace.chat.decide(account, card, how);
      return { account, title: titleOf(workspace, index), answer };
    });
    decided.push({ incidentId: card.incidentId, people: await Promise.all(people) });
    lastAt = Date.now();
  }
  return decided;
}

/** The hour of the digest passes with both up; then one is killed and starts again, catching up. */
async function tickAndRestart({ stage, databaseUrl, bots }: Run, digestAt: Date): Promise<void> {
  await sleep(Math.max(0, digestAt.getTime() + 5_000 - Date.now()));
  const [first] = bots;
  await first?.kill();
  const again = stage.start({ databaseUrl }, Number(new URL(first?.url ?? '').port));
  await again.ready();
  await sleep(3_000);
}

async function judge({ stage: { workspace }, databaseUrl, told }: Run, decided: Pair[], digestAt: Date): Promise<PartResult> {
  await untilDrained(databaseUrl);
  const look = await workspace.chat.look(databaseUrl);
  const { snapshot, twice } = look;
  const thisWeek = weekOf(digestAt, ZONE);
  const findings = [
    { what: 'people who got through', counted: told.reports.length, problems: told.gaveUp },
    checkReports(snapshot, toldOf(told, look)),
    checkPairs(snapshot, decided, pairWords()),
    { ...checkDecisions(snapshot), what: 'decisions, each once, with its call duty' },
    checkDigests(snapshot, workspace.liaisonChannel, [shiftWeek(thisWeek, -2), shiftWeek(thisWeek, -1)]),
    twice,
    checkDeliveries(snapshot),
    checkChain(snapshot),
  ];
  const byFirst = decided.filter(({ people }) => pairWords().isDone(people[0]?.answer ?? '')).length;
  return { findings, story: `the director was first ${byFirst} times, the deputy ${decided.length - byFirst} times` };
}

function pairWords(): PairWords {
  const { approve, already } = formWords('en');
  const [, notYetCalled = ''] = approve.done('\n').split('\n');
  return {
    isDone: (answer) => answer.includes(notYetCalled),
    namesFirst: (answer, title) => answer.includes(already.approved(title, '\n', '').split('\n')[0] ?? ''),
  };
}

function siteOf({ district }: Workspace, index: number): string {
  return district.sites[index % district.sites.length]?.id ?? '';
}

function titleOf({ district }: Workspace, index: number): string {
  return district.people.filter(({ role }) => role === 'director' || role === 'deputy')[index]?.title.en ?? '';
}
