import type { DigestDocument } from '../../digest/document/model.ts';
import { documentWords } from '../../digest/document/words.ts';
import type { Language } from '../../policy/types.ts';
import { COLORS } from './colors.ts';
import { caption, digestBody, FONT } from './html/digest-body.ts';
import { type Html, html } from './html/html.ts';
import { svgChart } from './html/svg-chart.ts';
import { chartKey } from './run-chart.ts';

const LANGUAGES: readonly Language[] = ['en', 'es'];

/** The page asks nobody for anything, and may run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The public edition as one file for a web site, in both languages, with its charts.
 *
 * @throws RangeError for any other edition: what agencies read would be on the web.
 */
export function toPublicPage(document: DigestDocument): string {
  if (document.edition !== 'public') throw new RangeError(`the ${document.edition} edition is not for everybody`);
  const titles = LANGUAGES.map((language) => documentWords(language).title(document.district, document.week));
  return html`<!doctype html>
<html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer">
<title>${titles.join(' · ')}</title></head>
<body style="margin:0;background:${COLORS.paper};${FONT}">
<nav aria-label="Language / Idioma" style="padding:12px 16px;background:${COLORS.band}">${LANGUAGES.map(jump)}</nav>
<main style="max-width:720px;margin:0 auto;padding:8px 16px 40px">${LANGUAGES.map((language) => article(document, language))}</main>
</body></html>
`.html;
}

function jump(language: Language): Html {
  const name = { en: 'English', es: 'Español' }[language];
  const style = `display:inline-block;padding:4px 0;margin-right:20px;font-size:16px;color:${COLORS.accent}`;
  return html`<a href="#${language}" lang="${language}-US" style="${style}">${name}</a>`;
}

function article(document: DigestDocument, language: Language): Html {
  const body = digestBody(document, language, (chart, index) => [
    svgChart(chart, { language, id: `${language}-chart-${index}` }),
    caption(chartKey(chart, language)),
  ]);
  return html`<article id="${language}" lang="${language}-US" tabindex="-1" style="padding:16px 0 32px;border-bottom:1px solid ${COLORS.line}">
${body}
</article>`;
}
