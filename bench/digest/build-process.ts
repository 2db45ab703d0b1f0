/** The process whose memory is measured: at each word from its parent it builds the digest of the week as the bot does. */
import { createDatabase } from '../../src/adapters/database/create-database.ts';
import { systemIds } from '../../src/adapters/local/ids.ts';
import { countBlock, countTold } from '../../src/digest/numbers/block-numbers.ts';
import { openItems } from '../../src/digest/numbers/open-items.ts';
import { countWeek } from '../../src/digest/numbers/week-numbers.ts';
import { digestPeriods } from '../../src/digest/reading.ts';
import { digestOfWeek } from '../../src/digest/release/digest-of-week.ts';
import { readSetup } from '../../src/wiring/read-setup.ts';
import type { DigestNumbers } from './plain-sql.ts';
import type { Answer, Work } from './worker.ts';

const setup = readSetup({ districtFile: 'district/palm-springs.sample.yaml', policyDir: 'policy/california-k12' });

process.on('message', async (work: Work) => {
  // a digest that the database gave no time for is no figure; the parent says so
  const failed = (error: Error) => ({ failed: error.message });
  process.send?.(await (work.word === 'build' ? build(work) : count(work)).catch(failed));
});

let opened: ReturnType<typeof open> | undefined;

function open({ url, now }: Work) {
  const database = createDatabase({ url, role: 'crosswalk_app', poolSize: 2 });
  const unitOfWork = database.unitOfWork({
    ...{ clock: { now: () => new Date(now) }, ids: systemIds, channels: { director: [], liaison: [] }, platforms: [] },
    ...{ policy: setup.policyText, wakeUp: async () => {} },
  });
  return { database, unitOfWork };
}

async function build(work: Work): Promise<Answer> {
  opened ??= open(work);
  const { database, unitOfWork } = opened;
  // a bot is connected already when its clock strikes
  await database.isAlive();
  const began = performance.now();
  await digestOfWeek({ ...setup, unitOfWork, clock: { now: () => new Date(work.now) } }, { week: work.week });
  return { milliseconds: performance.now() - began, peakMb: process.resourceUsage().maxRSS / 1024 };
}

async function count(work: Work): Promise<{ numbers: DigestNumbers }> {
  opened ??= open(work);
  const periods = digestPeriods(work.week, setup.district.timeZone);
  const { unitOfWork } = opened;
  const read = () => unitOfWork.run((tx) => tx.digests.read(periods));
  // the very first may take longer than the product waits, until what it reads is in memory
  const { matters, alike, told } = await read().catch(read).catch(read).catch(read);
  const ofWeek = matters.filter(({ openedAt }) => openedAt >= periods.week.from);
  const agencyIds = setup.district.agencies.map(({ id }) => id);
  const numbers = {
    week: countWeek(ofWeek, agencyIds),
    block: countBlock(alike),
    trend: told.map(countTold),
    items: openItems(matters, periods.week),
  };
  return { numbers };
}
