/** From the place on an agency's list to a site of the district file. */
import type { Site } from '../../district/types.ts';

/** Words that dispatchers shorten, each way of writing to one. */
const SHORT: Readonly<Record<string, string>> = {
  ...{ street: 'st', avenue: 'ave', av: 'ave', road: 'rd', drive: 'dr', boulevard: 'blvd', lane: 'ln', court: 'ct', place: 'pl' },
  ...{ highway: 'hwy', circle: 'cir', parkway: 'pkwy', terrace: 'ter', trail: 'trl', square: 'sq', mount: 'mt' },
  ...{ north: 'n', south: 's', east: 'e', west: 'w', northeast: 'ne', northwest: 'nw', southeast: 'se', southwest: 'sw' },
};
const SCHOOLS: readonly [RegExp, string][] = [
  [/\bhigh( school)?\b/g, 'hs'],
  [/\b(middle|junior high)( school)?\b/g, 'ms'],
  [/\belementary( school)?\b/g, 'es'],
];
const STATES = new Set(['ca', 'calif', 'california']);
const ZIP = /^\d{5}(\d{4})?$/;

interface KnownPlace {
  site: Site;
  name: string[];
  street: string[];
  city: string[];
}

/** How places are read in a district; made once, asked for every line. */
export interface Places {
  /** The site that a place names, by its address or its name; null: none, or several at different addresses. */
  siteOf(place: string): string | null;
  /** The same text for every site at one address. */
  placeOf(siteId: string): string;
}

/**
 * Read places by the district's sites: case, punctuation and the usual short forms (Street/St, North/N, High School/HS) do not
 * matter, and city, state and ZIP code may follow. Of several sites at one address the first of the file stands for all, unless the
 * name tells which.
 */
export function createPlaces(sites: readonly Site[]): Places {
  const known = sites.map(toKnownPlace);
  const keys = new Map(known.map((place) => [place.site.id, keyOf(place)]));
  return {
    siteOf: (text) => {
      const words = wordsOf(text);
      const named = known.filter((place) => isPlace(words, place));
      const [first] = named;
      return first && new Set(named.map(keyOf)).size === 1 ? first.site.id : null;
    },
    placeOf: (siteId) => keys.get(siteId) ?? siteId,
  };
}

function toKnownPlace(site: Site): KnownPlace {
  const city = wordsOf(site.city);
  return { site, city, name: wordsOf(site.name), street: withoutEnd(withoutRegion(wordsOf(site.address)), city) };
}

function keyOf({ street, city }: KnownPlace): string {
  return [...street, ',', ...city].join(' ');
}

/** Name, street or both, then city, state and ZIP code, and nothing else. */
function isPlace(words: readonly string[], { name, street, city }: KnownPlace): boolean {
  const afterName = withoutStart(words, name);
  const rest = withoutStart(afterName, street);
  if (rest.length === words.length) return false;
  return withoutStart(withoutRegion(rest), city).length === 0;
}

function withoutRegion(words: readonly string[]): string[] {
  const last = words.at(-1);
  const isRegion = last !== undefined && (ZIP.test(last) || STATES.has(last));
  return isRegion ? withoutRegion(words.slice(0, -1)) : [...words];
}

function withoutStart(words: readonly string[], start: readonly string[]): string[] {
  return start.every((word, index) => words[index] === word) ? words.slice(start.length) : [...words];
}

function withoutEnd(words: readonly string[], end: readonly string[]): string[] {
  return withoutStart(words.toReversed(), end.toReversed()).toReversed();
}

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    // 92262-1234 is one ZIP code
    .replace(/\b(\d{5})-(\d{4})\b/g, '$1$2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const named = SCHOOLS.reduce((words, [long, short]) => words.replace(long, short), plain);
  return named === '' ? [] : named.split(' ').map((word) => (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? word) : word));
}
