import type { DigestDocument } from '../../../src/digest/document/model.ts';

/** The same document, with this written behind every text that a reader sees. */
export function marked(document: DigestDocument, mark: string): DigestDocument {
  // every string of a localized text, and nothing else, stands under a language
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === 'en' || key === 'es' ? `${value} ${mark}` : value,
  ) as DigestDocument;
}

/** Everything of a document that has to be read, in one language. */
export function localizedTexts(document: DigestDocument, language: 'en' | 'es'): string[] {
  const texts: string[] = [];
  JSON.stringify(document, (key, value) => {
    if (key === language) texts.push(value);
    return value;
  });
  return texts;
}
