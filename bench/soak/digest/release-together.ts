/** The director and a deputy at the card of a digest, in the same moment and through different bots. */
import { type Decided, pressThrough } from '../../drive/press-card.ts';
import { meeting } from '../meeting.ts';
import { type DigestLook, lookAtDigests } from './look.ts';
import type { DigestRun } from './strikes.ts';

const PATIENCE_MS = 60_000;

export interface Answers {
  week: string;
  /** What the two read in the end; null: the button was gone before they got there. */
  read: (string | null)[];
}

/** Both press Release and send its form at once; then Slack sends the last request once more, to every bot. */
export async function releaseTogether(run: DigestRun, week: string): Promise<Answers> {
  const { workspace } = run.stage;
  const card = await cardOf(run, week);
  const sent = workspace.slack.world.dispatches.length;
  const together = meeting(2);
  const people = workspace.deciders.slice(0, 2).map((account) => {
    const person = run.fleet.person(account, (urls) => run.dice.pick(urls));
    return pressThrough(person, card, { button: 'release-digest', patienceMs: PATIENCE_MS, retryMs: 200, onSubmit: together });
  });
  const decided: Decided[] = await Promise.all(people);
  const submitted = workspace.slack.world.dispatches.slice(sent).findLast(({ kind }) => kind === 'view_submission');
  if (submitted) {
    const bots = Array.from({ length: run.fleet.size }, (_, index) => run.fleet.sender(index));
    await Promise.all(bots.map((sender) => sender.redeliver(submitted)));
  }
  return { week, read: decided.map(({ answer }) => answer) };
}

/** The director has everything sent again of which nobody knows. */
export async function sendAgain(run: DigestRun, { cards }: DigestLook): Promise<void> {
  const { workspace } = run.stage;
  const person = run.fleet.person(workspace.deciders[0] ?? '', (urls) => run.dice.pick(urls));
  for (const { ts, buttons } of cards) {
    if (!buttons.includes('send-again')) continue;
    await pressThrough(person, { channel: workspace.directorChannel, ts }, { button: 'send-again', patienceMs: PATIENCE_MS });
  }
}

async function cardOf({ databaseUrl, stage: { workspace }, mail }: DigestRun, week: string): Promise<{ channel: string; ts: string }> {
  const { digests, cards } = await lookAtDigests(databaseUrl, workspace.slack, mail.arrived());
  const digest = digests.find((each) => each.week === week);
  const card = cards.find(({ digestId }) => digestId === digest?.id);
  if (!card) throw new Error(`the digest of ${week} has no card`);
  return { channel: workspace.directorChannel, ts: card.ts };
}
