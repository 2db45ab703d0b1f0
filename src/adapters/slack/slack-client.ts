import { type Logger, webApi } from '@slack/bolt';

export type SlackClient = webApi.WebClient;

/** Person-facing calls have to be over before a trigger dies; a delivery may wait longer. */
export const CLIENT_TIMEOUT_MS = { interactive: 2500, delivery: 8000 } as const;

/**
 * A Web API client that tries once. A retry after a lost answer would post twice, and a pause for a rate limit belongs to the
 * delivery queue; so both of the library's are off.
 */
export function createSlackClient(token: string | undefined, options: SlackClientOptions): SlackClient {
  return new webApi.WebClient(token, clientOptions(options));
}

export interface SlackClientOptions {
  apiUrl: string | null;
  timeoutMs: number;
  logger: Logger;
}

export function clientOptions({ apiUrl, timeoutMs, logger }: SlackClientOptions): webApi.WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger,
  };
}
