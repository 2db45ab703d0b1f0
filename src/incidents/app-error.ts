/** A fault with one message for the log and one for the person; `code` is stable and safe to log. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
  }
}
