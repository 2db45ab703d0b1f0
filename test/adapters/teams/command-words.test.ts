import { describe, expect, it } from 'vitest';
import { inTeamsWords, readTyped } from '../../../src/adapters/teams/command-words.ts';
import { helpScreen } from '../../../src/conversation/help-screen.ts';
import { sampleDistrict } from '../../conversation/report/report-world.ts';

describe('commands in Teams', () => {
  it.each([
    ['/incident status shows your reports. /incident help shows this.', '“status” shows your reports. “help” shows this.'],
    ['/incident away until 2026-12-01, or until 14:30.', '“away until 2026-12-01”, or until 14:30.'],
    ['Write it like this: /incident digest 2026-W41', 'Write it like this: “digest 2026-W41”'],
    ['/incident empieza un informe.', '“report” empieza un informe.'],
    ['the incident/incident', 'the incident“report”'],
  ])('are named by their words: %s', (text, said) => {
    expect(inTeamsWords(text)).toBe(said);
  });

  it.each(['en', 'es'] as const)('leave no command of Slack in the help: %s', (language) => {
    const { paragraphs } = helpScreen(sampleDistrict(), language);
    const said = paragraphs.map(({ text }) => inTeamsWords(text)).join('\n');
    expect(said).toContain('“status”');
    expect(said).not.toContain('/incident');
  });

  it.each([
    ['report', { name: 'report', note: '' }],
    ['Report: two students fight', { name: 'report', note: 'two students fight' }],
    ['informe una pelea', { name: 'report', note: 'una pelea' }],
    ['student bleeding', { name: 'report', note: 'student bleeding' }],
    ['help student bleeding', { name: 'report', note: 'help student bleeding' }],
    ['reporters are here', { name: 'report', note: 'reporters are here' }],
    ['/incident', { name: 'report', note: '' }],
    ['/incident status PS-7K3Q', { name: 'status', reference: 'PS-7K3Q' }],
    ['/status', { name: 'status', reference: null }],
    ['ayuda', { name: 'help', language: 'es' }],
    ['digest 2026-w41', { name: 'digest', week: '2026-W41' }],
  ])('are read from what is typed: %s', (text, command) => {
    expect(readTyped(text)).toEqual(command);
  });
});
