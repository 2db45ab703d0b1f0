import { DeliveryError } from '../../incidents/delivery.ts';

interface Failure {
  code?: unknown;
  command?: unknown;
  responseCode?: unknown;
}

/**
 * What a failed mail means for its delivery. A server's "no" to the address or the text is final; what an operator can mend (server away,
 * password, certificate) is tried for ever; a connection that was lost after the text had begun leaves it unknown.
 *
 * @param sent.textSent the server had asked for the text: what it did with it, only its answer says.
 */
export function toMailError(error: unknown, { textSent }: { textSent: boolean }): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { code, command, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as Failure; // every part is looked at
  const stage = typeof command === 'string' ? command.toUpperCase() : '';
  const name = typeof code === 'string' ? code : '';
  if (typeof responseCode === 'number') return answered(responseCode, stage, error);
  return new DeliveryError(`mail-${wordOf(name)}`, { retryable: true, ambiguous: textSent, cause: error });
}

/** The server answered: it says itself whether it took the mail. */
function answered(responseCode: number, stage: string, cause: unknown): DeliveryError {
  const isSignIn = stage.startsWith('AUTH') || responseCode === 530 || responseCode === 535;
  const isFinal = responseCode >= 500 && !isSignIn;
  return new DeliveryError(`smtp-${responseCode}`, { retryable: !isFinal, cause });
}

/** A code for the log; never the server's sentence, which may repeat an address. */
function wordOf(name: string): string {
  return /^E[A-Z0-9_]{1,30}$/.test(name) ? name.toLowerCase() : 'failed';
}
