import type { District } from '../district/types.ts';
import { instantAt, wallDate } from '../district/wall-time.ts';
import { type SaidAway, sayAway } from '../incidents/duty-change/say-away.ts';
import type { Person } from '../incidents/incident.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import type { Language } from '../policy/types.ts';
import { cardTime } from './cards/card-time.ts';
import { followUpWords } from './follow-up-words.ts';
import { formWords } from './forms/form-words.ts';
import { lastWord, normal, quiet } from './forms/last-word.ts';
import type { Reply } from './screen.ts';

/** `/incident away until …`, and `/incident away` to say that one is back. */
export async function answerAway(
  deps: UseCaseDeps,
  { person, language, until }: { person: Person; language: Language; until: string },
): Promise<Reply> {
  const at = until === '' ? null : readUntil(deps.district, until, deps.clock.now());
  const words = followUpWords(language).away;
  if (at === 'unreadable') return lastWord(language, [normal(words.usage)]);
  const said = await sayAway(deps, { person, until: at });
  const isHint = said.kind === 'not-away';
  return lastWord(language, [
    normal(textOf(deps, language, said)),
    ...(isHint ? [normal(words.usage)] : []),
    quiet(formWords(language).danger),
  ]);
}

function textOf(deps: UseCaseDeps, language: Language, said: SaidAway): string {
  const words = followUpWords(language).away;
  switch (said.kind) {
    case 'away': {
      const until = cardTime(said.until, { now: deps.clock.now(), timeZone: deps.district.timeZone, language });
      return words.done(until, said.instead?.title[language] ?? '');
    }
    case 'back':
      return words.back(said.first?.title[language] ?? '');
    case 'not-away':
      return words.notAway;
    case 'past':
      return words.past;
    case 'too-long':
      return words.tooLong;
    case 'not-allowed':
      return words.only;
    default:
      return said satisfies never;
  }
}

/** `14:30` is today; a date alone is the morning of that day, when the office opens. */
function readUntil(district: Pick<District, 'timeZone' | 'duty'>, text: string, now: Date): Date | 'unreadable' {
  const match = /^(?:(\d{4}-\d{2}-\d{2})\s*)?(?:(\d{1,2}:\d{2}))?$/.exec(text.trim());
  const date = match?.[1] ?? wallDate(now, district.timeZone);
  const time = (match?.[2] ?? district.duty.start).padStart(5, '0');
  const isDate = !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
  if (!match || !isDate || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return 'unreadable';
  return instantAt(date, time, district.timeZone);
}
