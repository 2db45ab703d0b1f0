/** What has a fixed shape: mail addresses, mentions, numbers of persons, and words about immigration status. */

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[email]'],
  [/<[@#!][^>]*>/gu, '[name]'],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]+/gu, '[name]'],
  // alien registration number, with or without its A
  [/(?<![\p{L}\p{N}])A[-#\s]{0,2}\d{3}[-\s]?\d{3}[-\s]?\d{2,3}(?![\p{L}\p{N}])/giu, '[number]'],
  [/(?<![\p{N}])\d{3}[-\s.]\d{2}[-\s.]\d{4}(?![\p{N}])/gu, '[number]'],
  [/(?<![\p{N}])(?:\+?1[-.\s]?)?\(?\d{3}\)?[-.\s]?\d{3}[-.\s]?\d{4}(?![\p{N}])/gu, '[phone]'],
  [/(?<![\p{N}])\d{3}[-.]\d{4}(?![\p{N}])/gu, '[phone]'],
  [/(?<![\p{N}])\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![\p{N}])/gu, '[date]'],
  // student numbers: announced ones of any length, others from five digits on; 911, room numbers and years stay
  [
    /(?<![\p{L}])(?:id|i\.d\.|ssn|perm|matr[ií]cula|student\s?(?:id|no|number))\s?(?:is|es|:|#|no\.?|núm\.?)?\s*#?\d[\d-]{2,}/giu,
    '[number]',
  ],
  [/#\s?\d{3,}/gu, '[number]'],
  [/(?<![\p{N}$])\d[\d-]{3,}\d(?![\p{N}])/gu, '[number]'],
];

const STATUS: readonly RegExp[] = [
  /(?<!\p{L})(?:undocumented|noncitizens?|non-citizens?|illegals|deported|deportable|deportation|daca|dreamers?|asylum|asylee|refugees?|green\s?cards?|citizenship|immigrants?|migrants?)(?!\p{L})/giu,
  /(?<!\p{L})(?:illegal\s(?:aliens?|immigrants?)|(?:here|is|are|was|were)\sillegal(?:ly)?|immigration\sstatus|legal\sstatus|(?:no|without|has\sno|false|fake)\spapers|student\svisa|overstayed|born\sin\s\p{L}+)(?!\p{L})/giu,
  /(?<!\p{L})(?:indocumentad[oa]s?|ilegales|deportad[oa]s?|deportaci[oó]n|inmigrantes?|migrantes?|asilo|asilad[oa]s?|refugiad[oa]s?|ciudadan[ií]a)(?!\p{L})/giu,
  /(?<!\p{L})(?:(?:sin|no\stiene|no\stienen)\spapeles|(?:es|son|está|estan|están)\silegal|estatus\s(?:migratorio|legal)|situaci[oó]n\smigratoria|tarjeta\sverde|naci[oó]\sen\s\p{L}+)(?!\p{L})/giu,
];

/** Put a mark where such a thing stood. */
export function replaceNumbers(text: string): string {
  const marked = PATTERNS.reduce((result, [pattern, mark]) => result.replace(pattern, mark), text);
  return STATUS.reduce((result, pattern) => result.replace(pattern, '[status]'), marked);
}
