import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../src/adapters/slack/escape.ts';
import { toMessage } from '../../../src/adapters/slack/to-message.ts';
import { bold, toModal } from '../../../src/adapters/slack/to-modal.ts';
import { aScreen } from './scripted-conversation.ts';

/** Everything Slack's mrkdwn could make of a text: an own reading of its formatting page, apart from the escaping. */
const FORMATTING: [string, RegExp][] = [
  ['a mention, link or date', /</],
  ['a bare ampersand sequence', /&(?!amp;|lt;|gt;)/],
  ['bold', /\*/],
  ['italics', /(?:^|[^A-Za-z0-9])_|_(?:$|[^A-Za-z0-9])/],
  ['strike-through', /~/],
  ['code', /`/],
  ['a quotation', /^\s*(?:>|&gt;)/m],
  ['an emoji', /(?<!\d):[\p{L}\p{N}_+'-]+:|:(?!\d\d:)[\p{L}\p{N}_+'-]+:/u],
  ['a link', /\w:\/\//],
  ['a broadcast by name', /@(?:here|channel|everyone)\b/i],
];

const NASTY = [
  '<!channel>',
  '<@U0DIRECTOR>',
  '<https://x.test|here>',
  '*',
  '_',
  '~',
  '`',
  '```',
  '>',
  '&gt;',
  '@here',
  ':fire:',
  '\n',
  ' ',
  'a',
  '911',
  '&',
];
const nastyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 12 }).map((parts) => parts.join('')),
);

const found = (text: string): string[] => FORMATTING.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);

describe('text from people', () => {
  it('cannot mention, link or format anything, whatever it is', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(found(escapeText(text))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['Fight at 12:41:30, room 5_b', 'Fight at 12:41:30, room 5_b'],
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['*now* _now_ ~now~ `now`', '∗now∗ ＿now＿ ∼now∼ ˋnowˋ'],
    ['> quoted', '› quoted'],
    ['see https://x.test :fire: 5:100', 'see https∶//x.test ∶fire: 5∶100'],
    ['Call 1-800-442-4918', 'Call 1-800-442-4918'],
    ['¿Hay peligro? «Sí»', '¿Hay peligro? «Sí»'],
  ])('%j reads %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('stays harmless in every place of a message', () => {
    fc.assert(
      fc.property(
        nastyText.filter((text) => text.trim() !== ''),
        (text) => {
          const message = toMessage({
            push: text,
            mention: [{ person: 'p', title: text, accounts: [{ platform: 'slack', accountId: text }] }],
            blocks: [
              { kind: 'line', line: [text, { person: 'p', title: text, accounts: [] }, text, ':', text] },
              { kind: 'list', lines: [text] },
              { kind: 'facts', facts: [{ label: 'Label', value: text }] },
              { kind: 'quiet', line: text },
            ],
            actions: [{ id: 'approve', label: 'Call police', value: text }],
          });
          for (const shown of marked(message)) expect(found(shown.replace(/^\*Label\*$/m, ''))).toEqual([]);
        },
      ),
    );
  });

  it('is bold line by line, never across a break or next to a space', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        for (const line of bold(escapeText(text)).split('\n')) expect(line).toMatch(/^(?:\s*|\s*\*\S(?:.*\S)?\*\s*)$/s);
      }),
    );
  });

  it('is plain text in a screen, or escaped where the screen shouts', () => {
    const view = toModal(
      aScreen('x', {
        paragraphs: [
          { style: 'alert', text: '<!channel> now' },
          { style: 'normal', text: '<!here> *x*' },
        ],
      }),
    );
    expect(view.blocks).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: '*&lt;!channel&gt; now*', verbatim: true } },
      { type: 'section', text: { type: 'plain_text', text: '<!here> *x*', emoji: false } },
    ]);
  });
});

/** Every text of a payload that Slack reads as mrkdwn, which includes the notification text. */
function marked(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(marked);
  if (node === null || typeof node !== 'object') return [];
  if ('type' in node && node.type === 'plain_text') return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'text' && typeof value === 'string' ? [value] : marked(value)));
}
