import type { Conversation } from '../../conversation/conversation.ts';
import type { Saving } from '../../conversation/saving.ts';
import type { Directory } from './directory.ts';
import type { Log } from './log.ts';
import type { Show } from './show.ts';
import type { SlackClient } from './slack-client.ts';

export interface HandlerDeps {
  /** For what a person waits on; deliveries have their own. */
  client: SlackClient;
  conversation: Conversation;
  directory: Directory;
  /** true the first time a command is seen, over all processes. */
  firstTime(eventKey: string): Promise<boolean>;
  log: Log;
}

export type Handling = HandlerDeps & { show: Show; saving: Saving };
