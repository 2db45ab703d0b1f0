import type { Localized } from '../../policy/types.ts';
import { type DigestDocument, readDigestDocument } from '../document/model.ts';
import { contactLine, emergencyLine } from '../edition/headline.ts';
import { NUMBERS } from '../edition/words.ts';

const IDS = ['required', 'chosen', 'emergencies'] as const;
type ExactId = (typeof IDS)[number];
/** The numbers of a digest that are exact in every edition. */
export type ExactNumbers = Record<ExactId, number>;

const LABELS = { required: NUMBERS.required, chosen: NUMBERS.choice, emergencies: NUMBERS.emergencies };

/**
 * A released digest with the numbers as they are known now, or null when none of the exact ones has changed.
 *
 * Only the three exact numbers are corrected, each with a line that says from what to what. Everything that hides small numbers stays as it
 * was printed: a hidden cell beside its corrected self would give both away.
 */
export function correctedEditions(released: readonly DigestDocument[], now: ExactNumbers): DigestDocument[] | null {
  const [first] = released;
  const before = first && exactNumbers(first);
  if (!before) return null;
  const changed = IDS.filter((id) => before[id] !== now[id]);
  if (changed.length === 0) return null;
  const corrections = [...changed.map((id) => correctionLine(id, before[id], now[id])), ALL_ELSE];
  return released.map((document) =>
    readDigestDocument({
      ...document,
      version: first.version + 1,
      headline: correctedHeadline(document, before, now),
      numbers: document.numbers.map((number) =>
        isExact(number.id) ? { ...number, cell: { kind: 'count', count: now[number.id] } } : number,
      ),
      corrections,
    }),
  );
}

/** What a later digest says of a correction. */
export function correctionNote(week: string, { corrections }: DigestDocument): Localized[] {
  return corrections.slice(0, -1).map(({ en, es }) => ({ en: `${week}: ${en}`, es: `${week}: ${es}` }));
}

/** The exact numbers of an edition; null where one of them is hidden, which no edition does. */
function exactNumbers({ numbers }: DigestDocument): ExactNumbers | null {
  const found = IDS.map((id) => numbers.find((number) => number.id === id)?.cell);
  const [required, chosen, emergencies] = found.map((cell) => (cell?.kind === 'count' ? cell.count : null));
  if (required == null || chosen == null || emergencies == null) return null;
  return { required, chosen, emergencies };
}

const ALL_ELSE: Localized = {
  en: 'Only what is named here was corrected; everything else stands as published before.',
  es: 'Solo se corrigió lo que aquí se nombra; todo lo demás queda como se publicó antes.',
};

function correctedHeadline({ week, headline }: DigestDocument, before: ExactNumbers, now: ExactNumbers): Localized[] {
  const former = emergencyLine(before.emergencies)?.en;
  const others = headline.slice(1).filter(({ en }) => en !== former);
  const emergencies = emergencyLine(now.emergencies);
  return [contactLine(week, now), ...others, ...(emergencies ? [emergencies] : [])];
}

function correctionLine(id: ExactId, from: number, to: number): Localized {
  const label = LABELS[id];
  return { en: `${label.en}: ${to}, published before as ${from}.`, es: `${label.es}: ${to}; antes se publicó ${from}.` };
}

function isExact(id: string): id is ExactId {
  return IDS.some((exact) => exact === id);
}
