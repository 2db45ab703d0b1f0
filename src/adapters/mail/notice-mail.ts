import { plain } from '../../conversation/forms/last-word.ts';
import type { Notice, NoticeBlock } from '../../conversation/notice.ts';
import type { Language } from '../../policy/types.ts';
import type { WrittenMail } from './written-mail.ts';

/** A short message as a mail: its first line is the subject, its blocks are paragraphs. */
export function noticeMail({ push, blocks }: Notice, language: Language): WrittenMail {
  const body = blocks.map(toHtml).join('\n');
  const style = 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a';
  return {
    subject: push.replace(/\s+/g, ' ').trim(),
    text: `${blocks.map(toText).join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${language}-US"><head><meta charset="utf-8"><title>${escaped(push)}</title></head>
<body style="margin:0;padding:16px;${style}">
${body}
</body></html>
`,
    attachments: [],
  };
}

function toText(block: NoticeBlock): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'alert':
    case 'line':
    case 'quiet':
      return plain(block.line);
    case 'list':
      return block.lines.map((line) => `- ${plain(line)}`).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'divider':
      return '--';
    default:
      return block satisfies never;
  }
}

function toHtml(block: NoticeBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="font-size:18px">${escaped(block.text)}</h2>`;
    case 'alert':
      return `<p><strong>${escaped(plain(block.line))}</strong></p>`;
    case 'line':
    case 'quiet':
      return `<p>${escaped(plain(block.line))}</p>`;
    case 'list':
      return `<ul>${block.lines.map((line) => `<li>${escaped(plain(line))}</li>`).join('')}</ul>`;
    case 'facts':
      return `<ul>${block.facts.map(({ label, value }) => `<li>${escaped(label)}: ${escaped(value)}</li>`).join('')}</ul>`;
    case 'divider':
      return '<hr>';
    default:
      return block satisfies never;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
