import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/conversation/command.ts';

describe('parseCommand takes a subcommand only when the whole text is one', () => {
  it.each([
    ['help', { name: 'help' }],
    ['  Ayuda ', { name: 'help', language: 'es' }],
    ['status', { name: 'status', reference: null }],
    ['status ps-7k3q', { name: 'status', reference: 'PS-7K3Q' }],
    ['duties', { name: 'duties' }],
    ['drill', { name: 'drill' }],
    ['actions', { name: 'actions' }],
    ['away until 2026-12-01', { name: 'away', until: '2026-12-01' }],
    ['away until 2026-12-01 15:00', { name: 'away', until: '2026-12-01 15:00' }],
    ['away until 15:00', { name: 'away', until: '15:00' }],
    ['digest', { name: 'digest', week: null }],
    ['digest 2026-w41', { name: 'digest', week: '2026-W41' }],
  ])('%s', (text, command) => {
    expect(parseCommand(text)).toEqual(command);
  });

  it.each([
    'help student bleeding',
    'help!',
    'status of the student is bad',
    'status PS-7K3Q please',
    'drill sergeant came to school',
    'away until someone finds him',
    'digest of what happened: fight',
    'duties not done, child alone',
    'ayuda, hay una pelea',
    'statusquo',
    '',
  ])('%s starts a report with that note', (text) => {
    expect(parseCommand(text)).toEqual({ name: 'report', note: text });
  });

  it('never loses a word of what starts a report', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const command = parseCommand(`fight ${text}`);
        expect(command).toEqual({ name: 'report', note: `fight ${text}`.trim() });
      }),
    );
  });
});
