/**
 * Takes names and numbers of people out of what somebody typed, before anything is stored (domain.md section 3). Pure, English and
 * Spanish in one text. In doubt a word goes: a missing word can be said again, a stored name cannot be unsaid.
 */

import { findNames } from './name-lists/find-names.ts';
import { replaceNumbers } from './name-lists/numbers.ts';
import { readTokens, type Token } from './name-lists/tokens.ts';

/** What was taken out; the note screen says it in words. */
export const FOUND_CODES = ['name', 'number', 'phone', 'email', 'date', 'status'] as const;
export type FoundCode = (typeof FOUND_CODES)[number];

const MOST_PASSES = 10;

export interface Filtered {
  text: string;
  found: FoundCode[];
}

/**
 * Replace names, initials, numbers of persons, telephone numbers, addresses of mail, dates of birth and words about immigration status
 * by `[name]`, `[number]` and so on. Filtering twice changes nothing.
 *
 * @param allowed names that stay: the district's schools, cities and agencies.
 */
export function filterNames(text: string, allowed: readonly string[] = []): Filtered {
  let plain = tidy(text);
  // what was taken out changes what the next word stands beside: again, until nothing is left to take
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = withoutNames(replaceNumbers(plain), allowed);
    if (next === plain) break;
    plain = next;
  }
  return { text: plain, found: foundIn(plain) };
}

/** What a filtered text has lost, read from its marks. */
export function foundIn(text: string): FoundCode[] {
  return FOUND_CODES.filter((code) => text.includes(`[${code}]`));
}

/** One line, composed letters, nothing invisible: a zero-width character would hide a name from every rule below. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function withoutNames(text: string, allowed: readonly string[]): string {
  const tokens = readTokens(text);
  const names = findNames(tokens, allowed);
  const continues = (at: number) => names.has(at) && names.has(at - 2) && isJoined(tokens, at);
  return tokens
    .map((token, at) => {
      // several words of one name leave one mark, and nothing of what stood between them
      if (continues(at) || continues(at + 1)) return '';
      return names.has(at) ? nameMark(token) : token.text;
    })
    .join('')
    .replace(/\[name\]\s*\.+(?=,|\s+\p{Ll})/gu, '[name]')
    .replace(/\[name\]\s*\.{2,}/gu, '[name].')
    .replace(/\s+/g, ' ')
    .trim();
}

function isJoined(tokens: readonly Token[], at: number): boolean {
  return !tokens[at]?.starts && /^[ .'’-]*$/.test(tokens[at - 1]?.text ?? '');
}

function nameMark(token: Token): string {
  return /['’]s$/u.test(token.text) ? '[name]’s' : '[name]';
}
