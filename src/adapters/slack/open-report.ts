import type { Screen } from '../../conversation/screen.ts';
import { settleWithin } from '../../conversation/settle-within.ts';
import { borderWords } from './border-words.ts';
import { codeOf } from './delivery-error.ts';
import type { Handling } from './handling.ts';
import type { Arrival } from './read-payload.ts';
import type { OpenedView } from './show.ts';

/** From the command until the person reads CALL 911 instead of a form that could not be kept. */
const SAVE_MS = 2000;

/**
 * A report begins: the first screen is opened from memory before anything slow, and its draft is saved beside it. What saving says
 * (an unfinished report, an outage) replaces the screen, unless the person has gone on by then.
 */
export async function openReport({ show, saving, conversation, directory, log }: Handling, arrival: Arrival, text: string): Promise<void> {
  const opened = conversation.open(directory.peek(arrival.account.accountId), text);
  const opening = show.open(arrival.triggerId, opened.screen);
  const save = directory.identify(arrival.account).then((person) => opened.save(person, 'slack'));
  saving.begin(arrival.account.accountId, save);
  const settled = settleWithin(SAVE_MS, save);
  const view = await opening.catch((error: unknown) => error);
  if (!isView(view)) {
    const id = show.record('open', view);
    log.info({ id }, 'slack form not opened, person is told');
    const language = show.languageOf(arrival);
    return show.tell(
      arrival,
      show.outage(arrival),
      borderWords(language, (words) => words.cannotOpen),
    );
  }
  const saved = await settled;
  if (saved.kind !== 'done') {
    log.error({ code: saved.kind === 'failed' ? codeOf(saved.error) : 'late' }, 'slack draft not saved, outage is shown');
    return show.replace(view, show.outage(arrival));
  }
  const next: Screen | null = saved.value?.kind === 'screen' ? saved.value.screen : null;
  if (next) await show.replace(view, next);
}

const isView = (value: unknown): value is OpenedView => typeof value === 'object' && value !== null && 'viewId' in value;
