/** Several bots on one database: killed one at a time, started again at once, some of them with a clock that is an hour off. */
import { join } from 'node:path';
import { createPerson, type Person } from '../../../test/fixtures/slack-double/person.ts';
import { createSender, type Sender } from '../../../test/fixtures/slack-double/sender.ts';
import { freePort } from '../../drive/scratch.ts';
import type { BotProcess } from '../../drive/start-bot.ts';
import type { Stage } from '../stage.ts';

const SHIFT_CLOCK = join(import.meta.dirname, '../../drive/shift-clock.mjs');

interface Place {
  port: number;
  bot: BotProcess;
  /** How far its clock is off, in milliseconds. */
  shiftMs: number;
  up: boolean;
}

export interface Fleet {
  size: number;
  /** kill -9 of one, and start it again with this clock; resolves when it is ready. */
  replace(index: number, shiftMs: number): Promise<void>;
  /** Which of them have a wrong clock. */
  wrong(): number[];
  /** Somebody whose Slack reaches any of those that are up. Slack's own time must be right for them: it refuses five minutes. */
  person(userId: string, pick: (from: string[]) => string): Person;
  /** Slack's requests, to the bot with this number. */
  sender(index: number): Sender;
}

export async function startFleet(
  stage: Stage,
  where: { databaseUrl: string; env: Record<string, string> },
  shifts: readonly number[],
): Promise<Fleet> {
  const { slack } = stage.workspace;
  const start = (port: number, shiftMs: number): BotProcess => {
    const clock = shiftMs === 0 ? {} : { NODE_OPTIONS: `--import ${SHIFT_CLOCK}`, CLOCK_SHIFT_MS: String(shiftMs) };
    return stage.start({ databaseUrl: where.databaseUrl }, port, { ...where.env, ...clock });
  };
  const ports = await Promise.all(shifts.map(freePort));
  const places: Place[] = ports.map((port, index) => {
    const shiftMs = shifts[index] ?? 0;
    return { port, shiftMs, bot: start(port, shiftMs), up: false };
  });
  const untilReady = async (place: Place): Promise<void> => {
    await place.bot.ready();
    place.up = true;
  };
  await Promise.all(places.map(untilReady));
  const at = (index: number): Place => places[index % places.length] as Place; // within the list, which is not empty
  const open = () => places.filter(({ up, shiftMs }) => up && shiftMs === 0).map(({ bot }) => bot.requestUrl);
  const replace = async (index: number, shiftMs: number): Promise<void> => {
    const place = at(index);
    if (place.bot.hasEnded()) throw new Error('a bot had ended by itself before it was killed');
    place.up = false;
    await place.bot.kill();
    Object.assign(place, { shiftMs, bot: start(place.port, shiftMs) });
    await untilReady(place);
  };
  let last: Promise<void> = Promise.resolve();
  return {
    size: places.length,
    // one after the other: the rest of them is up
    replace: (index, shiftMs) => {
      last = last.then(() => replace(index, shiftMs));
      return last;
    },
    wrong: () => places.flatMap(({ shiftMs }, index) => (shiftMs === 0 ? [] : [index])),
    person: (userId, pick) => {
      const sender = createSender(slack.world, () => pick(open()));
      return createPerson(slack.world, sender, { userId, baseUrl: () => slack.url });
    },
    sender: (index) => createSender(slack.world, () => at(index).bot.requestUrl),
  };
}
