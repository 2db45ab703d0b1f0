import type { Localized } from '../../policy/types.ts';
import type { DigestTable } from '../document/model.ts';
import type { BlockRows, PublishedBlock, PublishedRows } from '../publish/published-block.ts';
import type { DigestContext } from './context.ts';
import { OUTCOMES } from './outcome-words.ts';
import { COLUMNS, EMPTY, NOTES, ROWS, TITLES } from './words.ts';

/** The rows a block can have, whatever its numbers are. */
export function blockRows({ policy }: DigestContext): BlockRows {
  return {
    kinds: (policy.questions.kind?.answers ?? []).map(({ id }) => id),
    // a notice may be demanded by a type itself
    rules: [...Object.keys(policy.rules), ...Object.keys(policy.types)],
    outcomes: Object.keys(OUTCOMES),
    reasons: policy.reasonCodes.decline.map(({ id }) => id),
  };
}

/** Every table of a block, in the order in which they are read. They are the same in every edition. */
export function blockTables(block: PublishedBlock, name: Localized, context: DigestContext): DigestTable[] {
  const { policy } = context;
  const kind = (id: string): Localized | undefined => policy.questions.kind?.answers.find((answer) => answer.id === id)?.label;
  const rule = (id: string): Localized | undefined => policy.rules[id]?.label ?? policy.types[id]?.label;
  const reason = (id: string): Localized | undefined => policy.reasonCodes.decline.find((code) => code.id === id)?.label;
  const note = NOTES.block(name.en, name.es);
  const table = (
    id: 'school' | 'why' | 'asked' | 'outcomes' | 'declined',
    labelOf: (id: string) => Localized | undefined,
  ): DigestTable => ({
    ...{ id, title: TITLES[id], columns: [COLUMNS.number], note },
    rows: rowsOf(block[id], (each) => labelOf(each) ?? shared(each) ?? ROWS.unlisted),
    empty: block[id] ? EMPTY.table : NOTES.tooFew,
  });
  return [
    table('school', kind),
    {
      ...{ id: 'confidential', title: TITLES.confidential, columns: [COLUMNS.number], note, empty: EMPTY.table },
      rows: [{ id: 'confidential', label: ROWS.confidential, cells: [block.confidential] }],
    },
    table('why', (id) => rule(id)),
    table('asked', () => undefined),
    table('outcomes', (id) => OUTCOMES[id]),
    table('declined', reason),
  ];
}

/** Rows that are zero say nothing that the others do not. */
function rowsOf(rows: PublishedRows, labelOf: (id: string) => Localized): DigestTable['rows'] {
  return Object.entries(rows ?? {})
    .filter(([id, value]) => id === 'total' || value.kind !== 'count' || value.count > 0)
    .map(([id, value]) => ({ id, label: labelOf(id), cells: [value] }));
}

function shared(id: string): Localized | undefined {
  switch (id) {
    case 'total':
    case 'none':
    case 'refused':
    case 'officer_requested':
    case 'notice_only':
      return ROWS[id];
    default:
      return undefined;
  }
}
