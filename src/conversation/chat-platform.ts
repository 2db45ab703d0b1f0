/** How messages leave: the port every chat platform, and mail, offers to the delivery worker. */
import type { Carrier } from '../incidents/delivery.ts';
import type { Notice } from './notice.ts';

/** `address` is a channel id, or the account id of a person when direct. */
export interface Address {
  address: string;
  direct: boolean;
  /** Message id of the card in whose thread it stands; a platform without threads says it in the channel. */
  thread?: string | null;
  /** Ids and codes of the message, `file` among them: the name under which it goes as a document. */
  details?: Record<string, string>;
}

/** Where a message lives, in the platform's own words. */
export interface MessagePlace {
  channel: string;
  messageId: string;
}

/** Every method throws `DeliveryError` and nothing else. */
export interface ChatPlatform {
  platform: Carrier;
  /** Say something once. The delivery id goes along where the platform keeps it; `repeated` marks a message that may be there already. */
  post(to: Address, notice: Notice, delivery: { id: string; repeated: boolean }): Promise<MessagePlace>;
  /** Bring a message up to date in place; doing it twice is harmless. Code `message-gone`: somebody removed it. */
  update(at: MessagePlace, notice: Notice): Promise<void>;
  /** Look whether a delivery arrived after all; `cannot-look` where the platform does not let us. */
  find(to: Address, deliveryId: string, since: Date): Promise<MessagePlace | 'not-found' | 'cannot-look'>;
}

/** One thing that stands between a platform and a working bot, and how to mend it. */
export interface SetupProblem {
  code: string;
  message: string;
  remedy: string;
}

/** Stands on a message of which an earlier copy may have arrived, in both languages: its reader is not known. */
export const REPEATED = 'Possibly repeated: an earlier copy may have arrived. · Quizá repetido: puede haber llegado una copia anterior.';
