/** What the rest of the program sees of a chat platform, and what every one of them is given. */
import type { Database } from '../../adapters/database/create-database.ts';
import type { Log } from '../../adapters/local/log.ts';
import type { ChatEndpoint } from '../../conversation/chat-endpoint.ts';
import type { ChatPlatform } from '../../conversation/chat-platform.ts';
import { createConversation } from '../../conversation/conversation.ts';
import type { NamedPerson } from '../../district/types.ts';
import type { Platform } from '../../incidents/incident.ts';
import { identifyPerson, recallPerson } from '../../incidents/people/identify-person.ts';
import type { Account } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';

export interface Chat {
  /** For people. */
  name: 'Slack' | 'Teams';
  platform: ChatPlatform & { platform: Platform };
  /** Path → what answers there. */
  endpoints: Record<string, ChatEndpoint>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What stands between the platform and a working bot, with what to do. */
  check(): Promise<string[]>;
  /** Get to know the account of somebody who never wrote; false: there is none the bot can find. */
  meet(person: NamedPerson): Promise<boolean>;
}

export interface ChatsDeps {
  deps: UseCaseDeps;
  database: Pick<Database, 'storedPerson' | 'chatPlaces'>;
  log: Log;
}

/** What every adapter asks of the rest of the program. */
export function inCommon({ deps, database, log }: ChatsDeps) {
  return {
    conversation: createConversation(deps),
    identifyPerson: (account: Account) => identifyPerson(deps, account),
    recallPerson: (account: Account) => recallPerson({ ...deps, storedPerson: database.storedPerson }, account),
    log,
  };
}

export const sentences = (found: { message: string; remedy: string }[]): string[] =>
  found.map(({ message, remedy }) => `${message} ${remedy}`);
