import type { Release } from '../../digest/release/load-release.ts';
import { type Released, releaseDigest } from '../../digest/release/release-digest.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { Person } from '../../incidents/incident.ts';
import { timeOf } from '../cards/card-facts.ts';
import { line } from '../cards/incident-lines.ts';
import { lastWord, normal, paragraphsOf, quiet } from '../forms/last-word.ts';
import { notFound } from '../forms/refusals.ts';
import type { Paragraph, Reply, Submission } from '../screen.ts';
import { type DigestForm, digestScreenOf, notAllowed, releaseOf } from './digest-form.ts';
import { boundaryLine } from './release-card.ts';
import { releaseWords } from './release-words.ts';

export const RELEASE_SCREEN = 'digest-release';
/** Readers listed one by one; a phone shows no more at once. */
const MOST_READERS = 20;

/** Before a digest leaves: to whom it goes, and that it is sealed. */
export function releaseForm(form: DigestForm): Reply {
  const { setting, release } = form;
  const words = releaseWords(setting.language).release;
  if (release.readiness.kind === 'released') return alreadyReleased(form);
  if (release.readiness.kind === 'waits') return waiting(form);
  const police = release.editions.find(({ edition }) => edition === 'police');
  const goes = [words.liaison, ...setting.district.digest.readers.map(({ name, edition }) => words.reader(name, words.editions[edition]))];
  const paragraphs: Paragraph[] = [
    ...(police?.headline.slice(0, 1).map((each) => normal(each[setting.language])) ?? []),
    normal(words.goes),
    ...goes.slice(0, MOST_READERS).map((each) => normal(`• ${each}`)),
    ...(goes.length > MOST_READERS ? [normal(words.more(goes.length - MOST_READERS))] : []),
    quiet(words.sealed),
  ];
  return digestScreenOf(form, { id: RELEASE_SCREEN, title: words.title, submit: words.submit, paragraphs, fields: [] });
}

/** "Release" was pressed in the form. */
export async function submitRelease(
  { deps, setting }: Pick<DigestForm, 'deps' | 'setting'>,
  { person, submission }: { person: Person; submission: Submission },
): Promise<Reply> {
  const { language } = setting;
  const words = releaseWords(language).release;
  const found = await releaseOf({ deps, setting }, submission);
  if ('gone' in found) return found.gone;
  const released = await tryRelease(() => releaseDigest(deps, { person, digestId: found.release.digest.id }));
  switch (released.kind) {
    case 'released':
      return lastWord(language, [normal(words.done(released.readers))], words.title);
    case 'already':
      return alreadyReleased({ deps, setting, release: released.release });
    case 'waits':
      return waiting({ deps, setting, release: released.release });
    case 'exposes':
      return lastWord(language, [{ style: 'alert', text: words.exposes }], words.title);
    case 'not-allowed':
      return notAllowed(deps, language);
    case 'not-found':
      return notFound(deps.district, language);
    default:
      return released satisfies never;
  }
}

async function tryRelease(release: () => Promise<Released>): Promise<Released | { kind: 'exposes' }> {
  try {
    return await release();
  } catch (error) {
    if (error instanceof AppError && error.code === 'digest-exposes') return { kind: 'exposes' };
    throw error;
  }
}

function alreadyReleased({ setting, release }: DigestForm): Reply {
  const words = releaseWords(setting.language);
  const at = release.digest.releasedAt ? timeOf(setting, release.digest.releasedAt) : '';
  return lastWord(setting.language, [normal(words.release.already(at))], words.release.title);
}

function waiting({ setting, release }: DigestForm): Reply {
  const words = releaseWords(setting.language).release;
  const lines = waitingFor(release).map((state) => line(boundaryLine(setting, state)));
  return lastWord(setting.language, [normal(words.waits), ...paragraphsOf(lines)], words.title);
}

function waitingFor({ readiness }: Release) {
  return readiness.kind === 'waits' ? readiness.for : [];
}
