/** Somebody at a Slack client, from `/incident` to the last screen; every screen is filled in as its own fields ask. */
import { expect } from 'vitest';
import { type DistrictBot, until } from '../fixtures/bot.ts';
import { SITE } from '../fixtures/district-people.ts';
import type { Filled, Person, ShownView } from '../fixtures/slack-double/person.ts';

export interface Story {
  /** Behind the command. */
  text?: string;
  place?: string;
  /** Field id → what is chosen; `special` too. */
  answers: Filled;
  note?: string;
}

export interface Walk {
  incidentId: string;
  reference: string;
  /** Screens as they were shown, the last one included. */
  screens: ShownView[];
  last: ShownView;
}

/** Answers that make nothing worse, in the order they are tried. */
const HARMLESS = ['none', 'no', 'first_aid', 'both', 'unclear', 'over_safe', 'calm', 'left', 'g9_12', 'campus', 'none_yet'];

/** Open the first screen. */
export async function open(person: Person, text = ''): Promise<ShownView> {
  person.closeView();
  const { status } = await person.command(text);
  expect(status).toBe(200);
  return until(() => person.view());
}

/** What this screen asks: as the story says, else as prefilled, else as harmless as it goes. */
function fillFor(view: ShownView, { answers, place = SITE, note }: Story): Filled {
  const told: Filled = { place, ...answers, ...(note === undefined ? {} : { note }) };
  return Object.fromEntries(
    view.fields.flatMap((id): [string, string | string[] | null][] => {
      const choices = view.choices[id] ?? [];
      const given = told[id];
      if (given !== undefined) return [[id, given]];
      if (view.typed[id] !== undefined || view.optional.includes(id) || choices.length === 0) return [];
      const choice = HARMLESS.find((each) => choices.includes(each));
      if (choice === undefined) throw new Error(`"${view.title}" asks ${id} (${choices.join(', ')}), and the story does not say`);
      return [[id, id === 'special' || id.endsWith('_facts') || id.endsWith('_signs') ? [choice] : choice]];
    }),
  );
}

/** Submit one screen and read the next; errors and trouble fail the test. */
export async function next(person: Person, values: Filled = {}): Promise<ShownView> {
  const result = await person.submitView(values);
  if (result.kind !== 'updated' || !result.view)
    throw new Error(`not the next screen: ${JSON.stringify({ ...result, view: result.view?.title })}`);
  return result.view;
}

/** Go through all screens that are left, from the one that is shown. */
export async function finish(person: Person, story: Story): Promise<ShownView[]> {
  const first = person.view();
  if (!first) throw new Error('nothing is open');
  const screens = [first];
  for (let view = first; view.submit; ) {
    view = await next(person, fillFor(view, story));
    screens.push(view);
    if (screens.length > 12) throw new Error(`no end: ${screens.map((each) => each.screenId).join(', ')}`);
  }
  return screens;
}

/** A whole report; ends at the receipt, at CALL 911, or at the hotline. */
export async function report(bot: DistrictBot, person: Person, story: Story): Promise<Walk> {
  await open(person, story.text);
  const screens = await finish(person, { ...story, answers: { danger: 'no', special: ['none'], ...story.answers } });
  const last = screens.at(-1);
  if (!last) throw new Error('no screen');
  person.closeView();
  const incidentId = last.context.incidentId ?? '';
  const reference = incidentId === '' ? '' : (await bot.incident(incidentId)).reference;
  return { incidentId, reference, screens, last };
}

/** What was reported so far was an hour ago: a new emergency is not gathered under it. */
export async function anHourLater(bot: DistrictBot): Promise<void> {
  await bot.rows(`UPDATE "Incident" SET "openedAt" = "openedAt" - interval '1 hour'`);
}

/** Press a button of a message and read the screen that opens. */
export async function pressFor(person: Person, at: { channel: string; ts: string }, action: string): Promise<ShownView> {
  person.closeView();
  const { status } = await person.press(at, action);
  expect(status).toBe(200);
  return until(() => person.view());
}

/** Press a button that opens nothing. */
export async function press(person: Person, at: { channel: string; ts: string }, action: string): Promise<void> {
  const { status } = await person.press(at, action);
  expect(status).toBe(200);
}

/** The buttons of a message. */
export function buttonsOf({ blocks }: { blocks: unknown[] }): string[] {
  const all = blocks as { type: string; elements?: { action_id?: string }[] }[]; // the double has checked them
  return all.filter(({ type }) => type === 'actions').flatMap(({ elements = [] }) => elements.map((each) => each.action_id ?? ''));
}
