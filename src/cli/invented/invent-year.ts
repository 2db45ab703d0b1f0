import type { Filling } from '../../adapters/database/invented/fill-database.ts';
import type { InventedIncident, InventedPerson } from '../../adapters/database/invented/invented-incident.ts';
import type { CalendarDate, District, Site } from '../../district/types.ts';
import { instantAt } from '../../district/wall-time.ts';
import type { Policy } from '../../policy/schema.ts';
import { createDice, type Dice } from './dice.ts';
import { createSitePicker } from './invent-answers.ts';
import { inventIncident } from './invent-incident.ts';
import { type BusyDay, busyDays, momentsOf } from './school-year.ts';
import { createId, createWorld, type World } from './world.ts';

export interface YearOptions {
  district: District;
  policy: Policy;
  seed: number;
  /** First date that is not invented any more, in district time. */
  until: CalendarDate;
  /** Without it as many as a district of this size has. */
  incidents?: number;
}

/** Reports a year for each enrolled student. */
const PER_STUDENT = 0.1;

/**
 * A year of incidents that never happened: times, places and frequencies of a real district, classified by the real policy. The same
 * options give the same year to the last id. Nothing in it is open, and nobody in it has a name.
 */
export function inventYear(options: YearOptions): Pick<Filling, 'people' | 'incidents' | 'id' | 'at'> {
  const { district, seed, until } = options;
  const end = instantAt(until, '00:00', district.timeZone);
  const dice = createDice(seed, 'people');
  const named = district.people.map(({ key, role, siteIds }) => ({ id: createId(end, dice), key, role, siteIds }));
  const reporters = new Map(district.sites.map((site) => [site, inventReporters(site, end, dice)]));
  const rows = createDice(seed, 'rows');
  return {
    at: end,
    id: () => createId(end, rows),
    people: [...named, ...[...reporters.values()].flat()],
    incidents: (idOf) => inventIncidents(options, { end, named, reporters, idOf }),
  };
}

interface Cast {
  end: Date;
  named: InventedPerson[];
  reporters: Map<Site, InventedPerson[]>;
  idOf(person: InventedPerson): string;
}

function* inventIncidents(options: YearOptions, { end, named, reporters, idOf }: Cast): Generator<InventedIncident> {
  const { district, policy, seed, until } = options;
  const students = district.sites.reduce((sum, { enrollment = 0 }) => sum + enrollment, 0);
  const incidents = options.incidents ?? Math.round(students * PER_STUDENT);
  const dice = createDice(seed, 'incidents');
  const world = createWorld({
    ...{ district, policy, dice, until: end },
    people: new Map(named.map((person) => [person.key ?? '', idOf(person)])),
    reporters: new Map([...reporters].map(([site, staff]) => [site.id, staff.map(idOf)])),
  });
  const days = busyDays(district, { until, incidents, dice: createDice(seed, 'days') });
  const reference = createReferences(district.referencePrefix, incidents);
  yield* onDays(world, days, reference);
}

function* onDays(world: World, days: BusyDay[], reference: (index: number) => string): Generator<InventedIncident> {
  const { district, dice } = world;
  const pickSite = createSitePicker(district.sites);
  let index = 0;
  for (const day of days) {
    for (const openedAt of momentsOf(district, day, dice)) {
      yield inventIncident(world, { site: pickSite(dice), openedAt, reference: reference(index) });
      index += 1;
    }
  }
}

function inventReporters({ enrollment = 0 }: Site, at: Date, dice: Dice): InventedPerson[] {
  const count = 2 + Math.floor(enrollment / 100);
  return Array.from({ length: count }, () => ({ id: createId(at, dice), key: null, role: 'staff' as const, siteIds: [] }));
}

const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const USUAL_LENGTH = 4;
/** Of a real reference's possibilities at most this share is used up, so that real ones are still found at once. */
const MOST_USED = 0.2;
/** No multiple of three, as the alphabet's length is: every index gives another reference, and neighbours look unlike. */
const STRIDE = 198_491_317;

/** Distinct references in no order that tells anything. */
function createReferences(prefix: string, count: number): (index: number) => string {
  const isMany = count > MOST_USED * ALPHABET.length ** USUAL_LENGTH;
  const length = isMany ? USUAL_LENGTH + 2 : USUAL_LENGTH;
  const size = ALPHABET.length ** length;
  return (index) => {
    let rest = ((index % size) * (STRIDE % size) + 7) % size;
    let suffix = '';
    for (let place = 0; place < length; place++) {
      suffix += ALPHABET[rest % ALPHABET.length];
      rest = Math.floor(rest / ALPHABET.length);
    }
    return `${prefix}-${suffix}`;
  };
}
