/** The agency's number of a call. It is printed in digests, so that it has no room for a name, a narrative, markup or a formula. */

const LONGEST = 40;
const MOST_LETTERS = 6;
const SHAPE = /^#?[A-Z0-9]+(?:[ ./_-][A-Z0-9]+)*$/i;

/**
 * Read what an agency writes as a number: letters, digits and single dividers between them (`26-01042`, `RSO 26/0017`), at least one digit
 * and at most 6 letters.
 *
 * @returns with plain dashes; null: it is none.
 */
export function readCallNumber(text: string): string | null {
  const number = text.normalize('NFKC').replace(/\p{Pd}/gu, '-');
  const letters = number.replace(/[^A-Z]/gi, '').length;
  return SHAPE.test(number) && /\d/.test(number) && number.length <= LONGEST && letters <= MOST_LETTERS ? number : null;
}

/** Numbers as people type them: `26-01042`, `26 01042` and `#26.01042` are one. */
export function normalNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
