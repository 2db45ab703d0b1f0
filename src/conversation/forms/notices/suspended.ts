import { z } from 'zod';
import { addDays, instantAt, wallDate } from '../../../district/wall-time.ts';
import { answerSuspension } from '../../../incidents/notice/answer-suspension.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { cardTime } from '../../cards/card-time.ts';
import { dueOf } from '../../cards/duty-lines.ts';
import { firstDue } from '../../cards/incident-heading.ts';
import { noticeWords } from '../../notice-words.ts';
import type { Option, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { oneOf, readValues, typed } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal } from '../last-word.ts';

/** "Suspended?": yes with its day, or no; a no may become a yes later. */
export const suspended: Form = { open, submit, isOffered: (facts) => facts.incident.facts.suspended !== true && isAbout(facts) };

/** How many days back a suspension may lie. */
const MOST_DAYS = 20;

/** Offered where the policy gives suspension a clock: its answer can change what is owed. */
function isAbout({ reader, incident }: FormFacts): boolean {
  return incident.status === 'open' && incident.answers.substance !== undefined && may(reader, 'suspension', incident);
}

function open(facts: FormFacts): Reply {
  if (!may(facts.reader, 'suspension', facts.incident)) return refuse(facts);
  if (facts.incident.facts.suspended === true) return already(facts);
  return shown(form(facts));
}

const already = (facts: FormFacts): Reply => lastWord(facts.language, [normal(noticeWords(facts.language).suspension.already)]);

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = noticeWords(facts.language).suspension;
  const header = formHeader(facts, 'suspended', filled);
  const answers = [
    { value: 'yes', label: words.yes },
    { value: 'no', label: words.no },
  ];
  const day = typed(filled.values, 'day').value ?? days(facts)[0]?.value;
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.why)],
    fields: [
      { kind: 'radio', id: 'answer', label: words.ask, options: answers, ...typed(filled.values, 'answer') },
      { kind: 'select', id: 'day', label: words.when, hint: words.whenHint, options: days(facts), ...(day ? { value: day } : {}) },
    ],
    submit: words.submit,
  };
}

/** Today and the days back to the report: never in the future, never before it happened. */
function days({ incident, district, now, language }: FormFacts): Option[] {
  const { timeZone } = district;
  const first = wallDate(incident.openedAt, timeZone);
  const today = wallDate(now, timeZone);
  const options: Option[] = [];
  for (let back = 0; back <= MOST_DAYS && addDays(today, -back) >= first; back++) {
    const date = addDays(today, -back);
    const noon = instantAt(date, '12:00', timeZone);
    // never `now`'s own day: the date is what is chosen
    const label = cardTime(noon, { now: new Date(0), timeZone, language }).replace(/ 12:00$/, '');
    options.push({ value: date, label });
  }
  return options;
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = noticeWords(facts.language).suspension;
  const shape = z.object({
    answer: z.enum(['yes', 'no'], { error: formWords(facts.language).errors.choose }),
    day:
      values.answer === 'yes'
        ? oneOf(days(facts), formWords(facts.language))
        : z
            .unknown()
            .optional()
            .transform(() => ''),
  });
  const read = readValues(shape, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors.day ? { ...read.errors, day: words.chooseDay } : read.errors }));
  const { answer, day } = read.values;
  const at = answer === 'yes' ? suspendedAt(facts, day) : null;
  const outcome = await answerSuspension(deps, { incidentId: facts.incident.id, person: facts.reader, at });
  const done = (now: FormFacts): Reply =>
    lastWord(facts.language, [normal(at ? words.done(dueOf(now, firstDue(now.incident))) : words.none)]);
  return answerOutcome(deps, facts, { outcome, done, already });
}

/** A clock in school days counts from the day, whatever the hour; today's is now, never later. */
function suspendedAt({ district, now }: FormFacts, day: string): Date {
  const noon = instantAt(day, '12:00', district.timeZone);
  return noon > now ? now : noon;
}
