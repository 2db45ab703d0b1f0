/** Deciders at the card: press a button, fill in its form, and press again when nothing came back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Filled, Person, ShownView } from '../../test/fixtures/slack-double/person.ts';

const LOOK_MS = 5;
const FORM_MS = 3_000;

export interface Deciding {
  outcome: 'approve' | 'decline';
  /** Which of the offered reasons; counted round. */
  reason?: number;
  patienceMs?: number;
  retryMs?: number;
  /** Just before the form goes out, which waits for it. */
  onSubmit?: () => void | Promise<void>;
}

export interface Decided {
  /** What the person read in the end; null: they gave up, or saw the card change before they got there. */
  answer: string | null;
  /** The form was sent at least once. */
  submitted: boolean;
  troubles: number;
}

/** Press "Call police" or "Keep at school" on a card and see it through to the last word. */
export async function decideOn(person: Person, at: { channel: string; ts: string }, deciding: Deciding): Promise<Decided> {
  const result: Decided = { answer: null, submitted: false, troubles: 0 };
  const until = Date.now() + (deciding.patienceMs ?? 120_000);
  person.closeView();
  while (Date.now() < until) {
    const shown = person.view() ?? (await pressUntilShown(person, () => person.press(at, deciding.outcome)));
    if (shown === 'no-button') return result;
    if (shown?.screenId === 'word') {
      person.closeView();
      return { ...result, answer: shown.text };
    }
    if (shown?.submit) {
      result.submitted = true;
      if (await submitDecision(person, shown, deciding)) continue;
    }
    result.troubles += 1;
    if (person.view()?.screenId.endsWith('outage')) person.closeView();
    await sleep(deciding.retryMs ?? 300);
  }
  return result;
}

/** @returns whether it was answered with another screen. */
async function submitDecision(person: Person, form: ShownView, { reason = 0, onSubmit }: Deciding): Promise<boolean> {
  await onSubmit?.();
  const answer = await person.submitView(decisionFor(form, reason));
  return answer.kind === 'updated';
}

/** Press something that opens a form; null: none came. */
async function pressUntilShown(person: Person, press: () => Promise<{ status: number }>): Promise<ShownView | 'no-button' | null> {
  // the double refuses a button that the message has lost
  const pressed = await press().catch(() => 'no-button' as const);
  if (pressed === 'no-button') return pressed;
  for (const until = Date.now() + FORM_MS; pressed.status === 200 && Date.now() < until; ) {
    const shown = person.view();
    if (shown) return shown;
    await sleep(LOOK_MS);
  }
  return null;
}

/** The form of a decision: a reason, and everything else as preselected. */
function decisionFor(shown: ShownView, reason: number): Filled {
  const reasons = shown.choices.reason ?? [];
  return { reason: reasons[reason % reasons.length] ?? null };
}
