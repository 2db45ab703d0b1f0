import { REPEATED } from '../../conversation/chat-platform.ts';
import type { Line, Notice, NoticeAction, NoticeBlock, PersonReference } from '../../conversation/notice.ts';
import { checkMessage, refuseViolations } from './check-payload.ts';
import { escapeText } from './escape.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { Block, Button, MessagePayload, Mrkdwn } from './payload.ts';
import { bold, plainText } from './to-modal.ts';

/**
 * One notice as a Slack message. `text` is the push line and nothing else, because a locked phone shows it; people are mentioned in
 * the blocks, which rings as well. Throws `slack-limit` rather than send what Slack would refuse.
 */
export function toMessage(notice: Notice, options: { repeated?: boolean } = {}): MessagePayload {
  const blocks = notice.blocks.flatMap(toBlocks);
  const message: MessagePayload = {
    text: escapeText(notice.push),
    blocks: [
      ...mentionBlocks(notice, blocks),
      ...blocks,
      ...toActions(notice.actions),
      ...(options.repeated ? [context(escapeText(REPEATED))] : []),
    ],
  };
  refuseViolations('message', checkMessage(message));
  return message;
}

/** People to ring, unless the words mention them already: twice looks like a mistake. */
function mentionBlocks({ mention = [] }: Notice, blocks: Block[]): Block[] {
  const said = JSON.stringify(blocks);
  const people = mention.filter((person) => !said.includes(toText([person])));
  return people.length === 0 ? [] : [section(toText(people.flatMap((person, index) => (index === 0 ? [person] : [' ', person]))))];
}

/** One block of a notice in Block Kit. */
export function toBlocks(block: NoticeBlock): Block[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'header', text: plainText(block.text) }];
    case 'alert':
      return sections([bold(toText(block.line))]);
    case 'line':
      return sections([toText(block.line)]);
    case 'list':
      return sections(block.lines.map((line) => `• ${toText(line)}`));
    case 'facts':
      return inGroups(block.facts, SLACK_LIMITS.block.fields).map((facts) => ({ type: 'section', fields: facts.map(toFact) }));
    case 'quiet':
      return [context(toText(block.line))];
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return block satisfies never;
  }
}

/** Stands for a mention while the whole line is escaped: parts that are harmless alone must not format once they are joined. */
const MENTION = '\uE000';

/** People are mentioned where they have a Slack account, else their title stands there: never a name. */
function toText(line: Line): string {
  const parts = (typeof line === 'string' ? [line] : line).map((part) =>
    typeof part === 'string' ? { text: part } : { text: part.title, account: slackAccount(part) },
  );
  const mentions = parts.flatMap((part) => (part.account ? [`<@${part.account}>`] : []));
  const joined = parts.map((part) => (part.account ? MENTION : part.text.replaceAll(MENTION, ''))).join('');
  return escapeText(joined).replaceAll(MENTION, () => mentions.shift() ?? '');
}

/** Only a real account id may stand between `<@` and `>`. */
function slackAccount(reference: PersonReference): string | undefined {
  return reference.accounts.find(({ platform, accountId }) => platform === 'slack' && /^[UW][A-Z0-9]+$/.test(accountId))?.accountId;
}

const mrkdwn = (text: string): Mrkdwn => ({ type: 'mrkdwn', text, verbatim: true });
const section = (text: string): Block => ({ type: 'section', text: mrkdwn(text) });
const context = (text: string): Block => ({ type: 'context', elements: [mrkdwn(text)] });
const toFact = (fact: { label: string; value: string }): Mrkdwn => mrkdwn(`${bold(escapeText(fact.label))}\n${escapeText(fact.value)}`);

/** Lines in as few sections as fit; broken between lines only, so that nothing is cut. */
function sections(lines: string[]): Block[] {
  const texts: string[] = [];
  for (const line of lines) {
    const joined = texts.length === 0 ? line : `${texts[texts.length - 1]}\n${line}`;
    if (texts.length > 0 && joined.length <= SLACK_LIMITS.block.sectionText) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map(section);
}

/** @param name keeps block ids apart where a view has several groups of buttons. */
export function toActions(actions: NoticeAction[], name = 'actions'): Block[] {
  return inGroups(actions, SLACK_LIMITS.actions.elements).map((group, index) => ({
    type: 'actions',
    block_id: `${name}-${index}`,
    elements: group.map(toButton),
  }));
}

/** Slack wants each action id once per block; a button that appears again (one per incident of a board) carries its place after `#`. */
function toButton(action: NoticeAction, place: number, group: NoticeAction[]): Button {
  const again = group.findIndex((other) => other.id === action.id) < place;
  return {
    type: 'button',
    action_id: again ? `${action.id}#${place}` : action.id,
    text: plainText(action.label),
    ...(action.value === '' ? {} : { value: action.value }),
    ...(action.style ? { style: action.style } : {}),
  };
}

/** The action a button stands for, without the place that keeps ids apart. */
export const actionOf = (actionId: string): string => actionId.split('#')[0] ?? actionId;

function inGroups<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
