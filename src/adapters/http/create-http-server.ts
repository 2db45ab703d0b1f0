/** The one server: what chat platforms call, and what an operator's monitoring asks. */
import { createServer, type Server } from 'node:http';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import type { ChatEndpoint } from '../../conversation/chat-endpoint.ts';
import { AppError } from '../../incidents/app-error.ts';
import { chatListener } from './chat-listener.ts';
import { type Metric, metricsText, processMetrics } from './metrics-text.ts';

/** What one part says of itself; the reason is for the operator and tells what to do. */
export interface Check {
  ok: boolean;
  reason?: string;
}

export interface HttpServerOptions {
  port: number;
  /** Address to listen on; every one when missing. */
  host?: string;
  /** Path → what answers there: `/slack/events`. */
  endpoints: Record<string, ChatEndpoint>;
  /** Part → its state; all of them must be fine. */
  ready: () => Promise<Record<string, Check>>;
  metrics: () => Promise<Metric[]>;
  log: Pick<Logger, 'error' | 'info'>;
}

export interface HttpServer {
  /** @returns the port, chosen by the system when 0 was asked for. @throws AppError `port-taken`, `port-forbidden`. */
  listen(): Promise<number>;
  /** Take no more, finish what runs, cut what is left after 10 s. */
  close(): Promise<void>;
}

/** A database that hangs must not make the answer hang: no answer is no as well. */
const CHECK_TIMEOUT_MS = 2_000;
const CLOSE_TIMEOUT_MS = 10_000;

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const server = createServer(createApp(options));
  return { listen: () => listen(server, options), close: () => close(server) };
}

function createApp({ endpoints, ready, metrics, log }: HttpServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const startedAt = new Date();
  for (const [path, endpoint] of Object.entries(endpoints)) app.all(path, chatListener(endpoint));
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('alive\n');
  });
  app.get('/readyz', async (_request, response) => {
    const checks = await checkAll(ready);
    const isReady = Object.values(checks).every((check) => check.ok);
    response.status(isReady ? 200 : 503).json({ ready: isReady, checks });
  });
  app.get('/metrics', async (_request, response) => {
    const numbers = await Promise.race([metrics(), timeout('metrics-timeout')]);
    response.type('text/plain; version=0.0.4').send(metricsText([...processMetrics(startedAt), ...numbers]));
  });
  app.use((_request: Request, response: Response) => {
    response.status(404).type('text/plain').send('not found\n');
  });
  // biome-ignore lint/complexity/useMaxParams: express knows an error handler by its four parameters
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    log.error({ code: 'http-request-failed', path: request.route?.path ?? 'unknown', err: error }, 'a request failed');
    // an answer that has begun can only be cut off, which express does
    if (response.headersSent) return next(error);
    response
      .status(error instanceof AppError ? 503 : 500)
      .type('text/plain')
      .send('failed\n');
  });
  return app;
}

async function checkAll(ready: HttpServerOptions['ready']): Promise<Record<string, Check>> {
  try {
    return await Promise.race([ready(), timeout('ready-timeout')]);
  } catch (error) {
    const reason = error instanceof AppError ? error.message : 'The checks themselves failed; the log says more.';
    return { checks: { ok: false, reason } };
  }
}

function timeout(code: string): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new AppError(code, 'No answer within 2 seconds; is the database reachable?')), CHECK_TIMEOUT_MS).unref();
  });
}

function listen(server: Server, { port, host, log }: HttpServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    server.listen(port, host, () => {
      // unheard, a failure to accept one connection would end the process
      server.on('error', (error) => log.error({ code: 'http-server-error', err: error }, 'the server could not take a connection'));
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function listenError(error: NodeJS.ErrnoException, port: number): unknown {
  if (error.code === 'EADDRINUSE') {
    return new AppError(
      'port-taken',
      `Port ${port} is in use, perhaps by another copy of this bot. Stop that program, or set PORT to a free port and change the addresses the chat platform calls.`,
      { cause: error },
    );
  }
  if (error.code === 'EACCES') {
    return new AppError('port-forbidden', `This account may not open port ${port}. Set PORT to a number above 1023.`, { cause: error });
  }
  return error;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
