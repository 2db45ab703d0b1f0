import { z } from 'zod';
import { POLICE_OUTCOMES, recordOutcome } from '../../../incidents/outcome/record-outcome.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { asList } from '../../../policy/condition.ts';
import { outcomeWords } from '../../outcome-words.ts';
import type { Field, FieldValues, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { caseNumber, readValues, typed } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { normal, saying } from '../last-word.ts';
import { caseField } from '../record-forms.ts';
import { type ReadTime, readTime } from './read-time.ts';

/** "Police outcome": also of a matter for which nobody asked police, because the agreement with them is about exactly that. */
export const outcome: Form = { open, submit, isOffered: (facts) => may(facts.reader, 'outcome', facts.incident) };

const REMARKS = ['came_unasked', 'school_matter'] as const;
const SCHOOL_LEVELS = ['L1', 'L2'];

function open(facts: FormFacts): Reply {
  return may(facts.reader, 'outcome', facts.incident) ? shown(form(facts)) : refuse(facts);
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = outcomeWords(facts.language);
  const header = formHeader(facts, 'outcome', filled);
  const codes = POLICE_OUTCOMES.map((value) => ({ value, label: words.codes[value] }));
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.form.intro)],
    fields: [
      { kind: 'radio', id: 'outcome', label: words.form.what, options: codes, ...typed(filled.values, 'outcome') },
      remarksField(facts, filled.values),
      timeField(facts, 'arrived', filled.values),
      timeField(facts, 'finished', filled.values),
      caseField(facts, filled.values),
    ],
    submit: words.form.submit,
  };
}

/** Whose matter it is, is a question only where the school handles it itself. */
function remarksField(facts: FormFacts, values: FieldValues): Field {
  const words = outcomeWords(facts.language).form;
  const isSchoolMatter = SCHOOL_LEVELS.includes(facts.incident.classification.level);
  const options = REMARKS.filter((value) => isSchoolMatter || value !== 'school_matter').map((value) => ({
    value,
    label: words.remark[value],
  }));
  const ticked = asList(values.remarks ?? []);
  return {
    kind: 'checkboxes',
    id: 'remarks',
    label: words.remarks,
    options,
    optional: true,
    ...(ticked.length > 0 ? { values: ticked } : {}),
  };
}

function timeField(facts: FormFacts, id: 'arrived' | 'finished', values: FieldValues): Field {
  const words = outcomeWords(facts.language).form;
  return { kind: 'text', id, label: words[id], hint: words.timeHint, maxLength: 16, optional: true, ...typed(values, id) };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = outcomeWords(facts.language).form;
  const shape = z.object({
    outcome: z.enum(POLICE_OUTCOMES, { error: formWords(facts.language).errors.choose }),
    caseNumber: caseNumber(formWords(facts.language)),
  });
  const read = readValues(shape, values);
  const [arrived, finished] = [timeOf(facts, values.arrived), timeOf(facts, values.finished)];
  const errors = { ...(read.ok ? {} : read.errors), ...timeErrors(facts, arrived, finished) };
  if (!read.ok || !arrived.ok || !finished.ok || Object.keys(errors).length > 0) return shown(form(facts, { values, errors }));
  const remarks = asList(values.remarks ?? []);
  const told = {
    ...read.values,
    startedBy: remarks.includes('came_unasked') ? ('police' as const) : ('school' as const),
    onSchoolMatter: remarks.includes('school_matter') && SCHOOL_LEVELS.includes(facts.incident.classification.level),
    arrivedAt: arrived.at,
    disposedAt: finished.at,
  };
  const result = await recordOutcome(deps, { incidentId: facts.incident.id, person: facts.reader, told });
  return answerOutcome(deps, facts, {
    outcome: result,
    done: saying(facts.language, words.done),
    already: saying(facts.language, words.already),
  });
}

function timeOf({ district, now, incident }: FormFacts, value: string | string[] | undefined): ReadTime {
  return readTime(asList(value ?? '').join(''), { district, now, since: incident.openedAt });
}

function timeErrors(facts: FormFacts, arrived: ReadTime, finished: ReadTime): Record<string, string> {
  const { errors } = outcomeWords(facts.language).form;
  const isReversed = arrived.ok && finished.ok && arrived.at !== null && finished.at !== null && finished.at < arrived.at;
  return {
    ...(arrived.ok ? {} : { arrived: errors[arrived.error] }),
    ...(finished.ok ? {} : { finished: errors[finished.error] }),
    ...(isReversed ? { finished: errors.order } : {}),
  };
}
