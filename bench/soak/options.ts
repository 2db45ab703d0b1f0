/** The command line of the soak: which parts run, with which numbers. */
import { parseArgs } from 'node:util';
import { type ChatName, PLATFORMS } from '../drive/chat.ts';

export const PARTS = ['kills', 'db-kills', 'faulty-posts', 'pairs', 'outage', 'storm', 'digest'] as const;
export type PartName = (typeof PARTS)[number];

/** The rest is about Slack's own ways, or about what no platform has a part in. */
export const ON_TEAMS: readonly PartName[] = ['kills', 'db-kills', 'pairs'];

export interface SoakOptions {
  kills: number;
  dbKills: number;
  reports: number;
  faultyPosts: number;
  pairs: number;
  storm: number;
  digest: number;
  seed: number;
  /** Leave the scratch folders, with the bots' logs. */
  keep: boolean;
  parts: readonly PartName[];
  platforms: readonly ChatName[];
}

export const HELP = `Usage: npm run soak [-- options]

The long fault and load run: the bot as a process of its own, on real PostgreSQL, against strict doubles
of Slack and Microsoft Teams.

  --kills N          kills: the bot is killed (kill -9) at N moments while reports are sent and decided (50)
  --db-kills N       db-kills: PostgreSQL is killed N times under the same load (10)
  --reports N        how many reports kills and db-kills send, each (200)
  --faulty-posts N   faulty-posts: N messages through 429, 5xx, resets, and answers lost after accepting (1000)
  --pairs N          pairs: two bots on one database, N incidents each decided by two people at once; one digest a week (100)
  --storm N          storm: N people report one emergency, five a second, and one another elsewhere; its card comes within 2 s (300)
  --digest N         digest: three bots on one database, clocks an hour off, make up for two weeks and make a third at its hour; the
                     digests are released while N bots are killed, mail is away and Slack answers 429 and 500 (10)
                     outage: PostgreSQL stopped, then /incident
  --only PART[,PART] run these parts: ${PARTS.join(', ')}
  --platform P       slack or teams; on Teams there are ${ON_TEAMS.join(', ')} (both, one after the other)
  --seed S           the same moments and choices again (1)
  --keep             keep the scratch folders with the bots' logs

Without --only, naming a part's own number (--kills, --db-kills, --faulty-posts, --pairs, --storm, --digest) runs just the parts so named;
without any of them, all parts run. --reports, --platform and --seed choose no part.
`;

/** @returns the options, or a sentence that says what is wrong with the arguments. */
export function readOptions(args: string[]): SoakOptions | { problem: string } | 'help' {
  const read = parse(args);
  if (typeof read === 'string') return { problem: read };
  if (read.help) return 'help';
  const numbers: Record<string, number> = {};
  for (const [name, standard] of Object.entries(STANDARD)) {
    const given = read[name];
    if (given !== undefined && !/^\d{1,7}$/.test(String(given))) return { problem: `--${name} wants a whole number.` };
    numbers[name] = given === undefined ? standard : Number(given);
  }
  const parts = partsOf(read);
  if (typeof parts === 'string') return { problem: parts };
  const platforms = platformsOf(read.platform, parts);
  if (typeof platforms === 'string') return { problem: platforms };
  const of = (name: keyof typeof STANDARD) => numbers[name] ?? STANDARD[name];
  return {
    kills: of('kills'),
    dbKills: of('db-kills'),
    reports: of('reports'),
    faultyPosts: of('faulty-posts'),
    pairs: of('pairs'),
    storm: of('storm'),
    digest: of('digest'),
    seed: of('seed'),
    keep: read.keep === true,
    parts,
    platforms,
  };
}

const STANDARD = { kills: 50, 'db-kills': 10, reports: 200, 'faulty-posts': 1000, pairs: 100, storm: 300, digest: 10, seed: 1 };

function parse(args: string[]): Record<string, string | boolean | undefined> | string {
  const number = { type: 'string' as const };
  const options = { ...Object.fromEntries(Object.keys(STANDARD).map((name) => [name, number])), only: number, platform: number };
  try {
    const flag = { type: 'boolean' as const };
    // every option is a text or a flag, and none is given as a list
    return parseArgs({ args, options: { ...options, keep: flag, help: flag } }).values as Record<string, string | boolean | undefined>;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function partsOf(read: Record<string, string | boolean | undefined>): readonly PartName[] | string {
  const named = PARTS.filter((part) => read[part] !== undefined);
  if (read.only === undefined) return named.length > 0 ? named : PARTS;
  const wanted = String(read.only).split(',');
  const unknown = wanted.find((part) => !PARTS.some((known) => known === part));
  return unknown === undefined
    ? PARTS.filter((part) => wanted.includes(part))
    : `There is no part "${unknown}"; there are ${PARTS.join(', ')}.`;
}

function platformsOf(given: string | boolean | undefined, parts: readonly PartName[]): readonly ChatName[] | string {
  if (given === undefined) return PLATFORMS;
  const platform = PLATFORMS.find((known) => known === given);
  if (!platform) return `There is no platform "${given}"; there are ${PLATFORMS.join(', ')}.`;
  const there = platform === 'slack' || parts.some((part) => ON_TEAMS.includes(part));
  return there ? [platform] : `On Teams there are only ${ON_TEAMS.join(', ')}.`;
}
