import { asList } from '../../policy/condition.ts';
import type { Answers } from '../../policy/types.ts';
import type { Field, FieldValues } from '../screen.ts';
import { words } from '../wording/wording.ts';
import type { ReportView } from './report-view.ts';
import { isSpecialQuestion, readBoxes, SPECIAL_FIELD } from './special-field.ts';
import { ELSEWHERE, fieldsOf, NOTE_FIELD, NOTE_LENGTH, PLACE_FIELD } from './step-fields.ts';
import { mustAnswer, questionsOn } from './steps.ts';

/** Answers that contradict every other one of their list. */
const ALONE = ['none', 'none_yet', 'unknown'];

/** What a submitted screen says: answers of its questions, the place and the note as typed, and what is wrong beside which field. */
export interface StepReading {
  answers: Answers;
  siteId: string | null;
  note: string | null;
  errors: Record<string, string>;
}

/**
 * Read one submitted screen against the fields it had. Nothing is taken that was not offered; an answer left out is taken back.
 *
 * @param view with the draft as stored, before this screen.
 */
export function readStep(view: ReportView, step: string, values: FieldValues): StepReading {
  const reading: StepReading = { answers: { ...view.draft.answers }, siteId: view.draft.siteId, note: view.draft.note, errors: {} };
  const questions = questionsOn(view, step);
  for (const field of fieldsOf(view, step, values)) {
    if (field.id === SPECIAL_FIELD) readSpecial(view, { questions, values, reading });
    else if (field.id === NOTE_FIELD) readNote(view, values, reading);
    else if (field.kind !== 'text') readChoice(view, { field, values, reading });
  }
  const answered = { ...view, draft: { ...view.draft, answers: reading.answers } };
  for (const id of questions) {
    const isMissing = !isSpecialQuestion(id) && !(id in reading.answers) && mustAnswer(answered, id);
    if (isMissing) reading.errors[id] ??= words(view.draft.language).report.errors.required;
  }
  const { danger } = reading.answers;
  // nothing may stand between a person in danger and 911, an unknown place least of all
  if (danger === 'yes' || danger === 'unsure') delete reading.errors[PLACE_FIELD];
  return reading;
}

function readSpecial(
  view: ReportView,
  { questions, values, reading }: { questions: string[]; values: FieldValues; reading: StepReading },
): void {
  const result = readBoxes(questions, asList(values[SPECIAL_FIELD]));
  const { errors } = words(view.draft.language).report;
  if (result === 'empty') reading.errors[SPECIAL_FIELD] = errors.required;
  else if (result === 'contradiction') reading.errors[SPECIAL_FIELD] = errors.alone(words(view.draft.language).report.special.options.none);
  else Object.assign(reading.answers, result);
}

function readNote(view: ReportView, values: FieldValues, reading: StepReading): void {
  const text = asList(values[NOTE_FIELD]).join(' ').trim();
  if (text.length > NOTE_LENGTH) reading.errors[NOTE_FIELD] = words(view.draft.language).report.errors.tooLong(NOTE_LENGTH);
  reading.note = text === '' ? null : text;
}

function readChoice(
  view: ReportView,
  { field, values, reading }: { field: Exclude<Field, { kind: 'text' }>; values: FieldValues; reading: StepReading },
): void {
  const { errors } = words(view.draft.language).report;
  // what is preselected counts where a client sends only what was touched
  const given = asList(values[field.id] ?? view.policy.questions[field.id]?.initial).filter((each) => each !== '');
  if (given.some((each) => !field.options.some((option) => option.value === each))) {
    reading.errors[field.id] = errors.unknown;
    return;
  }
  const [first] = given;
  const alone = field.options.find((option) => ALONE.includes(option.value) && given.includes(option.value));
  if (alone && given.length > 1) reading.errors[field.id] = errors.alone(alone.label);
  else if (field.id === PLACE_FIELD) readPlace(view, first, reading);
  else if (first !== undefined) reading.answers[field.id] = field.kind === 'checkboxes' ? given : first;
  else delete reading.answers[field.id];
}

function readPlace(view: ReportView, given: string | undefined, reading: StepReading): void {
  if (given === undefined) {
    reading.errors[PLACE_FIELD] = words(view.draft.language).report.errors.place;
    return;
  }
  delete reading.answers[PLACE_FIELD];
  reading.siteId = given === ELSEWHERE ? null : given;
  if (given === ELSEWHERE) reading.answers[PLACE_FIELD] = ELSEWHERE;
}
