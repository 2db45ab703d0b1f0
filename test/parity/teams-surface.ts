import { expect } from 'vitest';
import { SCHOOL_TIME, startDistrictBot } from '../fixtures/bot.ts';
import { DIRECTOR } from '../fixtures/district-people.ts';
import { TEAMS_DIRECTOR_CHANNEL, TEAMS_LIAISON_CHANNEL } from '../fixtures/district-tenant.ts';
import type { ShownCard } from '../fixtures/teams-double/card.ts';
import type { DoubleMessage } from '../fixtures/teams-double/world.ts';
import type { About, Client, Filled, Form, Surface } from './surface.ts';

/** The bot on Teams alone: forms are cards that replace themselves, or dialogs where a message extension opened them. */
export async function teamsSurface(): Promise<Surface> {
  const bot = await startDistrictBot({ at: SCHOOL_TIME, teams: 'alone' });
  for (const channel of [TEAMS_DIRECTOR_CHANNEL, TEAMS_LIAISON_CHANNEL]) await bot.teams.as(DIRECTOR).install(channel);
  // whose client asks for their own view; the others have the button for it
  await bot.teams.as(DIRECTOR).install();
  const clients = new Map<string, Client>();
  const messageOf = ({ kind, incidentId, to }: About) => bot.teams.message(kind, incidentId, to);

  function as(who: string): Client {
    const client = clients.get(who) ?? createClient(who);
    clients.set(who, client);
    return client;
  }

  function createClient(who: string): Client {
    const person = bot.teams.as(who);
    /** The card that is being filled in; null: a dialog is open, or nothing. */
    let at: DoubleMessage | null = null;
    const form = (): Form => {
      const dialog = person.dialog();
      if (dialog) return asForm(dialog);
      if (!at) throw new Error('nothing is open');
      return asForm(person.card(at));
    };
    /** The person's own view of a message, without a form that was left standing in its place. */
    async function come(message: DoubleMessage): Promise<ShownCard> {
      // a card that changes meanwhile takes the form in its place along
      await bot.settled();
      await person.refresh(message);
      if (person.card(message).actions.includes('view')) await person.press(message, 'view');
      return person.card(message);
    }
    async function press(action: string, values: Filled): Promise<Form> {
      const pressed = person.dialog() ? await person.pressDialog(action, values) : at && (await person.press(at, action, values));
      if (pressed?.kind !== 'card') throw new Error(`no card: ${JSON.stringify(pressed)}`);
      return form();
    }
    return {
      async type(words) {
        person.closeDialog();
        at = await bot.teams.ask(person, words === '' ? 'report' : words);
        await settledCard(at);
        return form();
      },
      async fromMessage(words) {
        at = null;
        const opened = await person.extension('report', { onMessage: words });
        expect(opened.kind).toBe('card');
        return form();
      },
      next: (values = {}) => press('submit', values),
      pressIn: (action, values = {}) => press(action, values),
      async press(about, action) {
        person.closeDialog();
        at = await messageOf(about);
        await come(at);
        return press(action, {});
      },
      async tap(about, action) {
        const message = await messageOf(about);
        await come(message);
        expect((await person.press(message, action)).kind).toMatch(/card|text/);
      },
      async message(about) {
        const message = await messageOf(about);
        const { text, actions } = await come(message);
        const shared = message.conversation === TEAMS_DIRECTOR_CHANNEL;
        return { text, push: message.summary, actions: actions.filter((id) => id !== 'view'), shared, id: message.id };
      },
    };
  }

  /** What saving a draft says may replace the card a moment later. */
  async function settledCard(message: DoubleMessage): Promise<void> {
    const edits = message.edits;
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (message.edits !== edits) await settledCard(message);
  }

  return { name: 'Teams', bot, as, stop: () => bot.stop() };
}

function asForm(card: ShownCard & { title?: string }): Form {
  const { text, fields, choices, values, actions, screenId, context } = card;
  return {
    ...{ text, fields, choices, typed: values, screenId, context },
    title: card.title ?? text.split('\n')[0] ?? '',
    errors: text.split('\n').filter((line) => line.includes('⚠')),
    actions: actions.filter((id) => id !== 'submit' && id !== 'view'),
    submits: actions.includes('submit'),
  };
}
