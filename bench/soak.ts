/** The long fault and load run: `npm run soak -- --help`. */
import type { ChatName } from './drive/chat.ts';
import { HELP, ON_TEAMS, type PartName, readOptions, type SoakOptions } from './soak/options.ts';
import { type Part, printPart } from './soak/part.ts';
import { dbKills } from './soak/parts/db-kills.ts';
import { digest } from './soak/parts/digest.ts';
import { faultyPosts } from './soak/parts/faulty-posts.ts';
import { kills } from './soak/parts/kills.ts';
import { outage } from './soak/parts/outage.ts';
import { pairs } from './soak/parts/pairs.ts';
import { storm } from './soak/parts/storm.ts';

const PARTS: Record<PartName, Part> = { kills, 'db-kills': dbKills, 'faulty-posts': faultyPosts, pairs, outage, storm, digest };

/** @returns the parts that did not hold. */
async function run(options: SoakOptions): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, chat } of runsOf(options)) {
    const startedAt = performance.now();
    const result = await PARTS[name](options, chat).catch((error: unknown) => ({
      findings: [{ what: 'came to its end', counted: 0, problems: [error instanceof Error ? error.message : String(error)] }],
      story: '',
    }));
    const title = chat === 'slack' ? name : `${name} (Teams)`;
    if (!printPart(title, result, (performance.now() - startedAt) / 1_000)) failed.push(title);
  }
  return failed;
}

function runsOf({ parts, platforms }: SoakOptions): { name: PartName; chat: ChatName }[] {
  const onTeams = parts.filter((name) => ON_TEAMS.includes(name));
  return platforms.flatMap((chat) => (chat === 'slack' ? parts : onTeams).map((name) => ({ name, chat })));
}

const options = readOptions(process.argv.slice(2));
if (options === 'help') {
  console.log(HELP);
} else if ('problem' in options) {
  console.error(`${options.problem} npm run soak -- --help says more.`);
  process.exitCode = 2;
} else {
  const failed = await run(options);
  console.log(
    failed.length === 0
      ? `\nsoak: ok (${options.parts.join(', ')} on ${options.platforms.join(', ')}; seed ${options.seed})`
      : `\nsoak: FAILED (${failed.join(', ')}; seed ${options.seed})`,
  );
  // people of a part that broke off may still be waiting for an answer
  process.exit(failed.length === 0 ? 0 : 1);
}
