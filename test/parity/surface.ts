/** One person at a chat client, whichever platform it is: what the parity suite can do and read. */
import type { MessageKind } from '../../src/incidents/delivery.ts';
import type { DistrictBot } from '../fixtures/bot.ts';

export type Filled = Record<string, string | string[] | null>;

/** What stands before the person: a modal, a card, a dialog. */
export interface Form {
  title: string;
  /** Everything readable. */
  text: string;
  fields: string[];
  choices: Record<string, string[]>;
  typed: Record<string, string | string[]>;
  /** What is wrong, as it stands beside the fields. */
  errors: string[];
  /** Ids of the buttons beside submit. */
  actions: string[];
  submits: boolean;
  screenId: string;
  context: Record<string, string>;
}

/** A message as this person sees it. */
export interface Message {
  text: string;
  /** What a locked phone shows. */
  push: string;
  actions: string[];
  /** In a channel of the district; false: in somebody's own chat. */
  shared: boolean;
  id: string;
}

export interface Client {
  /** Begin with words: a subcommand, or the note of a report. */
  type(words: string): Promise<Form>;
  /** "Report an incident" on a message somebody wrote. */
  fromMessage(words: string): Promise<Form>;
  /** Fill in and send the form that is open. */
  next(values?: Filled): Promise<Form>;
  /** A button of the open form that is not its submit. */
  pressIn(action: string, values?: Filled): Promise<Form>;
  /** A button of a message that opens a form or says something. */
  press(about: About, action: string): Promise<Form>;
  /** A button of a message that does something at once. */
  tap(about: About, action: string): Promise<void>;
  message(about: About): Promise<Message>;
}

export interface About {
  kind: MessageKind;
  incidentId: string | null;
  /** Whose message it is; missing: the channel's. */
  to?: string;
}

export interface Surface {
  name: 'Slack' | 'Teams';
  bot: DistrictBot;
  /** By the word under which tests call them. */
  as(who: string): Client;
  stop(): Promise<void>;
}

/** A capability, how each platform offers it, and the proof that it does. */
export interface Row {
  what: string;
  slack: string;
  teams: string;
  proof(surface: Surface): Promise<void>;
}
