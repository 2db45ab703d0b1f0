/** A spreadsheet takes these for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell of an exported CSV: quoted (RFC 4180), and a formula made harmless by a leading apostrophe. */
export function csvCell(text: string): string {
  return `"${withoutFormula(text).replaceAll('"', '""')}"`;
}

/**
 * A cell of somebody else's file, for printing on a terminal: nothing that it would obey, no character that cannot be seen, and nothing
 * that becomes a formula where the line is pasted into a spreadsheet.
 */
export function inertText(text: string): string {
  return withoutFormula(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim());
}

function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
