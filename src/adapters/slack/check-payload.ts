/** Everything in a view or message that Slack would refuse, so that it is refused here, with its place, before it is sent. */
import { AppError } from '../../incidents/app-error.ts';
import { lengthOf, SLACK_LIMITS as limits } from './limits.ts';
import type { Block, Button, HomeView, InputElement, MessagePayload, ModalView, OptionObject, TextObject } from './payload.ts';

/** A spot in a payload where something may be wrong. */
interface Place {
  refuse(what: string): void;
  at(part: string | number): Place;
}

/** Every violation of a modal, as `place: what is wrong`; empty when Slack takes it. */
export function checkView(view: ModalView): string[] {
  return collect((place) => {
    text(place.at('title'), view.title.text, limits.view.title);
    text(place.at('close'), view.close.text, limits.view.close);
    if (view.submit) text(place.at('submit'), view.submit.text, limits.view.submit);
    text(place.at('callback_id'), view.callback_id, limits.view.callbackId);
    text(place.at('private_metadata'), view.private_metadata, limits.view.privateMetadata);
    if (!view.submit && view.blocks.some((block) => block.type === 'input'))
      place.at('submit').refuse('needed as soon as there is a field');
    checkBlocks(place.at('blocks'), view.blocks, limits.view.blocks);
    const bytes = new TextEncoder().encode(JSON.stringify(view)).length;
    if (bytes > limits.view.bytes) place.at('view').refuse(`${bytes} bytes, at most ${limits.view.bytes}`);
  });
}

/** Every violation of a home tab, as `place: what is wrong`; empty when Slack takes it. */
export function checkHome(view: HomeView): string[] {
  return collect((place) => {
    checkBlocks(place.at('blocks'), view.blocks, limits.view.blocks);
    const bytes = new TextEncoder().encode(JSON.stringify(view)).length;
    if (bytes > limits.view.bytes) place.at('view').refuse(`${bytes} bytes, at most ${limits.view.bytes}`);
  });
}

/** Every violation of a message, as `place: what is wrong`; empty when Slack takes it. */
export function checkMessage(message: MessagePayload): string[] {
  return collect((place) => {
    text(place.at('text'), message.text, limits.message.text);
    checkBlocks(place.at('blocks'), message.blocks, limits.message.blocks);
    message.blocks.forEach((block, index) => {
      if (block.type === 'input') place.at('blocks').at(index).refuse('a message takes no fields');
    });
  });
}

/** Nothing is ever cut silently: a payload Slack would refuse is a fault of the wording, named by its place. */
export function refuseViolations(subject: string, violations: string[]): void {
  if (violations.length > 0) throw new AppError('slack-limit', `${subject} breaks Slack's limits: ${violations.join('; ')}`);
}

function collect(check: (place: Place) => void): string[] {
  const violations: string[] = [];
  check(placeIn(violations, null));
  return violations;
}

/** Where it is, is written out only when something is wrong there: every payload passes through here. */
function placeIn(violations: string[], path: Path | null): Place {
  return {
    refuse: (what) => violations.push(`${written(path)}: ${what}`),
    at: (part) => placeIn(violations, { part, of: path }),
  };
}

interface Path {
  part: string | number;
  of: Path | null;
}

function written(path: Path | null): string {
  if (path === null) return '';
  return path.of === null ? String(path.part) : `${written(path.of)}/${path.part}`;
}

function text(place: Place, value: string, most: number): void {
  if (value.trim() === '') place.refuse('empty');
  if (lengthOf(value) > most) place.refuse(`${lengthOf(value)} characters, at most ${most}`);
}

function count(place: Place, found: number, most: number): void {
  if (found === 0) place.refuse('none');
  if (found > most) place.refuse(`${found}, at most ${most}`);
}

function unique(place: Place, ids: string[]): void {
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) place.refuse(`"${id}" twice`);
}

function checkBlocks(place: Place, blocks: Block[], most: number): void {
  count(place, blocks.length, most);
  const ids = blocks.flatMap((block) => ('block_id' in block ? [block.block_id] : []));
  unique(place.at('block_id'), ids);
  blocks.forEach((block, index) => {
    if ('block_id' in block) text(place.at(index).at('block_id'), block.block_id, limits.block.id);
    checkBlock(place.at(index), block);
  });
}

function checkBlock(place: Place, block: Block): void {
  switch (block.type) {
    case 'header':
      text(place.at('text'), block.text.text, limits.block.headerText);
      break;
    case 'section':
      if ('text' in block) text(place.at('text'), block.text.text, limits.block.sectionText);
      else texts(place.at('fields'), block.fields, { most: limits.block.fields, length: limits.block.fieldText });
      break;
    case 'context':
      texts(place.at('elements'), block.elements, { most: limits.block.contextElements, length: limits.block.contextText });
      break;
    case 'divider':
      break;
    case 'actions':
      checkButtons(place.at('elements'), block.elements);
      break;
    case 'input':
      text(place.at('label'), block.label.text, limits.input.label);
      if (block.hint) text(place.at('hint'), block.hint.text, limits.input.hint);
      checkElement(place.at('element'), block.element);
      break;
    default:
      block satisfies never;
  }
}

function texts(place: Place, found: TextObject[], { most, length }: { most: number; length: number }): void {
  count(place, found.length, most);
  found.forEach((one, index) => {
    text(place.at(index), one.text, length);
  });
}

function checkButtons(place: Place, buttons: Button[]): void {
  count(place, buttons.length, limits.actions.elements);
  const ids = buttons.map((button) => button.action_id);
  unique(place.at('action_id'), ids);
  buttons.forEach((button, index) => {
    const here = place.at(index);
    text(here.at('action_id'), button.action_id, limits.actions.id);
    text(here.at('text'), button.text.text, limits.button.text);
    if (button.value !== undefined) text(here.at('value'), button.value, limits.button.value);
  });
}

type TextInput = Extract<InputElement, { type: 'plain_text_input' }>;

function checkElement(place: Place, element: InputElement): void {
  text(place.at('action_id'), element.action_id, limits.actions.id);
  if (element.type === 'plain_text_input') checkTextInput(place, element);
  else checkOptions(place.at('options'), element.options, limits.options[element.type]);
}

function checkOptions(place: Place, options: OptionObject[], most: number): void {
  count(place, options.length, most);
  const values = options.map((option) => option.value);
  unique(place.at('value'), values);
  options.forEach((option, index) => {
    text(place.at(index).at('text'), option.text.text, limits.options.text);
    text(place.at(index).at('value'), option.value, limits.options.value);
  });
}

function checkTextInput(place: Place, element: TextInput): void {
  const most = element.max_length ?? limits.input.textLength;
  if (most < 1 || most > limits.input.textLength) place.at('max_length').refuse(`${most}, at most ${limits.input.textLength}`);
  if (lengthOf(element.initial_value ?? '') > most) place.at('initial_value').refuse(`longer than ${most}`);
}
