import type { Language } from '../../policy/types.ts';
import { type DigestReleaseWording, digestRelease as english } from '../wording/en/digest-release.ts';
import { digestRelease as spanish } from '../wording/es/digest-release.ts';

const WORDS: Record<Language, DigestReleaseWording> = { en: english, es: spanish };

/** Words around the release of a digest in one language. */
export function releaseWords(language: Language): DigestReleaseWording {
  return WORDS[language];
}
