/** The equity report: numbers, tables and definitions of one window, from incidents and the students of an export. */
import type { District } from '../../district/types.ts';
import type { LinkedIncident } from '../../incidents/equity-ports.ts';
import type { Localized } from '../../policy/types.ts';
import type { DigestTable } from '../document/model.ts';
import { keptBack, type Published, suppress, type Table, THRESHOLD } from '../publish/suppress.ts';
import { type Cohort, cohortOf, OFFICER_BUCKETS, officerBucket, type StudentRole } from './cohort.ts';
import { type DecisionFigure, decisionFigures, withoutSubtractable } from './decision-figures.ts';
import { type Enrolled, groupStudents } from './groups.ts';
import { MEASURES } from './measures.ts';
import { cellOf, type PublishedTally, publishTally } from './publish-tally.ts';
import { type RiskFigure, riskFigures, type StateRates } from './risk-figures.ts';
import { decisionTable, officerTable, stageTables } from './tables.ts';
import type { EquityWindow } from './window.ts';
import { DEFINITIONS, EMPTY, OFFICERS, TITLES } from './words.ts';

/** The whole report, in both languages; also the shape of the JSON file. Holds no hash and no single student. */
export interface EquityDocument {
  format: 1;
  invented: boolean;
  district: string;
  months: number;
  first: string;
  last: string;
  role: StudentRole;
  /** How much of the incidents the report can speak of. */
  linked: { incidents: Published; withStudents: Published; share: LinkedShare | null; notInExport: Published };
  figures: { byGroup: RiskFigure[]; byOfficer: RiskFigure[]; decisionsByGroup: DecisionFigure[]; decisionsByOfficer: DecisionFigure[] };
  tables: DigestTable[];
  notes: Localized[];
  definitions: readonly Localized[];
}

export interface EquityInput {
  window: EquityWindow;
  incidents: readonly LinkedIncident[];
  /** Those of the last 12 months; null where that is the window itself. */
  shorter: readonly LinkedIncident[] | null;
  students: readonly Enrolled[];
  role: StudentRole;
  state: { source: Localized; rates: StateRates } | null;
  district: Pick<District, 'name' | 'sites'>;
  typeLabel: (type: string) => Localized;
  invented: boolean;
}

/** Build the report. Everything in it is made of numbers that may be read. */
export function buildEquity(input: EquityInput): EquityDocument {
  const { window, role, district, state } = input;
  const shorter = input.shorter && readable(input, input.shorter, null);
  const { cohort, ...figures } = readable(input, input.incidents, shorter);
  const linked = linkedOf(cohort);
  const note = linkedNote(linked);
  const isEmpty = cohort.students === 0;
  const labels = new Map<string, Localized>([
    ...cohort.groups.map(({ id, label }): [string, Localized] => [id, label]),
    ...Object.entries(OFFICERS),
  ]);
  const noOfficers = cohort.byOfficer === null ? EMPTY.noSites : EMPTY.leftOut;
  const { typeLabel } = input;
  return {
    ...{ format: 1, invented: input.invented, district: district.name, role, linked, definitions: DEFINITIONS },
    ...{ months: window.months, first: window.first, last: window.last },
    figures: { ...figures.risks, decisionsByGroup: figures.decisionsByGroup, decisionsByOfficer: figures.decisionsByOfficer },
    tables: isEmpty
      ? []
      : [
          ...stageTables(figures.risks.byGroup, labels, note),
          officerTable(figures.risks.byOfficer, labels, { note, empty: noOfficers }),
          decisionTable(figures.decisionsByGroup, { id: 'decisions-by-group', title: TITLES.decisionsByGroup, note, labels, typeLabel }),
          decisionTable(figures.decisionsByOfficer, {
            id: 'decisions-by-officer',
            title: TITLES.decisionsByOfficer,
            note,
            labels,
            typeLabel,
          }),
        ],
    notes: [note, notInExport(linked), ...(isEmpty ? [EMPTY.nobodyLinked] : []), ...(state ? [stateSource(state.source)] : [])],
  };
}

interface Readable {
  cohort: Cohort;
  published: { byGroup: PublishedTally; byOfficer: PublishedTally };
  risks: { byGroup: RiskFigure[]; byOfficer: RiskFigure[] };
  decisionsByGroup: DecisionFigure[];
  decisionsByOfficer: DecisionFigure[];
}

/** What of these incidents may be read by those who have the report of the shorter window too. */
function readable(input: EquityInput, incidents: readonly LinkedIncident[], shorter: Readable | null): Readable {
  const { students, role, district, state } = input;
  const cohort = cohortOf({ incidents, students, role, sites: district.sites });
  const byGroup = publishTally(cohort.byGroup, shorter ? { shorter: shorter.published.byGroup } : {});
  const totals = new Map(MEASURES.map((measure) => [measure, cellOf(byGroup, measure, null)]));
  const known = { totals, ...(shorter ? { shorter: shorter.published.byOfficer } : {}) };
  const byOfficer: PublishedTally = cohort.byOfficer ? publishTally(cohort.byOfficer, known) : new Map();
  const groupBy = groupStudents(students);
  const groupsOf = (incident: LinkedIncident) =>
    new Set(incident.students.filter((student) => student.role === role).flatMap(({ hash }) => groupBy.get(hash)?.id ?? []));
  const officersOf = ({ siteId }: LinkedIncident) => new Set([officerBucket(siteId, district.sites)]);
  return {
    cohort,
    published: { byGroup, byOfficer },
    risks: {
      byGroup: riskFigures(cohort.byGroup, byGroup, state?.rates),
      byOfficer: cohort.byOfficer ? riskFigures(cohort.byOfficer, byOfficer) : [],
    },
    decisionsByGroup: withoutSubtractable(decisionFigures(incidents, cohort.byGroup.buckets, groupsOf), shorter?.decisionsByGroup),
    decisionsByOfficer: withoutSubtractable(decisionFigures(incidents, OFFICER_BUCKETS, officersOf), shorter?.decisionsByOfficer),
  };
}

/** `rounded`: to the next ten percent, because the exact share would give away a number that is hidden. */
interface LinkedShare {
  percent: number;
  rounded: boolean;
}

function linkedOf({ incidents, linkedIncidents, notInExport }: Cohort): EquityDocument['linked'] {
  const counts = { all: incidents, linked: linkedIncidents, rest: incidents - linkedIncidents };
  const cells = suppressed({
    cells: Object.entries(counts).map(([id, count]) => ({ id, count })),
    sums: [{ whole: 'all', parts: ['linked', 'rest'] }],
  });
  const at = (id: keyof typeof counts): Published => cells?.get(id) ?? { kind: 'hidden' };
  const share = shareOf(counts, at('all').kind === 'count' && at('linked').kind === 'count');
  return { incidents: at('all'), withStudents: at('linked'), share, notInExport: aloneCount(notInExport) };
}

function shareOf({ all, linked }: { all: number; linked: number }, exact: boolean): LinkedShare | null {
  if (all === 0 || (!exact && all < ENOUGH_TO_ROUND)) return null;
  const share = (100 * linked) / all;
  return { percent: exact ? Math.round(share) : Math.round(share / 10) * 10, rounded: !exact };
}

/** Ten percent of fewer incidents are so few that the rounded share would tell their number. */
const ENOUGH_TO_ROUND = 50;

function suppressed(table: Table): Map<string, Published> | null {
  try {
    return suppress(table);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A count that is in no sum. */
function aloneCount(count: number): Published {
  return count < THRESHOLD ? keptBack(count) : { kind: 'count', count };
}

function linkedNote({ incidents, withStudents, share }: EquityDocument['linked']): Localized {
  const [part, whole] = [countText(withStudents), countText(incidents)];
  const about = share?.rounded ? { en: 'about ', es: 'cerca del ' } : { en: '', es: '' };
  return {
    en: `Students were linked in ${part.en} of ${whole.en} incidents${share ? ` (${about.en}${share.percent}%)` : ''}.`,
    es: `Hay estudiantes vinculados en ${part.es} de ${whole.es} incidentes${share ? ` (${about.es}${share.percent} %)` : ''}.`,
  };
}

function notInExport({ notInExport: count }: EquityDocument['linked']): Localized {
  const text = countText(count);
  return {
    en: `Linked students who are not in the export: ${text.en}.`,
    es: `Estudiantes vinculados que no están en la exportación: ${text.es}.`,
  };
}

function stateSource(source: Localized): Localized {
  return { en: `State figures: ${source.en}.`, es: `Datos del estado: ${source.es}.` };
}

function countText(cell: Published): Localized {
  if (cell.kind === 'count') return { en: String(cell.count), es: String(cell.count) };
  return cell.kind === 'few' ? { en: '≤10', es: '≤10' } : { en: 'hidden', es: 'oculto' };
}
