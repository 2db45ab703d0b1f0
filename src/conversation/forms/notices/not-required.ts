import { z } from 'zod';
import type { PoliceNotice } from '../../../incidents/incident.ts';
import { isOpenNotice } from '../../../incidents/is-open.ts';
import { proposeWaiver, settleWaiver, WAIVER_REASONS } from '../../../incidents/notice/waive-notice.ts';
import { may } from '../../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import { personOrReporter, timeOf } from '../../cards/card-facts.ts';
import { waiverReasonLabel } from '../../cards/waiver-lines.ts';
import { noticeWords } from '../../notice-words.ts';
import type { Field, Paragraph, Reply, Screen, Submission } from '../../screen.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { choiceField, readSecond, secondField } from '../form-fields.ts';
import { formHeader } from '../form-header.ts';
import { oneOf, readValues, typed } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal, saying } from '../last-word.ts';
import { noticeOptions } from '../record-forms.ts';

/** "Not required after all": the first person says why, the second confirms or keeps it owed. A proposal that waits is shown first. */
export const notRequired: Form = { open, submit, isOffered: (facts) => mine(facts).length > 0 };

/** Open notices about which this reader may say so. */
function mine({ reader, incident }: FormFacts): PoliceNotice[] {
  return incident.notices.filter(
    (notice) => isOpenNotice(notice) && may(reader, 'propose-waiver', { ...incident, assignedTo: notice.ownerId }),
  );
}

/** The proposal that waits for a second person. */
function proposed(facts: FormFacts): PoliceNotice | null {
  return mine(facts).find(({ waiverAt }) => waiverAt !== null) ?? null;
}

function open(facts: FormFacts): Reply {
  const words = noticeWords(facts.language).notRequired;
  if (mine(facts).length === 0) {
    return may(facts.reader, 'view', facts.incident) ? lastWord(facts.language, [normal(words.nothing)]) : refuse(facts);
  }
  const waiting = proposed(facts);
  if (!waiting) return shown(form(facts));
  if (waiting.waiverById === facts.reader.id) return lastWord(facts.language, [...proposalLines(facts, waiting), normal(words.own)]);
  return may(facts.reader, 'confirm', facts.incident) ? shown(form(facts)) : refuse(facts);
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = noticeWords(facts.language).notRequired;
  const header = formHeader(facts, 'not-required', filled);
  const waiting = proposed(facts);
  return {
    ...header,
    context: { ...header.context, ...(waiting ? { noticeId: waiting.id } : {}) },
    paragraphs: [...header.paragraphs, ...(waiting ? proposalLines(facts, waiting) : [normal(words.intro)])],
    fields: waiting ? [answerField(facts, filled)] : [...whichField(facts, filled), reasonField(facts, filled)],
    submit: waiting ? words.submit : words.propose,
  };
}

function proposalLines(facts: FormFacts, notice: PoliceNotice): Paragraph[] {
  const words = noticeWords(facts.language).notRequired;
  const who = personOrReporter(facts, notice.waiverById).title;
  const at = notice.waiverAt ? timeOf(facts, notice.waiverAt) : '';
  const [option] = noticeOptions(facts, [notice]);
  return [normal(option?.label ?? notice.rule), normal(words.proposal(who, at, waiverReasonLabel(facts, notice)))];
}

function whichField(facts: FormFacts, { values }: Filled): Field[] {
  const options = noticeOptions(facts, mine(facts));
  if (options.length < 2) return [];
  return [{ kind: 'select', id: 'noticeId', label: noticeWords(facts.language).notRequired.which, options, ...typed(values, 'noticeId') }];
}

function reasonField(facts: FormFacts, { values }: Filled): Field {
  const words = noticeWords(facts.language);
  const options = WAIVER_REASONS.map((value) => ({ value, label: words.waiverReasons[value] }));
  return choiceField({ id: 'reason', label: words.notRequired.why, options }, values);
}

function answerField(facts: FormFacts, { values }: Filled): Field {
  const words = noticeWords(facts.language).notRequired;
  return secondField({ label: words.decide, confirmed: words.confirm, refused: words.keep }, values);
}

async function submit(deps: UseCaseDeps, facts: FormFacts, submission: Submission): Promise<Reply> {
  const waiting = proposed(facts);
  // opened for another state of the proposal: the person looks again
  if ((waiting?.id ?? undefined) !== submission.context.noticeId) return open(facts);
  return waiting ? settle(deps, facts, { submission, notice: waiting }) : propose(deps, facts, submission);
}

async function propose(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = formWords(facts.language);
  const options = noticeOptions(facts, mine(facts));
  const [only] = options;
  const isOnly = options.length === 1 && only !== undefined;
  const shape = z.object({ noticeId: oneOf(options, words), reason: z.enum(WAIVER_REASONS, { error: words.errors.choose }) });
  const read = readValues(shape, isOnly ? { ...values, noticeId: only.value } : values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const outcome = await proposeWaiver(deps, { incidentId: facts.incident.id, person: facts.reader, ...read.values });
  const done = saying(facts.language, noticeWords(facts.language).notRequired.proposed);
  return answerOutcome(deps, facts, { outcome, done, already: open });
}

async function settle(
  deps: UseCaseDeps,
  facts: FormFacts,
  { submission: { values }, notice }: { submission: Submission; notice: PoliceNotice },
): Promise<Reply> {
  const read = readSecond(facts, values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { answer } = read.values;
  const outcome = await settleWaiver(deps, { incidentId: facts.incident.id, noticeId: notice.id, person: facts.reader, outcome: answer });
  const done = saying(facts.language, noticeWords(facts.language).notRequired[answer]);
  return answerOutcome(deps, facts, { outcome, done, already: open });
}
