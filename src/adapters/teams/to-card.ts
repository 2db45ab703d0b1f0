import type { Field, Paragraph, Screen, ScreenAction } from '../../conversation/screen.ts';
import { borderWords } from './border-words.ts';
import { checkSize } from './check-card.ts';
import { inTeamsWords } from './command-words.ts';
import { escapeText } from './escape.ts';
import type { AdaptiveCard, CardAction, CardElement, CardPress, ChoiceSet, ExecuteAction, SubmitAction, TextBlock } from './payload.ts';
import { cardOf } from './payload.ts';

/** In the chat the card replaces itself; a dialog takes Action.Submit only. */
export type CardPlace = 'chat' | 'dialog';

/** The button of a screen that is over, where it stands in the place of a message. */
export const VIEW_ACTION = 'view';
export const SUBMIT_ACTION = 'submit';

/**
 * One screen as an Adaptive Card. Input ids are the field's id. Nothing is required on the client: Back must keep half an answer, and what
 * is wrong is said beside the field by the conversation.
 *
 * @param options.over the card stands in the place of a message, which its last button brings back.
 * @param options.turn the card stands in the place of one that was not turned.
 * @param options.more buttons of the adapter itself.
 */
export function toCard(
  screen: Screen,
  { place, over, turn, more = [] }: { place: CardPlace; over?: boolean; turn?: boolean; more?: CardAction[] },
): AdaptiveCard {
  const isOver = { ...(over ? { over: true as const } : {}), ...(turn ? { turn: true as const } : {}) };
  const multi = screen.fields.filter(({ kind }) => kind === 'checkboxes').map(({ id }) => id);
  const of = { screenId: screen.id, context: screen.context, ...(multi.length > 0 ? { multi } : {}), ...isOver };
  const button = (title: string, press: Omit<CardPress, 'v'>, style?: 'positive'): CardAction =>
    toAction(title, { v: 1, ...press }, { place, ...(style ? { style } : {}) });
  const actions = [
    ...(screen.submit === undefined ? [] : [button(screen.submit, { action: SUBMIT_ACTION, ...of }, 'positive')]),
    ...more,
    ...screen.actions.map((action: ScreenAction) => button(action.label, { action: action.id, value: action.value, ...of })),
    ...(over
      ? [
          button(
            borderWords(screen.language, (words) => words.back),
            { action: VIEW_ACTION, ...isOver },
          ),
        ]
      : []),
  ];
  const body: CardElement[] = [
    { ...textBlock(screen.title), style: 'heading', size: 'Large', weight: 'Bolder' },
    ...screen.paragraphs.filter(({ text }) => text.trim() !== '').map(toParagraph),
    ...screen.fields.flatMap((field) => toField(field, screen)),
    ...inRows(actions),
  ];
  const card = cardOf(inTurn(body, turn), { lang: screen.language });
  checkSize(`screen ${screen.id}`, card);
  return card;
}

/**
 * A client that draws a card in the place of another keeps what it knows of the list in the same place: it then offers the answers of the
 * question before (seen in the Agents Playground). So every other card is one level deeper.
 */
function inTurn(body: CardElement[], turn = false): CardElement[] {
  return turn ? [{ type: 'Container', items: body }] : body;
}

export function textBlock(text: string): TextBlock {
  return { type: 'TextBlock', text: escapeText(inTeamsWords(text)), wrap: true };
}

function toParagraph({ style, text }: Paragraph): TextBlock {
  switch (style) {
    case 'alert':
      return { ...textBlock(text), weight: 'Bolder', color: 'Attention' };
    case 'normal':
      return textBlock(text);
    case 'quiet':
      return { ...textBlock(text), isSubtle: true, size: 'Small' };
    case 'heading':
      return { ...textBlock(text), style: 'heading', weight: 'Bolder', size: 'Medium' };
    default:
      return style satisfies never;
  }
}

function toField(field: Field, screen: Screen): CardElement[] {
  const error = screen.errors?.[field.id];
  return [
    ...(error ? [{ ...textBlock(`⚠ ${error}`), weight: 'Bolder' as const, color: 'Attention' as const }] : []),
    toInput(field, screen),
    ...(field.hint ? [{ ...textBlock(field.hint), isSubtle: true as const, size: 'Small' as const, spacing: 'Small' as const }] : []),
  ];
}

function toInput(field: Field, { language }: Screen): CardElement {
  const label = field.optional ? `${field.label} ${optionalIn(field.label, language)}` : field.label;
  const common = { id: field.id, label };
  switch (field.kind) {
    case 'radio':
    case 'select':
      return {
        ...choiceSet(common, field.options),
        style: field.kind === 'radio' ? 'expanded' : 'compact',
        ...(field.value ? { value: field.value } : {}),
      };
    case 'checkboxes':
      return {
        ...choiceSet(common, field.options),
        isMultiSelect: true,
        ...(field.values?.length ? { value: field.values.join(',') } : {}),
      };
    case 'text':
      return {
        type: 'Input.Text',
        ...common,
        ...(field.multiline ? { isMultiline: true as const } : {}),
        ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
        ...(field.value ? { value: field.value } : {}),
      };
    default:
      return field satisfies never;
  }
}

/** The first screens stand in both languages until the person's is known. */
function optionalIn(label: string, language: Screen['language']): string {
  return borderWords(label.includes(' / ') ? null : language, (words) => words.optional);
}

function choiceSet(common: { id: string; label: string }, options: { label: string; value: string }[]): ChoiceSet {
  const choices = options.map(({ label, value }) => ({ title: label, value }));
  return { type: 'Input.ChoiceSet', ...common, style: 'expanded', wrap: true, choices };
}

/** A button of a card or dialog. */
export function toAction(
  title: string,
  press: CardPress,
  { place, style }: { place: CardPlace; style?: 'positive' | 'destructive' },
): CardAction {
  const submit: SubmitAction = { type: 'Action.Submit', title, data: { crosswalk: press }, ...(style ? { style } : {}) };
  return place === 'dialog' ? submit : executeOf(submit);
}

/** A button of a card in the chat. */
export function toExecute(title: string, press: CardPress): ExecuteAction {
  return executeOf({ type: 'Action.Submit', title, data: { crosswalk: press } });
}

/** With the way of clients that do not know Execute. */
function executeOf(submit: SubmitAction): ExecuteAction {
  return { ...submit, type: 'Action.Execute', verb: submit.data.crosswalk.action, fallback: submit };
}

/** Characters that stand beside each other on the narrowest telephone, in Microsoft's own renderer; it cuts labels rather than break the row. */
const ROW_LENGTH = 36;
/** A button's own borders. */
const BUTTON_LENGTH = 5;

/** As many buttons in a row as a telephone shows whole. */
export function inRows(actions: CardAction[]): CardElement[] {
  const rows: CardAction[][] = [];
  for (const action of actions) {
    const row = rows.at(-1);
    if (row && lengthOf([...row, action]) <= ROW_LENGTH) row.push(action);
    else rows.push([action]);
  }
  return rows.map((row) => ({ type: 'ActionSet', actions: row }));
}

const lengthOf = (row: CardAction[]): number => row.reduce((sum, { title }) => sum + title.length + BUTTON_LENGTH, 0);
