import { describe, expect, it } from 'vitest';
import { readCallTime } from '../../../src/digest/coverage/read-call-time.ts';

const read = (text: string): string => {
  const time = readCallTime(text, 'America/Los_Angeles');
  return time.kind === 'at' ? time.at.toISOString() : time.kind;
};

describe('the time of a call', () => {
  it.each([
    ['2026-10-14 09:41', '2026-10-14T16:41:00.000Z'],
    ['2026-10-14T09:41:59', '2026-10-14T16:41:00.000Z'],
    ['10/14/2026 09:41', '2026-10-14T16:41:00.000Z'],
    ['1/4/2026 9:41:30', '2026-01-04T17:41:00.000Z'],
    ['2026-10-14T09:41:00-07:00', '2026-10-14T16:41:00.000Z'],
    ['2026-10-14 09:41 -0700', '2026-10-14T16:41:00.000Z'],
    ['2026-10-14T16:41:00.123Z', '2026-10-14T16:41:00.000Z'],
    ['2026-10-14t16:41z', '2026-10-14T16:41:00.000Z'],
    ['2028-02-29 00:00', '2028-02-29T08:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it('is the first where the clock shows it twice, and an offset tells which', () => {
    expect(read('2026-11-01 01:30')).toBe('2026-11-01T08:30:00.000Z');
    expect(read('2026-11-01T01:30-08:00')).toBe('2026-11-01T09:30:00.000Z');
  });

  it('never was where the clock was put forward; with an offset it was', () => {
    expect(read('2026-03-08 02:30')).toBe('skipped');
    expect(read('3/8/2026 2:00')).toBe('skipped');
    expect(read('2026-03-08 03:00')).toBe('2026-03-08T10:00:00.000Z');
    expect(read('2026-03-08T02:30-08:00')).toBe('2026-03-08T10:30:00.000Z');
  });

  it.each([
    ...[
      '',
      'yesterday',
      '=NOW()',
      '2026-10-14',
      '10/14/26 09:41',
      '14/10/2026 09:41',
      '14.10.2026 09:41',
      '10/14/2026 9:41 PM',
      '2026-02-31 09:41',
    ],
    ...['2026-10-14 24:00', '2026-10-14 09:60', '2026-10-14T09:41+25:00', '0026-10-14 09:41', '2026-10-14 09:41 extra', '45944.4'],
  ])('cannot be read from "%s"', (text) => {
    expect(read(text)).toBe('unreadable');
  });
});
