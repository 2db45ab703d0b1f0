import { expect } from 'vitest';
import { SCHOOL_TIME, startDistrictBot, until } from '../fixtures/bot.ts';
import { DIRECTOR_CHANNEL } from '../fixtures/district-people.ts';
import type { ShownView } from '../fixtures/slack-double/person.ts';
import { buttonsOf } from '../journeys/walk-report.ts';
import type { About, Client, Form, Surface } from './surface.ts';

/** The bot on Slack alone. */
export async function slackSurface(): Promise<Surface> {
  const bot = await startDistrictBot({ at: SCHOOL_TIME });
  const messageOf = ({ kind, incidentId, to }: About) => bot.message(kind, incidentId, to);

  function as(who: string): Client {
    const person = bot.double.actAs(who);
    /** What saving a draft says may replace the form a moment later. */
    const shown = async (): Promise<Form> => {
      const { hash } = await until(() => person.view());
      await new Promise((resolve) => setTimeout(resolve, 150));
      const view = person.view();
      return view && view.hash === hash ? asForm(view) : shown();
    };
    const changed = (before: ShownView | null): Promise<Form> =>
      until(() => {
        const now = person.view();
        return now && now.hash !== before?.hash ? asForm(now) : null;
      });
    return {
      async type(words) {
        person.closeView();
        expect((await person.command(words)).status).toBe(200);
        return shown();
      },
      async fromMessage(words) {
        person.closeView();
        expect((await person.shortcut('report_message', words, DIRECTOR_CHANNEL)).status).toBe(200);
        return shown();
      },
      async next(values = {}) {
        const { kind, view } = await person.submitView(values);
        if (!view || !['updated', 'errors'].includes(kind)) throw new Error(`not the next form: ${kind}`);
        return asForm(view);
      },
      async pressIn(action, values = {}) {
        const before = person.fill(values);
        expect((await person.pressInView(action)).status).toBe(200);
        return changed(before);
      },
      async press(about, action) {
        person.closeView();
        expect((await person.press(await messageOf(about), action)).status).toBe(200);
        return shown();
      },
      async tap(about, action) {
        person.closeView();
        expect((await person.press(await messageOf(about), action)).status).toBe(200);
      },
      async message(about) {
        const message = await messageOf(about);
        const shared = message.channel === DIRECTOR_CHANNEL;
        return { text: message.read, push: message.text, actions: buttonsOf(message).map(withoutPlace), shared, id: message.ts };
      },
    };
  }

  return { name: 'Slack', bot, as, stop: () => bot.stop() };
}

/** A button that appears again carries its place. */
const withoutPlace = (id: string): string => id.split('#')[0] ?? id;

function asForm(view: ShownView): Form {
  const { title, text, fields, choices, typed, errors, buttons, submit, screenId, context } = view;
  return {
    ...{ title, text: `${title}\n${text}`, fields, choices, typed, screenId, context },
    // beside the field as Slack shows them, or as lines of a screen that came with them
    errors: [...Object.values(errors), ...text.split('\n').filter((line) => line.includes('⚠'))],
    actions: buttons,
    submits: submit !== null,
  };
}
