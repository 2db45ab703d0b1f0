import { describe, expect, it } from 'vitest';
import { actionOf, toMessage } from '../../../src/adapters/slack/to-message.ts';
import type { Notice, NoticeBlock, PersonReference } from '../../../src/conversation/notice.ts';
import { blockErrors } from '../../fixtures/slack-double/block-rules.ts';
import { rings } from '../../fixtures/slack-double/world.ts';

const notice = (blocks: NoticeBlock[], more: Partial<Notice> = {}): Notice => ({ push: 'PS-7K3Q needs you', blocks, actions: [], ...more });
const director: PersonReference = { person: 'p1', title: 'Security director', accounts: [{ platform: 'slack', accountId: 'U0DIRECTOR' }] };
const line = (text: string): NoticeBlock => ({ kind: 'line', line: text });

describe('a notice as a message', () => {
  it('shows a locked phone the push line and nothing else', () => {
    expect(toMessage(notice([line('Fight, Palm Springs HS')], { mention: [director] })).text).toBe('PS-7K3Q needs you');
  });

  it('rings the people it mentions, and writes the title of those without an account', () => {
    const other: PersonReference = { person: 'p2', title: 'Deputy', accounts: [{ platform: 'teams', accountId: 'x' }] };
    const message = toMessage(notice([{ kind: 'line', line: ['Ask ', other] }], { mention: [director] }));
    expect(rings(message)).toEqual(['U0DIRECTOR']);
    expect(message.blocks[0]).toMatchObject({ text: { text: '<@U0DIRECTOR>' } });
    expect(message.blocks[1]).toMatchObject({ text: { text: 'Ask Deputy' } });
  });

  it('draws every kind of block as Slack takes it', () => {
    const message = toMessage(
      notice(
        [
          { kind: 'heading', text: 'Decision' },
          { kind: 'alert', line: ['NOBODY HAS CONFIRMED 911 ', director] },
          line('Wanted: a decision'),
          { kind: 'list', lines: ['first', 'second'] },
          { kind: 'facts', facts: [{ label: 'Site', value: 'Palm Springs HS' }] },
          { kind: 'divider' },
          { kind: 'quiet', line: 'EC 48902' },
        ],
        { actions: [{ id: 'approve', label: 'Call police', value: 'i1', style: 'danger' }] },
      ),
    );
    expect(blockErrors(JSON.parse(JSON.stringify(message.blocks)))).toEqual([]);
    expect(message.blocks).toMatchObject([
      { type: 'header', text: { text: 'Decision' } },
      { text: { text: '*NOBODY HAS CONFIRMED 911 <@U0DIRECTOR>*' } },
      { text: { text: 'Wanted: a decision' } },
      { text: { text: '• first\n• second' } },
      { fields: [{ text: '*Site*\nPalm Springs HS' }] },
      { type: 'divider' },
      { type: 'context', elements: [{ text: 'EC 48902' }] },
      { type: 'actions', elements: [{ action_id: 'approve', value: 'i1', style: 'danger' }] },
    ]);
  });

  it('breaks a long list between its lines, and loses none', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(200)}`);
    const { blocks } = toMessage(notice([{ kind: 'list', lines }]));
    const shown = blocks.map((block) => ('text' in block ? block.text.text : '')).join('\n');
    expect(blocks.length).toBeGreaterThan(1);
    expect(shown.split('\n')).toEqual(lines.map((each) => `• ${each}`));
  });

  it('spreads more than ten facts over sections', () => {
    const facts = Array.from({ length: 23 }, (_, index) => ({ label: `L${index}`, value: 'v' }));
    expect(toMessage(notice([{ kind: 'facts', facts }])).blocks.map((block) => ('fields' in block ? block.fields.length : 0))).toEqual([
      10, 10, 3,
    ]);
  });

  it('keeps the same action apart when a board offers it for several incidents', () => {
    const actions = ['i1', 'i2', 'i3'].map((value) => ({ id: 'details' as const, label: 'Details', value }));
    const { blocks } = toMessage(notice([line('board')], { actions }));
    const ids = blocks.flatMap((block) => (block.type === 'actions' ? block.elements.map((element) => element.action_id) : []));
    expect(new Set(ids).size).toBe(3);
    expect(ids.map(actionOf)).toEqual(['details', 'details', 'details']);
  });

  it('says when it may be there twice', () => {
    expect(JSON.stringify(toMessage(notice([line('x')]), { repeated: true }))).toContain('Possibly repeated');
    expect(JSON.stringify(toMessage(notice([line('x')])))).not.toContain('Possibly repeated');
  });

  it.each([
    ['a line of 3,001 characters', notice([line('x'.repeat(3001))])],
    ['an empty line', notice([line(' ')])],
    ['no push text', notice([line('x')], { push: '' })],
    ['a heading of 151 characters', notice([{ kind: 'heading', text: 'x'.repeat(151) }])],
    ['a fact of 2,001 characters', notice([{ kind: 'facts', facts: [{ label: 'L', value: 'x'.repeat(2000) }] }])],
    ['51 blocks', notice(Array(51).fill({ kind: 'divider' }))],
    ['a button label of 76 characters', notice([line('x')], { actions: [{ id: 'more', label: 'x'.repeat(76), value: 'i1' }] })],
    ['a button value of 2,001 characters', notice([line('x')], { actions: [{ id: 'more', label: 'x', value: 'x'.repeat(2001) }] })],
  ])('is refused, never cut, with %s', (_, subject) => {
    expect(() => toMessage(subject)).toThrow(expect.objectContaining({ code: 'slack-limit' }));
  });
});
