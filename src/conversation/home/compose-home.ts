import { startOfDay } from '../../district/wall-time.ts';
import type { BoardCounts } from '../../incidents/digest-ports.ts';
import { dutiesOf } from '../../incidents/duty/duties-of.ts';
import type { Incident, Person } from '../../incidents/incident.ts';
import { isDecider, may } from '../../incidents/permissions.ts';
import { ownReports } from '../../incidents/report/own-reports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import { cardTime } from '../cards/card-time.ts';
import { cardWords } from '../cards/card-words.ts';
import { heading, line, quiet } from '../cards/incident-lines.ts';
import { loadFactsOf } from '../cards/load-facts.ts';
import { owedLines } from '../duties-screen.ts';
import type { NoticeAction, NoticeBlock } from '../notice.ts';
import { stateOf } from '../status-screen.ts';
import { home as english, type HomeWording } from '../wording/en/home.ts';
import { home as spanish } from '../wording/es/home.ts';
import { words } from '../wording/wording.ts';
import type { Home } from './home.ts';

const WORDS: Record<Language, HomeWording> = { en: english, es: spanish };
/** A platform's page has a limit; what is left out is counted. */
const MOST = 15;

type Part = Home['parts'][number];

/**
 * The home tab of a person: 911 and the report button first; for deciders what waits, the soonest first; what they owe; their own reports
 * and what became of them. Of a restricted matter the reference and nothing else.
 */
export async function composeHome(deps: UseCaseDeps, person: Person): Promise<Home> {
  const language = person.language ?? deps.district.language;
  const text = WORDS[language];
  const now = deps.clock.now();
  const report: NoticeAction = { id: 'report', label: text.report, value: '', style: 'primary' };
  return {
    language,
    parts: [
      { blocks: [{ kind: 'alert', line: text.danger }], actions: [report] },
      ...(isDecider(person) ? await waitingParts(deps, { person, language }) : []),
      await dutyPart(deps, { person, language }),
      await reportPart(deps, { person, language }),
      { blocks: [quiet(text.asOf(cardTime(now, { now, timeZone: deps.district.timeZone, language })))], actions: [] },
    ],
  };
}

interface Reader {
  person: Person;
  language: Language;
}

async function waitingParts(deps: UseCaseDeps, { person, language }: Reader): Promise<Part[]> {
  const text = WORDS[language];
  const items = await waitingFor(deps, person);
  if (items.length === 0) return [{ blocks: [heading(text.waiting), line(text.nothingWaits)], actions: [] }];
  const shown = items.slice(0, MOST).map((item) => itemPart(deps, { item, language }));
  return [{ blocks: [heading(text.waiting)], actions: [] }, ...shown, ...rest(text, items.length)];
}

/** What this decider may see of what waits, the soonest first. */
async function waitingFor(deps: UseCaseDeps, person: Person): Promise<BoardCounts['items']> {
  return deps.unitOfWork.run(async (tx) => {
    const { items } = await tx.board.counts(startOfDay(deps.clock.now(), deps.district.timeZone));
    const seen = new Map<string, Incident | null>();
    for (const { incidentId } of items) if (!seen.has(incidentId)) seen.set(incidentId, await tx.incidents.get(incidentId));
    return items.filter(({ incidentId }) => {
      const incident = seen.get(incidentId);
      return incident !== null && incident !== undefined && may(person, 'view', incident);
    });
  });
}

function itemPart(deps: UseCaseDeps, { item, language }: { item: BoardCounts['items'][number]; language: Language }): Part {
  const text = cardWords(language);
  const now = deps.clock.now();
  const at = (due: Date): string => cardTime(due, { now, timeZone: deps.district.timeZone, language });
  const due = item.dueAt === null ? text.atOnce : item.dueAt < now ? text.board.overdue(at(item.dueAt)) : text.board.due(at(item.dueAt));
  return {
    blocks: [line(`${item.reference} · ${text.board.what[item.what]} · ${due}`)],
    actions: [{ id: 'details', label: WORDS[language].open, value: item.incidentId }],
  };
}

async function dutyPart(deps: UseCaseDeps, { person, language }: Reader): Promise<Part> {
  const text = WORDS[language];
  const facts = await loadFactsOf(deps, { incidents: await dutiesOf(deps, person), reader: person });
  const owed = facts.flatMap((each) => owedLines({ ...each, language }, person)).toSorted((a, b) => a.at - b.at);
  if (owed.length === 0) return { blocks: [heading(text.duties), line(text.noDuties)], actions: [] };
  const lines = owed.slice(0, MOST).map((each) => each.text);
  return { blocks: [heading(text.duties), list(text, lines, owed.length)], actions: [] };
}

async function reportPart(deps: UseCaseDeps, { person, language }: Reader): Promise<Part> {
  const text = WORDS[language];
  const { status } = words(language).report;
  const reports = await ownReports(deps, { person });
  if (reports.length === 0) return { blocks: [heading(text.reports), line(text.noReports)], actions: [] };
  const lines = reports.slice(0, MOST).map((incident) => status.line(incident.reference, stateOf(incident, language)));
  return { blocks: [heading(text.reports), list(text, lines, reports.length)], actions: [] };
}

function list(text: HomeWording, lines: string[], all: number): NoticeBlock {
  return { kind: 'list', lines: all > lines.length ? [...lines, text.more(all - lines.length)] : lines };
}

function rest(text: HomeWording, all: number): Part[] {
  return all > MOST ? [{ blocks: [line(text.more(all - MOST))], actions: [] }] : [];
}
