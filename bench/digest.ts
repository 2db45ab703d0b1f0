/** `npm run bench:digest`: the digest of a week over a million incidents, beside plain SQL that gives the same numbers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import pg from 'pg';
import { digestPeriods } from '../src/digest/reading.ts';
import { readSetup } from '../src/wiring/read-setup.ts';
import { fillOnce } from './digest/fill.ts';
import { askPlainly, BLOCK, type DigestNumbers, ITEMS, TREND, WEEK } from './digest/plain-sql.ts';
import { type Answer, startWorker } from './digest/worker.ts';
import { median, percentile } from './load/percentile.ts';

const HELP = `Usage: npm run bench:digest [-- --data DIR] [--incidents 1000000] [--rounds 11] [--sql] [--out FILE]

Fills DIR with incidents of one year (some minutes, some 5 GB; used again the next time; delete it when you are done), then
builds the digest of the last week of a block, with the trend of the year, in a process of its own that has built some
before, in turn with plain SQL; memory is that of new processes.
--sql prints that SQL. Fails where the numbers differ or a limit is not kept: 1.2 x the plain SQL, 1.5 s, 300 MB.
`;
/** The last week of a block: besides its own numbers those of four weeks and of the year. */
const WEEK_NAME = '2026-W44';
const LIMITS = { ratio: 1.2, milliseconds: 1_500, megabytes: 300 };
const WARM_UP = 3;
const COLD = 3;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const { values } = parseArgs({ options: { data: text, incidents: text, rounds: text, out: text, sql: flag, help: flag } });
if (values.help) {
  process.stdout.write(HELP);
} else if (values.sql) {
  process.stdout.write(`${[WEEK, BLOCK, TREND, ITEMS].join(';\n\n')};\n`);
} else {
  process.exitCode = await run(Number(values.incidents ?? 1_000_000), Number(values.rounds ?? 11));
}

async function run(incidents: number, rounds: number): Promise<number> {
  if (!(incidents > 0 && rounds > 0)) {
    console.error('--incidents and --rounds want a number above 0.');
    return 2;
  }
  const dataDir = values.data ?? join(tmpdir(), 'crosswalk-bench-digest');
  const setup = readSetup({ districtFile: 'district/palm-springs.sample.yaml', policyDir: 'policy/california-k12' });
  const filled = await fillOnce(dataDir, setup, { incidents, week: WEEK_NAME });
  const now = new Date();
  const client = new pg.Client({ connectionString: filled.url, options: '-c timezone=UTC' });
  const work = { url: filled.url, week: WEEK_NAME, now: now.getTime() };
  const worker = startWorker(work);
  try {
    await client.connect();
    const agencyIds = setup.district.agencies.map(({ id }) => id);
    const plain = () => askPlainly(client, digestPeriods(WEEK_NAME, setup.district.timeZone), { agencyIds, now });
    const figures = await measure({ build: worker.build, plain, rounds });
    const cold = await coldBuilds(work);
    const differences = differing(await worker.count(), await plain());
    for (const difference of differences) console.error(`NOT THE SAME: ${difference}`);
    report({ incidents, ...figures, cold, same: differences.length === 0, dataDir });
    return differences.length === 0 && figures.ok && cold.peakMb <= LIMITS.megabytes ? 0 : 1;
  } catch (error) {
    console.error(`NOT ok: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    worker.stop();
    await client.end();
    await filled.close();
  }
}

/** Parts whose numbers are not the same on both sides. */
function differing(ours: DigestNumbers, plain: DigestNumbers): string[] {
  const parts = ['week', 'block', 'trend'] as const;
  const known = (numbers: DigestNumbers) => JSON.stringify(numbers.items.map((item) => Object.entries(item).sort()).sort());
  return [...parts.filter((part) => !isDeepStrictEqual(plain[part], ours[part])), ...(known(ours) === known(plain) ? [] : ['items'])];
}

/** Its memory is that of a new process which builds one, as a week has one; what it takes there is told, and has no limit. */
async function coldBuilds(work: Parameters<typeof startWorker>[0]): Promise<Answer> {
  const answers: Answer[] = [];
  for (let turn = 0; turn < COLD; turn++) {
    const worker = startWorker(work);
    answers.push(await worker.build().finally(worker.stop));
  }
  return {
    milliseconds: median(answers.map((each) => each.milliseconds)),
    peakMb: percentile(
      answers.map((each) => each.peakMb),
      1,
    ),
  };
}

interface Sides {
  build(): Promise<Answer>;
  plain(): Promise<unknown>;
  rounds: number;
}

/** Both in turn, so that whatever else the machine does falls on both. */
async function measure({ build, plain, rounds }: Sides) {
  const load = loadavg()[0] ?? 0;
  const samples: Record<'ours' | 'plain', number[]> = { ours: [], plain: [] };
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const built = await build().catch((error: Error) => {
      // the first ones may take longer than the product waits, until what they read is in memory
      if (round >= WARM_UP) throw error;
      return { milliseconds: Number.NaN, peakMb: 0 };
    });
    const began = performance.now();
    await plain();
    const asked = performance.now() - began;
    console.error(`round ${round}: digest ${Math.round(built.milliseconds)} ms, plain SQL ${Math.round(asked)} ms`);
    if (round < WARM_UP) continue;
    samples.ours.push(built.milliseconds);
    samples.plain.push(asked);
  }
  const [ours, baseline] = [median(samples.ours), median(samples.plain)];
  const ok = ours <= LIMITS.ratio * baseline && ours <= LIMITS.milliseconds;
  const slowest = { ours: percentile(samples.ours, 1), plain: percentile(samples.plain, 1) };
  return { ours, baseline, ok, slowest, rounds, load: [load, loadavg()[0] ?? 0] };
}

function report(figures: Awaited<ReturnType<typeof measure>> & { cold: Answer; incidents: number; same: boolean; dataDir: string }): void {
  const { ours, baseline, cold, incidents, same, dataDir, load } = figures;
  const ok = figures.ok && same && cold.peakMb <= LIMITS.megabytes;
  const lines = [
    `digest of ${WEEK_NAME} over ${incidents} incidents, median of ${figures.rounds}; load ${load.map((each) => each.toFixed(1)).join(' → ')}`,
    `  digest      ${(ours / 1000).toFixed(2)} s   (limit ${LIMITS.milliseconds / 1000} s)`,
    `  plain SQL   ${(baseline / 1000).toFixed(2)} s`,
    `  ratio       ${(ours / baseline).toFixed(2)}     (limit ${LIMITS.ratio})`,
    `  memory      ${Math.round(cold.peakMb)} MB   (limit ${LIMITS.megabytes} MB; a new process that builds one, in ${(cold.milliseconds / 1000).toFixed(2)} s)`,
    `  numbers     ${same ? 'the same' : 'NOT THE SAME'}`,
    ok ? 'ok' : 'NOT ok',
    `${dataDir} is kept for the next run.`,
  ];
  console.log(lines.join('\n'));
  const file = values.out ?? join(import.meta.dirname, 'out', 'digest.json');
  mkdirSync(dirname(file), { recursive: true });
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' };
  writeFileSync(file, `${JSON.stringify({ at: new Date(), machine, limits: LIMITS, ...figures }, null, 2)}\n`);
  console.log(`written to ${file}`);
}
