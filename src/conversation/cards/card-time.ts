import { wallDate, wallTime } from '../../district/wall-time.ts';
import type { Language } from '../../policy/types.ts';

export interface TimeSetting {
  now: Date;
  timeZone: string;
  language: Language;
}

/** `13:01` in district time; with its date, `Wed 25 Nov 08:00`, on any other day than `now`'s. */
export function cardTime(at: Date, { now, timeZone, language }: TimeSetting): string {
  const clock = wallTime(at, timeZone);
  return wallDate(at, timeZone) === wallDate(now, timeZone) ? clock : `${dateOf(at, timeZone, language)} ${clock}`;
}

function dateOf(at: Date, timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')}`;
}
