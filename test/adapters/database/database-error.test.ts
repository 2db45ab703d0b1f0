import { describe, expect, it } from 'vitest';
import { isConflict, translateDatabaseError } from '../../../src/adapters/database/database-error.ts';
import { AppError } from '../../../src/incidents/app-error.ts';

const withCode = (code: string, message = 'what the driver said') => Object.assign(new Error(message), { code });
const wrapped = (cause: object) => Object.assign(new Error('Prisma says'), { code: 'P2010', meta: { driverAdapterError: { cause } } });

describe('faults of the database', () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a reset connection', withCode('ECONNRESET')],
    ['a server that shuts down', withCode('57P01')],
    ['a server that starts', withCode('57P03')],
    ['a statement that waited too long', withCode('57014')],
    ['too many connections', withCode('53300')],
    ['a lost connection of class 08', withCode('08006')],
    ['Prisma cannot reach it', withCode('P1001')],
    ['a query without an answer', new Error('Query read timeout')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['a transaction that was lost', withCode('P2028', 'Transaction API error: Transaction already closed')],
    ['a driver’s fault inside Prisma’s', wrapped({ originalCode: '57P01', kind: 'postgres', code: '57P01' })],
    ['an unreachable server inside Prisma’s', wrapped({ kind: 'DatabaseNotReachable', host: '127.0.0.1' })],
  ])('become database-unavailable: %s', (_, fault) => {
    expect(translateDatabaseError(fault)).toMatchObject({ name: 'AppError', code: 'database-unavailable', cause: fault });
  });

  it.each([
    ['the program’s own fault', new AppError('not-yours', 'no')],
    ['a violated constraint', withCode('P2002')],
    ['a wrong statement', wrapped({ originalCode: '42P01', kind: 'TableDoesNotExist' })],
    ['a slip of the program', new TypeError('undefined is not a function')],
    ['no error at all', 'text'],
  ])('stay what they are: %s', (_, fault) => {
    expect(translateDatabaseError(fault)).toBe(fault);
  });

  it.each([
    [true, withCode('40001')],
    [true, withCode('40P01')],
    [true, withCode('P2034')],
    [true, wrapped({ originalCode: '40P01', kind: 'TransactionWriteConflict' })],
    [false, withCode('P2002')],
    [false, withCode('57P01')],
    [false, new Error('anything')],
  ])('are worth another try: %s for %o', (expected, fault) => {
    expect(isConflict(fault)).toBe(expected);
  });
});
