/** Messages through bad weather: rate limits, errors, cut connections, and answers lost after the message was accepted. */
import type { FaultKind } from '../../../test/fixtures/slack-double/faults.ts';
import type { SlackDouble } from '../../../test/fixtures/slack-double/slack-double.ts';
import { checkChain, checkCurrent, checkDeliveries, checkReports, checkTwice, type Finding } from '../checks.ts';
import { startLoad } from '../load.ts';
import type { Part } from '../part.ts';
import { takeSnapshot } from '../snapshot.ts';
import { onStage, startSingleBot } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

const WEATHER: { chance: number; fault: FaultKind }[] = [
  { chance: 0.06, fault: { kind: 'rate-limited', retryAfter: 1 } },
  { chance: 0.05, fault: { kind: 'http', status: 503 } },
  { chance: 0.05, fault: { kind: 'reset' } },
  { chance: 0.04, fault: { kind: 'accept-then-reset' } },
  { chance: 0.03, fault: { kind: 'accept-then-http', status: 500 } },
  // each holds a place of the worker until the client's patience ends
  { chance: 0.02, fault: { kind: 'accept-then-hang' } },
];
const METHODS = ['chat.postMessage', 'chat.update', 'conversations.open', 'conversations.history'];
/** Fewer posts than this may by chance miss a kind of fault. */
const ENOUGH = 200;

export const faultyPosts: Part = (options) =>
  // a school matter is two messages: to the reporter and to an administrator; many reporters, because a channel takes one a second
  onStage({ teachers: Math.max(10, Math.ceil(options.faultyPosts / 8)), keep: options.keep }, async (stage) => {
    const { workspace } = stage;
    const { slack, directorChannel } = workspace;
    const { databaseUrl } = await startSingleBot(stage);
    slack.faults.setWeather({ seed: options.seed, calls: METHODS, chances: WEATHER });
    const load = startLoad({ workspace, seed: options.seed, reports: Math.ceil(options.faultyPosts / 2), levels: ['L1'] });
    await load.reported;
    load.stop();
    await untilDrained(databaseUrl);
    const snapshot = await takeSnapshot(databaseUrl, slack, directorChannel);
    const drawn = faultsOn(slack);
    const findings = [
      { what: 'people who got through', counted: load.told.reports.length, problems: load.told.gaveUp },
      checkReports(snapshot, load.told),
      checkPosts(snapshot.messages.length, options.faultyPosts),
      checkWeather(drawn, options.faultyPosts),
      checkTwice(snapshot),
      checkCurrent(snapshot),
      checkDeliveries(snapshot),
      checkChain(snapshot),
    ];
    const reconciled = snapshot.deliveries.filter(({ state }) => state === 'reconciled').length;
    return { findings, story: `${describe(drawn)}; found instead of posted again: ${reconciled}` };
  });

/** As many messages as were asked for. */
function checkPosts(posted: number, wanted: number): Finding {
  return { what: 'messages posted', counted: posted, problems: posted >= wanted ? [] : [`${wanted} were to be posted`] };
}

/** Weather that never came would prove nothing. */
function checkWeather(drawn: Map<string, number>, wanted: number): Finding {
  const missing = WEATHER.filter(({ fault }) => !drawn.has(fault.kind)).map(({ fault }) => `${fault.kind} never happened`);
  const counted = [...drawn.values()].reduce((sum, count) => sum + count, 0);
  return { what: 'posts that met a fault', counted, problems: wanted >= ENOUGH ? missing : [] };
}

function faultsOn({ world }: SlackDouble): Map<string, number> {
  const drawn = new Map<string, number>();
  for (const { method, fault } of world.calls) {
    if (method === 'chat.postMessage' && fault) drawn.set(fault, (drawn.get(fault) ?? 0) + 1);
  }
  return drawn;
}

const describe = (drawn: Map<string, number>): string => [...drawn].map(([kind, count]) => `${count} ${kind}`).join(', ');
