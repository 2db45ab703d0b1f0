import { cellText } from '../../digest/document/cell-text.ts';
import { agencyName } from '../../digest/edition/context.ts';
import { boundaryRows } from '../../digest/release/boundary-items.ts';
import { editionsOf, loadRelease } from '../../digest/release/load-release.ts';
import { editionFor, fileNameOf } from '../../digest/release/release-digest.ts';
import type { PostedCard } from '../../incidents/delivery.ts';
import type { DigestRecord } from '../../incidents/digest-ports.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { line, quiet } from '../cards/incident-lines.ts';
import { loadSetting } from '../cards/load-facts.ts';
import type { ComposedNotice, Notice } from '../notice.ts';
import { digestNotice } from './digest-notice.ts';
import { releaseCard } from './release-card.ts';
import { releaseWords } from './release-words.ts';

export const DIGEST_KINDS = ['digest', 'digest-file', 'digest-release', 'digest-reminder', 'boundary-notice'] as const;
type DigestKind = (typeof DIGEST_KINDS)[number];

/** Is this a message about a digest? */
export function isDigestKind(kind: PostedCard['kind']): kind is DigestKind {
  return DIGEST_KINDS.some((each) => each === kind);
}

/** A message about a digest; null when there is nothing to say any more, or its reader is not in the district file any more. */
export async function composeDigest(
  deps: UseCaseDeps,
  tx: Transaction,
  card: PostedCard & { kind: DigestKind },
): Promise<ComposedNotice | null> {
  const digest = card.digestId ? await tx.digests.get(card.digestId) : null;
  if (!digest) return null;
  const setting = await loadSetting(deps, tx, card.personId);
  switch (card.kind) {
    case 'digest-release':
      return releaseCard(setting, await loadRelease(deps, tx, digest));
    case 'digest-reminder':
      return reminder(setting.language, digest, card.details.stage ?? '');
    case 'boundary-notice':
      return boundaryNotice(deps, tx, { digest, card });
    case 'digest':
    case 'digest-file':
      return card.platform === 'mail' ? readerCopy(deps, tx, { digest, card }) : channelCopy(deps, tx, { digest, card });
    default:
      return card.kind satisfies never;
  }
}

interface About {
  digest: DigestRecord;
  card: PostedCard;
}

/** The police edition: in Slack the document stands in the thread, elsewhere the message has the tables itself. */
async function channelCopy(deps: UseCaseDeps, tx: Transaction, { digest, card }: About): Promise<ComposedNotice | null> {
  const police = (await editionsOf(deps, tx, digest)).find(({ edition }) => edition === 'police');
  if (!police) return null;
  const { language } = deps.district;
  const notice = digestNotice(police, language, { tables: card.platform !== 'slack' });
  if (card.kind === 'digest') return notice;
  return { push: notice.push, blocks: [], actions: [], file: { name: fileNameOf(police), digest: police, language } };
}

async function readerCopy(deps: UseCaseDeps, tx: Transaction, { digest, card }: About): Promise<ComposedNotice | null> {
  const reader = deps.district.digest.readers.find(({ id }) => id === card.address);
  const document = reader && editionFor(await editionsOf(deps, tx, digest), reader);
  if (!reader || !document) return null;
  const file = { name: fileNameOf(document), digest: document, language: reader.language };
  return { ...digestNotice(document, reader.language), file };
}

/** An agency's boundary items, one line each: what, and its own case number. */
async function boundaryNotice(deps: UseCaseDeps, tx: Transaction, { digest, card }: About): Promise<Notice | null> {
  const { district } = deps;
  const reader = district.digest.readers.find(({ id }) => id === card.address);
  const own = (await editionsOf(deps, tx, digest)).find(({ agencyId }) => agencyId !== null && agencyId === reader?.agencyId);
  if (!reader || !own) return null;
  const words = releaseWords(reader.language).boundary;
  const agency = agencyName(own.agencyId, deps)[reader.language];
  const lines = boundaryRows(own).map(({ label, cells }) => {
    const [what, , caseNumber] = cells;
    const number = caseNumber?.kind === 'text' ? caseNumber.text[reader.language] : '';
    return `${label[reader.language]}: ${words.item(what ? cellText(what, reader.language) : '', number)}`;
  });
  const replyTo = district.digest.replyTo ? words.replyTo(district.digest.replyTo) : words.noReplyTo;
  return {
    push: words.subject(district.name, digest.week),
    blocks: [line(words.intro(agency)), { kind: 'list', lines }, quiet(replyTo)],
    actions: [],
  };
}

function reminder(language: Parameters<typeof releaseWords>[0], digest: DigestRecord, stage: string): Notice | null {
  if (digest.releasedAt) return null;
  const words = releaseWords(language).reminder;
  const said = stage === 'deputy' ? words.deputy(digest.week) : words.director(digest.week);
  const { buttons } = releaseWords(language);
  return {
    push: words.push(digest.week),
    blocks: [line(said), ...(digest.heldAt ? [line(words.held)] : [])],
    actions: [
      { id: 'release-digest', label: buttons['release-digest'], value: digest.id, style: 'primary' },
      { id: 'preview-digest', label: buttons['preview-digest'], value: digest.id },
    ],
  };
}
