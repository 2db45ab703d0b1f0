/** The part of Block Kit this program draws; narrower than Slack's own types so that a check can be exhaustive. */
export type PlainText = { type: 'plain_text'; text: string; emoji: false };
export type Mrkdwn = { type: 'mrkdwn'; text: string; verbatim: true };
export type TextObject = PlainText | Mrkdwn;

export interface OptionObject {
  text: PlainText;
  value: string;
}

export interface Button {
  type: 'button';
  action_id: string;
  text: PlainText;
  /** Left out when empty: Slack takes no empty value. */
  value?: string;
  style?: 'primary' | 'danger';
}

export type InputElement =
  | { type: 'radio_buttons' | 'static_select'; action_id: string; options: OptionObject[]; initial_option?: OptionObject }
  | { type: 'checkboxes' | 'multi_static_select'; action_id: string; options: OptionObject[]; initial_options?: OptionObject[] }
  | { type: 'plain_text_input'; action_id: string; multiline: boolean; initial_value?: string; max_length?: number };

export interface InputBlock {
  type: 'input';
  block_id: string;
  label: PlainText;
  hint?: PlainText;
  optional: boolean;
  element: InputElement;
}

export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: TextObject }
  | { type: 'section'; fields: Mrkdwn[] }
  | { type: 'context'; elements: TextObject[] }
  | { type: 'divider' }
  | { type: 'actions'; block_id: string; elements: Button[] }
  | InputBlock;

export interface ModalView {
  type: 'modal';
  callback_id: string;
  private_metadata: string;
  title: PlainText;
  close: PlainText;
  submit?: PlainText;
  blocks: Block[];
}

export interface HomeView {
  type: 'home';
  blocks: Block[];
}

export interface MessagePayload {
  text: string;
  blocks: Block[];
}
