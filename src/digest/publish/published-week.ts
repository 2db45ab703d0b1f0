/** A week's numbers as they may be read. Contacts with police are exact, since police have each on record; what stayed at school is not. */
import type { Contacts, ResponseTimes, WeekNumbers } from '../numbers/week-numbers.ts';
import type { TableReasons } from './hidden-because.ts';
import { alone, hideCopies } from './published-block.ts';
import { type PublishedTimes, publishTimes } from './published-times.ts';
import type { Published } from './suppress.ts';

export interface PublishedWeek {
  required: number;
  chosen: number;
  emergencies: number;
  kept: Published;
  medicalOrFire: Published;
  noticesOnTime: number;
  noticesDue: number;
  decisions: PublishedTimes;
  arrival: PublishedTimes;
  disposition: PublishedTimes;
  boundarySchoolMatter: boolean;
  boundaryNoticeOnly: boolean;
  /** By agency id, for its own copy only. */
  agencies: Record<string, PublishedAgency>;
  /** Why agencies' numbers are hidden, measure by measure over all copies; for those who decide, never for a document. */
  because: Record<CopiedMeasure, TableReasons>;
}

/** Numbers of the agencies that add up to the headline's. */
export type CopiedMeasure = 'required' | 'chosen' | 'emergencies';

export interface PublishedAgency extends Record<keyof Contacts, Published | null> {
  arrival: PublishedTimes;
  disposition: PublishedTimes;
}

/** @param exact counsel has approved exact numbers in each agency's own copy (domain.md section 5, zone A). */
export function publishWeek(numbers: WeekNumbers, exact: boolean): PublishedWeek {
  const { required, chosen, emergencies } = numbers;
  const kept = alone(numbers.kept);
  const known = chosen + (kept.kind === 'count' ? kept.count : 0);
  return {
    ...{ required, chosen, emergencies, kept },
    medicalOrFire: alone(numbers.medicalOrFire),
    noticesOnTime: numbers.noticesOnTime,
    noticesDue: numbers.noticesDue,
    // how many times there are must not tell how many decisions were hidden
    decisions: publishTimes(numbers.decisions, { known, coarse: kept.kind !== 'count' }),
    arrival: publishTimes(numbers.arrival),
    disposition: publishTimes(numbers.disposition),
    boundarySchoolMatter: numbers.boundarySchoolMatter > 0,
    boundaryNoticeOnly: numbers.boundaryNoticeOnly > 0,
    ...publishAgencies(numbers, exact),
  };
}

function publishAgencies(numbers: WeekNumbers, exact: boolean): Pick<PublishedWeek, 'agencies' | 'because'> {
  const ids = Object.keys(numbers.agencies);
  const column = (measure: CopiedMeasure): ReturnType<typeof hideCopies> => {
    const cells = ids.map((id) => ({ id, count: numbers.agencies[id]?.[measure] ?? 0 }));
    if (exact) return { rows: Object.fromEntries(cells.map(({ id, count }) => [id, { kind: 'count', count }])), because: {} };
    return hideCopies(cells, numbers[measure]);
  };
  const [required, chosen, emergencies] = [column('required'), column('chosen'), column('emergencies')];
  const agencies = Object.fromEntries(
    Object.entries(numbers.agencies).map(([id, own]): [string, PublishedAgency] => {
      const shown = {
        required: required.rows?.[id] ?? null,
        chosen: chosen.rows?.[id] ?? null,
        emergencies: emergencies.rows?.[id] ?? null,
      };
      const policeStarted: Published = exact ? { kind: 'count', count: own.policeStarted } : alone(own.policeStarted);
      return [id, { ...shown, policeStarted, ...ownTimes(own, Object.values(shown)) }];
    }),
  );
  return { agencies, because: { required: required.because, chosen: chosen.because, emergencies: emergencies.because } };
}

/** How many times there are must not tell how many contacts were hidden: a median says that there were five. */
function ownTimes(own: ResponseTimes, contacts: readonly (Published | null)[]): Pick<PublishedAgency, keyof ResponseTimes> {
  const counts = contacts.flatMap((each) => (each?.kind === 'count' ? each.count : []));
  const options = { known: counts.reduce((total, count) => total + count, 0), coarse: counts.length < contacts.length };
  return { arrival: publishTimes(own.arrival, options), disposition: publishTimes(own.disposition, options) };
}
