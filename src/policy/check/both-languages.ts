import type { Finding, Proof } from './proof.ts';
import { type PlacedText, textsOf } from './texts.ts';

/** The same in English and Spanish because it is. */
const SAME = ['911', 'No', 'Alcohol', '504'];

/** A text that was left out, or left in English, is a question somebody cannot answer. */
export const bothLanguages: Proof = {
  id: 'both-languages',
  claim: 'Every text stands in English and in Spanish, each its own.',
  prove({ policy }) {
    const texts = textsOf(policy);
    return { findings: texts.flatMap(untranslated), notes: [`${texts.length} texts`] };
  },
};

function untranslated({ place, text }: PlacedText): Finding[] {
  const { en, es } = text;
  if (en.trim() === '' || es.trim() === '') return [{ problem: `${place}: a language is missing` }];
  return en === es && !SAME.includes(en) ? [{ problem: `${place}: "${en}" is the same in both languages` }] : [];
}
