/** The PDF of a digest for a decider: Teams lets a bot put a file only into somebody's own OneDrive, and only when they say yes. */
import { z } from 'zod';
import type { DrawnFile } from '../../conversation/notice.ts';
import { settleWithin } from '../../conversation/settle-within.ts';
import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import { type BorderWords, borderWords } from './border-words.ts';
import type { Arrival, Handling } from './handling.ts';
import type { ExecuteAction } from './payload.ts';
import { languageOf, record, sendAttachment } from './talk.ts';
import { toExecute } from './to-card.ts';

export const PDF_ACTION = 'pdf';
const CONSENT_TYPE = 'application/vnd.microsoft.teams.card.file.consent';
const INFO_TYPE = 'application/vnd.microsoft.teams.card.file.info';
const UPLOAD_MS = 20_000;
/** Well within what a client waits for. */
const OFFER_MS = 4_000;

/** The button below a digest that somebody asked for; others than deciders get neither. */
export function pdfAction(
  handling: Handling,
  arrival: Arrival,
  { person, week }: { person: Person; week: string | null },
): ExecuteAction[] {
  if (!isDecider(person)) return [];
  const title = borderWords(languageOf(handling, arrival), (words) => words.pdf);
  return [toExecute(title, { v: 1, action: PDF_ACTION, value: week ?? '' })];
}

/** Ask whether the file may be put there. What fails is said, and the digest stays where it is. */
export async function offerPdf(handling: Handling, arrival: Arrival, week: string): Promise<{ text: string }> {
  const say = (read: (words: BorderWords) => string) => ({ text: borderWords(languageOf(handling, arrival), read) });
  const asked = await settleWithin(OFFER_MS, askConsent(handling, arrival, week));
  if (asked.kind === 'done') return say((words) => (asked.value ? words.pdfOffered : words.noPdf));
  if (asked.kind === 'late') {
    void asked.later.then((later) => (later.kind === 'failed' ? tellFailed(handling, arrival, later.error) : undefined));
    return say((words) => words.pdfOffered);
  }
  record(handling, 'pdf', asked.error);
  return say((words) => words.pdfFailed);
}

/** @returns false: it is not for this person. */
async function askConsent(handling: Handling, arrival: Arrival, week: string): Promise<boolean> {
  const language = languageOf(handling, arrival);
  const file = await fileFor(handling, arrival, week);
  if (!file) return false;
  const context = { week: file.digest.week };
  await sendAttachment(handling, arrival, {
    contentType: CONSENT_TYPE,
    name: file.name,
    content: {
      description: borderWords(language, (words) => words.pdfConsent),
      sizeInBytes: file.pdf.length,
      acceptContext: context,
      declineContext: context,
    },
  });
  return true;
}

const Consent = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ week: z.string() }),
  uploadInfo: z
    .object({ uploadUrl: z.url(), contentUrl: z.string(), name: z.string(), uniqueId: z.string(), fileType: z.string() })
    .nullish(),
});

/** Yes: the file goes there, and stands in the chat; no: nothing happens. Never rejects; what fails is said in the chat. */
export async function answerConsent(handling: Handling, arrival: Arrival, value: unknown): Promise<void> {
  try {
    await putFile(handling, arrival, Consent.parse(value));
  } catch (error) {
    await tellFailed(handling, arrival, error);
  }
}

async function tellFailed(handling: Handling, arrival: Arrival, error: unknown): Promise<void> {
  record(handling, 'pdf', error);
  const text = borderWords(languageOf(handling, arrival), (words) => words.pdfFailed);
  await sendAttachment(handling, arrival, { text }).catch((second: unknown) => record(handling, 'pdf', second));
}

/** Asked again who may have it, since the card may be old, or somebody else's. */
async function putFile(handling: Handling, arrival: Arrival, { action, context, uploadInfo }: z.infer<typeof Consent>): Promise<void> {
  if (action === 'decline' || !uploadInfo) return;
  const file = await fileFor(handling, arrival, context.week);
  if (!file) return;
  await upload(file, uploadInfo.uploadUrl, arrival.account.serviceUrl);
  const { contentUrl, name, uniqueId, fileType } = uploadInfo;
  await sendAttachment(handling, arrival, { contentType: INFO_TYPE, contentUrl, name, content: { uniqueId, fileType } });
}

async function fileFor(handling: Handling, { account }: Arrival, week: string): Promise<DrawnFile | null> {
  const person = await handling.directory.identify(account, { mustKnow: true });
  return isDecider(person) ? handling.digestFile(person, week === '' ? null : week) : null;
}

/** To OneDrive and nowhere else; on this machine only where Teams itself is on this machine. */
async function upload({ pdf }: DrawnFile, uploadUrl: string, serviceUrl: string): Promise<void> {
  const { protocol, hostname } = new URL(uploadUrl);
  const isOneDrive = protocol === 'https:' && /\.sharepoint\.(?:com|us|cn)$/.test(hostname);
  const isLocal = hostname === '127.0.0.1' && new URL(serviceUrl).hostname === '127.0.0.1';
  if (!isOneDrive && !isLocal) throw new Error('not an address of OneDrive');
  const answer = await fetch(uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/pdf', 'content-range': `bytes 0-${pdf.length - 1}/${pdf.length}` },
    body: Buffer.from(pdf),
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
  if (!answer.ok) throw new Error(`OneDrive answered ${answer.status}`);
}
