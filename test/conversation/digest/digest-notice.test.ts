import { describe, expect, it } from 'vitest';
import { digestNotice } from '../../../src/conversation/digest/digest-notice.ts';
import type { DigestCell, DigestDocument, DigestTable } from '../../../src/digest/document/model.ts';
import { textsOf } from '../cards/read-notice.ts';

const both = (text: string) => ({ en: `${text} EN`, es: `${text} ES` });
const count = (value: number): DigestCell => ({ kind: 'count', count: value });
const table = (id: string, cells: DigestCell[], note: DigestTable['note'] = null): DigestTable => ({
  ...{ id, title: both(id), columns: [both('Number')], note, empty: both('nothing') },
  rows: cells.map((cell, index) => ({ id: `r${index}`, label: both(`row ${index}`), cells: [cell] })),
});

const document: DigestDocument = {
  ...{ format: 2, edition: 'police', agencyId: null, version: 1, invented: false, district: 'Oak Unified', week: '2026-W41' },
  from: '2026-10-05T07:00:00.000Z',
  to: '2026-10-12T07:00:00.000Z',
  headline: [both('We contacted police 8 times')],
  numbers: [{ id: 'required', label: both('Required'), cell: count(6), detail: both('as ever') }],
  needs: [{ agencyId: 'north', text: both('North PD: 1 outcome'), replyTo: 'liaison@example.org' }],
  agenda: [both('Talk')],
  tables: [
    table('short', [count(41), { kind: 'few' }, { kind: 'hidden' }]),
    table(
      'long',
      Array.from({ length: 23 }, (_, index) => count(index)),
      both('Some are not shown'),
    ),
    table('none', []),
  ],
  charts: [],
  corrections: [both('Week 40 was wrong')],
  definitions: [both('Contacted means'), both('Hidden means')],
};

describe('the weekly digest in the liaison channel', () => {
  it('gives headline, the three numbers, what is needed, the tables as published, and what the words mean', () => {
    const notice = digestNotice(document, 'en');
    expect(textsOf(notice).slice(0, 9)).toEqual([
      'Oak Unified: weekly liaison digest 2026-W41',
      'We contacted police 8 times EN',
      'Required EN: 6; as ever EN',
      'What we need from you',
      'North PD: 1 outcome EN. Reply to liaison@example.org',
      'Week 40 was wrong EN',
      'short EN',
      'row 0 EN: 41\nrow 1 EN: ≤10\nrow 2 EN: hidden',
      'long EN',
    ]);
    expect(textsOf(notice).at(-1)).toBe('Contacted means EN Hidden means EN');
    expect([notice.push, notice.actions]).toEqual(['Oak Unified: weekly liaison digest 2026-W41', []]);
  });

  it('breaks long tables into blocks of ten, says how many rows are not shown and that a table is empty', () => {
    const notice = digestNotice(document, 'es');
    const facts = notice.blocks.flatMap((block) => (block.kind === 'facts' ? [block.facts.length] : []));
    expect(facts).toEqual([1, 3, 10, 10]);
    expect(textsOf(notice)).toEqual(expect.arrayContaining(['Some are not shown ES', 'Hay 3 filas más en el documento.', 'nothing ES']));
    expect(textsOf(notice).join('\n')).toContain('row 2 ES: oculto');
  });

  it('says of an invented digest that nothing happened, and of a quiet week that nothing is needed', () => {
    const texts = textsOf(digestNotice({ ...document, invented: true, needs: [] }, 'en'));
    expect(texts).toEqual(expect.arrayContaining(['INVENTED DATA: nothing here happened.', 'Nothing this week.']));
  });
});
