import { asEverybodySees } from '../../conversation/cards/deciding.ts';
import { REPEATED } from '../../conversation/chat-platform.ts';
import type { ComposedNotice, Line, NoticeBlock, PersonReference } from '../../conversation/notice.ts';
import type { Language } from '../../policy/types.ts';
import { borderWords } from './border-words.ts';
import { checkSize } from './check-card.ts';
import { inTeamsWords } from './command-words.ts';
import { escapeText } from './escape.ts';
import { TEAMS_LIMITS } from './limits.ts';
import type { AdaptiveCard, CardElement, ExecuteAction, Mention, MessagePayload, TextBlock } from './payload.ts';
import { CARD_TYPE, cardOf } from './payload.ts';
import { inRows, textBlock, toAction, toExecute, VIEW_ACTION } from './to-card.ts';

/** How a card of a channel differs from one person's. */
export interface Shared {
  /** Teams' ids of those whose client asks at once for their own view. */
  deciders: readonly string[];
  language: Language;
}

interface MessageOptions {
  repeated?: boolean;
  /** Stands in a channel. */
  shared?: Shared;
  /** Nobody is mentioned: titles stand there instead. */
  plain?: boolean;
}

/** One notice as a message with a card. `summary` is the push line and nothing else, because a locked phone shows it. */
export function toMessage(notice: ComposedNotice, options: MessageOptions = {}): MessagePayload {
  return asMessage(notice.push, toNoticeCard(notice, options));
}

export function asMessage(push: string, card: AdaptiveCard): MessagePayload {
  return { type: 'message', summary: push, attachments: [{ contentType: CARD_TYPE, content: card }] };
}

/** The card of a notice alone, as an answer to a press shows it. */
export function toNoticeCard(whole: ComposedNotice, { repeated = false, shared, plain = false }: MessageOptions = {}): AdaptiveCard {
  const notice = withPeople(shared ? asEverybodySees(whole) : whole, plain);
  const hidden = notice.actions.length < whole.actions.length;
  const people = new Map<string, Mention>();
  const say = (line: Line): string => toText(line, people);
  const body = notice.blocks.flatMap((block) => toElements(block, say));
  const ring = (notice.mention ?? []).filter((person) => !people.has(accountOf(person) ?? person.title));
  const actions = notice.actions.map(({ id, label, value, style }) => {
    const look = style === 'primary' ? 'positive' : style === 'danger' ? 'destructive' : undefined;
    return toAction(label, { v: 1, action: id, ...(value === '' ? {} : { value }) }, { place: 'chat', ...(look ? { style: look } : {}) });
  });
  const whoRings = ring.length > 0 ? [text(ring.map((person) => say([person])).join(' '))] : [];
  const card = cardOf(
    [
      ...whoRings,
      ...body,
      ...inRows(shared && hidden ? [...actions, viewAction(shared)] : actions),
      ...(repeated ? [{ ...textBlock(REPEATED), isSubtle: true as const, size: 'Small' as const }] : []),
    ],
    {
      ...(shared && hidden ? refreshFor(shared) : {}),
      msteams: { width: 'Full', ...(people.size > 0 ? { entities: [...people.values()] } : {}) },
    },
  );
  checkSize('message', card);
  return card;
}

/** Without the accounts of people no line can mention them. */
function withPeople(notice: ComposedNotice, plain: boolean): ComposedNotice {
  if (!plain) return notice;
  // references are the only place where accounts stand
  return JSON.parse(JSON.stringify(notice, (key, value: unknown) => (key === 'accounts' ? [] : value))) as ComposedNotice;
}

/** For clients that do not ask by themselves, and people Teams has not named yet. */
function viewAction({ language }: Shared): ExecuteAction {
  return toExecute(
    borderWords(language, (words) => words.show),
    { v: 1, action: VIEW_ACTION },
  );
}

function refreshFor(shared: Shared): Pick<AdaptiveCard, 'refresh'> {
  if (shared.deciders.length === 0) return {};
  return { refresh: { action: viewAction(shared), userIds: shared.deciders.slice(0, TEAMS_LIMITS.refreshUsers) } };
}

function toElements(block: NoticeBlock, say: (line: Line) => string): CardElement[] {
  switch (block.kind) {
    case 'heading':
      return [{ ...textBlock(block.text), style: 'heading', weight: 'Bolder', size: 'Medium' }];
    case 'alert':
      return [{ ...text(say(block.line)), weight: 'Bolder', color: 'Attention' }];
    case 'line':
      return [text(say(block.line))];
    case 'list':
      return block.lines.map((line) => ({ ...text(`• ${say(line)}`), spacing: 'Small' }));
    case 'facts':
      return [{ type: 'FactSet', facts: block.facts.map(({ label, value }) => ({ title: escapeText(label), value: escapeText(value) })) }];
    case 'quiet':
      return [{ ...text(say(block.line)), isSubtle: true, size: 'Small' }];
    case 'divider':
      // a line above whatever comes next, which an empty text carries
      return [{ type: 'TextBlock', text: ' ', wrap: true, separator: true, spacing: 'Small' }];
    default:
      return block satisfies never;
  }
}

/** Escaped already. */
const text = (escaped: string): TextBlock => ({ type: 'TextBlock', text: escaped, wrap: true });

/** Stands for a mention while the whole line is escaped: parts that are harmless alone must not format once they are joined. */
const MENTION = '\uE000';

/** People are mentioned where they have a Teams account, else their title stands there: never a name. */
function toText(line: Line, people: Map<string, Mention>): string {
  const parts = typeof line === 'string' ? [line] : line;
  const mentions: string[] = [];
  const joined = parts.map((part) => {
    if (typeof part === 'string') return part.replaceAll(MENTION, '');
    const id = accountOf(part);
    if (!id) return part.title.replaceAll(MENTION, '');
    mentions.push(mentionOf(part, id, people));
    return MENTION;
  });
  return escapeText(inTeamsWords(joined.join(''))).replaceAll(MENTION, () => mentions.shift() ?? '');
}

/** The words of a mention name its person for the card, so two people with the same title need different words. */
function mentionOf({ title }: PersonReference, id: string, people: Map<string, Mention>): string {
  const known = people.get(id);
  if (known) return known.text;
  const name = escapeText(title);
  const same = [...people.values()].filter(({ mentioned }) => mentioned.name === name || mentioned.name.startsWith(`${name} (`)).length;
  const shown = same === 0 ? name : `${name} (${same + 1})`;
  const mention: Mention = { type: 'mention', text: `<at>${shown}</at>`, mentioned: { id, name: shown } };
  people.set(id, mention);
  return mention.text;
}

/** Only a real Entra object id may be mentioned. */
function accountOf({ accounts }: PersonReference): string | undefined {
  return accounts.find(({ platform, accountId }) => platform === 'teams' && /^[0-9a-f-]{36}$/i.test(accountId))?.accountId;
}
