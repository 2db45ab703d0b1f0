import { doDuties, dutiesToDo } from '../../../incidents/duty/do-duties.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { asList } from '../../../policy/condition.ts';
import { dutyLine } from '../../cards/duty-list.ts';
import { dutyWords } from '../../duty-words.ts';
import type { Option, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { optionLabel } from '../form-fields.ts';
import { formHeader } from '../form-header.ts';
import { lastWord, normal, saying } from '../last-word.ts';

/** "Done": tick what is done of an incident's duties. */
export const dutyDone: Form = { open, submit, isOffered: (facts) => dutiesToDo(facts.reader, facts.incident).length > 0 };

/** Checkboxes take ten options on every platform; the soonest come first, the rest after them. */
const MOST_OPTIONS = 10;

function open(facts: FormFacts): Reply {
  if (options(facts).length > 0) return shown(form(facts));
  const sees = may(facts.reader, 'view', facts.incident) || facts.incident.duties.some(({ ownerId }) => ownerId === facts.reader.id);
  return sees ? lastWord(facts.language, [normal(dutyWords(facts.language).form.none)]) : refuse(facts);
}

function options(facts: FormFacts): Option[] {
  const duties = dutiesToDo(facts.reader, facts.incident).slice(0, MOST_OPTIONS);
  return duties.map((duty) => ({ value: duty.id, label: optionLabel(dutyLine(facts, duty)) }));
}

function form(facts: FormFacts, errors?: Record<string, string>): Screen {
  const words = dutyWords(facts.language).form;
  const header = formHeader(facts, 'duty-done', errors ? { errors } : {});
  return { ...header, fields: [{ kind: 'checkboxes', id: 'duties', label: words.which, options: options(facts) }], submit: words.submit };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = dutyWords(facts.language).form;
  const offered = options(facts).map(({ value }) => value);
  const dutyIds = asList(values.duties ?? []).filter((id) => offered.includes(id));
  if (dutyIds.length === 0) return shown(form(facts, { duties: words.choose }));
  const outcome = await doDuties(deps, { incidentId: facts.incident.id, person: facts.reader, dutyIds });
  const done = saying(facts.language, words.done(dutyIds.length));
  return answerOutcome(deps, facts, { outcome, done, already: saying(facts.language, words.none) });
}
