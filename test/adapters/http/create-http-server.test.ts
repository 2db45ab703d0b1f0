import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../../src/adapters/http/create-http-server.ts';
import { createLog } from '../../../src/adapters/local/log.ts';
import { AppError } from '../../../src/incidents/app-error.ts';

const running: HttpServer[] = [];
const lines: string[] = [];

async function start(options: Partial<HttpServerOptions> = {}): Promise<string> {
  const server = createHttpServer({
    port: 0,
    host: '127.0.0.1',
    endpoints: {},
    ready: async () => ({ database: { ok: true } }),
    metrics: async () => [],
    log: createLog('error', { write: (line) => lines.push(line) }),
    ...options,
  });
  running.push(server);
  return `http://127.0.0.1:${await server.listen()}`;
}

afterEach(async () => {
  lines.length = 0;
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('the HTTP server', () => {
  it('says that it is alive, whatever else is broken', async () => {
    const url = await start({ ready: async () => ({ database: { ok: false, reason: 'away' } }) });
    const answer = await fetch(`${url}/healthz`);
    expect([answer.status, await answer.text()]).toEqual([200, 'alive\n']);
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('is ready when every part is, and says which is not and why', async () => {
    let slack: { ok: boolean; reason?: string } = { ok: true };
    const url = await start({ ready: async () => ({ database: { ok: true }, slack }) });
    const good = await fetch(`${url}/readyz`);
    expect([good.status, await good.json()]).toEqual([200, { ready: true, checks: { database: { ok: true }, slack: { ok: true } } }]);
    slack = { ok: false, reason: 'Invite the bot to the director channel.' };
    const bad = await fetch(`${url}/readyz`);
    expect([bad.status, await bad.json()]).toEqual([
      503,
      { ready: false, checks: { database: { ok: true }, slack: { ok: false, reason: 'Invite the bot to the director channel.' } } },
    ]);
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('secret payload'))],
    ['never answers', () => new Promise<never>(() => {})],
  ])('is not ready when a check %s', async (_name, ready) => {
    const url = await start({ ready });
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('secret payload');
  });

  it('hands the bytes of a platform request over as they came, POST only', async () => {
    const url = await start({
      endpoints: { '/slack/events': async ({ body, headers }) => ({ status: 200, body: [body, headers['content-type']] }) },
    });
    expect((await fetch(`${url}/slack/events`)).status).toBe(405);
    const answer = await fetch(`${url}/slack/events`, {
      method: 'POST',
      body: 'a=%7B%22b%22',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await answer.json()).toEqual(['a=%7B%22b%22', 'application/x-www-form-urlencoded']);
  });

  it('answers 500 without details when a handler fails, and logs no payload', async () => {
    const url = await start({ endpoints: { '/slack/events': () => Promise.reject(new Error('the note about student A')) } });
    const answer = await fetch(`${url}/slack/events`, { method: 'POST', body: 'x' });
    expect([answer.status, await answer.text()]).toEqual([500, 'failed\n']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('http-request-failed');
    expect(lines[0]).not.toContain('student A');
  });

  it('knows no other path', async () => {
    const url = await start();
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(404);
  });

  it('gives metrics as Prometheus reads them', async () => {
    const deliveries = { name: 'crosswalk_deliveries', help: 'Deliveries by state.', type: 'gauge' as const };
    const url = await start({ metrics: async () => [{ ...deliveries, values: [{ labels: { state: 'que"ued' }, value: 3 }] }] });
    const answer = await fetch(`${url}/metrics`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(text).toContain(
      '# HELP crosswalk_deliveries Deliveries by state.\n# TYPE crosswalk_deliveries gauge\ncrosswalk_deliveries{state="que\\"ued"} 3\n',
    );
    expect(text).toMatch(/crosswalk_process_resident_memory_bytes \d+\n/);
  });

  it('answers 503 when the numbers cannot be had', async () => {
    const url = await start({ metrics: async () => Promise.reject(new AppError('database-unavailable', 'away')) });
    expect((await fetch(`${url}/metrics`)).status).toBe(503);
  });

  it('says what to do when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo; // a TCP server has no other kind of address
    await expect(start({ port })).rejects.toMatchObject({ code: 'port-taken', message: expect.stringMatching(/set PORT to a free port/) });
    await new Promise((resolve) => other.close(resolve));
  });

  it('finishes what runs before it closes, and takes nothing new', async () => {
    const arrived = Promise.withResolvers<() => void>();
    const slowly = () =>
      new Promise<{ status: number; body: string }>((resolve) => arrived.resolve(() => resolve({ status: 200, body: 'done' })));
    const url = await start({ endpoints: { '/slow': slowly } });
    const slow = fetch(`${url}/slow`, { method: 'POST' });
    const finish = await arrived.promise;
    const [server] = running;
    let closed = false;
    const closing = server?.close().then(() => {
      closed = true;
    });
    await sleep(50);
    expect(closed).toBe(false);
    await expect(refused(url)).resolves.toBe('ECONNREFUSED');
    finish();
    expect(await (await slow).json()).toBe('done');
    await closing;
  });
});

/** fetch wraps its errors; the plain client tells the code. */
function refused(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    request(url, () => resolve(undefined))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      .end();
  });
}
