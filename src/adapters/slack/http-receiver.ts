import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, isValidSlackRequest, type Receiver } from '@slack/bolt';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';
import { isReadable } from './read-payload.ts';

/** Slack's own requests stay far below this. */
const MOST_BYTES = 1_000_000;
const MOST_AGE_SECONDS = 5 * 60;
/** Slack gives up after 3 s; an answer later than this reaches nobody. */
const PATIENCE_MS = 3000;

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpReceiverOptions {
  signingSecret: string;
  now(): number;
  log: Log;
}

/**
 * Bolt behind a server that others own. Bolt's check of a signature takes time stamps of the future, so the age is checked here in
 * both directions; what Slack would never send is refused before any handler runs.
 */
export function createHttpReceiver(options: HttpReceiverOptions): { receiver: Receiver; handler: HttpHandler } {
  let app: App | undefined;
  const receiver: Receiver = {
    init: (made) => {
      app = made;
    },
    start: async () => {},
    stop: async () => {},
  };
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return answer(response, 405);
    const raw = await readBody(request);
    if (raw === null) return answer(response, 413);
    if (!isGenuine(request, raw, options)) {
      options.log.warn({ code: 'slack-signature' }, 'slack request refused');
      return answer(response, 401);
    }
    const body = parse(request, raw);
    if (!isReadable(body)) {
      options.log.warn({ code: 'slack-malformed' }, 'slack request refused');
      return answer(response, 400);
    }
    if (body.type === 'url_verification') return answer(response, 200, { challenge: body.challenge });
    await app?.processEvent({ body, ...retryOf(request), ack: acknowledge(response) });
  }
  return {
    receiver,
    handler: (request, response) => {
      handle(request, response).catch((error: unknown) => {
        options.log.error({ code: codeOf(error) }, 'slack request failed');
        answer(response, 500);
      });
    },
  };
}

/** null when it is too large; the rest is still read, because a connection cut in the middle of a body gives the sender no answer. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // no encoding is set on the request, so its chunks are buffers
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  return bytes > MOST_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

function isGenuine(request: IncomingMessage, body: string, { signingSecret, now }: HttpReceiverOptions): boolean {
  const signature = request.headers['x-slack-signature'];
  const seconds = Number(request.headers['x-slack-request-timestamp'] ?? Number.NaN);
  if (typeof signature !== 'string' || !Number.isSafeInteger(seconds)) return false;
  if (Math.abs(now() / 1000 - seconds) > MOST_AGE_SECONDS) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
    nowMilliseconds: now(),
  });
}

function parse(request: IncomingMessage, body: string): unknown {
  try {
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return JSON.parse(body);
    const fields = new URLSearchParams(body);
    const payload = fields.get('payload');
    return payload === null ? Object.fromEntries(fields) : JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function retryOf(request: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const number = Number(request.headers['x-slack-retry-num'] ?? Number.NaN);
  const reason = request.headers['x-slack-retry-reason'];
  return { ...(Number.isInteger(number) ? { retryNum: number } : {}), ...(typeof reason === 'string' ? { retryReason: reason } : {}) };
}

/** The answer to one request; the first one counts, and silence ends in 503 so that the person learns of it. */
function acknowledge(response: ServerResponse): (body?: unknown) => Promise<void> {
  const impatience = setTimeout(() => answer(response, 503), PATIENCE_MS);
  response.once('close', () => clearTimeout(impatience));
  return async (body) => {
    clearTimeout(impatience);
    answer(response, 200, body);
  };
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (body === undefined || body === '') response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
