import { z } from 'zod';
import { recordTold, TOLD_CODES, type ToldCode } from '../../../incidents/emergency/record-told.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { emergencyWords } from '../../emergency-words.ts';
import type { FieldValues, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { readValues } from '../form-values.ts';
import { lastWord, normal, saying } from '../last-word.ts';

/** "What 911 was told": codes only, and never a condition of anything. */
export const told: Form = { open, submit, isOffered: (facts) => isConfirmed(facts) && mayRecord(facts) };

/** The form shows the place: for who reported it, and who may see the matter. */
function mayRecord({ reader, incident }: FormFacts): boolean {
  return may(reader, 'confirm-911', incident) && (reader.id === incident.reporterId || may(reader, 'view', incident));
}

const isConfirmed = ({ incident: { emergency } }: FormFacts): boolean => emergency?.confirmedAt != null;

function open(facts: FormFacts): Reply {
  if (!mayRecord(facts)) return refuse(facts);
  if (!isConfirmed(facts)) return notYet(facts);
  return shown(form(facts, { values: { told: facts.incident.emergency?.told ?? [] } }));
}

function notYet(facts: FormFacts): Reply {
  return lastWord(facts.language, [normal(emergencyWords(facts.language).told.notYet)]);
}

function form(facts: FormFacts, filled: Filled): Screen {
  const words = emergencyWords(facts.language).told;
  const header = formHeader(facts, 'told', filled);
  const options = TOLD_CODES.map((value) => ({ value, label: words.codes[value] }));
  const values = codesIn(filled.values);
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.intro)],
    fields: [{ kind: 'checkboxes', id: 'told', label: words.what, options, ...(values.length > 0 ? { values } : {}) }],
    submit: words.submit,
  };
}

const codesIn = ({ told: given }: FieldValues): ToldCode[] => TOLD_CODES.filter((code) => [given ?? []].flat().includes(code));

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = emergencyWords(facts.language).told;
  const shape = z.object({ told: z.array(z.enum(TOLD_CODES), { error: words.choose }).min(1, { error: words.choose }) });
  const read = readValues(shape, { told: codesIn(values) });
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const outcome = await recordTold(deps, { incidentId: facts.incident.id, person: facts.reader, told: read.values.told });
  const done = saying(facts.language, words.done);
  return answerOutcome(deps, facts, { outcome, done, already: notYet });
}
