/** What the forms of a digest have in common. */
import { loadRelease, type Release } from '../../digest/release/load-release.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import type { CardSetting } from '../cards/card-facts.ts';
import { formWords } from '../forms/form-words.ts';
import { lastWord, normal } from '../forms/last-word.ts';
import { notFound } from '../forms/refusals.ts';
import { isId } from '../report/find-draft.ts';
import type { FieldValues, Paragraph, Reply, Screen, Submission } from '../screen.ts';
import { releaseWords } from './release-words.ts';

export interface DigestForm {
  deps: UseCaseDeps;
  setting: CardSetting;
  release: Release;
}

/** What came back of a form: what was typed, and what was wrong with it. */
export interface Filled {
  values?: FieldValues;
  errors?: Record<string, string>;
  /** Id of what the form makes: the same submission again makes it once. */
  itemId?: string;
}

/** Slack's limit for a select; a longer list is left out, since each of these choices may stay empty. */
const MOST_OPTIONS = 99;

/** The release of a digest; null: there is none. */
export async function findRelease(deps: UseCaseDeps, digestId: string): Promise<Release | null> {
  if (!isId(digestId)) return null;
  return deps.unitOfWork.run(async (tx) => {
    const digest = await tx.digests.get(digestId);
    return digest && loadRelease(deps, tx, digest);
  });
}

/** The digest a submitted form speaks of, or the screen that says it is gone. */
export async function releaseOf(
  { deps, setting }: Pick<DigestForm, 'deps' | 'setting'>,
  { context }: Submission,
): Promise<{ release: Release } | { gone: Reply }> {
  const release = await findRelease(deps, context.digestId ?? '');
  return release ? { release } : { gone: notFound(deps.district, setting.language) };
}

/** A form about one digest. */
export function digestScreenOf(
  { setting: { language }, release }: Pick<DigestForm, 'setting' | 'release'>,
  parts: { id: string; title: string; submit: string; paragraphs: Paragraph[]; fields: Screen['fields'] } & Filled,
): Reply {
  const { id, title, submit, paragraphs, fields, errors, itemId } = parts;
  const context = { digestId: release.digest.id, ...(itemId ? { itemId } : {}) };
  const screen: Screen = {
    ...{ id, language, context, title, paragraphs, fields, submit },
    actions: [],
    close: formWords(language).cancel,
  };
  return { kind: 'screen', screen: errors ? { ...screen, errors } : screen };
}

/** Sites to choose from; none where there are more than fit. */
export function siteOptions({ district }: CardSetting): { value: string; label: string }[] {
  return district.sites.length > MOST_OPTIONS ? [] : district.sites.map(({ id, name }) => ({ value: id, label: name }));
}

/** An option has 75 characters. */
export function optionLabel(label: string): string {
  return label.length <= 75 ? label : `${label.slice(0, 74)}…`;
}

/** Who may release digests, for those who may not. */
export function notAllowed({ district }: Pick<UseCaseDeps, 'district'>, language: Language): Reply {
  return lastWord(language, [normal(releaseWords(language).notAllowed(district.directorPhone))]);
}
