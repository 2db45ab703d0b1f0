import { z } from 'zod';
import { handOver as giveAway } from '../../../incidents/decide/hand-over.ts';
import { decidersOf } from '../../../incidents/deciders.ts';
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
import { lastWord, normal, saying } from '../last-word.ts';

/** "Hand over": another decider is asked first from now on. */
export const handOver: Form = {
  open,
  submit,
  isOffered: (facts) => facts.incident.status === 'open' && may(facts.reader, 'decide', facts.incident) && successors(facts).length > 0,
};

function open(facts: FormFacts): Reply {
  if (!may(facts.reader, 'decide', facts.incident)) return refuse(facts);
  if (successors(facts).length > 0) return shown(form(facts));
  return lastWord(facts.language, [normal(followUpWords(facts.language).handOver.nobody)]);
}

/** Deciders who are there and have an account, the reader excepted. */
function successors(facts: FormFacts): Option[] {
  const present = decidersOf(facts.district, facts.incident, facts.now).map(({ key }) => key);
  return facts.readers
    .filter(({ personId, named }) => personId !== facts.reader.id && present.includes(named.key))
    .map(({ named }) => ({ value: named.key, label: named.title[facts.language] }));
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = followUpWords(facts.language).handOver;
  const header = formHeader(facts, 'hand-over', filled);
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.intro)],
    fields: [{ kind: 'select', id: 'to', label: words.to, options: successors(facts), ...typed(filled.values, 'to') }],
    submit: words.submit,
  };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = followUpWords(facts.language).handOver;
  const options = successors(facts);
  const read = readValues(z.object({ to: oneOf(options, formWords(facts.language)) }), values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const toKey = read.values.to;
  const title = options.find(({ value }) => value === toKey)?.label ?? '';
  const outcome = await giveAway(deps, { incidentId: facts.incident.id, person: facts.reader, toKey });
  return answerOutcome(deps, facts, {
    outcome,
    done: saying(facts.language, words.done(title)),
    already: saying(facts.language, words.already),
  });
}
