/** A PDF read back, as a reader's program sees it. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PAGE } from '../../../src/adapters/documents/pdf/sheet.ts';
import { toPdf } from '../../../src/adapters/documents/to-pdf.ts';
import type { DigestDocument } from '../../../src/digest/document/model.ts';
import type { Language } from '../../../src/policy/types.ts';

/** A text where it stands on its page; points from the left and from the bottom. */
export interface Placed {
  page: number;
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** As a reader's program opens it. */
export async function open(document: DigestDocument, language: Language): Promise<PDFDocumentProxy> {
  return getDocument({ data: await toPdf(document, language), verbosity: 0 }).promise;
}

/** Every text of every page. */
export async function textsOf(pdf: PDFDocumentProxy): Promise<Placed[]> {
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const all = await Promise.all(
    pages.map(async (page) => {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      return items.flatMap((item): Placed[] =>
        'str' in item && item.str.trim()
          ? [{ page, text: item.str, x: item.transform[4], y: item.transform[5], width: item.width, height: item.height }]
          : [],
      );
    }),
  );
  return all.flat();
}

/** What is read, without the spaces where lines break. */
export function read(texts: readonly Placed[]): string {
  return texts
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
}

/** Pairs of texts that cover each other by more than a hair. */
export function overlaps(texts: readonly Placed[]): string[] {
  return texts.flatMap((a, index) =>
    texts.slice(index + 1).flatMap((b) => {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      return a.page === b.page && across > 1 && down > a.height / 2 ? [`${a.text} × ${b.text}`] : [];
    }),
  );
}

/** Does a text leave the margins of its page? */
export function isOutside({ x, y, width }: Placed): boolean {
  return x < PAGE.margin - 1 || x + width > PAGE.width - PAGE.margin + 1 || y < 20 || y > PAGE.height - 30;
}
