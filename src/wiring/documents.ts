/** Editions of a digest as files, for those who carry them. */
import { toMail } from '../adapters/documents/to-mail.ts';
import { toPdf } from '../adapters/documents/to-pdf.ts';
import { toPublicPage } from '../adapters/documents/to-public-page.ts';
import type { WrittenMail } from '../adapters/mail/written-mail.ts';
import type { DigestFile } from '../conversation/notice.ts';

/** A mail with the PDF; the public edition comes with the page for the district's web site as well. */
export async function writeDigestMail({ digest, language, name }: DigestFile): Promise<WrittenMail> {
  const pdf = { filename: name, content: Buffer.from(await toPdf(digest, language)), contentType: 'application/pdf' };
  const page =
    digest.edition === 'public'
      ? [{ filename: name.replace(/\.pdf$/, '.html'), content: toPublicPage(digest), contentType: 'text/html; charset=utf-8' }]
      : [];
  return { ...toMail(digest, language), attachments: [pdf, ...page] };
}

/** The PDF of an edition. */
export function writeDigestPdf({ digest, language }: DigestFile): Promise<Uint8Array> {
  return toPdf(digest, language);
}
