/** Somebody at a Teams client, from `report` to the last card; every card is filled in as its own inputs ask. */
import type { DistrictBot } from '../../fixtures/bot.ts';
import { SITE } from '../../fixtures/district-people.ts';
import type { Filled, ShownCard } from '../../fixtures/teams-double/card.ts';
import type { TeamsPerson } from '../../fixtures/teams-double/person.ts';

export interface Story {
  /** Behind the word. */
  text?: string;
  place?: string;
  /** Input → what is chosen. */
  answers: Filled;
  note?: string;
}

/** Answers that make nothing worse, in the order they are tried. */
const HARMLESS = ['none', 'no', 'first_aid', 'both', 'unclear', 'over_safe', 'calm', 'left', 'g9_12', 'campus', 'none_yet'];

/** What this card asks: as the story says, else as prefilled, else as harmless as it goes. */
function fillFor(card: ShownCard, { answers, place = SITE, note }: Story): Filled {
  const told: Filled = { danger: 'no', special: ['none'], place, ...answers, ...(note === undefined ? {} : { note }) };
  return Object.fromEntries(
    card.fields.flatMap((id): [string, string | string[] | null][] => {
      const given = told[id];
      if (given !== undefined) return [[id, given]];
      const choice = HARMLESS.find((each) => card.choices[id]?.includes(each));
      return card.values[id] !== undefined || choice === undefined ? [] : [[id, choice]];
    }),
  );
}

/** A whole report as a card that replaces itself; ends at the receipt, at CALL 911, or at the hotline. */
export async function report(bot: DistrictBot, person: TeamsPerson, story: Story) {
  const form = await bot.teams.ask(person, `report ${story.text ?? ''}`);
  const cards: ShownCard[] = [person.card(form)];
  for (let card = person.card(form); card.actions.includes('submit'); card = person.card(form)) {
    const pressed = await person.press(form, 'submit', fillFor(card, story));
    if (pressed.kind !== 'card') throw new Error(`not the next card: ${JSON.stringify(pressed)}`);
    cards.push(person.card(form));
    if (cards.length > 12) throw new Error(`no end: ${cards.map(({ screenId }) => screenId).join(', ')}`);
  }
  const last = person.card(form);
  const [incident] = await bot.rows('SELECT "id", "reference" FROM "Incident" ORDER BY "openedAt" DESC, "id" DESC LIMIT 1');
  return { form, cards, last, incidentId: String(incident?.id ?? ''), reference: String(incident?.reference ?? '') };
}
