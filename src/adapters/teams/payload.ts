/** The part of Adaptive Cards 1.5 this program draws; narrower than the schema so that a check can be exhaustive. */
export interface TextBlock {
  type: 'TextBlock';
  text: string;
  wrap: true;
  style?: 'heading';
  size?: 'Small' | 'Medium' | 'Large';
  weight?: 'Bolder';
  color?: 'Attention';
  isSubtle?: true;
  separator?: true;
  spacing?: 'None' | 'Small' | 'Medium';
}

export interface FactSet {
  type: 'FactSet';
  facts: { title: string; value: string }[];
}

export interface ChoiceSet {
  type: 'Input.ChoiceSet';
  id: string;
  label: string;
  style: 'compact' | 'expanded';
  wrap: true;
  isMultiSelect?: true;
  choices: { title: string; value: string }[];
  /** Several values stand with commas between them. */
  value?: string;
}

export interface TextInput {
  type: 'Input.Text';
  id: string;
  label: string;
  isMultiline?: true;
  maxLength?: number;
  value?: string;
}

/** What every button of ours carries, beside the inputs that the client adds. */
export interface ActionData {
  crosswalk: CardPress;
  msteams?: { type: 'task/fetch' };
}

/** Ids and codes only: it travels through the platform and comes back. */
export interface CardPress {
  /** Version of this shape: a card may be older than the program that reads its press. */
  v: 1;
  /** Action id, `submit`, or one of the adapter's own (`view`, `close`). */
  action: string;
  value?: string;
  screenId?: string;
  context?: Record<string, string>;
  /** Inputs with several values. */
  multi?: string[];
  /** The screen stands in the place of a message, which comes back afterwards. */
  over?: true;
  /** Every other card that stands in the place of the one before. */
  turn?: true;
}

export interface SubmitAction {
  type: 'Action.Submit';
  title: string;
  data: ActionData;
  style?: 'positive' | 'destructive';
}

export interface ExecuteAction {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: ActionData;
  style?: 'positive' | 'destructive';
  /** Clients that do not know Execute send the same as a message. */
  fallback: SubmitAction;
}

export type CardAction = SubmitAction | ExecuteAction;

export interface ActionSet {
  type: 'ActionSet';
  actions: CardAction[];
}

export interface Container {
  type: 'Container';
  items: CardElement[];
}

export type CardElement = TextBlock | FactSet | ChoiceSet | TextInput | ActionSet | Container;

export interface Mention {
  type: 'mention';
  text: string;
  mentioned: { id: string; name: string };
}

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  lang?: 'en' | 'es';
  body: CardElement[];
  /** These people's clients ask for their own view at once. */
  refresh?: { action: ExecuteAction; userIds: string[] };
  msteams?: { width: 'Full'; entities?: Mention[] };
}

/** A card around what it shows. */
export function cardOf(body: CardElement[], more: Pick<AdaptiveCard, 'lang' | 'refresh' | 'msteams'> = {}): AdaptiveCard {
  return { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', ...more, body };
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** One message: `summary` is all that a locked phone shows. */
export interface MessagePayload {
  type: 'message';
  summary: string;
  attachments: [{ contentType: typeof CARD_TYPE; content: AdaptiveCard }];
}
