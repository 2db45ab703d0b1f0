/** PostgreSQL is stopped while the bot lives: whoever types `/incident` reads CALL 911 in time, and the bot comes back by itself. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, clusterUrl, openCluster, startServer, stopServer } from '../../../src/adapters/database/cluster.ts';
import { words } from '../../../src/conversation/wording/wording.ts';
import { freePort, postmasterOf } from '../../drive/scratch.ts';
import { sendReport } from '../../drive/send-report.ts';
import type { BotProcess } from '../../drive/start-bot.ts';
import { STORIES } from '../../drive/stories.ts';
import { checkCards, checkReports, checkTwice, type Finding } from '../checks.ts';
import type { Part } from '../part.ts';
import { takeSnapshot } from '../snapshot.ts';
import { onStage, type Stage, untilPeopleKnown } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

/** Within this a person must read what to do. */
const TOLD_WITHIN_MS = 3_000;
/** Longer than the bot's own wait for a lost connection. */
const DOWN_MS = 3_000;
const BACK_WITHIN_MS = 30_000;

export const outage: Part = (options) =>
  onStage({ teachers: 4, keep: options.keep }, async (stage) => {
    const cluster = await openCluster(join(stage.scratch.folder, 'server'));
    const databasePort = await freePort();
    await startServer(cluster, databasePort);
    stage.afterwards(async () => {
      if (postmasterOf(join(stage.scratch.folder, 'server')) !== null) await stopServer(cluster);
    });
    const databaseUrl = clusterUrl(cluster, databasePort, 'postgres');
    const bot = stage.start({ databaseUrl }, await freePort());
    await bot.ready();
    await untilPeopleKnown(stage.workspace, databaseUrl);
    stage.workspace.slack.setAppUrl(bot.requestUrl);
    const run: Run = { stage, cluster, databasePort, databaseUrl, bot };

    const before = await report(run, 0);
    const [known, stranger, back] = await goThrough(run);
    const after = await report(run, 0);
    const told = { reports: [before, after], sentDrafts: [], decisions: [], gaveUp: [] };
    await untilDrained(databaseUrl);
    const snapshot = await takeSnapshot(databaseUrl, stage.workspace.slack, stage.workspace.directorChannel);
    const findings = [known, stranger, back, checkReports(snapshot, told), checkCards(snapshot), checkTwice(snapshot)];
    const [first, second] = [known, stranger].map(({ counted }) => `${counted} ms`);
    return {
      findings,
      story: `CALL 911 after ${first} (a known person) and ${second} (somebody new); ready again after ${back.counted} ms`,
    };
  });

interface Run {
  stage: Stage;
  cluster: Cluster;
  databasePort: number;
  databaseUrl: string;
  bot: BotProcess;
}

/** The outage itself: somebody the bot knows and somebody it has never seen type `/incident`. */
async function goThrough(run: Run): Promise<[Finding, Finding, Finding]> {
  await stopServer(run.cluster);
  const known = await askInOutage(run, 0, 'a known person reads CALL 911 (ms)');
  await sleep(DOWN_MS);
  const stranger = await askInOutage(run, 1, 'somebody new reads CALL 911 (ms)');
  await startServer(run.cluster, run.databasePort);
  const startedAt = performance.now();
  while (performance.now() - startedAt < BACK_WITHIN_MS && !(await isReady(run.bot))) await sleep(20);
  const took = Math.round(performance.now() - startedAt);
  const problems = run.bot.hasEnded() ? ['the bot ended'] : took >= BACK_WITHIN_MS ? ['the bot did not come back by itself'] : [];
  return [known, stranger, { what: 'the bot is back by itself (ms)', counted: took, problems }];
}

async function askInOutage({ stage: { workspace } }: Run, teacher: number, what: string): Promise<Finding> {
  const person = workspace.slack.actAs(workspace.teachers[teacher] ?? '');
  const { danger, director } = words('en').report.outage;
  const needed = [danger, director(workspace.district.directorPhone)];
  const startedAt = performance.now();
  const acted = person.command('');
  let read = '';
  while (performance.now() - startedAt < TOLD_WITHIN_MS && !needed.every((line) => read.includes(line))) {
    await sleep(10);
    read = person.view()?.text ?? '';
  }
  const took = Math.round(performance.now() - startedAt);
  await acted;
  person.closeView();
  const missing = needed.filter((line) => !read.includes(line));
  return { what, counted: took, problems: missing.map((line) => `not read within ${TOLD_WITHIN_MS / 1_000} s: ${line}`) };
}

async function isReady({ url }: BotProcess): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_500) }).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function report({ stage: { workspace } }: Run, teacher: number): Promise<{ reporter: string; incidentId: string; draftId: string }> {
  const reporter = workspace.teachers[teacher] ?? '';
  const siteId = workspace.district.sites[0]?.id ?? '';
  const { incidentId, draftId, why } = await sendReport(workspace.slack.actAs(reporter), STORIES.L3, { siteId, patienceMs: 30_000 });
  if (!incidentId || !draftId) throw new Error(`a report did not get through: ${why}`);
  return { reporter, incidentId, draftId };
}
