/** Two bots on one database: every incident is approved by two people at once, one through each; and each week has one digest. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../../src/adapters/database/embedded-postgres.ts';
import { formWords } from '../../../src/conversation/forms/form-words.ts';
import { shiftWeek, weekOf } from '../../../src/digest/week.ts';
import { wallDate, wallTime, weekdayOf } from '../../../src/district/wall-time.ts';
import { createPerson, type Person } from '../../../test/fixtures/slack-double/person.ts';
import { createSender } from '../../../test/fixtures/slack-double/sender.ts';
import { decideOn } from '../../drive/press-card.ts';
import { freePort } from '../../drive/scratch.ts';
import { sendReport } from '../../drive/send-report.ts';
import type { BotProcess } from '../../drive/start-bot.ts';
import { STORIES } from '../../drive/stories.ts';
import type { Workspace } from '../../drive/workspace.ts';
import { checkChain, checkDecisions, checkDeliveries, checkReports, checkTwice, type Told } from '../checks.ts';
import { openQuestions } from '../load.ts';
import { checkDigests, checkPairs, type Pair, type PairWords } from '../pair-checks.ts';
import type { Part, PartResult } from '../part.ts';
import { takeSnapshot, withClient } from '../snapshot.ts';
import { digestTime, onStage, type Stage, untilPeopleKnown } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

const ZONE = 'America/Los_Angeles';
/** Late enough that both bots are up when the hour of the digest comes. */
const DIGEST_IN_MS = 100_000;
const REPORTING_AT_ONCE = 4;
/** A card that does not come within this never comes. */
const CARD_PATIENCE_MS = 60_000;

export const pairs: Part = (options) => {
  const digestAt = new Date(Date.now() + DIGEST_IN_MS);
  const hour = { weekday: weekdayOf(wallDate(digestAt, ZONE)), time: wallTime(digestAt, ZONE) };
  return onStage({ teachers: 20, keep: options.keep, district: (yaml) => digestTime(yaml, hour) }, async (stage) => {
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
  stage: Stage;
  databaseUrl: string;
  bots: BotProcess[];
  told: Told;
}

/** Two incidents of past weeks: one digest is due when the bots start, the other when its hour comes. */
async function makeOldIncidents(stage: Stage, databaseUrl: string): Promise<void> {
  const { workspace } = stage;
  const bot = stage.start({ databaseUrl }, await freePort());
  await bot.ready();
  await untilPeopleKnown(workspace, databaseUrl);
  workspace.slack.setAppUrl(bot.requestUrl);
  for (const weeks of [1, 2]) {
    const { incidentId, why } = await sendReport(workspace.slack.actAs(workspace.teachers[0] ?? ''), STORIES.L1, {
      siteId: siteOf(workspace, 0),
    });
    if (!incidentId) throw new Error(`the incident of a past week could not be reported: ${why}`);
    const older = `UPDATE "Incident" SET "openedAt" = "openedAt" - make_interval(weeks => $2) WHERE "id" = $1`;
    await withClient(databaseUrl, (client) => client.query(older, [incidentId, weeks]));
  }
  await untilDrained(databaseUrl);
  await bot.stop();
}

async function startTwo(stage: Stage, databaseUrl: string): Promise<BotProcess[]> {
  const ports = [await freePort(), await freePort()];
  const bots = ports.map((port) => stage.start({ databaseUrl }, port));
  await Promise.all(bots.map((bot) => bot.ready()));
  return bots;
}

/** A person whose Slack reaches this bot, as a load balancer would have it. */
function through({ slack }: Workspace, bot: BotProcess | undefined, userId: string): Person {
  const sender = createSender(slack.world, () => bot?.requestUrl ?? '');
  return createPerson(slack.world, sender, { userId, baseUrl: () => slack.url });
}

async function reportAll({ stage: { workspace }, bots, told }: Run, count: number): Promise<void> {
  const turns = Array.from({ length: REPORTING_AT_ONCE }, async (_, turn) => {
    for (let index = turn; index < count; index += REPORTING_AT_ONCE) {
      const reporter = workspace.teachers[index % workspace.teachers.length] ?? '';
      const person = through(workspace, bots[index % bots.length], reporter);
      const { incidentId, draftId, why } = await sendReport(person, STORIES.L3, { siteId: siteOf(workspace, index) });
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
    const card = openQuestions(workspace).find(({ ts }) => !handled.has(ts));
    if (!card) {
      await sleep(20);
      continue;
    }
    handled.add(card.ts);
    const together = meeting(2);
    const people = workspace.deciders.slice(0, 2).map(async (account, index) => {
      const person = through(workspace, bots[(index + decided.length) % bots.length], account);
      const { answer } = await decideOn(person, card, { outcome: 'approve', reason: index, onSubmit: together, patienceMs: 30_000 });
      return { account, title: titleOf(workspace, index), answer };
    });
    decided.push({ incidentId: card.incidentId, people: await Promise.all(people) });
    lastAt = Date.now();
  }
  return decided;
}

/** Resolves for everybody when the last one has come; open from then on. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let missing = size;
  return () => {
    missing -= 1;
    if (missing <= 0) resolve();
    // somebody who found the card decided never comes
    return Promise.race([promise, sleep(2_000)]);
  };
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
  const snapshot = await takeSnapshot(databaseUrl, workspace.slack, workspace.directorChannel);
  const thisWeek = weekOf(digestAt, ZONE);
  const findings = [
    { what: 'people who got through', counted: told.reports.length, problems: told.gaveUp },
    checkReports(snapshot, told),
    checkPairs(snapshot, decided, pairWords()),
    { ...checkDecisions(snapshot), what: 'decisions, each once, with its call duty' },
    checkDigests(snapshot, workspace.liaisonChannel, [shiftWeek(thisWeek, -2), shiftWeek(thisWeek, -1)]),
    checkTwice(snapshot),
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
