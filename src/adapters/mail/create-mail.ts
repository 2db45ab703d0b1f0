/** Mail as the delivery worker sees it: a reader of the digest gets a message once, or somebody is told that nobody knows. */
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type ChatPlatform, type MessagePlace, REPEATED } from '../../conversation/chat-platform.ts';
import type { DrawnFile, Notice } from '../../conversation/notice.ts';
import type { DigestReader } from '../../district/types.ts';
import { DeliveryError } from '../../incidents/delivery.ts';
import { toMailError } from './mail-error.ts';
import { noticeMail } from './notice-mail.ts';
import type { WrittenMail } from './written-mail.ts';

export interface MailOptions {
  /** `smtp://` or `smtps://`, with account and password where the server wants them. */
  url: string;
  /** Who it comes from, as `Crosswalk <safety@district.example>`. */
  from: string;
  /** Where answers go; missing: to `from`. */
  replyTo?: string;
  /** Readers of the district file; a message is addressed to one of their ids. */
  readers: readonly DigestReader[];
  /** Write an edition as a mail with its documents. */
  write(file: DrawnFile): WrittenMail;
}

/** Within the lease of a delivery: a server that does not answer must not hold its place for ever. */
const TIMEOUTS = { dnsTimeout: 4_000, connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 8_000 };

/** No answering machine answers it, and nothing is fetched or read from disk to make it. */
const HARMLESS = { headers: { 'Auto-Submitted': 'auto-generated' }, disableUrlAccess: true, disableFileAccess: true };

export interface Mail {
  platform: ChatPlatform & { platform: 'mail' };
  /** Connect and sign in, send nothing; null: all is well, else a code. */
  check(): Promise<string | null>;
}

/** One connection a mail; the queue keeps the pace and tries again. */
export function createMail(options: MailOptions): Mail {
  const domain = /@([^\s>]+)/.exec(options.from)?.[1] ?? 'localhost';
  return {
    platform: {
      platform: 'mail',
      post: async (to, notice, delivery): Promise<MessagePlace> => {
        const reader = options.readers.find(({ id }) => id === to.address);
        if (!reader) throw new DeliveryError('no-such-reader', { retryable: false });
        const mail = writeMail(options, notice, { repeated: delivery.repeated, language: reader.language });
        // made of the delivery's id: a server that keeps one of each throws a second one away
        const messageId = `<${delivery.id}@${domain}>`;
        await sendOnce(options, { ...mail, ...HARMLESS, messageId, to: reader.email });
        return { channel: to.address, messageId };
      },
      // a mail is never changed
      update: async () => {
        throw new DeliveryError('mail-has-no-update', { retryable: false });
      },
      find: async () => 'cannot-look',
    },
    check: async () => {
      try {
        await connect(options, () => {}).verify();
        return null;
      } catch (error) {
        return toMailError(error, { textSent: false }).code;
      }
    },
  };
}

/** A line that drops once the text went over leaves it unknown; before that, nothing was sent. The library does not tell the two apart. */
async function sendOnce(options: MailOptions, mail: SendMailOptions): Promise<void> {
  let textSent = false;
  const transport = connect(options, (command) => {
    if (command === 'DATA') textSent = true;
  });
  try {
    await transport.sendMail(mail);
  } catch (error) {
    throw toMailError(error, { textSent });
  }
}

/** @param said hears each command as it is sent; nothing of it is logged. */
function connect({ url, from, replyTo }: MailOptions, said: (command: string) => void) {
  const { protocol, hostname, searchParams } = new URL(url);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  // in the clear only on this machine, or where the operator says so
  const requireTLS = protocol === 'smtp:' && !isLocal && !searchParams.has('requireTLS');
  const listen = (entry: { tnx?: unknown }, message: unknown): void => {
    if (entry.tnx === 'client' && typeof message === 'string') said(message.trim());
  };
  const logger = { level: () => {}, trace: () => {}, debug: listen, info: () => {}, warn: () => {}, error: () => {}, fatal: () => {} };
  const smtp = { url, ...TIMEOUTS, logger, transactionLog: true, ...(requireTLS ? { requireTLS } : {}) };
  return createTransport(smtp, { from, ...(replyTo === undefined ? {} : { replyTo }) });
}

function writeMail(
  options: MailOptions,
  notice: Notice,
  { repeated, language }: { repeated: boolean; language: DigestReader['language'] },
): WrittenMail {
  const mail = notice.file ? options.write(notice.file) : noticeMail(notice, language);
  return repeated ? markRepeated(mail) : mail;
}

function markRepeated(mail: WrittenMail): WrittenMail {
  const html = mail.html.replace(/(<body[^>]*>)/, `$1<p style="margin:0;padding:12px 16px;font-family:sans-serif">${REPEATED}</p>`);
  return { ...mail, html, text: `${REPEATED}\n\n${mail.text}` };
}
