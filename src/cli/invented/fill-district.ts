/** The invented year of a district, into a database, with a line that tells how far it is. */
import { type Filled, fillDatabase } from '../../adapters/database/invented/fill-database.ts';
import { weekDates, weekOf } from '../../digest/week.ts';
import type { CalendarDate } from '../../district/types.ts';
import { wallDate } from '../../district/wall-time.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { Setup } from '../../wiring/read-setup.ts';
import { inventYear } from './invent-year.ts';

export interface Wanted {
  now: Date;
  seed: number;
  incidents?: number;
  /** Without it the Monday of this week: the week before is whole, and this one is free for real trying. */
  until?: CalendarDate;
}

/** @throws AppError `database-in-use`, `bad-argument`. */
export async function fillDistrict(url: string, { district, policy, policyText }: Setup, wanted: Wanted): Promise<Filled> {
  const { now, seed, incidents, until = weekDates(weekOf(now, district.timeZone)).first } = wanted;
  // what is still to come would be found open, late or missing by everything that looks at the clock
  if (until > wallDate(now, district.timeZone)) throw new AppError('bad-argument', 'Only the past can be invented: --until lies ahead.');
  const began = performance.now();
  const say = (written: number) => {
    const seconds = Math.max(0.001, (performance.now() - began) / 1000);
    process.stdout.write(`\r${written} invented incidents, ${Math.round(written / seconds)} a second …`);
  };
  const year = inventYear({ district, policy, seed, until, ...(incidents === undefined ? {} : { incidents }) });
  const filled = await fillDatabase(url, { ...year, policy: policyText, onProgress: say });
  if (filled.kind === 'filled') process.stdout.write(`\nFilled up to ${until}; the same seed (${seed}) gives the same again.\n`);
  return filled;
}
