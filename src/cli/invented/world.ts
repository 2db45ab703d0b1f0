/** What every part of an invented incident draws on: the district, the policy's own answers, people, chance. */
import { createHash } from 'node:crypto';
import { dueAt } from '../../district/clocks.ts';
import type { District, Site } from '../../district/types.ts';
import { administratorsOf, namedFor } from '../../incidents/deciders.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { classify } from '../../policy/classify.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Answers, Classification, ClockSpec } from '../../policy/types.ts';
import type { Dice } from './dice.ts';

export interface World {
  district: District;
  policy: Policy;
  dice: Dice;
  /** Nothing happens after it. */
  until: Date;
  id(at: Date): string;
  /** What the policy says; asked once of the same answers. */
  say(answers: Answers, facts?: { suspended?: boolean; minutesOpen?: number }): Classification;
  due(spec: ClockSpec, at: Date): Date;
  /** So many minutes later, at most at the end. */
  later(at: Date, low: number, high: number): Date;
  /** Id of whom the district file names so. */
  person(key: string): string;
  administrator(site: Site): string;
  reporter(site: Site): string;
}

/** Due times of one day; the next day has others. */
const MOST_DUE_TIMES = 5_000;

interface Making {
  district: District;
  policy: Policy;
  dice: Dice;
  until: Date;
  /** Id by key of the district file. */
  people: ReadonlyMap<string, string>;
  /** Ids by site. */
  reporters: ReadonlyMap<string, string[]>;
}

export function createWorld({ district, policy, dice, until, people, reporters }: Making): World {
  const said = new Map<string, Classification>();
  const due = new Map<string, Date>();
  return {
    ...{ district, policy, dice, until },
    id: (at) => createId(at, dice),
    say: (answers, facts = {}) =>
      remembered(said, JSON.stringify([answers, facts]), () => classify(policy, { answers, facts: { minutesOpen: 0, ...facts } })),
    due: (spec, at) => {
      if (spec.unit !== 'schoolday') return dueAt(district, spec, at);
      if (due.size > MOST_DUE_TIMES) due.clear();
      // bells ring at whole minutes, so all of one minute are due together
      return remembered(due, `${spec.value} ${Math.floor(at.getTime() / 60_000)}`, () => dueAt(district, spec, at));
    },
    later: (at, low, high) => new Date(Math.min(until.getTime(), Math.round(at.getTime() + dice.between(low, high) * 60_000))),
    person: (key) => found(people.get(key), key),
    administrator: (site) => found(people.get([...administratorsOf(district, site.id), ...district.people][0]?.key ?? ''), site.id),
    reporter: (site) => dice.pick(found(reporters.get(site.id), site.id)),
  };
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing in the invented district`);
  return value;
}

/** UUID v7 of this moment, as real rows have, but of the dice: the same seed gives the same rows. */
export function createId(at: Date, dice: Dice): string {
  const word = () =>
    Math.floor(dice.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const time = at.getTime().toString(16).padStart(12, '0');
  const [a, b, c] = [word(), word(), word()];
  const variant = (8 + (Number.parseInt(a.slice(3, 4), 16) % 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${a.slice(4, 7)}-${b}${c.slice(0, 4)}`;
}

/** Whoever the policy's role is for this matter; a named track keeps to its own people. */
export function ownerOf(
  world: World,
  { site, classification, role }: { site: Site; classification: Classification; role: string },
): string {
  const { district } = world;
  const matter = {
    classification: { ...classification, id: '', at: world.until, cause: 'report' as const, actorId: null },
    siteId: site.id,
  };
  const named = district.people.filter((each) => each.role === role);
  const candidates = isRestricted(matter)
    ? namedFor(district, matter)
    : role === 'site_admin'
      ? administratorsOf(district, site.id)
      : named;
  const [first] = [...candidates.filter((each) => each.role === role), ...candidates, ...district.people];
  return world.person(found(first, role).key);
}

/** A hash as of a student number; no number of a student is behind it. */
export function inventedHash(site: Site, number: number): string {
  return createHash('sha256').update(`invented ${site.id} ${number}`).digest('hex');
}
