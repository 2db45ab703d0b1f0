import { z } from 'zod';
import { isPaperOpen, PAPER_REASONS } from '../../../incidents/emergency/paperwork.ts';
import { proposePaper, settlePaper } from '../../../incidents/emergency/sign-paperwork.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { personOf, timeOf } from '../../cards/card-facts.ts';
import { paperBlocks, paperReasonLabel } from '../../cards/emergency-lines.ts';
import { emergencyWords } from '../../emergency-words.ts';
import type { Field, Paragraph, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { choiceField, readSecond, secondField } from '../form-fields.ts';
import { formHeader } from '../form-header.ts';
import { readValues } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal, paragraphsOf, saying } from '../last-word.ts';
import { gatheredAway } from './emergency-replies.ts';

/** "Paperwork": the first person says what the emergency was, the second signs it too or says that it was otherwise. */
export const paperwork: Form = { open, submit, isOffered: (facts) => isPaperOpen(facts.incident.emergency) && mayDoNext(facts) };

function mayDoNext({ reader, incident }: FormFacts): boolean {
  return may(reader, incident.emergency?.paperAt ? 'confirm' : 'stand-down', incident);
}

function open(facts: FormFacts): Reply {
  const words = emergencyWords(facts.language).paper;
  const { incident, reader } = facts;
  if (!mayDoNext(facts)) return refuse(facts);
  if (!isPaperOpen(incident.emergency)) {
    const signed = paragraphsOf(paperBlocks(facts));
    return gatheredAway(facts, 'paperwork') ?? lastWord(facts.language, signed.length > 0 ? signed : [normal(words.nothing)]);
  }
  if (incident.emergency.paperById === reader.id) return lastWord(facts.language, [...proposalLines(facts), normal(words.own)]);
  return shown(form(facts));
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = emergencyWords(facts.language).paper;
  const header = formHeader(facts, 'paperwork', filled);
  const { context } = stateOf(facts);
  return {
    ...header,
    context: { ...header.context, ...context },
    paragraphs: [...header.paragraphs, ...proposalLines(facts), normal(words.intro)],
    fields: [isProposed(facts) ? answerField(facts, filled) : reasonField(facts, filled)],
    submit: isProposed(facts) ? words.submit : words.propose,
  };
}

const isProposed = ({ incident }: FormFacts): boolean => incident.emergency?.paperAt != null;

/** Which proposal the second person read: another one by now is read anew. */
function stateOf({ incident }: FormFacts): { context: Record<string, string> } {
  const at = incident.emergency?.paperAt;
  return { context: at ? { proposedAt: at.toISOString() } : {} };
}

function proposalLines(facts: FormFacts): Paragraph[] {
  const { emergency } = facts.incident;
  if (!emergency?.paperAt) return [];
  const who = personOf(facts, emergency.paperById).title;
  return [normal(emergencyWords(facts.language).paper.proposal(who, timeOf(facts, emergency.paperAt), paperReasonLabel(facts)))];
}

function reasonField(facts: FormFacts, { values }: Filled): Field {
  const words = emergencyWords(facts.language).paper;
  const options = PAPER_REASONS.map((value) => ({ value, label: words.reasons[value] }));
  return choiceField({ id: 'reason', label: words.what, options }, values);
}

function answerField(facts: FormFacts, { values }: Filled): Field {
  const words = emergencyWords(facts.language).paper;
  return secondField({ label: words.decide, confirmed: words.confirm, refused: words.refuse }, values);
}

async function submit(deps: UseCaseDeps, facts: FormFacts, submission: Submission): Promise<Reply> {
  if (stateOf(facts).context.proposedAt !== submission.context.proposedAt) return open(facts);
  return isProposed(facts) ? settle(deps, facts, submission) : propose(deps, facts, submission);
}

async function propose(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const shape = z.object({ reason: z.enum(PAPER_REASONS, { error: formWords(facts.language).errors.choose }) });
  const read = readValues(shape, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const outcome = await proposePaper(deps, { incidentId: facts.incident.id, person: facts.reader, ...read.values });
  const done = saying(facts.language, emergencyWords(facts.language).paper.proposedNow);
  return answerOutcome(deps, facts, { outcome, done, already: open });
}

async function settle(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const read = readSecond(facts, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { answer } = read.values;
  const outcome = await settlePaper(deps, { incidentId: facts.incident.id, person: facts.reader, outcome: answer });
  const done = saying(facts.language, emergencyWords(facts.language).paper[answer]);
  return answerOutcome(deps, facts, { outcome, done, already: open });
}
