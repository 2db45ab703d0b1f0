import { agencyName } from '../../digest/edition/context.ts';
import { codeWords, REPLIES } from '../../digest/meeting/codes.ts';
import type { Release } from '../../digest/release/load-release.ts';
import type { BoundaryState } from '../../digest/release/readiness.ts';
import type { ReaderCopy } from '../../incidents/release-ports.ts';
import { type CardSetting, timeOf } from '../cards/card-facts.ts';
import { cardWords } from '../cards/card-words.ts';
import { alert, heading, line, quiet } from '../cards/incident-lines.ts';
import type { Notice, NoticeAction, NoticeBlock } from '../notice.ts';
import { numberFacts } from './digest-notice.ts';
import { releaseWords } from './release-words.ts';

type ReleaseButton = 'release-digest' | 'hold-digest' | 'agenda-item' | 'agency-reply' | 'send-again' | 'preview-digest';

/** Copies whose state is shown one by one; a district with more readers sees those that need somebody. */
const COPIES_SHOWN = 20;

/** The card on which a digest is released: what it says, what stands in the way, and after the release what became of every copy. */
export function releaseCard(setting: CardSetting, release: Release): Notice {
  const { language } = setting;
  const words = releaseWords(language).card;
  const { digest, editions, boundary, agenda } = release;
  const police = editions.find(({ edition }) => edition === 'police');
  const title = digest.version > 1 ? words.correctedTitle(digest.week, digest.version) : words.title(digest.week);
  return {
    push: digest.releasedAt ? words.pushReleased(digest.week) : words.push(digest.week),
    blocks: [
      heading(title),
      stateLine(setting, release),
      ...(police?.invented ? [line(cardWords(language).digest.invented)] : []),
      ...(police
        ? [...police.headline.map((each) => line(each[language])), { kind: 'facts' as const, facts: numberFacts(police, language) }]
        : []),
      ...(police?.corrections.map((each) => line(each[language])) ?? []),
      ...(boundary.length > 0 ? [heading(words.boundary), ...boundary.map((state) => line(boundaryLine(setting, state)))] : []),
      ...(agenda.length > 0 ? [heading(words.agenda), { kind: 'list' as const, lines: agenda.map((each) => each[language]) }] : []),
      ...copyBlocks(setting, release),
    ],
    actions: buttons(setting, release),
  };
}

/** A copy that failed, or of which nobody knows. */
export function needsSomebody({ state, needsPerson }: ReaderCopy): boolean {
  return state === 'failed' || needsPerson;
}

/** Who gets this copy, in words. */
export function copyName(setting: CardSetting, { kind, carrier, address }: ReaderCopy): string {
  const words = releaseWords(setting.language).copies;
  const reader = setting.district.digest.readers.find(({ id }) => id === address)?.name ?? words.gone;
  if (kind === 'boundary-notice') return words.boundary(reader);
  if (kind === 'digest-file') return words.file;
  if (carrier !== 'slack' && carrier !== 'teams') return reader;
  const { slack, teams } = setting.district.channels.liaison;
  return slack && teams ? `${words.channel} (${PLATFORM_NAMES[carrier]})` : words.channel;
}

const PLATFORM_NAMES = { slack: 'Slack', teams: 'Teams' };

/** What became of a copy, in words. */
export function copyState(setting: CardSetting, { state, code, needsPerson, settledAt }: ReaderCopy): string {
  const words = releaseWords(setting.language).copies.state;
  switch (state) {
    case 'queued':
    case 'sending':
      return words.waits;
    case 'unknown':
      return needsPerson ? words.unclear : words.unknown;
    case 'failed':
      return code === 'no-address' ? words['no-mail'] : words.failed(code ?? '?');
    case 'sent':
    case 'reconciled':
      return code === 'needless' ? words.gone : words.sent(settledAt ? timeOf(setting, settledAt) : '');
    default:
      return state satisfies never;
  }
}

function stateLine(setting: CardSetting, { digest }: Release): NoticeBlock {
  const words = releaseWords(setting.language).card;
  const { releasedAt, releasedById, heldAt, releaseBy } = digest;
  if (releasedAt) return line(releasedById ? words.released(timeOf(setting, releasedAt)) : words.releasedItself);
  if (heldAt) return alert(words.held(timeOf(setting, heldAt)));
  const until = releaseBy ? timeOf(setting, releaseBy) : '';
  return releaseBy && releaseBy < setting.now ? alert(words.late(until)) : line(words.waits(until));
}

/** Where an agency stands with its boundary items. */
export function boundaryLine(setting: CardSetting, { agencyId, items, seenAt, releasableAt, reply }: BoundaryState): string {
  const words = releaseWords(setting.language).card;
  const agency = agencyName(agencyId, setting)[setting.language];
  if (seenAt === null) return words.notShown(agency, items);
  const waits = releasableAt !== null && releasableAt > setting.now;
  const replied = reply === null ? [] : [words.reply(agency, codeWords(REPLIES, reply)[setting.language])];
  return [
    words.shown(agency, items, timeOf(setting, seenAt)),
    ...replied,
    ...(waits ? [words.from(timeOf(setting, releasableAt))] : []),
  ].join(' ');
}

function copyBlocks(setting: CardSetting, { digest, copies }: Release): NoticeBlock[] {
  const words = releaseWords(setting.language).card;
  if (copies.length === 0) return [];
  const shown = copies.length > COPIES_SHOWN ? copies.filter(needsSomebody).slice(0, COPIES_SHOWN) : copies;
  const facts = shown.map((copy) => ({ label: copyName(setting, copy), value: copyState(setting, copy) }));
  const noReaders = digest.releasedAt && setting.district.digest.readers.length === 0 ? [quiet(words.noReaders)] : [];
  return [heading(words.copies), ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []), ...noReaders];
}

function buttons(setting: CardSetting, { digest, boundary, copies }: Release): NoticeAction[] {
  const again = copies.some(needsSomebody) ? [button(setting, 'send-again', digest.id)] : [];
  if (digest.releasedAt) return [...again, button(setting, 'preview-digest', digest.id)];
  return [
    { ...button(setting, 'release-digest', digest.id), style: 'primary' },
    ...(digest.heldAt ? [] : [button(setting, 'hold-digest', digest.id)]),
    // a corrected edition changes nothing but what it corrects
    ...(digest.version === 1 ? [button(setting, 'agenda-item', digest.id)] : []),
    ...(boundary.length > 0 ? [button(setting, 'agency-reply', digest.id)] : []),
    ...again,
    button(setting, 'preview-digest', digest.id),
  ];
}

function button({ language }: CardSetting, id: ReleaseButton, value: string): NoticeAction {
  return { id, label: releaseWords(language).buttons[id], value };
}
