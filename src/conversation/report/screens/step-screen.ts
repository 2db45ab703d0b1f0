import { isDutyTime, nextDutyStart } from '../../../district/duty.ts';
import { chainAt } from '../../../incidents/deciders.ts';
import type { Language } from '../../../policy/types.ts';
import { cardTime } from '../../cards/card-time.ts';
import { followUpWords } from '../../follow-up-words.ts';
import type { FieldValues, Paragraph, Screen, ScreenAction } from '../../screen.ts';
import { words } from '../../wording/wording.ts';
import { concernsField } from '../concerns-field.ts';
import type { ReportView } from '../report-view.ts';
import { fieldsOf, inLanguages, isBilingual } from '../step-fields.ts';
import { FIRST_STEP, LAST_STEP } from '../steps.ts';
import { alert, frame, normal, quiet } from './frame.ts';
import { outcomeLines } from './outcome-lines.ts';

/** What a screen shows beside the draft: what was typed and not saved, errors, and a sentence on why it is shown again. */
export interface StepExtras {
  typed?: FieldValues;
  errors?: Record<string, string>;
  told?: string;
  /** An unfinished report to go on with instead. */
  unfinishedId?: string;
  /** The words behind the command did not all fit: so many characters did. */
  noteCutTo?: number;
}

/** The screen on which a draft stands. */
export function stepScreen(view: ReportView, step: string, extras: StepExtras = {}): Screen {
  const { draft } = view;
  const both = isBilingual(view, step);
  const say = (of: (language: typeof draft.language) => string) => inLanguages(view, both, of);
  return frame({
    step,
    language: draft.language,
    context: contextOf(view, step),
    title: titleOf(view, step),
    paragraphs: [...(extras.told ? [normal(extras.told)] : []), ...paragraphsOf(view, step, extras)],
    fields: [...fieldsOf(view, step, extras.typed ?? {}), ...(step === LAST_STEP ? concernsField(view, extras.typed ?? {}) : [])],
    actions: actionsOf(view, step, extras),
    submit: say((language) => (step === LAST_STEP ? words(language).report.send : words(language).report.next)),
    close: say((language) => words(language).report.close),
    errors: extras.errors ?? {},
  });
}

function contextOf({ draft }: ReportView, step: string): Record<string, string> {
  const incident = draft.incidentId === null ? {} : { incidentId: draft.incidentId };
  // whether a place was chosen or only left as it was, nobody could tell later
  const filledIn = step === FIRST_STEP && draft.siteId !== null ? { filledIn: draft.siteId } : {};
  return { draftId: draft.id, revision: String(draft.revision), ...incident, ...filledIn };
}

function titleOf(view: ReportView, step: string): string {
  const { report } = words(view.draft.language);
  switch (step) {
    case FIRST_STEP:
      return inLanguages(view, isBilingual(view, step), (language) =>
        isBilingual(view, step) ? words(language).report.safety.shortTitle : words(language).report.safety.title,
      );
    case 'special':
      return report.special.title;
    case 'about':
      return report.about.title;
    case LAST_STEP:
      return report.review.title;
    default:
      return report.details.title;
  }
}

function paragraphsOf(view: ReportView, step: string, extras: StepExtras): Paragraph[] {
  const { report } = words(view.draft.language);
  if (step === LAST_STEP) return outcomeLines(view);
  if (step !== FIRST_STEP) return [];
  const danger = isBilingual(view, step) ? [report.inDanger, otherDanger(view)] : [report.inDanger];
  return [
    ...danger.map(alert),
    ...hoursLines(view, step),
    ...(extras.unfinishedId ? [normal(report.safety.unfinished)] : []),
    ...(view.draft.note ? [quiet(extras.noteCutTo ? report.safety.textCut(extras.noteCutTo) : report.safety.textKept)] : []),
  ];
}

/** Outside office hours: who reads this and when, or that nobody does and whom to call. From memory: absences are not known here. */
function hoursLines(view: ReportView, step: string): Paragraph[] {
  const { district, now, draft } = view;
  if (isDutyTime(district, now)) return [];
  const [onCall] = chainAt(district, [], now);
  const isRead = district.duty.afterHours.length > 0 && onCall !== undefined;
  const agencyId = district.sites.find(({ id }) => id === draft.siteId)?.agencyId;
  const phone = district.agencies.find(({ id }) => id === agencyId)?.nonEmergencyPhone || district.directorPhone;
  const text = (language: Language): string => {
    const { hours } = followUpWords(language);
    if (isRead) return hours.onCall(onCall.title[language]);
    return hours.nobody(cardTime(nextDutyStart(district, now), { now, timeZone: district.timeZone, language }), phone);
  };
  const languages: Language[] = isBilingual(view, step) ? ['en', 'es'] : [draft.language];
  return languages.map((language) => (isRead ? quiet(text(language)) : normal(text(language))));
}

function otherDanger(view: ReportView): string {
  return words(view.draft.language === 'en' ? 'es' : 'en').report.inDanger;
}

function actionsOf(view: ReportView, step: string, extras: StepExtras): ScreenAction[] {
  const { report } = words(view.draft.language);
  const back: ScreenAction = { id: 'back', label: report.back, value: view.draft.id };
  const resume: ScreenAction[] = extras.unfinishedId ? [{ id: 'resume', label: report.safety.resume, value: extras.unfinishedId }] : [];
  return [...resume, ...(step !== FIRST_STEP && mayGoBack(view) ? [back] : [])];
}

/** The danger of an emergency was acted on: it is not answered again. */
export function mayGoBack({ draft }: Pick<ReportView, 'draft'>): boolean {
  const last = draft.trail.at(-1);
  return last !== undefined && !(draft.incidentId !== null && last === FIRST_STEP);
}
