/** A chat platform's double as the long runs use it: the same people with the same stories, whatever they have on their screens. */
import type { Finding } from '../soak/checks.ts';
import type { Snapshot } from '../soak/snapshot.ts';
import type { Decided, Deciding } from './press-card.ts';
import type { Reported, Reporting } from './send-report.ts';
import type { BotProcess } from './start-bot.ts';
import type { Story } from './stories.ts';

export const PLATFORMS = ['slack', 'teams'] as const;
export type ChatName = (typeof PLATFORMS)[number];

/** A card in the director's channel that asks for a decision. */
export interface Question {
  channel: string;
  messageId: string;
  incidentId: string;
}

/** What a run left behind, and whether anything was said twice, which each platform answers in its own way. */
export interface Look {
  snapshot: Snapshot;
  twice: Finding;
  /** The incident a person was told of. */
  incidentOf(told: { incidentId: string; draftId: string }): string;
}

export interface Chat {
  /** For the environment of a bot. */
  env: Record<string, string>;
  /** From now on people reach this bot; the first one gets to know the channels. */
  meet(bot: BotProcess): Promise<void>;
  /** @param through the bot that this person's platform reaches; missing: the one that was met last. */
  report(account: string, story: Story, how: Reporting & { through?: BotProcess | undefined }): Promise<Reported>;
  decide(account: string, at: Question, how: Deciding & { through?: BotProcess | undefined }): Promise<Decided>;
  openQuestions(): Question[];
  /** Posts and updates the bot asked for until now. */
  countSaid(): number;
  /** The platform takes its time: messages are on their way long enough to be met there. */
  slowDown(seed: number): void;
  look(databaseUrl: string): Promise<Look>;
  stop(): Promise<void>;
}
