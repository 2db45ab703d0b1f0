/** The fields of one screen, made from the policy's questions; what the person typed stands in them again. */

import { offeredAnswers } from '../../policy/asking/offered-answers.ts';
import { asList } from '../../policy/condition.ts';
import type { Question } from '../../policy/policy.ts';
import type { Language } from '../../policy/types.ts';
import type { Field, FieldValues, Option } from '../screen.ts';
import { otherLanguage, words } from '../wording/wording.ts';
import type { ReportView } from './report-view.ts';
import { boxesOf, isSpecialQuestion, SPECIAL_FIELD, specialField } from './special-field.ts';
import { dependsOnScreen, FIRST_STEP, questionsOn } from './steps.ts';

export const PLACE_FIELD = 'place';
export const NOTE_FIELD = 'note';
export const ELSEWHERE = 'elsewhere';
export const NOTE_LENGTH = 300;

/** @param typed what was typed on this screen and not saved yet. */
export function fieldsOf(view: ReportView, step: string, typed: FieldValues = {}): Field[] {
  const questions = questionsOn(view, step);
  const special = questions.filter(isSpecialQuestion);
  const firstSpecial = special[0];
  return questions.flatMap((id): Field[] => {
    if (id === firstSpecial) {
      const ticked = typed[SPECIAL_FIELD] ?? boxesOf(view.draft.answers);
      return [specialField(special, view.draft.language, asList(ticked))];
    }
    if (special.includes(id)) return [];
    if (id === NOTE_FIELD) return [noteField(view, typed)];
    if (id === PLACE_FIELD) return [placeField(view, step, typed)];
    const question = view.policy.questions[id];
    const optional = question?.optional || dependsOnScreen(view, id, questions);
    return question ? [questionField(view, { question: { ...question, optional }, step, typed })] : [];
  });
}

function questionField(view: ReportView, { question, step, typed }: { question: Question; step: string; typed: FieldValues }): Field {
  const both = isBilingual(view, step);
  const say = (text: Record<Language, string>) => inLanguages(view, both, (language) => text[language]);
  const options: Option[] = offeredAnswers(view.policy, question.id, view.draft.answers).map((each) => ({
    value: each.id,
    label: say(each.label),
  }));
  const given = asList(typed[question.id] ?? view.draft.answers[question.id] ?? question.initial).filter((id) =>
    options.some((option) => option.value === id),
  );
  const common = {
    id: question.id,
    label: say(question.text),
    ...(question.hint ? { hint: say(question.hint) } : {}),
    options,
    ...(question.optional ? { optional: true } : {}),
  };
  if (question.many) return { kind: 'checkboxes', ...common, values: given };
  return { kind: question.display === 'select' ? 'select' : 'radio', ...common, ...(given[0] ? { value: given[0] } : {}) };
}

/** The place, prefilled from where the person reported last. */
export function placeField(view: ReportView, step: string, typed: FieldValues = {}): Field {
  const both = isBilingual(view, step);
  const sites = view.district.sites.map((site) => ({ value: site.id, label: site.name }));
  const elsewhere = { value: ELSEWHERE, label: inLanguages(view, both, (language) => words(language).report.safety.elsewhere) };
  const options = [...sites, elsewhere];
  const stored = view.draft.siteId ?? view.draft.answers[PLACE_FIELD];
  const value = asList(typed[PLACE_FIELD] ?? stored).find((id) => options.some((option) => option.value === id));
  return {
    kind: 'select',
    id: PLACE_FIELD,
    label: inLanguages(view, both, (language) => view.policy.questions[PLACE_FIELD]?.text[language] ?? words(language).report.where.title),
    options,
    ...(value ? { value } : {}),
    // a client that insists on the place would keep somebody from 911; without danger the next step asks for it
    ...(step === FIRST_STEP ? { optional: true } : {}),
  };
}

function noteField(view: ReportView, typed: FieldValues): Field {
  const { language } = view.draft;
  const question = view.policy.questions[NOTE_FIELD];
  const value = asList(typed[NOTE_FIELD] ?? view.draft.note ?? undefined)[0];
  return {
    kind: 'text',
    id: NOTE_FIELD,
    label: question?.text[language] ?? words(language).report.review.note,
    ...(question?.hint ? { hint: question.hint[language] } : {}),
    multiline: true,
    maxLength: NOTE_LENGTH,
    optional: true,
    ...(value ? { value } : {}),
  };
}

/** The first screen speaks both languages until the person's own is known. */
export function isBilingual(view: ReportView, step: string): boolean {
  return step === FIRST_STEP && view.draft.bilingual;
}

/** A text in the reader's language, or in both, one after the other, while it is not known. */
export function inLanguages(view: ReportView, both: boolean, say: (language: Language) => string): string {
  const { language } = view.draft;
  if (!both) return say(language);
  const texts = [say(language), say(otherLanguage(language))];
  return [...new Set(texts)].join(' / ');
}
