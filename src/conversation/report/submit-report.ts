import type { Draft } from '../../incidents/incident.ts';
import { forgetReport } from '../../incidents/report/forget-report.ts';
import { raiseEmergency } from '../../incidents/report/raise-emergency.ts';
import { saveDraft } from '../../incidents/report/save-draft.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { asList } from '../../policy/condition.ts';
import { filterNames, foundIn } from '../name-filter.ts';
import type { Reply, Submission } from '../screen.ts';
import { words } from '../wording/wording.ts';
import { allowedNames } from './allowed-names.ts';
import { CONCERNS_FIELD, readConcerns } from './concerns-field.ts';
import { findDraft, findIncident, languageOf } from './find-draft.ts';
import { fitDraft, isCurrent } from './fit-draft.ts';
import { readStep, type StepReading } from './read-step.ts';
import { type Reporter, type ReportView, viewOf } from './report-view.ts';
import { emergencyScreen } from './screens/emergency-screen.ts';
import { hotlineScreen } from './screens/hotline-screen.ts';
import { classificationOf } from './screens/outcome-lines.ts';
import { sentScreen } from './screens/sent-screen.ts';
import { stepScreen } from './screens/step-screen.ts';
import { WHERE_STEP } from './screens/where-screen.ts';
import { goneScreen } from './screens/word-screens.ts';
import { improveIncident, sendReport } from './send-report.ts';
import { asReply, showDraft, showStale } from './show-draft.ts';
import { SPECIAL_FIELD } from './special-field.ts';
import { NOTE_FIELD } from './step-fields.ts';
import { FIRST_STEP, LAST_STEP, stepAfter, stepOf } from './steps.ts';
import { submitWhere } from './where.ts';

/** One submitted screen on its way through the flow. */
interface Turn {
  deps: UseCaseDeps;
  who: Reporter;
  /** The draft as stored, before this screen. */
  view: ReportView;
  step: string;
  submission: Submission;
  /** A sentence for the next screen. */
  told: string | null;
}

/**
 * Take one submitted screen of a report: saved before it is answered. Wrong answers come back with their errors; a screen that comes
 * twice, late, or from another device changes nothing and is answered with where the report stands.
 */
export async function submitReport(deps: UseCaseDeps, who: Reporter, submission: Submission): Promise<Reply> {
  const step = stepOf(submission.screenId);
  if (step === WHERE_STEP) return submitWhere(deps, who, submission);
  const { context } = submission;
  const draft = await findDraft(deps, who, { context, step });
  if (!draft) return answerGone(deps, who, submission);
  const { view } = fitDraft(viewOf(deps, heard(draft, who), who.person));
  if (!isCurrent(draft, view, { step, context })) return showStale(deps, who, { draft, context });
  const reading = readStep(view, step, submission.values);
  if (Object.keys(reading.errors).length > 0) {
    return asReply(stepScreen(view, step, { typed: submission.values, errors: reading.errors }));
  }
  return accept({ deps, who, view, step, submission, told: null }, reading);
}

/** A first screen in both languages goes on in the person's own, where it is known. */
function heard(draft: Draft, { person }: Reporter): Draft {
  return draft.bilingual && person.language !== null ? { ...draft, language: person.language, bilingual: false } : draft;
}

async function accept(turn: Turn, reading: StepReading): Promise<Reply> {
  if (reading.answers.child_harm !== 'yes_or_maybe') return goThrough(turn, reading);
  const { child_harm: _, ...answers } = reading.answers;
  if (!OTHERS.some((id) => answers[id] !== undefined && answers[id] !== 'no')) return endAtHotline(turn);
  const told = words(turn.view.draft.language).report.hotline.besides(turn.deps.policy.texts.hotline.phone);
  return goThrough({ ...turn, told }, { ...reading, answers });
}

/** What stands on the same screen as child harm and must not be lost with it: that answer alone is not kept. */
const OTHERS = ['self_harm', 'immigration', 'missing'];

async function goThrough(turn: Turn, reading: StepReading): Promise<Reply> {
  const { view, step } = turn;
  const { answers, siteId } = reading;
  const filtered = filterNames(reading.note ?? '', allowedNames(view.district));
  const note = filtered.text === '' ? null : filtered.text;
  const answered: ReportView = { ...view, draft: { ...view.draft, answers, siteId, note } };
  if (step === LAST_STEP) {
    // some clients keep what was typed although the field was shown without the names: told once, the note goes as it is stored
    const isRead = note === reading.note || note === view.draft.note;
    const concerns = readConcerns(answered, turn.submission.values);
    return isRead ? sendReport(turn.deps, turn.who, { view: answered, concerns }) : showTaken(turn, answered);
  }
  const next = { ...answered.draft, screen: stepAfter(answered, step), trail: [...view.draft.trail, step] };
  const isEmergency = view.draft.incidentId === null && hasDanger(answered);
  return isEmergency ? raise(turn, next) : goOn(turn, next);
}

function hasDanger(view: ReportView): boolean {
  const { danger } = view.draft.answers;
  return danger === 'yes' || danger === 'unsure' || classificationOf(view).level === 'L5';
}

/** Names were taken out of the note: it is saved without them, and shown to be read again before it goes. */
async function showTaken({ deps, who, view, submission }: Turn, answered: ReportView): Promise<Reply> {
  const saved = await saveDraft(deps, { draft: answered.draft, person: who.person });
  if (saved.kind === 'stale') return showDraft(deps, who, { draft: saved.draft });
  const { errors, taken, andWord } = words(view.draft.language).report;
  const what = foundIn(answered.draft.note ?? '').map((code) => taken[code]);
  const list = what.length > 1 ? `${what.slice(0, -1).join(', ')} ${andWord} ${what.at(-1)}` : (what[0] ?? taken.name);
  return showDraft(deps, who, {
    draft: saved.draft,
    extras: { typed: concernsOnly(submission.values), errors: { [NOTE_FIELD]: errors.taken(list) } },
  });
}

/** The note is shown as it was stored; who the matter is about stays as it was chosen. */
function concernsOnly(values: Submission['values']): Submission['values'] {
  const chosen = values[CONCERNS_FIELD];
  return chosen === undefined ? {} : { [CONCERNS_FIELD]: chosen };
}

/** No trace of who asked: the draft goes first, and the screen knows nothing of it. */
async function endAtHotline({ deps, who, view }: Turn): Promise<Reply> {
  const { id, language, bilingual, incidentId } = view.draft;
  // an emergency that is an incident already stays one; only this answer is not kept
  if (incidentId === null) await forgetReport(deps, { draftId: id, person: who.person });
  return asReply(hotlineScreen(deps.policy, { callId: deps.ids.id(), language, bilingual }));
}

async function raise({ deps, who, step, submission, told }: Turn, draft: Draft): Promise<Reply> {
  const placeChosen = step !== FIRST_STEP || draft.siteId !== submission.context.filledIn;
  const raised = await raiseEmergency(deps, { draft, person: who.person, placeChosen });
  if (raised.kind === 'stale') return showDraft(deps, who, { draft: raised.draft });
  return asReply(emergencyScreen(deps, raised.incident, { ...draft, told }));
}

async function goOn({ deps, who, view, told }: Turn, draft: Draft): Promise<Reply> {
  const saved = await saveDraft(deps, { draft, person: who.person });
  // a stale screen must not bring older answers over newer ones
  const alarm = saved.kind === 'saved' ? await improveIncident(deps, who, { ...view, draft: saved.draft }) : null;
  if (alarm) return asReply(emergencyScreen(deps, alarm, { ...saved.draft, told }));
  return showDraft(deps, who, { draft: saved.draft, extras: told === null ? {} : { told } });
}

/** A screen whose draft is not there: the same answer again where there was one, else a sentence. */
async function answerGone(deps: UseCaseDeps, { person }: Reporter, { context, values, screenId }: Submission): Promise<Reply> {
  const language = languageOf(deps, person, context);
  const saysHarm = asList(values[SPECIAL_FIELD]).includes('child_harm');
  if (saysHarm && stepOf(screenId) !== FIRST_STEP) {
    return asReply(hotlineScreen(deps.policy, { callId: deps.ids.id(), language, bilingual: false }));
  }
  const incident = context.incidentId ? await findIncident(deps, person, context.incidentId) : null;
  return asReply(incident ? await sentScreen(deps, person, { incident, language }) : goneScreen(language));
}
