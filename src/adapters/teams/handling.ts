import type { ConnectorClient } from 'botframework-connector';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ComposedNotice, DrawnFile } from '../../conversation/notice.ts';
import type { Saving } from '../../conversation/saving.ts';
import type { Person } from '../../incidents/incident.ts';
import type { Language } from '../../policy/types.ts';
import type { Directory, KnownAccount } from './directory.ts';
import type { Log } from './log.ts';
import type { Places } from './places.ts';
import type { References } from './references.ts';

export interface HandlerDeps {
  conversation: Conversation;
  directory: Directory;
  references: References;
  places: Places;
  connect(serviceUrl: string): Promise<ConnectorClient>;
  /** Accounts of other tenants are not served; null: a local client, which has none. */
  tenantId: string | null;
  handled: Handled;
  /** What a message of ours says as of now, and whether it stands in somebody's own chat; null: none of ours, or nothing any more. */
  messageNow(at: { channel: string; messageId: string }): Promise<{ notice: ComposedNotice; direct: boolean } | null>;
  /** The channels'. */
  language: Language;
  /** The police edition of a week as PDF, and that it was read is written down; null: not for this person. */
  digestFile(person: Person, week: string | null): Promise<DrawnFile | null>;
  log: Log;
}

/**
 * What was answered, over all processes. It is written down after the answer: a process that dies in between leaves somebody with two
 * answers, and nobody with none.
 */
export interface Handled {
  has(eventKey: string): Promise<boolean>;
  add(eventKey: string): Promise<void>;
}

export interface Handling extends HandlerDeps {
  saving: Saving;
  /** Activities that this process is answering, by their key. */
  underway: Map<string, Promise<void>>;
}

/** A press or a word of somebody we know, and where it happened. */
export interface Arrival {
  account: KnownAccount;
  personal: boolean;
  /** The message whose card was pressed. */
  messageId: string | null;
}
