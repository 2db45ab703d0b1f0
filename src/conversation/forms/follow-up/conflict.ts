import { z } from 'zod';
import { declareConflict, mayTakeOff } from '../../../incidents/declare-conflict.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { followUpWords } from '../../follow-up-words.ts';
import type { Option, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { oneOf, readValues, typed } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { normal, saying } from '../last-word.ts';

/** "Conflict of interest": somebody is taken off the case. */
export const conflict: Form = { open, submit, isOffered: (facts) => may(facts.reader, 'declare-conflict', facts.incident) };

function open(facts: FormFacts): Reply {
  return may(facts.reader, 'declare-conflict', facts.incident) ? shown(form(facts)) : refuse(facts);
}

/** The reader first; the others only for somebody who may take them off. */
function options(facts: FormFacts): Option[] {
  const { reader, incident, language } = facts;
  const me = { value: reader.id, label: followUpWords(language).conflict.me };
  if (!mayTakeOff(reader, incident)) return [me];
  const others = facts.readers.filter(({ personId }) => personId !== reader.id && personId !== incident.reporterId);
  return [me, ...others.map(({ personId, named }) => ({ value: personId, label: named.title[language] }))];
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = followUpWords(facts.language).conflict;
  const header = formHeader(facts, 'conflict', filled);
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.intro)],
    fields: [{ kind: 'select', id: 'who', label: words.who, options: options(facts), ...typed(filled.values, 'who') }],
    submit: words.submit,
  };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = followUpWords(facts.language).conflict;
  const read = readValues(z.object({ who: oneOf(options(facts), formWords(facts.language)) }), values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const outcome = await declareConflict(deps, { incidentId: facts.incident.id, person: facts.reader, aboutId: read.values.who });
  return answerOutcome(deps, facts, { outcome, done: saying(facts.language, words.done), already: saying(facts.language, words.already) });
}
