/** A text cut into words, marks like `[name]`, and what stands between them. */
export interface Token {
  text: string;
  /** Lower case, no accents, no possessive ending: what the lists hold. Empty for what is not a word. */
  word: string;
  capital: boolean;
  /** Two letters or more, all of them capitals. */
  shouted: boolean;
  /** The first word of the text or of a sentence. */
  starts: boolean;
}

const PIECE = /\[[a-z]+\]|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-]\p{L}[\p{L}\p{M}\p{N}]*)*/gu;

/** Words stand at odd places and what separates them at even ones. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(PIECE)) {
    tokens.push(separator(text.slice(from, match.index)));
    tokens.push(wordToken(match[0], tokens));
    from = match.index + match[0].length;
  }
  tokens.push(separator(text.slice(from)));
  return tokens;
}

/** The spelling the lists use. */
function plainWord(text: string): string {
  return text
    .replace(/['’]s$/u, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/’/g, "'")
    .toLowerCase();
}

function separator(text: string): Token {
  return { text, word: '', capital: false, shouted: false, starts: false };
}

function wordToken(text: string, before: readonly Token[]): Token {
  const isMark = text.startsWith('[');
  return {
    text,
    word: isMark ? '' : plainWord(text),
    capital: /^\p{Lu}/u.test(text),
    shouted: /^[\p{Lu}\p{M}'’-]{2,}$/u.test(text),
    starts: startsSentence(before),
  };
}

/** A full stop after an initial or a short title ends no sentence; after "student B" it does. */
function startsSentence(before: readonly Token[]): boolean {
  const gap = before.at(-1)?.text ?? '';
  const last = before.at(-2);
  if (!last) return true;
  if (/[!?:;•"“«¡¿(]/u.test(gap)) return true;
  if (!gap.includes('.') || /^(?:mr|mrs|ms|mx|dr|sr|sra|srta|prof|jr)$/i.test(last.text)) return false;
  return last.text.length > 1 || /^(?:student|estudiante|alumn[oa])$/.test(before.at(-4)?.word ?? '');
}
