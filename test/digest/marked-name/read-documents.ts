/** Every document and message of an edition as the text that its reader, or the reader's program, gets. */

import { toMail } from '../../../src/adapters/documents/to-mail.ts';
import { toPublicPage } from '../../../src/adapters/documents/to-public-page.ts';
import { toMessage } from '../../../src/adapters/slack/to-message.ts';
import { digestNotice } from '../../../src/conversation/digest/digest-notice.ts';
import { digestCsv } from '../../../src/digest/document/digest-csv.ts';
import { type DigestDocument, editionName } from '../../../src/digest/document/model.ts';
import { digestText } from '../../../src/digest/document/plain-text.ts';
import type { Language } from '../../../src/policy/types.ts';
import { open, read, textsOf } from '../../adapters/documents/read-pdf.ts';

export const LANGUAGES: readonly Language[] = ['en', 'es'];

/** By a name that says which document it is. */
export async function readDocuments(document: DigestDocument): Promise<Map<string, string>> {
  const texts = new Map([['json', JSON.stringify(document)]]);
  if (document.edition === 'public') texts.set('public page', toPublicPage(document));
  for (const language of LANGUAGES) {
    const mail = toMail(document, language);
    const pdf = await readPdf(document, language);
    const each = {
      ...{ pdf: pdf.text, 'properties of the pdf': pdf.properties, 'structure of the pdf': pdf.structure },
      ...{ 'mail subject': mail.subject, 'mail html': mail.html, 'mail text': mail.text },
      ...{ text: digestText(document, language), csv: digestCsv(document, language) },
      message: JSON.stringify(toMessage(digestNotice(document, language))),
    };
    for (const [name, text] of Object.entries(each)) texts.set(`${name}, ${language}`, text);
  }
  return new Map([...texts].map(([name, text]) => [`${editionName(document)}: ${name}`, text]));
}

/** What is shown, what the file says of itself, and what a screen reader is told. */
async function readPdf(document: DigestDocument, language: Language): Promise<Record<'text' | 'properties' | 'structure', string>> {
  const pdf = await open(document, language);
  try {
    const [about, outline, texts] = [await pdf.getMetadata(), await pdf.getOutline(), await textsOf(pdf)];
    const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
    const structure = await Promise.all(pages.map(async (page) => (await page).getStructTree()));
    return {
      text: read(texts),
      properties: JSON.stringify([about.info, about.metadata?.getRaw(), outline]),
      structure: JSON.stringify(structure),
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
