/** Many people act at the same moment: requests prepared and signed beforehand, sent at once over kept connections. */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Act, Answered } from './double-protocol.ts';
import { type LoadDouble, SIGNING_SECRET } from './start-double.ts';

/** Beyond this Slack shows "trouble connecting". */
const PATIENCE_MS = 3_000;

export interface BurstTarget {
  /** Where the app listens. */
  url: string;
  agent: Agent;
}

export function createTarget(url: string): BurstTarget {
  return { url, agent: new Agent({ keepAlive: true, maxSockets: 200 }) };
}

/** Let everybody act at once. @returns milliseconds from sending to the whole answer, in the order of `acts`. */
export async function burst(double: LoadDouble, target: BurstTarget, acts: Act[]): Promise<number[]> {
  const { bodies } = await double.ask('prepared', { word: 'prepare', acts });
  const seconds = String(Math.floor(Date.now() / 1000));
  const ready = bodies.map((body) => ({ body, headers: headersOf(seconds, body) }));
  const answers = await sendAll(target, ready);
  const told = answers.map(({ status, response }, index) => ({ status, response, user: acts[index]?.user ?? '' }));
  const { results } = await double.ask('shown', { word: 'answered', answers: told });
  const wrong = results.find((result) => !['command', 'updated', 'cleared'].includes(result));
  if (wrong) throw new Error(`a person saw: ${wrong}`);
  return answers.map(({ milliseconds }) => milliseconds);
}

export interface Prepared {
  body: string;
  headers: Record<string, string | number>;
}

/** All at once. @throws when one is answered with anything but 200. */
export async function sendAll(target: BurstTarget, ready: Prepared[]): Promise<(Answered & { milliseconds: number })[]> {
  const answers = await Promise.all(ready.map((each) => send(target, each)));
  const refused = answers.find(({ status }) => status !== 200);
  if (refused) throw new Error(`the app answered ${refused.status} ${refused.response}`);
  return answers;
}

function headersOf(seconds: string, body: string): Record<string, string | number> {
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': `v0=${signature}`,
  };
}

function send({ url, agent }: BurstTarget, { body, headers }: Prepared): Promise<Answered & { milliseconds: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const sent = request(url, { method: 'POST', agent, headers, timeout: PATIENCE_MS }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const milliseconds = performance.now() - begun;
        resolve({ status: response.statusCode ?? 0, response: Buffer.concat(chunks).toString('utf8'), milliseconds });
      });
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error('no answer within 3 s')));
    sent.end(body);
  });
}
