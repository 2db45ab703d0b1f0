/** Deciders at the card in a Teams channel: their client asks for their own view, they press, fill in, and press again when nothing came back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { words } from '../../../src/conversation/wording/wording.ts';
import type { Filled, ShownCard } from '../../../test/fixtures/teams-double/card.ts';
import type { TeamsPerson } from '../../../test/fixtures/teams-double/person.ts';
import type { DoubleMessage } from '../../../test/fixtures/teams-double/world.ts';
import type { Decided, Deciding } from '../press-card.ts';

/** Somebody who reads that a card is old looks for another one. */
const MOST_UNKNOWN = 4;
const OUTAGE = words('en').report.outage.title;

/** Press "Call police" or "Keep at school" on a card and see it through to the last word. */
export async function decideInTeams(person: TeamsPerson, card: DoubleMessage, deciding: Deciding): Promise<Decided> {
  const result: Decided = { answer: null, submitted: false, troubles: 0 };
  const until = Date.now() + (deciding.patienceMs ?? 120_000);
  let unknown = 0;
  while (Date.now() < until) {
    const onSubmit = () => {
      result.submitted = true;
      return deciding.onSubmit?.();
    };
    const pressed = await pressOnce(person, card, { ...deciding, onSubmit }).catch(lostFromSight);
    if (pressed === 'no-button') return result;
    if (pressed?.kind === 'card') {
      const answer = lastWordOf(pressed.text, person.card(card));
      if (answer !== null) return { ...result, answer };
      continue;
    }
    result.troubles += 1;
    // an earlier copy of a card, which the bot does not know: the newer one is another question
    if (pressed?.kind === 'text' && ++unknown >= MOST_UNKNOWN) return result;
    await sleep(deciding.retryMs ?? 300);
  }
  return result;
}

/** Whatever stands there now: the form is sent, or the button that opens it is pressed. */
async function pressOnce(person: TeamsPerson, card: DoubleMessage, deciding: Deciding) {
  const shown = person.card(card);
  if (shown.actions.includes('submit')) {
    await deciding.onSubmit?.();
    return person.press(card, 'submit', decisionFor(shown, deciding.reason ?? 0));
  }
  if (shown.actions.includes(deciding.outcome)) return person.press(card, deciding.outcome);
  const refreshed = await person.refresh(card);
  // a text: the bot does not know yet that its card stands there
  if (refreshed && refreshed.kind !== 'card') return refreshed;
  return person.card(card).actions.includes(deciding.outcome) ? refreshed : 'no-button';
}

/** The card changed for everybody between looking and pressing, and what was to be pressed went with it. */
function lostFromSight(): null {
  return null;
}

/** A word has no way on but back to the message; null: it is something else, or CALL 911 because nothing could be stored. */
function lastWordOf(text: string, shown: ShownCard): string | null {
  const isWord = shown.fields.length === 0 && shown.actions.join() === 'view' && shown.screenId === '';
  return isWord && text.split('\n')[0] !== OUTAGE ? text : null;
}

/** The form of a decision: a reason, and everything else as preselected. */
function decisionFor(shown: ShownCard, reason: number): Filled {
  const reasons = shown.choices.reason ?? [];
  return { reason: reasons[reason % reasons.length] ?? null };
}
