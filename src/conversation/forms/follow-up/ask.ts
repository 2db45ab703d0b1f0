import { z } from 'zod';
import { askReporter } from '../../../incidents/decide/ask-reporter.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { say } from '../../cards/card-facts.ts';
import { followUpWords } from '../../follow-up-words.ts';
import type { Option, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { optionLabel } from '../form-fields.ts';
import { formHeader } from '../form-header.ts';
import { oneOf, readValues, typed } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { normal, saying } from '../last-word.ts';

/** "Ask the reporter": one question of the policy, by its id. */
export const ask: Form = { open, submit, isOffered: (facts) => facts.incident.status === 'open' && mayAsk(facts) };

/** Stages of questions about what happened; the others are settled before or belong to administrators. */
const STAGES = ['about', 'kind', 'details', 'branch'];

function mayAsk({ reader, incident }: FormFacts): boolean {
  // whoever harms a child is no question of the school's to its reporter (domain.md 1b, M8)
  return may(reader, 'decide', incident) && !incident.classification.tracks.includes('CANRA') && reader.id !== incident.reporterId;
}

function open(facts: FormFacts): Reply {
  return mayAsk(facts) ? shown(form(facts)) : refuse(facts);
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = followUpWords(facts.language).ask;
  const header = formHeader(facts, 'ask', filled);
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.intro)],
    fields: [{ kind: 'select', id: 'question', label: words.question, options: options(facts), ...typed(filled.values, 'question') }],
    submit: words.submit,
  };
}

function options(facts: FormFacts): Option[] {
  const asked = facts.incident.inquiries.filter(({ answeredAt }) => !answeredAt).map(({ questionId }) => questionId);
  return Object.values(facts.policy.questions)
    .filter(
      ({ id, stage, answers, administratorOnly }) =>
        STAGES.includes(stage) && answers.length > 0 && !administratorOnly && !asked.includes(id),
    )
    .map(({ id, text }) => ({ value: id, label: optionLabel(say(facts, text)) }));
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = followUpWords(facts.language).ask;
  const read = readValues(z.object({ question: oneOf(options(facts), formWords(facts.language)) }), values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const questionId = read.values.question;
  const outcome = await askReporter(deps, { incidentId: facts.incident.id, person: facts.reader, questionId });
  return answerOutcome(deps, facts, { outcome, done: saying(facts.language, words.done), already: saying(facts.language, words.already) });
}
