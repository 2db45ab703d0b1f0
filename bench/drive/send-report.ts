/** One report as a person sends it: fills whatever screen is shown, and presses again when nothing came back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Filled, Person, ShownView } from '../../test/fixtures/slack-double/person.ts';
import { HARMLESS, type Story } from './stories.ts';

/** Last screens: the report is an incident. */
const LAST_SCREENS = ['report-sent', 'report-emergency'];
const LOOK_MS = 5;
/** A command whose answer shows nothing within this is typed again. */
const OPEN_MS = 3_000;

export interface Reporting {
  siteId: string;
  /** How long the person tries before giving up. */
  patienceMs?: number;
  /** Pause before pressing again. */
  retryMs?: number;
  /** Something went wrong: close the form and begin with `/incident` again, instead of pressing once more? */
  startsAnew?: () => boolean;
  /** Just before a screen goes out; `isLast`: it makes the report an incident. */
  onSubmit?: (shown: Pick<ShownView, 'screenId'>, isLast: boolean) => void;
}

export interface Reported {
  /** Null: the person gave up, or the report ended without becoming an incident. */
  incidentId: string | null;
  /** Reports this person pressed Send for: one, or more when they began again without an answer. */
  draftIds: string[];
  /** The report the last screen answered. */
  draftId: string | null;
  /** Times something did not work. */
  troubles: number;
  /** Time of the submission that was answered with the last screen. */
  lastMs: number;
  why?: string;
}

interface Trip {
  person: Person;
  story: Story;
  reporting: Reporting;
  result: Reported;
}

/** Report a story, screen by screen, until the last one is shown or patience ends. */
export async function sendReport(person: Person, story: Story, reporting: Reporting): Promise<Reported> {
  const trip: Trip = { person, story, reporting, result: { incidentId: null, draftIds: [], draftId: null, troubles: 0, lastMs: 0 } };
  const until = Date.now() + (reporting.patienceMs ?? 120_000);
  person.closeView();
  while (Date.now() < until) {
    const shown = person.view() ?? (await openForm(trip));
    if (!shown) continue;
    if (await step(trip, shown)) return trip.result;
  }
  return { ...trip.result, why: `gave up on ${person.view()?.screenId ?? 'a form that never opened'}` };
}

/** `/incident`; null: no form came. */
async function openForm({ person, reporting, result }: Trip): Promise<ShownView | null> {
  const { status } = await person.command('');
  for (const until = Date.now() + OPEN_MS; status === 200 && Date.now() < until; ) {
    const shown = person.view();
    if (shown) return shown;
    await sleep(LOOK_MS);
  }
  result.troubles += 1;
  await sleep(reporting.retryMs ?? 300);
  return null;
}

/** @returns true: this report has come to its end. */
async function step(trip: Trip, shown: ShownView): Promise<boolean> {
  const { person, story, reporting, result } = trip;
  if (shown.screenId === 'outage' || shown.screenId === 'report-outage') return troubled(trip);
  if (shown.buttons.some((button) => button.startsWith('resume')) && result.draftIds.length + result.troubles > 0)
    return resume(trip, shown);
  if (!shown.submit) return beginAgain(trip);
  const values = fillFor(shown, story, reporting.siteId);
  const { draftId } = shown.context;
  const isLast = shown.screenId === 'report-review' || values.danger === 'yes' || values.danger === 'unsure';
  if (isLast && draftId && !result.draftIds.includes(draftId)) result.draftIds.push(draftId);
  reporting.onSubmit?.(shown, isLast);
  const answer = await person.submitView(values);
  if (answer.kind === 'trouble' || answer.kind === 'errors') return troubled(trip);
  if (!LAST_SCREENS.includes(answer.view?.screenId ?? '')) return false;
  Object.assign(result, { incidentId: answer.view?.context.incidentId ?? null, draftId: draftId ?? null, lastMs: answer.milliseconds });
  person.closeView();
  return true;
}

/** No answer, or one that says that nothing could be stored. */
async function troubled({ person, reporting, result }: Trip): Promise<false> {
  result.troubles += 1;
  // an outage lies on top of the form
  if (person.view()?.screenId.endsWith('outage')) person.closeView();
  await sleep(reporting.retryMs ?? 300);
  if (reporting.startsAnew?.()) person.closeView();
  return false;
}

/** An unfinished report is offered: go on with it. */
async function resume(trip: Trip, offered: ShownView): Promise<false> {
  const { status } = await trip.person.pressInView('resume');
  for (const until = Date.now() + OPEN_MS; status === 200 && Date.now() < until; ) {
    if (trip.person.view()?.hash !== offered.hash) return false;
    await sleep(LOOK_MS);
  }
  return troubled(trip);
}

/** A screen without a way on (the report is gone, or sent already): closed, and begun again. */
async function beginAgain(trip: Trip): Promise<false> {
  trip.result.troubles += 1;
  trip.person.closeView();
  return false;
}

/** Every field of the screen: as the story says, else as prefilled, else as harmless as it allows. */
export function fillFor(shown: Pick<ShownView, 'fields' | 'choices' | 'typed' | 'optional'>, { answers }: Story, siteId: string): Filled {
  const told: Filled = { ...answers, place: siteId };
  return Object.fromEntries(
    shown.fields.flatMap((field): [string, string | string[]][] => {
      const choices = shown.choices[field] ?? [];
      const given = told[field];
      if (given && [given].flat().every((value) => choices.length === 0 || choices.includes(value))) return [[field, given]];
      const kept = shown.typed[field];
      if (kept !== undefined && kept.length > 0) return [[field, kept]];
      if (choices.length === 0 || shown.optional.includes(field)) return [];
      const calm = HARMLESS.find((value) => choices.includes(value)) ?? choices[0] ?? '';
      return [[field, isMany(field) ? [calm] : calm]];
    }),
  );
}

/** The double's view does not say which lists take several answers. */
function isMany(field: string): boolean {
  return ['special', 'object_facts', 'threat_signs'].includes(field);
}
