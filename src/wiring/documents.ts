/** Editions of a digest as files, for those who carry them. */
import { toMail } from '../adapters/documents/to-mail.ts';
import { toPdf } from '../adapters/documents/to-pdf.ts';
import { toPublicPage } from '../adapters/documents/to-public-page.ts';
import type { WrittenMail } from '../adapters/mail/written-mail.ts';
import type { ComposedNotice, DigestFile, DrawnFile, Notice } from '../conversation/notice.ts';

/** A mail with the PDF; the public edition comes with the page for the district's web site as well. */
export function writeDigestMail({ digest, language, name, pdf }: DrawnFile): WrittenMail {
  const file = { filename: name, content: Buffer.from(pdf), contentType: 'application/pdf' };
  const page =
    digest.edition === 'public'
      ? [{ filename: name.replace(/\.pdf$/, '.html'), content: toPublicPage(digest), contentType: 'text/html; charset=utf-8' }]
      : [];
  return { ...toMail(digest, language), attachments: [file, ...page] };
}

/** The message with the PDF of its edition, if it has one. */
export async function drawFile({ file, ...notice }: ComposedNotice): Promise<Notice> {
  return file ? { ...notice, file: await drawDigest(file) } : notice;
}

/** An edition with its PDF. */
export async function drawDigest(file: DigestFile): Promise<DrawnFile> {
  return { ...file, pdf: await toPdf(file.digest, file.language) };
}
