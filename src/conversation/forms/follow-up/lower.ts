import { z } from 'zod';
import { LEVEL_REASONS, proposeLevel } from '../../../incidents/level/propose-level.ts';
import { openLevelChange, settleLevel } from '../../../incidents/level/settle-level.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { personOrReporter, timeOf } from '../../cards/card-facts.ts';
import { followUpWords } from '../../follow-up-words.ts';
import type { Field, Paragraph, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { choiceField, readSecond, secondField } from '../form-fields.ts';
import { formHeader } from '../form-header.ts';
import { readValues } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal, saying } from '../last-word.ts';

/** "Lower the level": from L4 or L5, by two persons; the first proposes with a reason, the second confirms or keeps it. */
export const lower: Form = {
  open,
  submit,
  isOffered: (facts) => facts.incident.wouldBeLevel !== null && may(facts.reader, 'propose-level', facts.incident),
};

function open(facts: FormFacts): Reply {
  const words = followUpWords(facts.language).lower;
  const { incident, reader } = facts;
  if (!may(reader, 'propose-level', incident)) return refuse(facts);
  const change = openLevelChange(incident);
  if (incident.wouldBeLevel === null && !change) return lastWord(facts.language, [normal(words.nothing)]);
  if (!change) return shown(form(facts));
  if (change.proposedById === reader.id) return lastWord(facts.language, [...proposalLines(facts), normal(words.own)]);
  return may(reader, 'confirm', incident) ? shown(form(facts)) : refuse(facts);
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = followUpWords(facts.language).lower;
  const header = formHeader(facts, 'lower', filled);
  const change = openLevelChange(facts.incident);
  return {
    ...header,
    context: { ...header.context, ...(change ? { levelChangeId: change.id } : {}) },
    paragraphs: [...header.paragraphs, ...proposalLines(facts)],
    fields: [change ? answerField(facts, filled) : reasonField(facts, filled)],
    submit: change ? words.submit : words.propose,
  };
}

function proposalLines(facts: FormFacts): Paragraph[] {
  const words = followUpWords(facts.language);
  const { classification, wouldBeLevel } = facts.incident;
  const change = openLevelChange(facts.incident);
  const intro = normal(words.lower.intro(classification.level, change?.to ?? wouldBeLevel ?? classification.level));
  if (!change) return [intro];
  const who = personOrReporter(facts, change.proposedById).title;
  const reason = LEVEL_REASONS.find((each) => each === change.reason);
  return [intro, normal(words.lower.proposal(who, timeOf(facts, change.proposedAt), reason ? words.levelReasons[reason] : change.reason))];
}

function reasonField(facts: FormFacts, { values }: Filled): Field {
  const words = followUpWords(facts.language);
  const options = LEVEL_REASONS.map((value) => ({ value, label: words.levelReasons[value] }));
  return choiceField({ id: 'reason', label: words.lower.why, options }, values);
}

function answerField(facts: FormFacts, { values }: Filled): Field {
  const words = followUpWords(facts.language).lower;
  return secondField({ label: words.decide, confirmed: words.confirm, refused: words.keep }, values);
}

async function submit(deps: UseCaseDeps, facts: FormFacts, submission: Submission): Promise<Reply> {
  const change = openLevelChange(facts.incident);
  // opened for another state of the proposal: the person looks again
  if ((change?.id ?? undefined) !== submission.context.levelChangeId) return open(facts);
  return change ? settle(deps, facts, { submission, levelChangeId: change.id }) : propose(deps, facts, submission);
}

async function propose(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const shape = z.object({ reason: z.enum(LEVEL_REASONS, { error: formWords(facts.language).errors.choose }) });
  const read = readValues(shape, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { reason } = read.values;
  const outcome = await proposeLevel(deps, { incidentId: facts.incident.id, person: facts.reader, reason });
  const done = saying(facts.language, followUpWords(facts.language).lower.proposed);
  return answerOutcome(deps, facts, { outcome, done, already: open });
}

async function settle(
  deps: UseCaseDeps,
  facts: FormFacts,
  { submission: { values }, levelChangeId }: { submission: Submission; levelChangeId: string },
): Promise<Reply> {
  const read = readSecond(facts, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { answer: outcomeOf } = read.values;
  const outcome = await settleLevel(deps, { incidentId: facts.incident.id, person: facts.reader, levelChangeId, outcome: outcomeOf });
  const done = saying(facts.language, followUpWords(facts.language).lower[outcomeOf]);
  return answerOutcome(deps, facts, { outcome, done, already: open });
}
