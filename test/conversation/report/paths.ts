/** Ordinary reports walked without a database: which screens a person meets, given how they answer. */
import { newDraft } from '../../../src/conversation/report/open-report.ts';
import { readStep } from '../../../src/conversation/report/read-step.ts';
import { type ReportView, viewOf } from '../../../src/conversation/report/report-view.ts';
import { classificationOf } from '../../../src/conversation/report/screens/outcome-lines.ts';
import { stepScreen } from '../../../src/conversation/report/screens/step-screen.ts';
import { FIRST_STEP, LAST_STEP, stepAfter } from '../../../src/conversation/report/steps.ts';
import type { FieldValues, Screen } from '../../../src/conversation/screen.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import type { Language } from '../../../src/policy/types.ts';
import { prefilled, SCHOOL_TIME, sampleDistrict, samplePolicy } from './report-world.ts';

type Answering = (screen: Screen) => FieldValues;

const deps: Pick<UseCaseDeps, 'policy' | 'district' | 'clock' | 'ids'> = {
  policy: samplePolicy(),
  district: sampleDistrict(),
  clock: { now: () => SCHOOL_TIME },
  ids: { id: () => '019a0000-0000-7000-8000-000000000000', referenceSuffix: () => '7K3Q' },
};

/** The longest name a place of the district has: the worst case of the prefilled list. */
const longestSite = deps.district.sites.reduce((a, b) => (b.name.split(' ').length > a.name.split(' ').length ? b : a)).id;

/** A report about to begin, its place prefilled. */
function firstView(language: Language | null, at: Date): ReportView {
  const here = { ...deps, clock: { now: () => at } };
  const draft = newDraft(here as UseCaseDeps, { language, usualSiteId: longestSite });
  return viewOf(here, draft, null);
}

function show(view: ReportView): Screen {
  return stepScreen(view, view.draft.screen);
}

/** The view after this screen was submitted; null: the report ended (sent, or an emergency). */
function submit(view: ReportView, values: FieldValues): ReportView | null {
  const step = view.draft.screen;
  const reading = readStep(view, step, { ...prefilled(show(view)), ...values });
  if (Object.keys(reading.errors).length > 0) throw new Error(`${step}: ${JSON.stringify(reading.errors)}`);
  const { answers, siteId, note } = reading;
  const answered = { ...view, draft: { ...view.draft, answers, siteId, note } };
  if (step === LAST_STEP || classificationOf(answered).level === 'L5') return null;
  const screen = stepAfter(answered, step);
  return { ...answered, draft: { ...answered.draft, screen, trail: [...view.draft.trail, step] } };
}

/** Every screen of one report. */
export function walk(language: Language | null, answering: Answering, at: Date = SCHOOL_TIME): Screen[] {
  const screens: Screen[] = [];
  let view: ReportView | null = firstView(language, at);
  while (view) {
    const screen = show(view);
    screens.push(screen);
    if (screens.length > 12) throw new Error('this report does not end');
    view = submit(view, answering(screen));
  }
  return screens;
}

export const isFirst = (screen: Screen) => screen.id === `report-${FIRST_STEP}`;
