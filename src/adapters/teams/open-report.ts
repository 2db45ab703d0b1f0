import type { Reply, Screen } from '../../conversation/screen.ts';
import { settleWithin, type Timely } from '../../conversation/settle-within.ts';
import { codeOf } from './delivery-error.ts';
import type { Arrival, Handling } from './handling.ts';
import { outageCard, replaceSaid, sendPrivately } from './talk.ts';
import { toCard } from './to-card.ts';

/** From the word until the person reads CALL 911 instead of a form that could not be kept. */
const SAVE_MS = 2000;

function begin({ conversation, directory, saving }: Handling, { account }: Arrival, text: string) {
  const opened = conversation.open(directory.peek(account.accountId), text);
  const save = directory.identify(account).then((person) => opened.save(person, 'teams'));
  saving.begin(account.accountId, save);
  return { screen: opened.screen, settled: settleWithin(SAVE_MS, save) };
}

/**
 * A report begins in the person's own chat: the first screen is sent from memory before anything slow, and its draft is saved beside it.
 * What saving says (an unfinished report, an outage) replaces the card.
 */
export async function sendReport(handling: Handling, arrival: Arrival, text: string): Promise<void> {
  const { screen, settled } = begin(handling, arrival, text);
  const said = await sendPrivately(handling, arrival, { card: toCard(screen, { place: 'chat' }), summary: screen.title });
  const saved = await settled;
  if (saved.kind !== 'done') {
    logUnsaved(handling, saved);
    return replaceSaid(handling, said, outageCard(handling, arrival, { place: 'chat' }));
  }
  if (saved.value?.kind === 'screen') await replaceSaid(handling, said, toCard(saved.value.screen, { place: 'chat' }));
}

/** The same where the answer itself shows the screen: a dialog, or the card that was pressed. */
export async function openReport(handling: Handling, arrival: Arrival, text: string): Promise<Screen> {
  const { screen, settled } = begin(handling, arrival, text);
  const saved = await settled;
  if (saved.kind === 'done') return saved.value?.kind === 'screen' ? saved.value.screen : screen;
  logUnsaved(handling, saved);
  return handling.conversation.outage(handling.directory.peek(arrival.account.accountId).language);
}

function logUnsaved({ log }: Handling, saved: Exclude<Timely<Reply | null>, { kind: 'done' }>): void {
  const code = saved.kind === 'failed' ? codeOf(saved.error) : 'late';
  log.error({ code }, 'teams draft not saved, outage is shown');
}
