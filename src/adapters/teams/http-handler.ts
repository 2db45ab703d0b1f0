import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import { AuthenticationError, type BotFrameworkAuthentication } from 'botframework-connector';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';
import { isReadable } from './read-activity.ts';

/** Teams' own requests stay far below this. */
const MOST_BYTES = 1_000_000;

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** botbuilder's adapter behind a server that others own; its own HTTP part prints errors with their contents. */
class Adapter extends CloudAdapter {
  run(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, logic);
  }
}

export interface HttpHandlerOptions {
  authentication: BotFrameworkAuthentication;
  /** Throws nothing that a person has not been told of. */
  onTurn(context: TurnContext): Promise<void>;
  log: Log;
}

export function createHttpHandler({ authentication, onTurn, log }: HttpHandlerOptions): HttpHandler {
  const adapter = new Adapter(authentication);
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return answer(response, 405);
    const raw = await readBody(request);
    if (raw === null) return answer(response, 413);
    const body = parse(raw);
    if (!isReadable(body)) {
      log.warn({ code: 'teams-malformed' }, 'teams request refused');
      return answer(response, 400);
    }
    // botbuilder's type is wider than what this program reads of it
    const activity = body as unknown as Activity;
    const invoked = await adapter.run(request.headers.authorization ?? '', activity, onTurn);
    answer(response, invoked?.status ?? 200, invoked?.body);
  }
  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      const refused = error instanceof AuthenticationError && error.statusCode < 500;
      if (refused) log.warn({ code: 'teams-token' }, 'teams request refused');
      else log.error({ code: codeOf(error) }, 'teams request failed');
      answer(response, refused ? 401 : 500);
    });
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

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (body === undefined || body === '') response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
