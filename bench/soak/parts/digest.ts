/** Three bots and a district that missed two weeks: from the hour of the digest to the last reader, through everything that may go wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../../src/adapters/database/embedded-postgres.ts';
import { createDice } from '../../../src/cli/invented/dice.ts';
import { releaseWords } from '../../../src/conversation/digest/release-words.ts';
import { shiftWeek, weekOf } from '../../../src/digest/week.ts';
import { wallDate, wallTime, weekdayOf } from '../../../src/district/wall-time.ts';
import { checkChain, checkCurrent, checkTwice, type Finding } from '../checks.ts';
import {
  checkAllArrived,
  checkBuilt,
  checkDelivered,
  checkDisclosures,
  checkNobodyMissing,
  checkOnceOrTold,
  checkReleased,
  type Wanted,
} from '../digest/digest-checks.ts';
import { startFleet } from '../digest/fleet.ts';
import { lookAtDigests } from '../digest/look.ts';
import { openMailbox } from '../digest/mailbox.ts';
import { liveThroughThePast } from '../digest/past-weeks.ts';
import { type Answers, releaseTogether, sendAgain } from '../digest/release-together.ts';
import { type DigestRun, strike } from '../digest/strikes.ts';
import type { SoakOptions } from '../options.ts';
import type { Part, PartResult } from '../part.ts';
import { type CardRow, takeSnapshot } from '../snapshot.ts';
import { digestTime, onStage, replaced, type Stage } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

const ZONE = 'America/Los_Angeles';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** The past is lived through and the bots are up before the hour comes. */
const LEAD_MS = 45_000;
/** A job that a bot took with it when it was killed is given to another after a minute, seen at the next look a minute later. */
const PATIENCE_MS = 150_000;
const MAIL_AWAY_MS = 4_000;
/** node-cron rings within the second; a bot that was killed just then catches up when it starts. */
const AFTER_THE_HOUR_MS = 2_500;
const AGAIN_ROUNDS = 3;
const RANG_WITHIN_MS = 1_500;

const READERS = [
  { id: 'pspd', edition: 'agency', agency: 'palm_springs_pd' },
  { id: 'chiefs', edition: 'police' },
  { id: 'board', edition: 'board' },
  { id: 'superintendent', edition: 'board' },
  { id: 'web', edition: 'public' },
];
const mailOf = (id: string): string => `${id}@readers.example.org`;

/** Slack has a bad day: what it refuses must be tried again, what it only seems to have refused must not. */
const BAD_DAY = {
  calls: ['chat.postMessage', 'chat.update', 'files.completeUploadExternal', 'conversations.replies', 'conversations.history'],
  chances: [
    { chance: 0.12, fault: { kind: 'rate-limited' as const, retryAfter: 1 } },
    { chance: 0.12, fault: { kind: 'accept-then-http' as const, status: 500 } },
    { chance: 0.06, fault: { kind: 'http' as const, status: 500 } },
    { chance: 0.3, fault: { kind: 'delay' as const, milliseconds: 150 } },
  ],
};

export const digest: Part = (options) => {
  const digestAt = new Date(Math.ceil((Date.now() + LEAD_MS) / MINUTE_MS) * MINUTE_MS);
  return onStage({ teachers: 2, keep: options.keep, district: (yaml) => withReaders(yaml, digestAt) }, async (stage) => {
    const server = await startEmbeddedPostgres({ dataDir: join(stage.scratch.folder, 'server') });
    stage.afterwards(server.stop);
    const mail = await openMailbox();
    stage.afterwards(mail.stop);
    const env = { SMTP_URL: mail.url, MAIL_FROM: 'Crosswalk <safety@district.example.org>' };
    await liveThroughThePast(stage, server.url, env);
    // one is right, one is an hour behind, one an hour ahead
    const fleet = await startFleet(stage, { databaseUrl: server.url, env }, [0, -HOUR_MS, HOUR_MS]);
    const run: DigestRun = { stage, fleet, mail, databaseUrl: server.url, dice: createDice(options.seed, 'digest'), digestAt, struck: [] };
    return goThrough(run, options);
  });
};

function withReaders(yaml: string, digestAt: Date): string {
  const lines = READERS.map(({ id, edition, agency }) => {
    const whose = agency === undefined ? '' : `, agency: ${agency}`;
    return `    - { reader_id: ${id}, name: ${id}, edition: ${edition}${whose}, email: ${mailOf(id)} }`;
  });
  const hour = { weekday: weekdayOf(wallDate(digestAt, ZONE)), time: wallTime(digestAt, ZONE) };
  return replaced(digestTime(yaml, hour), /^ {2}reply_to: .*$/m, ['  reply_to: liaison@example.org', '  readers:', ...lines].join('\n'));
}

async function goThrough(run: DigestRun, options: SoakOptions): Promise<PartResult> {
  const { stage, fleet, mail, digestAt } = run;
  const weeks = [-4, -3, -2, -1].map((offset) => shiftWeek(weekOf(digestAt, ZONE), offset));
  const [first = '', second = '', third = '', last = ''] = weeks;
  await untilLaid(run, [first, second, third]);
  const caughtUp = Date.now() < digestAt.getTime();
  // somebody sets the clocks right
  for (const index of fleet.wrong()) await fleet.replace(index, 0);
  stage.workspace.slack.faults.setWeather({ seed: options.seed, ...BAD_DAY });
  const strikes = share(options.digest, 4);
  const answers: Answers[] = [];
  const release = async (week: string, part: number, meanwhile: () => Promise<void> = async () => {}): Promise<void> => {
    const striking = (async () => {
      for (let count = 0; count < (strikes[part] ?? 0); count += 1) await strike(run);
    })();
    const [answer] = await Promise.all([releaseTogether(run, week), striking, meanwhile()]);
    answers.push(answer);
  };
  const madeUpFor = async (): Promise<void> => {
    await release(first, 0);
    await release(second, 1, () => sleep(300).then(() => mail.goAway(MAIL_AWAY_MS)));
    mail.fail(mailOf('chiefs'), 'drop-after-text');
    mail.fail(mailOf('board'), 'busy');
    await release(third, 2);
  };
  await Promise.all([madeUpFor(), theHour(run)]);
  await untilLaid(run, [last]);
  mail.fail(mailOf('web'), 'drop-after-text');
  await release(last, 3);
  return judge(run, { weeks, answers, caughtUp });
}

/** In the moment in which node-cron rings in all of them, one is killed. */
async function theHour({ fleet, dice, struck, digestAt }: DigestRun): Promise<void> {
  await sleep(Math.max(0, digestAt.getTime() + dice.between(-400, 400) - Date.now()));
  struck.push('the hour');
  await fleet.replace(dice.pick([0, 1, 2]), 0);
  await sleep(Math.max(0, digestAt.getTime() + AFTER_THE_HOUR_MS - Date.now()));
}

/** So many strikes for each of the parts; the first ones get what is left over. */
function share(count: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, part) => Math.floor(count / parts) + (part < count % parts ? 1 : 0));
}

async function untilLaid({ databaseUrl, stage, mail }: DigestRun, weeks: string[]): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(100)) {
    const { digests, cards } = await lookAtDigests(databaseUrl, stage.workspace.slack, mail.arrived());
    const laid = digests.filter(({ id }) => cards.some(({ digestId }) => digestId === id)).map(({ week }) => week);
    if (weeks.every((week) => laid.includes(week))) return;
  }
  throw new Error(`not all of ${weeks.join(', ')} were laid before the director`);
}

interface Story {
  weeks: string[];
  answers: Answers[];
  caughtUp: boolean;
}

async function judge(run: DigestRun, { weeks, answers, caughtUp }: Story): Promise<PartResult> {
  const { stage, databaseUrl, mail, digestAt } = run;
  const { slack, directorChannel, liaisonChannel } = stage.workspace;
  const look = () => lookAtDigests(databaseUrl, slack, mail.arrived());
  await untilDrained(databaseUrl);
  const before = await look();
  const unknown = before.copies.filter(({ posts }) => posts.at(-1)?.state === 'unknown');
  mail.mend();
  let after = before;
  // where the machine is slow, a mail that is sent again may time out as well
  for (let round = 0; round < AGAIN_ROUNDS && after.cards.some(({ buttons }) => buttons.includes('send-again')); round += 1) {
    await sendAgain(run, after);
    await untilDrained(databaseUrl);
    after = await look();
  }
  const snapshot = await takeSnapshot(databaseUrl, slack, directorChannel);
  const wanted: Wanted = {
    weeks,
    copies: [
      { kind: 'digest', reader: liaisonChannel },
      { kind: 'digest-file', reader: liaisonChannel },
      ...READERS.map(({ id }) => ({ kind: 'digest', reader: id })),
    ],
    recipients: ['liaison_channel', ...READERS.map(({ id, agency }) => agency ?? id)],
  };
  const findings = [
    checkBuilt(after, wanted),
    checkHour(stage, digestAt, caughtUp),
    checkAnswers(answers),
    checkReleased(after),
    checkNobodyMissing(before, wanted),
    checkOnceOrTold(before, { unclear: releaseWords('en').copies.state.unclear }),
    checkAllArrived(after),
    checkDelivered(after),
    checkDisclosures(after, wanted),
    checkTwice({ ...snapshot, messages: snapshot.messages.filter(({ deliveryId }) => deliveryId !== null) }),
    checkCurrent({ ...snapshot, cards: snapshot.cards.filter(isChatCard) }),
    checkChain(snapshot),
  ];
  const arrived = unknown.filter((copy) => copy.arrived > 0).length;
  return { findings, story: `${tellOf(run)}; left to the director: ${unknown.length}, of which had arrived: ${arrived}` };
}

/** Copies are counted by themselves; what became needless before it was sent is nowhere. */
function isChatCard({ kind, messageId }: CardRow): boolean {
  return messageId !== null && kind !== 'digest' && kind !== 'digest-file';
}

/** The last week was made at its hour, by bots whose node-cron rang, and not by catching up. */
function checkHour({ scratch }: Stage, digestAt: Date, caughtUp: boolean): Finding {
  const files = readdirSync(scratch.folder).filter((name) => name.endsWith('.log'));
  const rang = files.filter((name) =>
    queuedAt(join(scratch.folder, name)).some((at) => Math.abs(at - digestAt.getTime()) < RANG_WITHIN_MS),
  );
  const problems = [
    ...(caughtUp ? [] : ['the weeks before were not made up for in time; the machine is too slow for this part']),
    ...(rang.length >= 2 ? [] : [`${rang.length} bots asked for the digest at its hour`]),
  ];
  return { what: 'bots that asked for the last week at its hour', counted: rang.length, problems };
}

/** When a bot asked for a digest, by its log. */
function queuedAt(file: string): number[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    if (!line.includes('"digest-queued"')) return [];
    const { time } = JSON.parse(line) as { time: string | number }; // pino wrote it
    return [new Date(time).getTime()];
  });
}

/** Whoever read an answer read that it is released, and at most one that it was them. */
function checkAnswers(answers: readonly Answers[]): Finding {
  const words = releaseWords('en').release;
  const [already = ''] = words.already('\n').split('\n');
  const problems = answers.flatMap(({ week, read }) => {
    const said = read.filter((answer) => answer !== null);
    const done = said.filter((answer) => answer.includes(words.done(READERS.length)));
    const strange = said.filter((answer) => !done.includes(answer) && !answer.includes(already));
    return [
      ...(said.length === 0 ? [`nobody who released ${week} got an answer`] : []),
      ...(done.length > 1 ? [`${done.length} people were told that they released ${week}`] : []),
      ...strange.map((answer) => `somebody who released ${week} read: ${answer}`),
    ];
  });
  return { what: 'people who pressed Release together and were told', counted: answers.flatMap(({ read }) => read).length, problems };
}

function tellOf({ struck, stage: { workspace }, mail }: DigestRun): string {
  const faults = new Map<string, number>();
  for (const { fault } of workspace.slack.world.calls) if (fault && fault !== 'delay') faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const met = [...faults].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${struck.length} kills: ${struck.join(', ')}; Slack: ${met}; ${mail.arrived().length} mails`;
}
