import type { Field, Option, Paragraph, Screen, ScreenAction } from '../../conversation/screen.ts';
import { checkView, refuseViolations } from './check-payload.ts';
import { escapeText } from './escape.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { Block, Button, InputElement, ModalView, OptionObject, PlainText } from './payload.ts';

export const SCREEN_CALLBACK = 'screen';
const SCREEN_ACTIONS_BLOCK = 'screen-actions';

export const plainText = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });

/**
 * One screen as a Slack modal. Block and action ids are the field's id, so that Slack keeps what was typed when a screen replaces
 * itself. Throws `slack-limit` rather than send what Slack would refuse.
 */
export function toModal(screen: Screen): ModalView {
  const view: ModalView = {
    type: 'modal',
    callback_id: SCREEN_CALLBACK,
    private_metadata: JSON.stringify({ screenId: screen.id, context: screen.context }),
    title: plainText(screen.title),
    close: plainText(screen.close),
    ...(screen.submit === undefined ? {} : { submit: plainText(screen.submit) }),
    blocks: [
      ...screen.paragraphs.filter((paragraph) => paragraph.text.trim() !== '').map(toParagraph),
      ...screen.fields.flatMap((field) => toField(field, screen.errors?.[field.id])),
      ...toActions(screen.actions),
    ],
  };
  refuseViolations(`screen ${screen.id}`, checkView(view));
  return view;
}

function toParagraph(paragraph: Paragraph): Block {
  switch (paragraph.style) {
    case 'alert':
      return { type: 'section', text: { type: 'mrkdwn', text: bold(escapeText(paragraph.text)), verbatim: true } };
    case 'normal':
      return { type: 'section', text: plainText(paragraph.text) };
    case 'quiet':
      return { type: 'context', elements: [plainText(paragraph.text)] };
    case 'heading':
      return { type: 'header', text: plainText(paragraph.text) };
    default:
      return paragraph.style satisfies never;
  }
}

/** Escaped text in bold, line by line: Slack's asterisks work only inside a line and not next to a space. */
export function bold(escaped: string): string {
  return escaped.replace(/^([^\S\n]*)(\S(?:.*\S)?)/gm, '$1*$2*');
}

function toField(field: Field, error: string | undefined): Block[] {
  const shownError: Block[] = error
    ? [{ type: 'section', text: { type: 'mrkdwn', text: bold(`⚠ ${escapeText(error)}`), verbatim: true } }]
    : [];
  return [
    ...shownError,
    {
      type: 'input',
      block_id: field.id,
      label: plainText(field.label),
      ...(field.hint ? { hint: plainText(field.hint) } : {}),
      optional: field.optional ?? false,
      element: toElement(field),
    },
  ];
}

function toElement(field: Field): InputElement {
  switch (field.kind) {
    case 'radio':
    case 'select': {
      const radio = field.kind === 'radio' && field.options.length <= SLACK_LIMITS.options.radio_buttons;
      const chosen = field.options.find((option) => option.value === field.value);
      return {
        type: radio ? 'radio_buttons' : 'static_select',
        action_id: field.id,
        options: field.options.map(toOption),
        ...(chosen ? { initial_option: toOption(chosen) } : {}),
      };
    }
    case 'checkboxes': {
      const boxes = field.options.length <= SLACK_LIMITS.options.checkboxes;
      const chosen = field.options.filter((option) => field.values?.includes(option.value));
      return {
        type: boxes ? 'checkboxes' : 'multi_static_select',
        action_id: field.id,
        options: field.options.map(toOption),
        ...(chosen.length > 0 ? { initial_options: chosen.map(toOption) } : {}),
      };
    }
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: field.id,
        multiline: field.multiline ?? false,
        ...(field.value ? { initial_value: field.value } : {}),
        ...(field.maxLength === undefined ? {} : { max_length: field.maxLength }),
      };
    default:
      return field satisfies never;
  }
}

const toOption = (option: Option): OptionObject => ({ text: plainText(option.label), value: option.value });

function toActions(actions: ScreenAction[]): Block[] {
  if (actions.length === 0) return [];
  const elements = actions.map(
    (action): Button => ({
      type: 'button',
      action_id: action.id,
      text: plainText(action.label),
      ...(action.value === '' ? {} : { value: action.value }),
    }),
  );
  return [{ type: 'actions', block_id: SCREEN_ACTIONS_BLOCK, elements }];
}
