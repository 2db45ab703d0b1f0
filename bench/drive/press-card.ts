/** Deciders at the card: press a button, fill in its form, and press again when nothing came back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Filled, Person, ShownView } from '../../test/fixtures/slack-double/person.ts';

const LOOK_MS = 5;
const FORM_MS = 3_000;

interface Pressing {
  patienceMs?: number;
  retryMs?: number;
  /** Just before the form goes out, which waits for it. */
  onSubmit?: () => void | Promise<void>;
}

export interface Deciding extends Pressing {
  outcome: 'approve' | 'decline';
  /** Which of the offered reasons; counted round. */
  reason?: number;
}

/** A button of a message, and how its form is filled in beyond what is preselected. */
export interface Form extends Pressing {
  button: string;
  fill?: (form: ShownView) => Filled;
}

export interface Decided {
  /** What the person read in the end; null: they gave up, or saw the card change before they got there. */
  answer: string | null;
  /** The form was sent at least once. */
  submitted: boolean;
  troubles: number;
}

/** Press "Call police" or "Keep at school" on a card and see it through to the last word. */
export function decideOn(person: Person, at: { channel: string; ts: string }, deciding: Deciding): Promise<Decided> {
  const { outcome, reason = 0, ...pressing } = deciding;
  return pressThrough(person, at, { ...pressing, button: outcome, fill: (form) => decisionFor(form, reason) });
}

/** Press a button that opens a form, and see it through to the last word. */
export async function pressThrough(person: Person, at: { channel: string; ts: string }, form: Form): Promise<Decided> {
  const result: Decided = { answer: null, submitted: false, troubles: 0 };
  const until = Date.now() + (form.patienceMs ?? 120_000);
  person.closeView();
  while (Date.now() < until) {
    const shown = person.view() ?? (await pressUntilShown(person, () => person.press(at, form.button)));
    if (shown === 'no-button') return result;
    if (shown?.screenId === 'word') {
      person.closeView();
      return { ...result, answer: shown.text };
    }
    if (shown?.submit) {
      result.submitted = true;
      if (await submitForm(person, shown, form)) continue;
    }
    result.troubles += 1;
    if (person.view()?.screenId.endsWith('outage')) person.closeView();
    await sleep(form.retryMs ?? 300);
  }
  return result;
}

/** @returns whether it was answered with another screen. */
async function submitForm(person: Person, shown: ShownView, { fill, onSubmit }: Form): Promise<boolean> {
  await onSubmit?.();
  const answer = await person.submitView(fill?.(shown) ?? {});
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
