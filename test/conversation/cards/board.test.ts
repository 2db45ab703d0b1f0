import { describe, expect, it } from 'vitest';
import { board } from '../../../src/conversation/cards/board.ts';
import { factsFor, incidentAt, minute } from './card-setting.ts';
import { textsOf } from './read-notice.ts';

describe('the board', () => {
  const items = [
    { incidentId: 'i-1', reference: 'OK-1111', what: 'notice' as const, dueAt: minute(60) },
    { incidentId: 'i-2', reference: 'OK-2222', what: 'emergency' as const, dueAt: null },
    { incidentId: 'i-3', reference: 'OK-3333', what: 'decision' as const, dueAt: minute(1) },
  ];

  it('counts, and lists what needs someone, the soonest first', () => {
    const message = board(factsFor(incidentAt('L3')), { needSomeone: 3, clocks: 3, today: 14, items });
    expect(textsOf(message)).toEqual([
      '3 need you, 3 clocks, 14 today',
      'OK-2222 · 911 not confirmed · at once\nOK-3333 · decision · OVERDUE since 12:42\nOK-1111 · notice not made · due 13:41',
      'As of 12:45. In danger call 911 first.',
    ]);
    expect([message.pin, message.push]).toEqual([true, '3 need you, 3 clocks, 14 today']);
  });

  it('says so when nothing needs anyone', () => {
    const message = board(factsFor(incidentAt('L3'), { language: 'es' }), { needSomeone: 0, clocks: 1, today: 1, items: [] });
    expect(textsOf(message).slice(0, 2)).toEqual(['0 les esperan, 1 plazo, 1 hoy', 'Nada espera a nadie ahora.']);
  });

  it('counts one as one', () => {
    expect(board(factsFor(incidentAt('L3')), { needSomeone: 1, clocks: 1, today: 1, items: [] }).push).toBe(
      '1 needs you, 1 clock, 1 today',
    );
  });
});
