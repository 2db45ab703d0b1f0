import type { Policy } from '../schema.ts';
import type { Localized } from '../types.ts';

/** A text of the policy and where it stands. */
export interface PlacedText {
  place: string;
  text: Localized;
}

/** Every text of a policy that somebody reads. */
export function textsOf(policy: Policy): PlacedText[] {
  const { hotline, deEscalation, callScript, noticeScript } = policy.texts;
  const lines = (place: string, texts: Localized[]) => texts.map((text, index) => ({ place: `${place} ${index + 1}`, text }));
  return [
    ...Object.values(policy.questions).flatMap(({ id, text, hint, answers }) => [
      { place: `question ${id}`, text },
      ...(hint ? [{ place: `hint of ${id}`, text: hint }] : []),
      ...answers.map((answer) => ({ place: `answer ${answer.id} of ${id}`, text: answer.label })),
    ]),
    ...Object.values(policy.types).flatMap(({ id, label, why, now }) => [
      { place: `type ${id}`, text: label },
      { place: `why of ${id}`, text: why },
      ...lines(`now of ${id}, line`, now),
    ]),
    ...Object.values(policy.rules).map(({ id, label }) => ({ place: `rule ${id}`, text: label })),
    ...policy.logic.terms.map(({ id, name }) => ({ place: `name of the term ${id}`, text: name })),
    ...Object.values(policy.duties).map(({ id, label }) => ({ place: `duty ${id}`, text: label })),
    ...[...policy.reasonCodes.approve, ...policy.reasonCodes.decline].map(({ id, label }) => ({ place: `reason ${id}`, text: label })),
    ...lines('calming line', deEscalation),
    ...lines('line of the call script', callScript),
    ...lines('line of the notice script', noticeScript),
    { place: 'name of the hotline', text: hotline.name },
  ];
}

/** What a reader counts as words: `911` is one, a dash is none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
