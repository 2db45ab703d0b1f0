import type { Draft, Person, Platform } from '../../incidents/incident.ts';
import { startDraft } from '../../incidents/report/start-draft.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import { filterNames } from '../name-filter.ts';
import type { Reply, Screen } from '../screen.ts';
import { allowedNames } from './allowed-names.ts';
import { viewOf } from './report-view.ts';
import { stepScreen } from './screens/step-screen.ts';
import { NOTE_LENGTH } from './step-fields.ts';
import { FIRST_STEP } from './steps.ts';

/** What the adapter remembers of the person, without asking the database. */
export interface ReporterHint {
  language: Language | null;
  usualSiteId: string | null;
}

export interface OpenedReport {
  screen: Screen;
  /** Stores the draft and its reminder; a reply replaces the screen: an unfinished report is offered. */
  save(person: Person, platform: Platform): Promise<Reply | null>;
}

/**
 * Open a report from memory: the screen must be there before anything slow is asked, and when the database is down.
 *
 * @param text what stood behind the command; it becomes the note, names taken out.
 */
export function openReport(deps: UseCaseDeps, hint: ReporterHint, text: string): OpenedReport {
  const words = filterNames(text, allowedNames(deps.district)).text;
  const draft = newDraft(deps, hint, noteOf(words));
  const extras = words.length > NOTE_LENGTH ? { noteCutTo: NOTE_LENGTH } : {};
  return {
    screen: stepScreen(viewOf(deps, draft, null), FIRST_STEP, extras),
    save: async (person, platform) => {
      const own = { ...draft, personId: person.id, platform };
      const { unfinished } = await startDraft(deps, { draft: own });
      // an emergency is an incident already: its buttons wait in the messages
      if (!unfinished || unfinished.incidentId !== null || unfinished.trail.length === 0) return null;
      const screen = stepScreen(viewOf(deps, own, person), FIRST_STEP, { ...extras, unfinishedId: unfinished.id });
      return { kind: 'screen', screen };
    },
  };
}

/** What fits, without half a character at its end. */
function noteOf(words: string): string | null {
  const note = words
    .slice(0, NOTE_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return note === '' ? null : note;
}

/** A report about to begin; nobody's until it is saved. */
export function newDraft(deps: UseCaseDeps, hint: ReporterHint, note: string | null = null): Draft {
  const now = deps.clock.now();
  const site = deps.district.sites.find((each) => each.id === hint.usualSiteId);
  return {
    id: deps.ids.id(),
    personId: '',
    platform: 'slack',
    trail: [],
    screen: FIRST_STEP,
    revision: 0,
    language: hint.language ?? deps.district.language,
    bilingual: hint.language === null,
    answers: {},
    note,
    siteId: site?.id ?? null,
    startedAt: now,
    updatedAt: now,
    incidentId: null,
    state: 'open',
  };
}
