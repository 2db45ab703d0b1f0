import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Notice, NoticeBlock } from '../../conversation/notice.ts';
import type { Paragraph, Screen } from '../../conversation/screen.ts';
import { AppError } from '../../incidents/app-error.ts';
import { borderWords } from './border-words.ts';
import { codeOf } from './delivery-error.ts';
import type { Directory } from './directory.ts';
import type { Log } from './log.ts';
import type { MessagePayload } from './payload.ts';
import type { Arrival } from './read-payload.ts';
import type { SlackClient } from './slack-client.ts';
import { toMessage } from './to-message.ts';
import { toModal } from './to-modal.ts';

const Opened = z.object({ view: z.object({ id: z.string(), hash: z.string() }) });
const RESPOND_MS = 3000;

export interface OpenedView {
  viewId: string;
  hash: string;
}

/** The ways a person gets to see something at once; everything else is the delivery queue's. */
export type Show = ReturnType<typeof createShow>;

export function createShow(deps: { client: SlackClient; conversation: Conversation; directory: Directory; log: Log }) {
  const { client, conversation, directory, log } = deps;
  const languageOf = (arrival: Pick<Arrival, 'account'>) => directory.peek(arrival.account.accountId).language;

  async function open(triggerId: string, screen: Screen): Promise<OpenedView> {
    const { view } = Opened.parse(await client.views.open({ trigger_id: triggerId, view: toModal(screen) }));
    return { viewId: view.id, hash: view.hash };
  }

  /** Replace what is open, unless the person has moved on: then the newer screen stays, and nothing is lost. */
  async function replace(view: OpenedView, screen: Screen): Promise<void> {
    try {
      await client.views.update({ view_id: view.viewId, hash: view.hash, view: toModal(screen) });
    } catch (error) {
      if (!['hash_conflict', 'not_found'].includes(codeOf(error))) throw error;
      log.info({ code: codeOf(error) }, 'slack view had moved on');
    }
  }

  /** On top of what is open: closing it leads back, with everything that was typed. */
  async function cover(triggerId: string, screen: Screen): Promise<void> {
    await client.views.push({ trigger_id: triggerId, view: toModal(screen) });
  }

  /** Only the person sees it, and nothing has to be open. A screen loses its fields this way; its words stay. */
  async function tell(arrival: Pick<Arrival, 'account' | 'responseUrl'>, screen: Screen, first?: string): Promise<void> {
    const notice: Notice = {
      push: first ?? screen.title,
      blocks: [...(first ? [{ kind: 'line' as const, line: first }] : []), ...screen.paragraphs.map(toNoticeBlock)],
      actions: [],
    };
    const message = toMessage(notice);
    if (arrival.responseUrl === null) await sendDirect(arrival.account.accountId, message);
    else await respond(arrival.responseUrl, message);
  }

  async function sendDirect(accountId: string, message: MessagePayload): Promise<void> {
    const { channel } = await client.conversations.open({ users: accountId });
    if (channel?.id) await client.chat.postMessage({ channel: channel.id, ...message });
  }

  return {
    open,
    replace,
    cover,
    tell,
    languageOf,
    outage: (arrival: Pick<Arrival, 'account'>): Screen => conversation.outage(languageOf(arrival)),
    /** The border: whatever went wrong, the person reads 911 and whom to call, and the log gets a code and the same id. */
    async fail(arrival: Pick<Arrival, 'account' | 'responseUrl'>, what: string, error: unknown): Promise<void> {
      const id = record(log, what, error);
      const language = languageOf(arrival);
      try {
        await tell(
          arrival,
          conversation.outage(language),
          borderWords(language, (words) => words.failed(id)),
        );
      } catch (second) {
        log.error({ id, what, code: codeOf(second) }, 'slack person not told');
      }
    },
    record: (what: string, error: unknown): string => record(log, what, error),
  };
}

/** One line for the log, and the id the person reads to find it again. */
function record(log: Log, what: string, error: unknown): string {
  const id = randomBytes(4).toString('hex');
  log.error({ id, what, code: codeOf(error) }, 'slack interaction failed');
  return id;
}

/** Bolt's `respond` throws when the address has expired; so does this, with a limit in time as well. */
async function respond(responseUrl: string, message: MessagePayload): Promise<void> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
    signal: AbortSignal.timeout(RESPOND_MS),
  });
  if (!response.ok) throw new AppError('slack-response-url', `HTTP ${response.status}`);
}

function toNoticeBlock(paragraph: Paragraph): NoticeBlock {
  switch (paragraph.style) {
    case 'alert':
      return { kind: 'alert', line: paragraph.text };
    case 'normal':
      return { kind: 'line', line: paragraph.text };
    case 'quiet':
      return { kind: 'quiet', line: paragraph.text };
    case 'heading':
      return { kind: 'heading', text: paragraph.text };
    default:
      return paragraph.style satisfies never;
  }
}
