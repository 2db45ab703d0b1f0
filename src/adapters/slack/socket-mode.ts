import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { AppError } from '../../incidents/app-error.ts';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';
import { CLIENT_TIMEOUT_MS, clientOptions } from './slack-client.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** What no waiting mends. */
const HOPELESS = ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'missing_scope', 'not_allowed_token_type'];

export interface SocketModeOptions {
  appToken: string;
  apiUrl: string | null;
  logger: Logger;
  log: Log;
}

/**
 * Socket Mode that stays connected. The library's own reconnection ends in an unhandled rejection, and with it the process, when
 * Slack cannot be reached at that moment; so it is off, and every lost connection is made again here.
 */
export function createSocketMode({ appToken, apiUrl, logger, log }: SocketModeOptions) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions({ apiUrl, timeoutMs: CLIENT_TIMEOUT_MS.delivery, logger }) },
  });
  let stopping = false;
  let connecting = false;

  async function connect(): Promise<void> {
    connecting = true;
    for (let wait = FIRST_WAIT_MS; !stopping; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        await receiver.client.start();
        connecting = false;
        return;
      } catch (error) {
        const code = codeOf(error);
        log.warn({ code }, 'slack socket not connected');
        connecting = !HOPELESS.includes(code);
        if (!connecting) throw new AppError('slack-app-token', `Slack refuses SLACK_APP_TOKEN (${code})`, { cause: error });
      }
      await sleep(wait);
    }
  }

  return {
    receiver,
    async start(): Promise<void> {
      // also heard while a connection is being made and fails: then the loop is already running
      receiver.client.on('disconnected', () => {
        if (!stopping && !connecting) connect().catch((error: unknown) => log.error({ code: codeOf(error) }, 'slack socket given up'));
      });
      await connect();
    },
    async stop(): Promise<void> {
      stopping = true;
      await receiver.client.disconnect();
    },
  };
}
