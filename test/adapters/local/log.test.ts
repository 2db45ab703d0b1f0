import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/adapters/local/log.ts';
import { AppError } from '../../../src/incidents/app-error.ts';

function logged(error: unknown): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => lines.push(line) }).error({ err: error, deliveryId: 'd1' }, 'failed');
  return lines.join('');
}

describe('the log', () => {
  it('keeps code and place of a foreign error, and not its message', () => {
    const error = Object.assign(new TypeError('invalid input: "student A hit me"'), { code: 'P2002' });
    const line = logged(error);
    expect(JSON.parse(line)).toMatchObject({ msg: 'failed', deliveryId: 'd1', err: { type: 'TypeError', code: 'P2002' } });
    expect(line).toContain('log.test.ts');
    expect(line).not.toContain('student A');
  });

  it('keeps the sentence of our own errors, and follows causes', () => {
    const error = new AppError('database-unavailable', 'The database does not answer.', { cause: new Error('password=hunter2') });
    const line = logged(error);
    expect(JSON.parse(line).err).toMatchObject({
      code: 'database-unavailable',
      message: 'The database does not answer.',
      cause: { type: 'Error' },
    });
    expect(line).not.toContain('hunter2');
  });

  it('survives errors that cause each other and things that are no errors', () => {
    const error = new Error('a');
    error.cause = error;
    expect(JSON.parse(logged(error)).err.cause.cause.type).toBe('Error');
    expect(JSON.parse(logged('text with a name')).err).toEqual({ type: 'string' });
  });

  it('refuses a level it does not know', () => {
    expect(() => createLog('loud')).toThrow(/LOG_LEVEL/);
  });
});
