import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMail } from '../../../src/adapters/mail/create-mail.ts';
import type { Notice } from '../../../src/conversation/notice.ts';
import type { DigestReader } from '../../../src/district/types.ts';
import { DeliveryError } from '../../../src/incidents/delivery.ts';
import { drawFile, writeDigestMail } from '../../../src/wiring/documents.ts';
import { type Smtp, startSmtp } from '../../fixtures/smtp.ts';
import { sampleEditions } from '../documents/sample-document.ts';

let smtp: Smtp;
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(() => smtp.stop());

const READER: DigestReader = { id: 'chiefs', name: 'Chiefs', edition: 'police', agencyId: null, email: 'chiefs@pd.test', language: 'en' };
const mailTo = (url = smtp.url) => {
  const from = 'Crosswalk <safety@district.test>';
  return createMail({ url, from, replyTo: 'liaison@district.test', readers: [READER], write: writeDigestMail });
};
const ADDRESS = { address: 'chiefs', direct: false };
const DELIVERY = { id: '0190a0b0-0000-7000-8000-00000000000a', repeated: false };
const NOTICE: Notice = { push: 'Boundary items', blocks: [{ kind: 'list', lines: ['PS-7K3Q: <b>one</b>'] }], actions: [] };
const edition = (wanted: 'police' | 'public') => {
  const found = sampleEditions().find((each) => each.edition === wanted);
  if (!found) throw new Error('the sample has every edition');
  return found;
};
const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('mail', () => {
  it('goes to the reader of the district file, once, under a Message-ID made of the delivery', async () => {
    const place = await mailTo().platform.post(ADDRESS, NOTICE, DELIVERY);
    expect(place).toEqual({ channel: 'chiefs', messageId: `<${DELIVERY.id}@district.test>` });
    expect(smtp.mails.map(({ to }) => to)).toEqual([['chiefs@pd.test']]);
    const raw = smtp.mails[0]?.raw ?? '';
    for (const header of [
      `Message-ID: <${DELIVERY.id}@district.test>`,
      'From: Crosswalk <safety@district.test>',
      'Reply-To: liaison@district.test',
      'Subject: Boundary items',
      'Auto-Submitted: auto-generated',
    ]) {
      expect(raw).toContain(header);
    }
    expect(raw).toContain('&lt;b&gt;one&lt;/b&gt;');
  });

  it('carries an edition as HTML and text with its PDF', async () => {
    const file = { name: 'digest-2026-W41-police.pdf', digest: edition('police'), language: 'en' as const };
    await mailTo().platform.post(ADDRESS, await drawFile({ ...NOTICE, file }), DELIVERY);
    const raw = smtp.mails[0]?.raw ?? '';
    expect(raw).toContain('Content-Type: text/plain');
    expect(raw).toContain('Content-Type: text/html');
    const pdf = /filename=digest-2026-W41-police\.pdf(?:\r\n[^\r]+)*\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw)?.[1] ?? '';
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('brings the page for the web site with the public edition', async () => {
    const file = { name: 'digest-2026-W41-public.pdf', digest: edition('public'), language: 'es' as const };
    await mailTo().platform.post(ADDRESS, await drawFile({ ...NOTICE, file }), DELIVERY);
    expect(smtp.mails[0]?.raw).toContain('filename=digest-2026-W41-public.html');
  });

  it('says that it may be the second', async () => {
    await mailTo().platform.post(ADDRESS, NOTICE, { ...DELIVERY, repeated: true });
    expect(smtp.mails[0]?.raw.replace(/=\r\n/g, '')).toContain('Possibly repeated: an earlier copy may have arrived.');
  });

  it('lets no subject begin another header', async () => {
    await mailTo().platform.post(ADDRESS, { ...NOTICE, push: 'One\r\nBcc: all@district.test' }, DELIVERY);
    const [headers] = smtp.mails[0]?.raw.split('\r\n\r\n') ?? [];
    expect(headers).toContain('Subject: One Bcc: all@district.test');
    expect(headers).not.toMatch(/^Bcc:/m);
    expect(smtp.mails[0]?.to).toEqual(['chiefs@pd.test']);
  });

  it.each([
    ['refuse-address', { code: 'smtp-550', retryable: false, ambiguous: false }],
    ['refuse-text', { code: 'smtp-554', retryable: false, ambiguous: false }],
    ['busy', { code: 'smtp-451', retryable: true, ambiguous: false }],
  ] as const)('a server that says %s', async (fault, expected) => {
    smtp.faults.set(READER.email, fault);
    expect(await failureOf(mailTo().platform.post(ADDRESS, NOTICE, DELIVERY))).toMatchObject(expected);
    expect(smtp.mails).toEqual([]);
  });

  it('a line that drops after the text: it may have arrived, and nothing can look', async () => {
    smtp.faults.set(READER.email, 'drop-after-text');
    const { platform } = mailTo();
    expect(await failureOf(platform.post(ADDRESS, NOTICE, DELIVERY))).toMatchObject({ retryable: true, ambiguous: true });
    expect(smtp.mails).toHaveLength(1);
    expect(await platform.find(ADDRESS, DELIVERY.id, new Date(0))).toBe('cannot-look');
  });

  it('a server that is away: nothing was sent, and it is tried again', async () => {
    const { url } = smtp;
    await smtp.stop();
    expect(await failureOf(mailTo(url).platform.post(ADDRESS, NOTICE, DELIVERY))).toMatchObject({ retryable: true, ambiguous: false });
    expect(await mailTo(url).check()).toMatch(/^mail-/);
    smtp = await startSmtp();
    expect(await mailTo().check()).toBeNull();
  });

  it('a reader who is not in the district file any more', async () => {
    const failed = await failureOf(mailTo().platform.post({ ...ADDRESS, address: 'gone' }, NOTICE, DELIVERY));
    expect(failed).toBeInstanceOf(DeliveryError);
    expect(failed).toMatchObject({ code: 'no-such-reader', retryable: false });
  });
});
