/**
 * Text from people and policy made harmless for a TextBlock, which reads a part of Markdown and functions in braces, and differently on
 * each client. A backslash is no escape on all of them, so what could format is replaced by characters that look alike: emphasis, code,
 * links, tags, and what begins a heading, a quote or a list. A line break needs two on Teams.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\\/g, '＼')
    .replace(/\*/g, '∗')
    .replace(/~/g, '∼')
    .replace(/`/g, 'ˋ')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '＿')
    .replace(/\[/g, '［')
    .replace(/\]/g, '］')
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/&(?=#?\w+;)/g, '＆')
    .replace(/\{(?=\{)|(?<=\{)\{/g, '｛')
    .replace(/\/{2,}/g, (slashes) => '∕'.repeat(slashes.length))
    .replace(/^[^\S\n]+/gm, '')
    .replace(/^[-+=#]+/gm, (signs) => signs.replace(/[-+=#]/g, (sign) => LINE_STARTS[sign] ?? sign))
    .replace(/^(\d+)([.)])(?=\s|$)/gm, (_, number: string, sign: string) => `${number}${sign === '.' ? '․' : '❩'}`)
    .replace(/\n+/g, '\n\n');
}

/** They begin a list, a rule or a heading. */
const LINE_STARTS: Record<string, string> = { '-': '–', '+': '＋', '=': '＝', '#': '＃' };

/** Text of a message that may be HTML. */
export function readMarkup(text: string): string {
  return text
    .replace(/<at[^>]*>.*?<\/at>/gis, '…')
    .replace(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}
