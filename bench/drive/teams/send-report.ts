/** One report as a person at a Teams client sends it: a card that replaces itself, pressed again when nothing came back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { words } from '../../../src/conversation/wording/wording.ts';
import type { Filled, ShownCard } from '../../../test/fixtures/teams-double/card.ts';
import type { TeamsPerson } from '../../../test/fixtures/teams-double/person.ts';
import type { DoubleMessage } from '../../../test/fixtures/teams-double/world.ts';
import { fillFor, type Reported, type Reporting } from '../send-report.ts';
import { HARMLESS, type Story } from '../stories.ts';

const { sent, emergency } = words('en').report;
const [SENT = ''] = sent.title('\n').split('\n');

interface Trip {
  person: TeamsPerson;
  story: Story;
  reporting: Reporting;
  result: Reported;
  /** The card in the chat; null: `report` is to be typed. */
  form: DoubleMessage | null;
}

/** Report a story, card by card, until the last one is shown or patience ends. `incidentId` is as much as the person reads of it: the reference. */
export async function sendTeamsReport(person: TeamsPerson, story: Story, reporting: Reporting): Promise<Reported> {
  const result: Reported = { incidentId: null, draftIds: [], draftId: null, troubles: 0, lastMs: 0 };
  const trip: Trip = { person, story, reporting, result, form: null };
  const until = Date.now() + (reporting.patienceMs ?? 120_000);
  while (Date.now() < until) {
    trip.form ??= await openForm(trip);
    if (trip.form && (await step(trip, trip.form))) return result;
  }
  return { ...result, why: `gave up on ${trip.form ? person.card(trip.form).screenId : 'a form that never came'}` };
}

/** Type `report`; null: no form came. */
async function openForm(trip: Trip): Promise<DoubleMessage | null> {
  const { person } = trip;
  const before = person.messages().length;
  await person.say('report');
  const form = person
    .messages()
    .slice(before)
    .findLast((message) => message.card && person.card(message).screenId !== '');
  return form ?? troubled(trip);
}

/** @returns true: this report has come to its end. */
async function step(trip: Trip, form: DoubleMessage): Promise<boolean> {
  const { person, story, reporting, result } = trip;
  const shown = person.card(form);
  if (shown.actions.includes('resume') && result.draftIds.length + result.troubles > 0) return resume(trip, form);
  if (!shown.actions.includes('submit')) return beginAgain(trip);
  const values = fillCard(shown, story, reporting.siteId);
  const { draftId } = shown.context;
  const isLast = shown.screenId === 'report-review' || values.danger === 'yes' || values.danger === 'unsure';
  if (isLast && draftId && !result.draftIds.includes(draftId)) result.draftIds.push(draftId);
  reporting.onSubmit?.(shown, isLast);
  const answer = await person.press(form, 'submit', values);
  const [title = ''] = answer.text.split('\n');
  const isOver = title.startsWith(SENT) || title === emergency.title;
  if (isOver && answer.kind === 'card') {
    const read = title.startsWith(SENT) ? title.slice(SENT.length) : '';
    Object.assign(result, { incidentId: read || UNNAMED, draftId: draftId ?? null, lastMs: answer.milliseconds });
    return true;
  }
  if (answer.kind !== 'card' || isSame(shown, person.card(form))) await troubled(trip);
  return false;
}

/** An emergency is shown without its reference: CALL 911 comes first. */
export const UNNAMED = 'the emergency';

/** Something was wrong with what was filled in. */
const isSame = (before: ShownCard, now: ShownCard): boolean => before.screenId === now.screenId && now.text.includes('⚠');

/** No answer, or one that says that nothing could be stored. */
async function troubled(trip: Trip): Promise<null> {
  const { reporting, result } = trip;
  result.troubles += 1;
  await sleep(reporting.retryMs ?? 300);
  if (reporting.startsAnew?.()) trip.form = null;
  return null;
}

/** An unfinished report is offered: go on with it. */
async function resume(trip: Trip, form: DoubleMessage): Promise<false> {
  const answer = await trip.person.press(form, 'resume');
  if (answer.kind !== 'card') await troubled(trip);
  return false;
}

/** A card without a way on (CALL 911 instead of a form, or a report that is gone or sent): `report` is typed once more. */
async function beginAgain(trip: Trip): Promise<false> {
  trip.form = null;
  await troubled(trip);
  return false;
}

/** As in Slack; a card does not say which inputs may stay empty, so what no harmless answer fits stays so. */
export function fillCard(shown: ShownCard, story: Story, siteId: string): Filled {
  const optional = shown.fields.filter((field) => !HARMLESS.some((value) => shown.choices[field]?.includes(value)));
  return fillFor({ fields: shown.fields, choices: shown.choices, typed: shown.values, optional }, story, siteId);
}
