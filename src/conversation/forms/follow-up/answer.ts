import { z } from 'zod';
import { may } from '../../../incidents/permissions.ts';
import { addFacts } from '../../../incidents/report/add-facts.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import type { Question } from '../../../policy/policy.ts';
import { say } from '../../cards/card-facts.ts';
import { followUpWords } from '../../follow-up-words.ts';
import type { Field, FieldValues, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { oneOf, readValues } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal } from '../last-word.ts';

/** The reporter answers what a decider asked: new facts, and the policy is asked again. */
export const answer: Form = { open, submit };

function open(facts: FormFacts): Reply {
  if (!may(facts.reader, 'answer', facts.incident)) return refuse(facts);
  if (waiting(facts).length === 0) return lastWord(facts.language, [normal(followUpWords(facts.language).answer.none)]);
  return shown(form(facts));
}

/** The questions that wait, as the policy has them now. */
function waiting({ incident, policy }: FormFacts): Question[] {
  if (incident.status !== 'open') return [];
  const ids = incident.inquiries.filter(({ answeredAt }) => !answeredAt).map(({ questionId }) => questionId);
  return ids.flatMap((id) => policy.questions[id] ?? []);
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const header = formHeader(facts, 'answer', filled);
  const fields = waiting(facts).map((question) => field(facts, question, filled.values));
  return { ...header, fields, submit: followUpWords(facts.language).answer.submit };
}

function field(facts: FormFacts, question: Question, values: FieldValues): Field {
  const options = question.answers.map(({ id, label }) => ({ value: id, label: say(facts, label) }));
  const given = values[question.id] ?? facts.incident.answers[question.id];
  const common = {
    id: question.id,
    label: say(facts, question.text),
    options,
    ...(question.hint ? { hint: say(facts, question.hint) } : {}),
  };
  if (question.many) return { kind: 'checkboxes', ...common, ...(Array.isArray(given) ? { values: given } : {}) };
  const isLong = options.length > 10 || question.display === 'select';
  return { kind: isLong ? 'select' : 'radio', ...common, ...(typeof given === 'string' ? { value: given } : {}) };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = formWords(facts.language);
  const questions = waiting(facts);
  const shape = z.object(
    Object.fromEntries(
      questions.map(({ id, many, answers }) => {
        const one = oneOf(
          answers.map((each) => ({ value: each.id, label: '' })),
          words,
        );
        return [id, many ? z.array(one, { error: words.errors.choose }).min(1, { error: words.errors.choose }) : one];
      }),
    ),
  );
  const read = readValues(shape, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { id: incidentId, answers, note, siteId } = facts.incident;
  const answered = questions.map(({ id }) => id);
  const outcome = await addFacts(deps, {
    ...{ incidentId, person: facts.reader, note, siteId, answered },
    answers: { ...answers, ...read.values },
  });
  const done = (): Reply => lastWord(facts.language, [normal(followUpWords(facts.language).answer.done), normal(words.danger)]);
  return answerOutcome(deps, facts, { outcome, done, already: done });
}
