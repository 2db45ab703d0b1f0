/** Close, open again, relate: what keeps the records in order. */
import { z } from 'zod';
import { closeIncident, relateIncident, reopenIncident } from '../../../incidents/file/file-incident.ts';
import { openItems } from '../../../incidents/file/open-items.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { followUpWords } from '../../follow-up-words.ts';
import type { Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { readValues, typed } from '../form-values.ts';
import { lastWord, normal, saying } from '../last-word.ts';

const mayFile = ({ reader, incident }: FormFacts): boolean => may(reader, 'file', incident);
const isOpen = ({ incident }: FormFacts): boolean => incident.status === 'open';
const isOpenAlready = ({ language }: FormFacts): Reply => lastWord(language, [normal(followUpWords(language).reopen.already)]);

/** "Close": refused with what is still open. */
export const close: Form = {
  open: (facts) => {
    if (!mayFile(facts)) return refuse(facts);
    return isOpen(facts) && openItems(facts.incident).length === 0 ? shown(plainForm(facts, 'close')) : notClosed(facts);
  },
  submit: async (deps, facts) => {
    const outcome = await closeIncident(deps, { incidentId: facts.incident.id, person: facts.reader });
    return answerOutcome(deps, facts, { outcome, done: word(facts, 'close'), already: notClosed });
  },
  isOffered: (facts) => mayFile(facts) && isOpen(facts),
};

/** "Open again". */
export const reopen: Form = {
  open: (facts) => {
    if (!mayFile(facts)) return refuse(facts);
    return isOpen(facts) ? isOpenAlready(facts) : shown(plainForm(facts, 'reopen'));
  },
  submit: async (deps, facts) => {
    const outcome = await reopenIncident(deps, { incidentId: facts.incident.id, person: facts.reader });
    return answerOutcome(deps, facts, { outcome, done: word(facts, 'reopen'), already: isOpenAlready });
  },
  isOffered: (facts) => mayFile(facts) && !isOpen(facts),
};

/** "Relate to another report", by its reference. */
export const relate: Form = {
  open: (facts) => (mayFile(facts) ? shown(relateForm(facts)) : refuse(facts)),
  submit: submitRelation,
  isOffered: mayFile,
};

function plainForm(facts: FormFacts, id: 'close' | 'reopen'): Screen {
  const words = followUpWords(facts.language)[id];
  const header = formHeader(facts, id, {});
  return { ...header, paragraphs: [...header.paragraphs, normal(words.intro)], submit: words.submit };
}

function notClosed(facts: FormFacts): Reply {
  const words = followUpWords(facts.language).close;
  if (!isOpen(facts)) return lastWord(facts.language, [normal(words.already)]);
  const items = openItems(facts.incident).map((item) => words.items[item]);
  return lastWord(facts.language, [normal(words.open(items.join(', ')))]);
}

function word(facts: FormFacts, id: 'close' | 'reopen' | 'relate'): () => Reply {
  return saying(facts.language, followUpWords(facts.language)[id].done);
}

function relateForm(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = followUpWords(facts.language).relate;
  const header = formHeader(facts, 'relate', filled);
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.intro)],
    fields: [
      { kind: 'text', id: 'reference', label: words.reference, hint: words.hint, maxLength: 12, ...typed(filled.values, 'reference') },
    ],
    submit: words.submit,
  };
}

async function submitRelation(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = followUpWords(facts.language).relate;
  const reference = z
    .string({ error: words.unknown })
    .transform((text) => text.trim().toUpperCase())
    .refine((text) => /^[A-Z]{2,4}-[A-Z0-9]{4}$/.test(text) && text !== facts.incident.reference, { error: words.unknown });
  const read = readValues(z.object({ reference }), values);
  const again = (errors: Record<string, string>): Reply => shown(relateForm(facts, { values, errors }));
  if (!read.ok) return again(read.errors);
  const outcome = await relateIncident(deps, { incidentId: facts.incident.id, person: facts.reader, reference: read.values.reference });
  // the same sentence for one that is not there, one that may not be seen, and one that is related already
  return answerOutcome(deps, facts, { outcome, done: word(facts, 'relate'), already: () => again({ reference: words.unknown }) });
}
