import { z } from 'zod';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { followUpWords } from '../../follow-up-words.ts';
import { openFacts } from '../../report/press-report.ts';
import type { Option, Reply, Screen, Submission } from '../../screen.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, openAndLog, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { choiceField } from '../form-fields.ts';
import { type FormId, formHeader } from '../form-header.ts';
import { oneOf, readValues } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal } from '../last-word.ts';

/** Corrects the answers in the report's own screens; the policy is asked again. */
const RECLASSIFY = 'reclassify';

/**
 * "More": everything this reader may do now that has no button of its own, one below the other; the choice opens its form.
 *
 * @param forms every form by its id.
 */
export function moreOf(forms: () => Partial<Record<FormId, Form>>): Form {
  const offered = (facts: FormFacts): Option[] => offeredOf(facts, forms());
  const form = (facts: FormFacts, filled: Filled = { values: {} }): Screen => {
    const words = followUpWords(facts.language).more;
    const options = offered(facts);
    const header = formHeader(facts, 'more', filled);
    return { ...header, fields: [choiceField({ id: 'what', label: words.what, options }, filled.values)], submit: words.submit };
  };
  return {
    open: (facts) => {
      if (!may(facts.reader, 'view', facts.incident)) return refuse(facts);
      if (offered(facts).length === 0) return lastWord(facts.language, [normal(followUpWords(facts.language).more.nothing)]);
      return shown(form(facts));
    },
    submit: (deps, facts, submission) => choose(deps, facts, { submission, options: offered(facts), forms: forms(), form }),
  };
}

function offeredOf(facts: FormFacts, forms: Partial<Record<FormId, Form>>): Option[] {
  const { title } = formWords(facts.language);
  const listed = Object.entries(forms).filter(([, form]) => form.isOffered?.(facts));
  // Object.entries forgets its keys; they are those of `forms`
  const options = listed.map(([id]) => ({ value: id, label: title[id as FormId] }));
  const canCorrect = facts.incident.status === 'open' && may(facts.reader, 'correct', facts.incident);
  return canCorrect ? [{ value: RECLASSIFY, label: title[RECLASSIFY] }, ...options] : options;
}

interface Choosing {
  submission: Submission;
  options: Option[];
  forms: Partial<Record<FormId, Form>>;
  form: (facts: FormFacts, filled: Filled) => Screen;
}

async function choose(deps: UseCaseDeps, facts: FormFacts, { submission, options, forms, form }: Choosing): Promise<Reply> {
  const { values } = submission;
  const read = readValues(z.object({ what: oneOf(options, formWords(facts.language)) }), values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { what } = read.values;
  if (what === RECLASSIFY) return reclassify(deps, facts);
  // one of the options offered, which are their keys
  const chosen = forms[what as FormId];
  return chosen ? openAndLog(deps, facts, chosen) : shown(form(facts, { values }));
}

/** Also the button of its own. */
function reclassify(deps: UseCaseDeps, facts: FormFacts): Promise<Reply> {
  const press = { action: 'add-facts', value: facts.incident.id, context: {}, values: {} };
  return openFacts(deps, { person: facts.reader, platform: facts.platform }, press);
}
