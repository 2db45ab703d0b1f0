import { beOnIt } from '../../incidents/decide/be-on-it.ts';
import { confirmEmergency } from '../../incidents/emergency/confirm-emergency.ts';
import { recordAllClear } from '../../incidents/emergency/record-all-clear.ts';
import { reportCannotCall } from '../../incidents/emergency/report-cannot-call.ts';
import { standDown } from '../../incidents/emergency/stand-down.ts';
import type { Person } from '../../incidents/incident.ts';
import { claimNotice } from '../../incidents/notice/claim-notice.ts';
import type { Outcome } from '../../incidents/outcome.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { viewDetails } from '../../incidents/view/view-details.ts';
import { noticeWords } from '../notice-words.ts';
import type { Press, Reply } from '../screen.ts';
import { FORMS, isFormId } from './all-forms.ts';
import { answerOutcome } from './answer-outcome.ts';
import { cannotCallScreen } from './cannot-call-screen.ts';
import { detailsScreen } from './details-screen.ts';
import { alreadyClear, gatheredAway } from './emergency/emergency-replies.ts';
import { openAndLog } from './form.ts';
import { type Filler, type FormFacts, loadForm } from './form-facts.ts';
import { lastWord, normal } from './last-word.ts';
import { alreadyConfirmed, alreadyDecided, alreadyStoodDown, languageOf, notBuilt, notFound } from './refusals.ts';

interface Deed {
  act: (deps: UseCaseDeps, input: { incidentId: string; person: Person }) => Promise<Outcome>;
  done: (facts: FormFacts) => Reply;
  already: (facts: FormFacts) => Reply;
}

/** The card or message itself changes: nothing more to read. */
const seenOnCard = (): Reply => ({ kind: 'done' });

const claimed = ({ language }: FormFacts): Reply => lastWord(language, [normal(noticeWords(language).claimed)]);
const alreadyClaimed = ({ language }: FormFacts): Reply => lastWord(language, [normal(noticeWords(language).alreadyClaimed)]);

/** A button that does something at once. */
const DEEDS: Record<string, Deed> = {
  'on-it': { act: beOnIt, done: seenOnCard, already: alreadyDecided },
  'emergency-called': { act: confirmEmergency, done: seenOnCard, already: alreadyConfirmed },
  'cannot-call': { act: reportCannotCall, done: cannotCallScreen, already: cannotCallScreen },
  'stand-down': { act: standDown, done: seenOnCard, already: (facts) => gatheredAway(facts, 'stand-down') ?? alreadyStoodDown(facts) },
  'was-me': { act: claimNotice, done: claimed, already: alreadyClaimed },
  'all-clear': { act: recordAllClear, done: seenOnCard, already: alreadyClear },
  details: { act: viewDetails, done: detailsScreen, already: detailsScreen },
  timeline: { act: viewDetails, done: detailsScreen, already: detailsScreen },
};

/**
 * A press on a button of a card. Whoever may not is told privately who can (wording.md 5); whoever comes second reads who was first;
 * a button this version does not handle says so.
 */
export async function pressCard(deps: UseCaseDeps, who: Filler, press: Press): Promise<Reply> {
  const language = languageOf(who.person, deps.district);
  const act = actionOf(press.action);
  if (!act) return notBuilt(deps.district, language);
  const facts = await loadForm(deps, who, press.value);
  if (!facts) return notFound(deps.district, language);
  return gatheredAway(facts, press.action) ?? act(deps, facts);
}

type Act = (deps: UseCaseDeps, facts: FormFacts) => Promise<Reply>;

function actionOf(id: string): Act | null {
  if (isFormId(id)) return (deps, facts) => openAndLog(deps, facts, FORMS[id]);
  const deed = Object.hasOwn(DEEDS, id) ? DEEDS[id] : undefined;
  return deed ? (deps, facts) => doIt(deps, facts, deed) : null;
}

async function doIt(deps: UseCaseDeps, facts: FormFacts, { act, done, already }: Deed): Promise<Reply> {
  const outcome = await act(deps, { incidentId: facts.incident.id, person: facts.reader });
  return answerOutcome(deps, facts, { outcome, done, already });
}
