/** What will happen and why, in plain words, before the person sends (level, who, by when, whether police are asked). */
import { isSchoolTime } from '../../../district/calendar.ts';
import { readAt } from '../../../district/duty.ts';
import type { NamedPerson } from '../../../district/types.ts';
import { administratorsOf, decidersOf, namedFor } from '../../../incidents/deciders.ts';
import { isRestricted } from '../../../incidents/permissions.ts';
import { classify } from '../../../policy/classify.ts';
import type { Classification, ClockSpec } from '../../../policy/types.ts';
import { cardTime } from '../../cards/card-time.ts';
import type { Paragraph } from '../../screen.ts';
import { words } from '../../wording/wording.ts';
import type { ReportView } from '../report-view.ts';
import { answersOnPath } from '../steps.ts';
import { alert, normal, quiet } from './frame.ts';

/** What the policy says of the report as it stands. */
export function classificationOf(view: ReportView): Classification {
  const { siteId } = view.draft;
  return classify(view.policy, { ...(siteId ? { site: siteId } : {}), answers: answersOnPath(view), facts: view.facts });
}

/** Few lines: what it is, who has it until when, whether police are asked, and the type's one sentence why. */
export function outcomeLines(view: ReportView): Paragraph[] {
  const classification = classificationOf(view);
  const { language } = view.draft;
  const why = view.policy.types[classification.type]?.why[language];
  return [...what(view, classification), ...(why ? [quiet(why)] : [])];
}

function what(view: ReportView, classification: Classification): Paragraph[] {
  const { outcome } = words(view.draft.language).report;
  const who = firstToSee(view, classification);
  switch (classification.police) {
    case '911':
      return [alert(outcome.emergency)];
    case 'canra':
      return [alert(outcome.canra(view.policy.texts.hotline.phone))];
    case 'mandatory':
      return [normal(`${outcome.notice(who, noticeBy(view, classification))}${noOfficer(view, classification)}`)];
    case 'discretionary':
      return [normal(decidesText(view, classification, who))];
    case 'none':
      if (classification.level === 'L5') return [alert(outcome.emergency)];
      return [normal(outcome.school(who, seenBy(view, classification)))];
    default:
      return classification.police satisfies never;
  }
}

/** No limit runs unread: where nobody is on call, it counts from the next morning. */
function decidesText({ district, now, draft: { language } }: ReportView, classification: Classification, who: string): string {
  const { outcome } = words(language).report;
  const start = readAt(district, now);
  const minutes = decisionMinutes({ district }, classification);
  if (start <= now) return outcome.decides(who, minutes);
  return outcome.decidesLater(who, cardTime(start, { now, timeZone: district.timeZone, language }));
}

/** What is due at once is left to the police: nothing is said of officers. */
function noOfficer(view: ReportView, { response_mode, obligations }: Classification): string {
  const clock = obligations.find((each) => each.police === 'mandatory')?.clock;
  const isAtOnce = !clock || (clock.unit === 'min' && clock.value === 0);
  return response_mode === 'notice_only' && !isAtOnce ? ` ${words(view.draft.language).report.outcome.noticeOnly}` : '';
}

/** By title, never by name. Restricted tracks: their own role. */
function firstToSee(view: ReportView, classification: Classification): string {
  const { district, draft } = view;
  const incident = {
    siteId: draft.siteId,
    classification: { ...classification, id: '', at: view.now, cause: 'report' as const, actorId: null },
  };
  const onSite = administratorsOf(district, draft.siteId)[0];
  const isSchool = classification.police === 'none' || classification.police === 'mandatory';
  const first: NamedPerson | undefined = isRestricted(incident)
    ? namedFor(district, incident)[0]
    : ((isSchool ? onSite : undefined) ?? decidersOf(district, incident, view.now)[0]);
  return first?.title[draft.language] ?? words(draft.language).report.nobodyNamed;
}

/** Out of school hours nobody promises minutes. */
function seenBy({ district, draft, now }: ReportView, { level }: Classification): string {
  const { by } = words(draft.language).report;
  if (!isSchoolTime(district, now)) return by.nextDay;
  return level === 'L1' ? by.today : by.minutes(district.deadlines.adminSees);
}

function decisionMinutes({ district }: Pick<ReportView, 'district'>, { obligations }: Classification): number {
  const clock = obligations.find((each) => each.police === 'discretionary')?.clock;
  const limit = district.deadlines.decision;
  return clock?.unit === 'min' && clock.value > 0 ? Math.min(clock.value, limit) : limit;
}

function noticeBy(view: ReportView, { obligations }: Classification): string {
  const clock = obligations.find((each) => each.police === 'mandatory')?.clock ?? null;
  return clockWords(view, clock);
}

function clockWords({ district, draft, now }: ReportView, clock: ClockSpec | null): string {
  const { by } = words(draft.language).report;
  if (!clock) return by.atOnce;
  switch (clock.unit) {
    case 'min':
      return clock.value === 0 ? by.atOnce : by.minutes(clock.value);
    case 'hour':
      return by.hours(clock.value);
    case 'schoolday':
      if (clock.value > 0) return by.schooldays(clock.value);
      return isSchoolTime(district, now) ? by.today : by.nextDay;
    case 'day':
      return by.days(clock.value);
    default:
      return clock.unit satisfies never;
  }
}
