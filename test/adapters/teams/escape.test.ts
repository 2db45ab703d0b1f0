import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/adapters/teams/escape.ts';
import { textBlock } from '../../../src/adapters/teams/to-card.ts';
import { toMessage } from '../../../src/adapters/teams/to-message.ts';
import { aNotice } from '../../contracts/chat-platform.contract.ts';

/** The library that Microsoft's own renderer names, with everything on. */
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true });
// a bare name of a domain is a word
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

/** Tags that Markdown made of a text, other than paragraphs and line breaks. */
const madeOf = (text: string): string[] => {
  const tags = markdown.render(escapeText(text)).match(/<[^>]*>/g) ?? [];
  return tags.filter((tag) => !/^<\/?(?:p|br)>$/.test(tag));
};

const NASTY = [
  ...['*', '**', '_', '__', '~~', '`', '```\n', '#', '# ', '> ', '- ', '+ ', '1. ', '2) ', '---', '===', '\n', '\n\n', '    ', '\t', ' '],
  ...['[a](https://x.test)', '![a](https://x.test/a.png)', '<https://x.test>', 'https://x.test', '<b>', '<at>Somebody</at>', '&lt;b&gt;'],
  ...['{{DATE(2026-01-01T00:00:00Z)}}', '$', '{', '\\', '|', 'a', 'b_c', '911', '.', ')'],
];
const nastyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('text from people', () => {
  it('cannot format, link, mention or compute anything, whatever it is', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(madeOf(text)).toEqual([]);
        expect(escapeText(text)).not.toMatch(/<|\{\{|\[|\]\(/);
      }),
      { numRuns: 2000 },
    );
  });

  it('is judged by a library that finds formatting', () => {
    expect(markdown.render('**a** [b](https://x.test) https://y.test <b>c</b>')).toMatch(/<strong>.*<a .*<a .*<b>/);
  });

  it.each([
    ['Fight at 12:41:30, room 5_b', 'Fight at 12:41:30, room 5_b'],
    ['5 minutes - "he said" & left', '5 minutes - "he said" & left'],
    ['one\ntwo', 'one\n\ntwo'],
    ['call 760-555-0100 (24 h)', 'call 760-555-0100 (24 h)'],
  ])('is otherwise as it was typed: %s', (text, shown) => {
    expect(escapeText(text)).toBe(shown);
  });

  it('stays harmless next to a mention, and no part of it can become one', () => {
    const person = { person: 'p1', title: 'Security *director*', accounts: [{ platform: 'teams' as const, accountId: ID }] };
    const message = toMessage(aNotice('', { blocks: [{ kind: 'line', line: ['<at>x</at> **', person, '** \uE000'] }] }));
    const [text] = message.attachments[0].content.body.map((element) => ('text' in element ? element.text : ''));
    expect(text).toBe('‹at›x‹/at› ∗∗<at>Security ∗director∗</at>∗∗ ');
    expect(message.attachments[0].content.msteams?.entities).toEqual([
      { type: 'mention', text: '<at>Security ∗director∗</at>', mentioned: { id: ID, name: 'Security ∗director∗' } },
    ]);
  });

  it('wraps, so that nothing is cut on a phone', () => {
    expect(textBlock('words')).toEqual({ type: 'TextBlock', text: 'words', wrap: true });
  });
});

const ID = '0a1b2c3d-1111-4222-8333-444455556666';
