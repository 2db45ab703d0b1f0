import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkView } from '../../../src/adapters/slack/check-payload.ts';
import { readAnswers } from '../../../src/adapters/slack/read-answers.ts';
import { toModal } from '../../../src/adapters/slack/to-modal.ts';
import type { Field, Screen } from '../../../src/conversation/screen.ts';
import { viewErrors } from '../../fixtures/slack-double/block-rules.ts';
import { aScreen } from './scripted-conversation.ts';

const options = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Choice ${index}` }));
const radio = (count: number): Field => ({ kind: 'radio', id: 'place', label: 'Where?', options: options(count) });
const withField = (field: Field, more: Partial<Screen> = {}) => aScreen('s', { fields: [field], submit: 'Next', ...more });
const elementOf = (field: Field) => toModal(withField(field)).blocks.find((block) => block.type === 'input')?.element;

describe('a screen as a modal', () => {
  it('carries its id and context, and nothing else, through Slack', () => {
    const view = toModal(aScreen('kind', { context: { draftId: 'd1', revision: '3' } }));
    expect(JSON.parse(view.private_metadata)).toEqual({ screenId: 'kind', context: { draftId: 'd1', revision: '3' } });
  });

  it.each([
    [radio(2), 'radio_buttons'],
    [radio(10), 'radio_buttons'],
    [radio(11), 'static_select'],
    [{ ...radio(30), kind: 'select' } as Field, 'static_select'],
    [{ ...radio(100), kind: 'select' } as Field, 'static_select'],
    [{ kind: 'checkboxes', id: 'place', label: 'Which?', options: options(10) } as Field, 'checkboxes'],
    [{ kind: 'checkboxes', id: 'place', label: 'Which?', options: options(11) } as Field, 'multi_static_select'],
    [{ kind: 'text', id: 'note', label: 'Note' } as Field, 'plain_text_input'],
  ])('draws field %# as %s', (field, type) => {
    expect(elementOf(field)?.type).toBe(type);
  });

  it('prefills what was chosen before, and forgets an answer that is no longer offered', () => {
    expect(elementOf({ ...radio(3), value: 'v1' } as Field)).toMatchObject({ initial_option: { value: 'v1' } });
    expect(elementOf({ ...radio(3), value: 'gone' } as Field)).not.toHaveProperty('initial_option');
    const boxes: Field = { kind: 'checkboxes', id: 'c', label: 'C', options: options(3), values: ['v2', 'gone'] };
    expect(elementOf(boxes)).toMatchObject({ initial_options: [{ value: 'v2' }] });
    expect(elementOf({ kind: 'text', id: 't', label: 'T', value: 'typed' })).toMatchObject({ initial_value: 'typed' });
  });

  it('keeps field ids as block and action ids, so that Slack keeps what was typed', () => {
    expect(toModal(withField(radio(2))).blocks.at(-1)).toMatchObject({ block_id: 'place', element: { action_id: 'place' } });
  });

  it('shows an error above its field', () => {
    const view = toModal(withField(radio(2), { errors: { place: 'Say where' } }));
    expect(view.blocks.at(-2)).toMatchObject({ text: { text: '*⚠ Say where*' } });
  });

  it('has buttons beside the submit button', () => {
    const view = toModal(
      aScreen('s', {
        actions: [
          { id: 'back', label: 'Back', value: '' },
          { id: 'language', label: 'Español', value: 'es' },
        ],
      }),
    );
    expect(view.blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ action_id: 'back' }, { action_id: 'language', value: 'es' }],
    });
  });

  it.each([
    ['a title of 25 characters', aScreen('s', { title: 'x'.repeat(25) })],
    ['a close label of 25 characters', aScreen('s', { close: 'x'.repeat(25) })],
    ['a submit label of 25 characters', withField(radio(2), { submit: 'x'.repeat(25) })],
    ['a select of 101 options', withField({ ...radio(101), kind: 'select' } as Field)],
    ['an option label of 76 characters', withField({ ...radio(1), options: [{ value: 'v', label: 'x'.repeat(76) }] } as Field)],
    ['an option id of 151 characters', withField({ ...radio(1), options: [{ value: 'x'.repeat(151), label: 'x' }] } as Field)],
    ['two options with one id', withField({ ...radio(1), options: [...options(1), ...options(1)] } as Field)],
    ['no options', withField(radio(0))],
    ['two fields with one id', aScreen('s', { fields: [radio(2), radio(2)], submit: 'Next' })],
    ['a field but no submit button', aScreen('s', { fields: [radio(2)] })],
    ['context of 3,001 characters', aScreen('s', { context: { id: 'x'.repeat(3001) } })],
    ['a paragraph of 3,001 characters', aScreen('s', { paragraphs: [{ style: 'normal', text: 'x'.repeat(3001) }] })],
    ['a heading of 151 characters', aScreen('s', { paragraphs: [{ style: 'heading', text: 'x'.repeat(151) }] })],
    ['101 paragraphs', aScreen('s', { paragraphs: Array(101).fill({ style: 'normal', text: 'x' }) })],
    ['nothing in it', aScreen('s', { paragraphs: [] })],
    ['two buttons of one kind', aScreen('s', { actions: Array(2).fill({ id: 'back', label: 'Back', value: 'x' }) })],
    ['typed text longer than its field takes', withField({ kind: 'text', id: 't', label: 'T', value: 'xxxx', maxLength: 3 })],
    ['a text field longer than Slack’s longest', withField({ kind: 'text', id: 't', label: 'T', maxLength: 3001 })],
  ])('is refused, never cut, with %s', (_, screen) => {
    expect(() => toModal(screen)).toThrow(expect.objectContaining({ code: 'slack-limit' }));
  });

  it('is taken by a strict Slack whenever it is not refused here', () => {
    fc.assert(
      fc.property(screens(), (screen) => {
        let view: ReturnType<typeof toModal>;
        try {
          view = toModal(screen);
        } catch {
          return;
        }
        expect(checkView(view)).toEqual([]);
        expect(viewErrors(JSON.parse(JSON.stringify(view)))).toEqual([]);
      }),
    );
  });
});

function screens(): fc.Arbitrary<Screen> {
  const text = (most: number) => fc.string({ maxLength: most });
  const option = fc.record({ value: text(160), label: text(80) });
  const choice = fc.record({ options: fc.array(option, { maxLength: 12 }), id: text(20), label: text(60), value: text(10) });
  const field = fc.oneof(
    choice.map((part): Field => ({ kind: 'radio', ...part })),
    choice.map(({ value, ...part }): Field => ({ kind: 'checkboxes', ...part, values: [value] })),
    fc
      .record({ id: text(20), label: text(60), value: text(30), maxLength: fc.nat(3100) })
      .map((part): Field => ({ kind: 'text', ...part })),
  );
  const style = fc.constantFrom('alert', 'normal', 'quiet', 'heading');
  return fc.record({
    id: text(20),
    language: fc.constantFrom('en', 'es'),
    context: fc.dictionary(text(10), text(40), { maxKeys: 3 }),
    title: text(26),
    close: text(26),
    submit: text(26),
    paragraphs: fc.array(fc.record({ style, text: text(200) }), { maxLength: 4 }),
    fields: fc.array(field, { maxLength: 3 }),
    actions: fc.array(fc.record({ id: fc.constantFrom('back', 'language'), label: text(80), value: text(10) }), { maxLength: 2 }),
  }) as fc.Arbitrary<Screen>; // the constants are those of Screen
}

describe('what comes back', () => {
  it('is one value per field, and nothing for what was left empty', () => {
    expect(
      readAnswers({
        danger: { danger: { type: 'radio_buttons', selected_option: { value: 'no', text: {} } } },
        place: { place: { type: 'static_select', selected_option: null } },
        special: { special: { type: 'checkboxes', selected_options: [{ value: 'a' }, { value: 'b' }] } },
        none: { none: { type: 'checkboxes', selected_options: [] } },
        many: { many: { type: 'multi_static_select', selected_options: [{ value: 'c' }] } },
        note: { note: { type: 'plain_text_input', value: 'saw it' } },
        empty: { empty: { type: 'plain_text_input', value: null } },
        strange: { strange: { type: 'datepicker', selected_date: '2026-10-05' } },
      }),
    ).toEqual({ danger: 'no', special: ['a', 'b'], many: ['c'], note: 'saw it' });
  });

  it('is nothing for a screen without fields', () => {
    expect(readAnswers(undefined)).toEqual({});
  });
});
