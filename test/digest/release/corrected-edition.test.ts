import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../../src/digest/build-digest.ts';
import type { DigestDocument } from '../../../src/digest/document/model.ts';
import { countHeadline } from '../../../src/digest/numbers/block-numbers.ts';
import { correctedEditions, correctionNote } from '../../../src/digest/release/corrected-edition.ts';
import { shiftWeek, weekBounds } from '../../../src/digest/week.ts';
import { contextOf, inventWeeks } from '../attack/invent-weeks.ts';

/** The last of a block, so that there are tables of every sort. */
const WEEK = '2026-W08';
const WEEKS = [-3, -2, -1, 0].map((back) => shiftWeek(WEEK, back));
const AGENCIES = ['north', 'south', 'east'];
const IDS = ['required', 'chosen', 'emergencies'] as const;

const editions = (): fc.Arbitrary<DigestDocument[]> =>
  inventWeeks(WEEKS, AGENCIES).map((incidents) => buildDigest(WEEK, { incidents }, contextOf(AGENCIES)));
const numbers = () => fc.record({ required: fc.nat(40), chosen: fc.nat(40), emergencies: fc.nat(3) });

function exactOf(document: DigestDocument | undefined): Record<string, number> {
  const cells = document?.numbers.map(({ id, cell }) => [id, cell.kind === 'count' ? cell.count : -1]) ?? [];
  return Object.fromEntries(cells);
}

/** A document without the parts that a correction may change. */
function rest({ version: _version, corrections: _corrections, headline: _headline, numbers: all, ...document }: DigestDocument) {
  return { ...document, numbers: all.map(({ cell: _cell, ...number }) => number) };
}

describe('a corrected edition', () => {
  it('is the one before with other exact numbers, a higher version and a line for each number, whatever changed', () => {
    fc.assert(
      fc.property(editions(), numbers(), (released, now) => {
        const before = exactOf(released[0]);
        const changed = IDS.filter((id) => before[id] !== now[id]);
        const corrected = correctedEditions(released, now);
        if (changed.length === 0) return expect(corrected).toBeNull();
        expect(corrected?.map(rest)).toEqual(released.map(rest));
        expect(corrected?.map(({ version }) => version)).toEqual(released.map(() => 2));
        expect(corrected?.map(exactOf)).toEqual(released.map(() => now));
        for (const { corrections } of corrected ?? []) {
          expect(corrections.slice(0, -1).map(({ en }) => en.replace(/^.*: /, ''))).toEqual(
            changed.map((id) => `${now[id]}, published before as ${before[id]}.`),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says in its headline what the numbers say, and of everything else what was said before', () => {
    fc.assert(
      fc.property(editions(), numbers(), (released, now) => {
        for (const [index, { headline }] of (correctedEditions(released, now) ?? []).entries()) {
          const lines = headline.map(({ en }) => en);
          expect(lines[0]).toContain(`the law required ${now.required}, we chose ${now.chosen}.`);
          expect(lines.filter((line) => line.startsWith('Counted apart'))).toHaveLength(now.emergencies > 0 ? 1 : 0);
          const others = (all: string[]) => all.slice(1).filter((line) => !line.startsWith('Counted apart'));
          expect(others(lines)).toEqual(others(released[index]?.headline.map(({ en }) => en) ?? []));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is none where only what is hidden is known otherwise', () => {
    const incidents = fc.sample(inventWeeks(WEEKS, AGENCIES), { numRuns: 1, seed: 3 })[0] ?? [];
    const { from } = weekBounds(WEEK, 'America/Los_Angeles');
    const released = buildDigest(WEEK, { incidents }, contextOf(AGENCIES));
    const fewer = incidents.filter(({ level, outcomes }) => level !== 'L1' || outcomes.length > 0);
    expect(fewer.length).toBeLessThan(incidents.length);
    const ofWeek = fewer.filter(({ openedAt }) => openedAt >= from).map((each) => ({ ...each, count: 1 }));
    expect(correctedEditions(released, countHeadline(ofWeek))).toBeNull();
  });

  it('is corrected again against what it says itself, and the next digest repeats its lines', () => {
    const released = buildDigest(WEEK, { incidents: [] }, contextOf(AGENCIES));
    const second = correctedEditions(released, { required: 2, chosen: 0, emergencies: 0 }) ?? [];
    const third = correctedEditions(second, { required: 2, chosen: 0, emergencies: 1 }) ?? [];
    expect(correctedEditions(third, { required: 2, chosen: 0, emergencies: 1 })).toBeNull();
    expect(third.map(({ version }) => version)).toEqual(released.map(() => 3));
    expect(third[0]?.corrections.map(({ en }) => en)).toEqual([
      'Emergencies, 911 called: 1, published before as 0.',
      'Only what is named here was corrected; everything else stands as published before.',
    ]);
    expect(
      third
        .slice(0, 1)
        .flatMap((each) => correctionNote(WEEK, each))
        .map(({ en }) => en),
    ).toEqual([`${WEEK}: Emergencies, 911 called: 1, published before as 0.`]);
  });
});
