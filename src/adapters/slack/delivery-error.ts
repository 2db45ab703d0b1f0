import { webApi } from '@slack/bolt';
import { AppError } from '../../incidents/app-error.ts';
import { DeliveryError } from '../../incidents/delivery.ts';

/** Slack's own words for "something broke on our side"; the message may have been posted all the same. */
const SLACK_BROKE = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'timeout', 'team_added_to_org'];
const RATE_LIMITED = ['ratelimited', 'rate_limited', 'message_limit_exceeded'];
/** The connection was never made, so nothing was sent. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
const GONE = ['message_not_found', 'cant_update_message', 'edit_window_closed'];
/**
 * Slack refused, nothing was posted, and a person can mend it: invite the bot, reinstall the app, lift a rule of the workspace. The
 * message waits for that, because what is given up is never posted again.
 */
const MENDABLE = [
  ...['not_in_channel', 'channel_not_found', 'is_archived', 'missing_scope', 'no_permission', 'access_denied', 'not_allowed_token_type'],
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'org_login_required', 'team_access_not_granted'],
  ...['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel', 'ekm_access_denied'],
];
/** The one refusal by HTTP status that stays: this very message is too large. */
const TOO_LARGE = 413;
const DEFAULT_WAIT_MS = 1000;

/**
 * What a failed call means for a delivery. An update may always be repeated; a post whose answer was lost may not: it is ambiguous.
 * What an operator can mend (token, scope, channel, proxy) is tried for ever; what this message can never pass (its blocks, its length)
 * is not retryable.
 */
export function toDeliveryError(error: unknown, operation: 'post' | 'update'): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const ambiguous = operation === 'post';
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new DeliveryError('rate-limited', { retryable: true, retryAfterMs: Math.max(1, error.retryAfter) * 1000, cause: error });
  }
  if (error instanceof webApi.WebAPIPlatformError) return fromSlack(error, ambiguous);
  if (error instanceof webApi.WebAPIHTTPError) {
    const mayHaveArrived = error.statusCode >= 500 || error.statusCode === 408;
    return new DeliveryError(`http-${error.statusCode}`, {
      retryable: error.statusCode !== TOO_LARGE,
      ambiguous: mayHaveArrived && ambiguous,
      cause: error,
    });
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = causeCode(error.original);
    return new DeliveryError(code ?? 'no-answer', {
      retryable: true,
      ambiguous: ambiguous && !NEVER_SENT.includes(code ?? ''),
      cause: error,
    });
  }
  if (error instanceof AppError) return new DeliveryError(error.code, { retryable: false, cause: error });
  return new DeliveryError('unexpected', { retryable: true, ambiguous, cause: error });
}

function fromSlack(error: webApi.WebAPIPlatformError, ambiguous: boolean): DeliveryError {
  const code = slackCode(error);
  if (RATE_LIMITED.includes(code)) {
    const seconds = error.data.response_metadata?.retryAfter;
    return new DeliveryError('rate-limited', {
      retryable: true,
      retryAfterMs: seconds === undefined ? DEFAULT_WAIT_MS : seconds * 1000,
      cause: error,
    });
  }
  if (SLACK_BROKE.includes(code) || code === 'not-slack') return new DeliveryError(code, { retryable: true, ambiguous, cause: error });
  if (MENDABLE.includes(code)) return new DeliveryError(code, { retryable: true, cause: error });
  return new DeliveryError(!ambiguous && GONE.includes(code) ? 'message-gone' : code, { retryable: false, cause: error });
}

/** Slack's error word; an answer that is no JSON arrives in the same place, and its text must not get into a log. */
export function slackCode(error: webApi.WebAPIPlatformError): string {
  return /^[a-z0-9_]{1,60}$/.test(error.data.error) ? error.data.error : 'not-slack';
}

function causeCode(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string') return current.code;
  }
  return null;
}

/** A code for the log, whatever was thrown; never its text. */
export function codeOf(error: unknown): string {
  if (error instanceof AppError || error instanceof DeliveryError) return error.code;
  if (error instanceof webApi.WebAPIPlatformError) return slackCode(error);
  if (error instanceof webApi.WebAPIRequestError) return causeCode(error.original) ?? 'no-answer';
  return error instanceof Error ? error.name : 'unknown';
}
