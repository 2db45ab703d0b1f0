import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChatAnswer, ChatEndpoint } from '../../conversation/chat-endpoint.ts';

/** What chat platforms send stays far below this. */
const MOST_BYTES = 1_000_000;

/** A platform's endpoint behind node's server: POST only, and nothing larger than a platform would send. */
export function chatListener(endpoint: ChatEndpoint): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (request.method !== 'POST') return answer(response, { status: 405 });
    const body = await readBody(request);
    if (body === null) return answer(response, { status: 413 });
    answer(response, await endpoint({ method: request.method, headers: request.headers, body }));
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

function answer(response: ServerResponse, { status, body }: ChatAnswer): void {
  if (response.headersSent || response.destroyed) return;
  if (body === undefined || body === '') response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
