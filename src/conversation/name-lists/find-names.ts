/** Which words of a text are names. Each rule is one function; any of them suffices. */
import { AMBIGUOUS_NAMES, COMMON_NAMES } from './common-names.ts';
import { ORDINARY_WORDS, PERSON_VERBS, SENTENCE_STARTS } from './ordinary-words.ts';
import { readTokens, type Token } from './tokens.ts';

/** After these even a small letter begins a name. */
const TITLES = new Set('mr mrs ms mx miss dr sr sra srta prof senor senora senorita dona'.split(' '));
const ANNOUNCED = /(?:\bnamed|\bname is|\bnicknamed|\baka|\balias|se llama|se llaman|llamad[oa]|apodad[oa]|nombre es|de nombre)\s$/iu;
/** A letter after one of these is a label: student A, room B. */
const LABELLED = new Set(
  `student students estudiante estudiantes alumno alumna staff employee empleado empleada adult adulto adulta person persona room salon
  building edificio gate puerta group grupo hall wing lot bus period plan grade nivel block section vitamin witness testigo victim`.split(
    /\s+/,
  ),
);
const PARTICLES = new Set('de del la las los da dos di van von der den bin san santa'.split(' '));
/** O'Brien, McKay, DeShawn: a second capital that only names have. */
const INNER_CAPITAL = /^(?:[OD]['’]|Mc|Mac|De|La|Le)\p{Lu}\p{Ll}/u;
const LETTER_WORDS = new Set(['i', 'a', 'y', 'o', 'e', 'u']);

/** @returns the places of the words that are names. */
export function findNames(tokens: readonly Token[], allowed: readonly string[]): Set<number> {
  // most reports have no note
  if (tokens.length < 2) return new Set();
  const kept = keptWords(tokens, allowed);
  const names = new Set<number>();
  for (let at = 1; at < tokens.length; at += 2) if (!kept.whole.has(at) && isName(tokens, at, kept.single)) names.add(at);
  for (let at = 1; at < tokens.length; at += 2) if (names.has(at) || belongsToName(tokens, at, names)) markBack(tokens, at, names);
  return names;
}

/** Places covered by a full allowed name, and single words of such names that alone are nobody's first name. */
function keptWords(tokens: readonly Token[], allowed: readonly string[]) {
  const phrases = allowed.map(wordsOf);
  const single = new Set(phrases.flatMap((words) => words.filter((word) => words.length === 1 || !COMMON_NAMES.has(word))));
  const whole = new Set(phrases.filter((words) => words.length > 1).flatMap((words) => placesOf(words, tokens)));
  return { whole, single };
}

/** Every place that a run of exactly these words covers. */
function placesOf(words: readonly string[], tokens: readonly Token[]): number[] {
  const starts = tokens.flatMap((_, at) => (words.every((word, offset) => tokens[at + offset * 2]?.word === word) ? [at] : []));
  return starts.flatMap((at) => words.map((_, offset) => at + offset * 2));
}

function wordsOf(name: string): string[] {
  return readTokens(name)
    .map((token) => token.word)
    .filter((word) => word !== '');
}

function isName(tokens: readonly Token[], at: number, allowed: ReadonlySet<string>): boolean {
  const token = tokens[at];
  if (!token || token.word === '') return false;
  return isListed(token) || isTitled(tokens, at) || isInitial(tokens, at) || isUnknownCapital(tokens, at, allowed);
}

/** On the list of names, also as one half of a double name. */
function isListed({ word }: Token): boolean {
  return COMMON_NAMES.has(word) || word.split('-').some((half) => half !== word && COMMON_NAMES.has(half));
}

function isTitled(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 2];
  const gap = tokens[at - 1]?.text ?? '';
  if (!token || !before || isPlain(token.word) || PERSON_VERBS.has(token.word)) return false;
  if (ANNOUNCED.test(`${tokens[at - 4]?.text ?? ''}${tokens[at - 3]?.text ?? ''}${before.text}${gap}`)) return true;
  // MS and DR in capitals are a middle school and a street
  return TITLES.has(before.word) && /^\.?\s$/.test(gap) && (!before.shouted || gap.startsWith('.'));
}

/** J.S., JS, J. Smith, Maria G.; not student A, not HS. */
function isInitial(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const size = [...(token?.text ?? '')].length;
  if (!token?.capital || size > 2) return false;
  if (size === 2) return token.shouted && !ORDINARY_WORDS.has(token.word) && !isShouting(tokens);
  if (isLabel(tokens, token.word)) return false;
  const dotted = (tokens[at + 1]?.text ?? '').startsWith('.');
  if (LETTER_WORDS.has(token.word)) return dotted && !token.starts;
  return dotted || token.word > 'f';
}

/** Does the text use this letter as a label, as in "student A hit student B. B fell"? */
function isLabel(tokens: readonly Token[], letter: string): boolean {
  return tokens.some((token, at) => token.word === letter && LABELLED.has(tokens[at - 2]?.word ?? '') && tokens[at - 1]?.text === ' ');
}

/** A capital where grammar asks for none; at the beginning of a sentence only where the next words make it somebody. */
function isUnknownCapital(tokens: readonly Token[], at: number, allowed: ReadonlySet<string>): boolean {
  const token = tokens[at];
  if (!token?.capital || [...token.text].length < 2) return false;
  if (token.shouted && (token.text.length <= 4 || isShouting(tokens))) return false;
  if (token.starts && AMBIGUOUS_NAMES.has(token.word)) return isSomebody(tokens, at, allowed);
  if (!looksLikeName(token, allowed)) return false;
  return !token.starts || INNER_CAPITAL.test(token.text) || /['’]s$/u.test(token.text) || isSomebody(tokens, at, allowed);
}

/** Followed by what people do, by the rest of a name, or by "and" and another name. */
function isSomebody(tokens: readonly Token[], at: number, allowed: ReadonlySet<string>): boolean {
  const [gap, next, , second] = tokens.slice(at + 1);
  if (gap?.text !== ' ' || !next) return false;
  if (PERSON_VERBS.has(next.word) || looksLikeName(next, allowed) || isListed(next)) return true;
  if (next.capital && AMBIGUOUS_NAMES.has(next.word)) return true;
  return ['and', 'y', 'e'].includes(next.word) && second !== undefined && (looksLikeName(second, allowed) || isListed(second));
}

function looksLikeName(token: Token, allowed: ReadonlySet<string>): boolean {
  if (!token.capital || [...token.text].length < 2) return false;
  if (ORDINARY_WORDS.has(token.word) || TITLES.has(token.word) || allowed.has(token.word)) return false;
  return !(token.starts && SENTENCE_STARTS.has(token.word));
}

function isPlain(word: string): boolean {
  return ORDINARY_WORDS.has(word) || SENTENCE_STARTS.has(word);
}

/** A text in capitals says nothing by a capital. */
function isShouting(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.word.length > 2);
  return words.length > 1 && words.filter((token) => token.shouted).length > words.length / 2;
}

/** What stands beside a name is part of it: de la Cruz, Maria Lindley, Angel Ruiz. */
function belongsToName(tokens: readonly Token[], at: number, names: ReadonlySet<number>): boolean {
  const token = tokens[at];
  if (!token || token.word === '') return false;
  const last = lastNameBefore(tokens, at, names);
  const written = token.capital && !token.starts && !(token.shouted && isShouting(tokens));
  if (last !== null && written && !ORDINARY_WORDS.has(token.word)) return true;
  if (!AMBIGUOUS_NAMES.has(token.word) || PARTICLES.has(token.word)) return false;
  return last === at - 2 || (names.has(at + 2) && (tokens[at + 1]?.text ?? '') === ' ' && token.capital);
}

function lastNameBefore(tokens: readonly Token[], at: number, names: ReadonlySet<number>): number | null {
  for (let back = at - 2; back > 0; back -= 2) {
    if (tokens[back + 2]?.starts || !/^[ '’.-]+$/.test(tokens[back + 1]?.text ?? '')) return null;
    if (names.has(back)) return back;
    if (!PARTICLES.has(tokens[back]?.word ?? '')) return null;
  }
  return null;
}

/** Mark the word and the particles that join it to the name before it. */
function markBack(tokens: readonly Token[], at: number, names: Set<number>): void {
  names.add(at);
  const last = lastNameBefore(tokens, at, names);
  if (last !== null) for (let between = last + 2; between < at; between += 2) names.add(between);
}
