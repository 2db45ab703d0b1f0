/** Many people reporting and a few deciding, at their own pace, through whatever happens to the bot. */

import { createDice, type Dice } from '../../src/cli/invented/dice.ts';
import type { Question } from '../drive/chat.ts';
import type { Reported } from '../drive/send-report.ts';
import { STORIES, type Story } from '../drive/stories.ts';
import type { Workspace } from '../drive/workspace.ts';
import type { Told } from './checks.ts';

/** People who have their phone in their hand at the same time. */
const AT_ONCE = 10;
/** Longer than all strikes of the longest run: whoever gives up before their end tells how fast the machine starts a bot. */
const PATIENCE_MS = 900_000;
/** Most reports are no matter for a decision. */
const USUAL: readonly Story['level'][] = ['L1', 'L1', 'L1', 'L1', 'L3', 'L3', 'L3', 'L4', 'L5', 'L1'];
const LOOK_MS = 100;

export interface LoadOptions {
  workspace: Workspace;
  seed: number;
  reports: number;
  /** Resolves when this report may begin. */
  release?: (index: number) => Promise<void>;
  /** Which stories; drawn from with the seed. */
  levels?: readonly Story['level'][];
  /** Somebody is about to send a last screen, or a decision. */
  onSubmit?: () => void;
}

export interface Load {
  told: Told;
  /** Times something did not work and was pressed again. */
  troubles(): number;
  /** Resolves when every report has come to its end. */
  reported: Promise<void>;
  /** Resolves when every card that asks for a decision has been pressed. */
  untilDecided(): Promise<void>;
  stop(): void;
}

/** Begin at once. */
export function startLoad(options: LoadOptions): Load {
  const told: Told = { reports: [], sentDrafts: [], decisions: [], gaveUp: [] };
  const counts = { troubles: 0 };
  const deciders = startDeciders(options, { told, counts });
  return {
    told,
    troubles: () => counts.troubles,
    reported: reportAll(options, { told, counts }),
    untilDecided: deciders.untilIdle,
    stop: deciders.stop,
  };
}

interface Books {
  told: Told;
  counts: { troubles: number };
}

async function reportAll(options: LoadOptions, books: Books): Promise<void> {
  const { workspace, reports, seed } = options;
  const dice = createDice(seed, 'stories');
  const plans = Array.from({ length: reports }, (_, index) => ({
    index,
    story: STORIES[dice.pick(options.levels ?? USUAL)],
    siteId: dice.pick(workspace.district.sites).id,
  }));
  // a person sends one report at a time; people wait for a free place
  const people = Math.min(AT_ONCE, workspace.teachers.length);
  const queues = Array.from({ length: people }, (_, person) => plans.filter(({ index }) => index % people === person));
  await Promise.all(queues.map((queue, person) => reportInTurn(options, books, { queue, dice: createDice(seed, `person ${person}`) })));
}

interface Turn {
  queue: { index: number; story: Story; siteId: string }[];
  dice: Dice;
}

async function reportInTurn(options: LoadOptions, { told, counts }: Books, { queue, dice }: Turn): Promise<void> {
  const { workspace } = options;
  for (const { index, story, siteId } of queue) {
    await options.release?.(index);
    const reporter = workspace.teachers[index % workspace.teachers.length] ?? '';
    const trip = {
      siteId,
      patienceMs: PATIENCE_MS,
      retryMs: dice.between(150, 500),
      startsAnew: () => dice.chance(0.3),
      onSubmit: (_: unknown, isLast: boolean) => isLast && options.onSubmit?.(),
    };
    const reported = await workspace.chat.report(reporter, story, trip).catch(whatWentWrong);
    counts.troubles += reported.troubles;
    told.sentDrafts.push(...reported.draftIds);
    const { incidentId, draftId } = reported;
    if (incidentId && draftId) told.reports.push({ reporter, incidentId, draftId });
    else told.gaveUp.push(`${reporter}: ${reported.why ?? `report ${draftId} ended without an incident`}`);
  }
}

/** The double refuses what a client would never let a person do: that ends this report, and is told. */
function whatWentWrong(error: unknown): Reported {
  const why = error instanceof Error ? error.message : String(error);
  return { incidentId: null, draftIds: [], draftId: null, troubles: 0, lastMs: 0, why };
}

/** Watch the channel; each card that asks is pressed by one of the deciders, now and then by two at once. */
function startDeciders(options: LoadOptions, { told, counts }: Books): { untilIdle(): Promise<void>; stop(): void } {
  const { workspace, seed } = options;
  const dice = createDice(seed, 'deciders');
  const handled = new Set<string>();
  const lines = new Map(workspace.deciders.map((account) => [account, Promise.resolve()]));

  const decide = async (account: string, at: Question): Promise<void> => {
    const outcome = dice.chance(0.6) ? 'approve' : 'decline';
    const decided = await workspace.chat.decide(account, at, {
      outcome,
      reason: Math.floor(dice.between(0, 5)),
      patienceMs: PATIENCE_MS,
      retryMs: dice.between(150, 500),
      onSubmit: () => options.onSubmit?.(),
    });
    counts.troubles += decided.troubles;
    const { incidentId } = at;
    if (decided.answer !== null) told.decisions.push({ incidentId, account, outcome: outcome === 'approve' ? 'approved' : 'declined' });
  };
  const look = () => {
    const asked = workspace.chat.openQuestions().filter(({ messageId }) => !handled.has(messageId));
    for (const question of asked) {
      handled.add(question.messageId);
      const shuffled = [...workspace.deciders].sort(() => dice.next() - 0.5);
      const pressing = shuffled.slice(0, dice.chance(0.2) ? 2 : 1);
      for (const account of pressing)
        lines.set(
          account,
          (lines.get(account) ?? Promise.resolve()).then(() => decide(account, question)),
        );
    }
    return asked.length;
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    untilIdle: async () => {
      do await Promise.all(lines.values());
      while (look() > 0);
    },
    stop: () => clearInterval(timer),
  };
}
