import { describe, expect, it } from 'vitest';
import { digestNotice } from '../../../src/conversation/cards/digest.ts';
import type { DigestDocument } from '../../../src/digest/document.ts';
import { textsOf } from './read-notice.ts';

const both = (text: string) => ({ en: `${text} EN`, es: `${text} ES` });
const rows = (many: number) => Array.from({ length: many }, (_, index) => ({ id: `r${index}`, label: both(`row ${index}`), value: index }));

const document: DigestDocument = {
  format: 1,
  district: 'Oak Unified',
  week: '2026-W41',
  from: '2026-10-05T07:00:00.000Z',
  to: '2026-10-12T07:00:00.000Z',
  headline: [both('We contacted police 8 times')],
  figures: { contacted: 8, required: 6, chosen: 2, kept: '≤10', emergencies: 1, medicalOrFire: 0, noticesDue: 6, noticesLate: 0 },
  tables: [
    {
      id: 'levels',
      title: both('By level'),
      rows: [
        { id: 'L1', label: both('L1'), value: 41 },
        { id: 'L3', label: both('L3'), value: '≤10' },
        { id: 'L4', label: both('L4'), value: 'hidden' },
      ],
      note: null,
    },
    { id: 'kinds', title: both('By kind'), rows: rows(23), note: both('Some are not shown') },
    { id: 'agencies', title: both('By agency'), rows: [], note: null },
  ],
  definitions: [both('Contacted means'), both('Hidden means')],
};

describe('the weekly digest in the liaison channel', () => {
  it('gives headline, tables as published, and what the words mean', () => {
    const notice = digestNotice(document, 'en');
    expect(textsOf(notice).slice(0, 4)).toEqual([
      'Oak Unified: weekly liaison digest 2026-W41',
      'We contacted police 8 times EN',
      'By level EN',
      'L1 EN: 41\nL3 EN: ≤10\nL4 EN: not shown',
    ]);
    expect(textsOf(notice).at(-1)).toBe('Contacted means EN Hidden means EN');
    expect([notice.push, notice.actions]).toEqual(['Oak Unified: weekly liaison digest 2026-W41', []]);
  });

  it('breaks long tables into blocks of ten, leaves out empty ones and loses no row', () => {
    const notice = digestNotice(document, 'es');
    const facts = notice.blocks.flatMap((block) => (block.kind === 'facts' ? [block.facts.length] : []));
    expect(facts).toEqual([3, 10, 10, 3]);
    expect(textsOf(notice)).toContain('Some are not shown ES');
    expect(textsOf(notice)).not.toContain('By agency ES');
    expect(textsOf(notice).join('\n')).toContain('L4 ES: no se muestra');
  });
});
