import { placeOf } from '../cards/card-facts.ts';
import { ruleLabel } from '../cards/incident-lines.ts';
import type { Screen } from '../screen.ts';
import type { FormWording } from '../wording/en/forms.ts';
import type { FormFacts } from './form-facts.ts';
import { optionLabel } from './form-fields.ts';
import { formWords } from './form-words.ts';

export type FormId = Exclude<keyof FormWording['title'], 'word' | 'details' | 'reclassify'>;

/** What every form about an incident has: which incident and decision, and how to leave it. Ids only travel through the platform. */
export function formHeader(facts: FormFacts, id: FormId, { errors }: { errors?: Record<string, string> }): Screen {
  const words = formWords(facts.language);
  const { incident } = facts;
  return {
    id,
    language: facts.language,
    context: { incidentId: incident.id, ...(incident.decision ? { decisionId: incident.decision.id } : {}) },
    title: words.title[id],
    paragraphs: [{ style: 'heading', text: `${incident.reference} · ${placeOf(facts)}` }],
    fields: [],
    actions: [],
    close: words.cancel,
    ...(errors ? { errors } : {}),
  };
}

/** A notice in a list to choose from: to whom and by which rule. */
export function noticeOptionLabel(facts: FormFacts, rule: string, to: string): string {
  return optionLabel(`${to}: ${ruleLabel(facts, rule)}`);
}
