const CHARACTERS = /^[A-Za-z0-9-]{1,30}$/;
/** A name is seldom so short; an agency's abbreviation or the letter of a unit is. */
const TOO_MANY_LETTERS_TOGETHER = /[A-Za-z]{5}/;
const MOST_LETTERS = 6;
const FEWEST_DIGITS = 2;

/**
 * Can this be the number that police gave a case? It stands where agencies read, so nothing that could be a name may pass for one: mostly
 * digits, few letters, and nothing that could be markup. A name of up to four letters beside digits cannot be told from an abbreviation.
 */
export function isCaseNumber(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, '').length;
  const digits = text.replace(/\D/g, '').length;
  const isMostlyDigits = digits >= FEWEST_DIGITS && letters <= Math.min(digits, MOST_LETTERS);
  return CHARACTERS.test(text) && isMostlyDigits && !TOO_MANY_LETTERS_TOGETHER.test(text);
}
