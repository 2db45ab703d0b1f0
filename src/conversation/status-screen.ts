import type { Incident, Person } from '../incidents/incident.ts';
import { isOpenNotice } from '../incidents/is-open.ts';
import { ownReports } from '../incidents/report/own-reports.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import type { Language } from '../policy/types.ts';
import { frame, normal, quiet } from './report/screens/frame.ts';
import type { Screen } from './screen.ts';
import { words } from './wording/wording.ts';

const MOST = 10;

/** A person's own reports and what became of them, newest first: reference and state, no kind, no place. */
export async function statusScreen(
  deps: UseCaseDeps,
  person: Person,
  { language, reference }: { language: Language; reference: string | null },
): Promise<Screen> {
  const { status } = words(language).report;
  const reports = await ownReports(deps, { person, ...(reference === null ? {} : { reference }) });
  const none = reference === null ? status.none : status.notFound(reference);
  const lines = reports.slice(0, MOST).map((incident) => normal(status.line(incident.reference, stateOf(incident, language))));
  return frame({
    step: 'status',
    language,
    context: reference === null ? {} : { reference },
    title: status.title,
    paragraphs: lines.length > 0 ? [...lines, quiet(status.change)] : [normal(none)],
  });
}

/** What became of a report, in plain words without kind or place. */
export function stateOf(incident: Incident, language: Language): string {
  const { status } = words(language).report;
  if (incident.status === 'withdrawn') return status.withdrawn;
  if (incident.status === 'closed') return status.closed;
  if (incident.emergency?.stoodDownAt) return status.stoodDown;
  if (incident.callDuty?.calledAt) return status.called;
  if (incident.decision?.outcome === 'approved') return status.approved;
  if (incident.decision?.outcome === 'declined') return status.declined;
  if (incident.notices.length > 0 && incident.notices.some(({ madeAt }) => madeAt) && !incident.notices.some(isOpenNotice))
    return status.noticeMade;
  return status.open[incident.classification.level];
}
