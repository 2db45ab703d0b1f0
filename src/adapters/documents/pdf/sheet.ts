/** Letter pages with a structure that a screen reader can read. Everything is placed by hand, so nothing ever flows out of a page unseen. */
import PDFDocument from 'pdfkit';
import type { Language } from '../../../policy/types.ts';
import { COLORS } from '../colors.ts';
import { openFonts } from './fonts.ts';

/** Points. */
export const PAGE = { width: 612, height: 792, margin: 46, bottom: 56, footer: 30 };
export const CONTENT = PAGE.width - 2 * PAGE.margin;

export interface TextStyle {
  size: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'right' | 'center';
}

/** Where a text goes; it is as high as it needs. */
export interface Place {
  x: number;
  y: number;
  width: number;
}

export type Element = PDFKit.PDFStructureElement;

export interface Sheet {
  doc: PDFKit.PDFDocument;
  root: Element;
  /** Top of the free part of the page. */
  y: number;
}

export interface SheetFacts {
  title: string;
  language: Language;
  /** The same for the same document, so that it always makes the same bytes. */
  createdAt: Date;
}

/** @returns a sheet with its first page, and a promise of the file's bytes once `finish` was called. */
export function openSheet({ title, language, createdAt }: SheetFacts): { sheet: Sheet; bytes: Promise<Uint8Array> } {
  const fonts = openFonts();
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    // pdfkit knows this one too; its types do not yet
    subset: 'PDF/UA' as unknown as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: language === 'es' ? 'es-US' : 'en-US',
    displayTitle: true,
    font: fonts.regular,
    info: { Title: title, Creator: 'Crosswalk', Producer: 'pdfkit', CreationDate: createdAt, ModDate: createdAt },
  });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const chunks: Uint8Array[] = [];
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  return { sheet: { doc, root, y: PAGE.margin }, bytes };
}

/** Free points on this page. */
export function spaceLeft({ y }: Sheet): number {
  return PAGE.height - PAGE.bottom - y;
}

/** Begin a new page unless this much fits. */
export function ensure(sheet: Sheet, height: number): void {
  if (spaceLeft(sheet) >= height) return;
  sheet.doc.addPage();
  sheet.y = PAGE.margin;
}

export interface Tag {
  type: 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';
  /** Of a table's head. */
  scope?: 'Column' | 'Row';
  /** Of a figure: what it shows, and where it stands (left, top, right, bottom). */
  alt?: string;
  box?: [number, number, number, number];
  draw?: () => void;
}

/** A child of the structure; its content is drawn at once, on the page that is open. */
export function tag({ doc }: Sheet, parent: Element, { type, draw, ...options }: Tag): Element {
  // pdfkit reads `scope` and `bbox`; its types do not know them yet
  const known = { ...options, ...(options.box ? { bbox: options.box } : {}) } as PDFKit.Mixins.StructureElementOptions;
  const element = draw ? doc.struct(type, known, draw) : doc.struct(type, known);
  parent.add(element);
  return element;
}

/** Draw something that says nothing: screen readers pass it by. */
export function decorate({ doc }: Sheet, draw: (doc: PDFKit.PDFDocument) => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw(doc);
  doc.endMarkedContent();
}

/** Height of a text in a width, both in points. */
export function heightOf({ doc }: Sheet, text: string, { width, ...style }: TextStyle & { width: number }): number {
  doc.font(style.bold ? 'bold' : 'regular').fontSize(style.size);
  return doc.heightOfString(text, { width, align: style.align ?? 'left' });
}

/** Width of a text in one line, in points. */
export function widthOf({ doc }: Sheet, text: string, style: TextStyle): number {
  return doc
    .font(style.bold ? 'bold' : 'regular')
    .fontSize(style.size)
    .widthOfString(text);
}

export function write({ doc }: Sheet, text: string, { x, y, width, ...style }: Place & TextStyle): void {
  doc.font(style.bold ? 'bold' : 'regular').fontSize(style.size);
  doc.fillColor(style.color ?? COLORS.ink).text(text, x, y, { width, align: style.align ?? 'left' });
}

/** A paragraph over the whole width (or beginning at `indent`), and what is left free after it. */
export function paragraph(
  sheet: Sheet,
  text: string,
  { type = 'P', after = 4, indent = 0, ...style }: TextStyle & { type?: 'H1' | 'H2' | 'P'; after?: number; indent?: number },
): void {
  const width = CONTENT - indent;
  const height = heightOf(sheet, text, { width, ...style });
  // a heading is never the last line of a page
  ensure(sheet, height + (type.startsWith('H') ? 40 : 0));
  const place = { x: PAGE.margin + indent, y: sheet.y, width };
  tag(sheet, sheet.root, { type, draw: () => write(sheet, text, { ...place, ...style }) });
  sheet.y += height + after;
}

/** Close the file. Footers come last, since only then is it known how many pages there are. */
export function finish(sheet: Sheet, footer: (page: number, pages: number) => string): void {
  const { doc, root } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const place = { x: PAGE.margin, y: PAGE.height - PAGE.footer - 8, width: CONTENT };
    doc.markContent('Artifact', { type: 'Pagination' });
    write(sheet, footer(page + 1, count), { ...place, size: 7.5, color: COLORS.muted, align: 'center' });
    doc.endMarkedContent();
  }
  root.end();
  doc.end();
}
