import { type App, isValidSlackRequest, type Receiver } from '@slack/bolt';
import type { ChatAnswer, ChatEndpoint, ChatRequest } from '../../conversation/chat-endpoint.ts';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';
import { isReadable } from './read-payload.ts';

const MOST_AGE_SECONDS = 5 * 60;
/** Slack gives up after 3 s; an answer later than this reaches nobody. */
const PATIENCE_MS = 3000;

export interface HttpReceiverOptions {
  signingSecret: string;
  now(): number;
  log: Log;
}

/**
 * Bolt behind a server that others own. Bolt's check of a signature takes time stamps of the future, so the age is checked here in
 * both directions; what Slack would never send is refused before any handler runs.
 */
export function createHttpReceiver(options: HttpReceiverOptions): { receiver: Receiver; endpoint: ChatEndpoint } {
  let app: App | undefined;
  const receiver: Receiver = {
    init: (made) => {
      app = made;
    },
    start: async () => {},
    stop: async () => {},
  };
  async function handle(request: ChatRequest): Promise<ChatAnswer> {
    if (!isGenuine(request, options)) {
      options.log.warn({ code: 'slack-signature' }, 'slack request refused');
      return { status: 401 };
    }
    const body = parse(request);
    if (!isReadable(body)) {
      options.log.warn({ code: 'slack-malformed' }, 'slack request refused');
      return { status: 400 };
    }
    if (body.type === 'url_verification') return { status: 200, body: { challenge: body.challenge } };
    return acknowledged((ack) => app?.processEvent({ body, ...retryOf(request), ack }));
  }
  return {
    receiver,
    endpoint: (request) =>
      handle(request).catch((error: unknown) => {
        options.log.error({ code: codeOf(error) }, 'slack request failed');
        return { status: 500 };
      }),
  };
}

function isGenuine({ headers, body }: ChatRequest, { signingSecret, now }: HttpReceiverOptions): boolean {
  const signature = headers['x-slack-signature'];
  const seconds = Number(headers['x-slack-request-timestamp'] ?? Number.NaN);
  if (typeof signature !== 'string' || !Number.isSafeInteger(seconds)) return false;
  if (Math.abs(now() / 1000 - seconds) > MOST_AGE_SECONDS) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
    nowMilliseconds: now(),
  });
}

function parse({ headers, body }: ChatRequest): unknown {
  try {
    if (!String(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return JSON.parse(body);
    const fields = new URLSearchParams(body);
    const payload = fields.get('payload');
    return payload === null ? Object.fromEntries(fields) : JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function retryOf(request: ChatRequest): { retryNum?: number; retryReason?: string } {
  const number = Number(request.headers['x-slack-retry-num'] ?? Number.NaN);
  const reason = request.headers['x-slack-retry-reason'];
  return { ...(Number.isInteger(number) ? { retryNum: number } : {}), ...(typeof reason === 'string' ? { retryReason: reason } : {}) };
}

type Ack = (body?: unknown) => Promise<void>;

/** The answer to one request; the first one counts, and silence ends in 503 so that the person learns of it. */
function acknowledged(work: (ack: Ack) => Promise<void> | undefined): Promise<ChatAnswer> {
  return new Promise((resolve, reject) => {
    const impatience = setTimeout(() => resolve({ status: 503 }), PATIENCE_MS);
    const ack: Ack = async (body) => {
      clearTimeout(impatience);
      resolve({ status: 200, body });
    };
    work(ack)?.catch((error: unknown) => {
      clearTimeout(impatience);
      reject(error);
    });
  });
}
