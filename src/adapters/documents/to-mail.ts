import type { DigestDocument } from '../../digest/document/model.ts';
import { digestText } from '../../digest/document/plain-text.ts';
import { documentWords } from '../../digest/document/words.ts';
import type { Language } from '../../policy/types.ts';
import { COLORS } from './colors.ts';
import { caption, digestBody, FONT } from './html/digest-body.ts';
import { html } from './html/html.ts';

export interface Mail {
  /** One line. */
  subject: string;
  html: string;
  text: string;
}

/** An edition as a mail and its plain alternative. Nothing is fetched and nothing is drawn: charts are told in words. */
export function toMail(document: DigestDocument, language: Language): Mail {
  const words = documentWords(language);
  const title = words.title(document.district, document.week);
  const corrected = document.version > 1 ? [words.corrected(document.version)] : [];
  const subject = [...(document.invented ? [words.invented] : []), title, ...corrected].join(' · ');
  const body = digestBody(document, language, (chart) => [caption(chart.alt[language])]);
  const page = html`<!doctype html>
<html lang="${language}-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body style="margin:0;padding:0;background:${COLORS.band};${FONT}">
<table role="presentation" style="width:100%;border-collapse:collapse"><tr><td align="center" style="padding:12px 6px">
<table role="presentation" style="width:100%;max-width:600px;border-collapse:collapse;text-align:left"><tr><td style="padding:20px 16px;background:${COLORS.paper}">
${body}
</td></tr></table></td></tr></table></body></html>
`;
  // a line break would begin another header
  return { subject: subject.replace(/\s+/g, ' ').trim(), html: page.html, text: digestText(document, language) };
}
