import { may } from '../../../incidents/permissions.ts';
import { changeAnswers } from '../../../incidents/report/change-answers.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { asList } from '../../../policy/condition.ts';
import { say } from '../../cards/card-facts.ts';
import { dutyWords } from '../../duty-words.ts';
import type { Option, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { formWords } from '../form-words.ts';
import { saying } from '../last-word.ts';

/** "Done so far": what the administrator has done to calm and help, for the record (domain.md 2, Q25). It changes no level. */
export const doneSoFar: Form = { open, submit, isOffered: isFor, showsAnswers: (facts) => isFor(facts) && given(facts).length > 0 };

const QUESTION = 'done_so_far';

function isFor(facts: FormFacts): boolean {
  const { reader, incident } = facts;
  return incident.status === 'open' && reader.role === 'site_admin' && may(reader, 'view', incident) && options(facts).length > 0;
}

function options(facts: FormFacts): Option[] {
  return (facts.policy.questions[QUESTION]?.answers ?? []).map(({ id, label }) => ({ value: id, label: say(facts, label) }));
}

function given(facts: FormFacts): string[] {
  return asList(facts.incident.answers[QUESTION] ?? []);
}

function open(facts: FormFacts): Reply {
  return isFor(facts) ? shown(form(facts)) : refuse(facts);
}

function form(facts: FormFacts, errors?: Record<string, string>): Screen {
  const question = facts.policy.questions[QUESTION];
  const header = formHeader(facts, 'done-so-far', errors ? { errors } : {});
  const label = question ? say(facts, question.text) : QUESTION;
  const ticked = given(facts);
  const values = ticked.length > 0 ? { values: ticked } : {};
  return {
    ...header,
    fields: [{ kind: 'checkboxes', id: QUESTION, label, options: options(facts), ...values }],
    submit: dutyWords(facts.language).doneSoFar.submit,
  };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const offered = options(facts).map(({ value }) => value);
  const chosen = asList(values[QUESTION] ?? []).filter((id) => offered.includes(id));
  const isContradiction = chosen.includes('none_yet') && chosen.length > 1;
  if (chosen.length === 0 || isContradiction) return shown(form(facts, { [QUESTION]: formWords(facts.language).errors.choose }));
  const outcome = await changeAnswers(deps, { incidentId: facts.incident.id, person: facts.reader, changed: { [QUESTION]: chosen } });
  const done = saying(facts.language, dutyWords(facts.language).doneSoFar.done);
  return answerOutcome(deps, facts, { outcome, done, already: done });
}
