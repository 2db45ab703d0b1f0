import type { District } from '../../district/types.ts';
import { wallDate } from '../../district/wall-time.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { LinkedIncident } from '../../incidents/equity-ports.ts';
import type { Clock, UnitOfWork } from '../../incidents/ports.ts';
import type { Policy } from '../../policy/schema.ts';
import { buildEquity, type EquityDocument, type EquityInput } from './build-equity.ts';
import { endsHalfYear, equityWindow, lastHalfYear, type WindowMonths } from './window.ts';
import { UNLISTED } from './words.ts';

export interface MakeEquityReportDeps {
  unitOfWork: UnitOfWork;
  clock: Clock;
  district: District;
  policy: Policy;
}

/**
 * Make the equity report of a window that is over. The students of the export are joined here, in memory; only that a report was made is
 * written, into the audit.
 *
 * @param input.until last day of a half-year; the last one that is over when missing.
 * @throws AppError `bad-argument` for another day, or a window that is not over.
 */
export async function makeEquityReport(
  { unitOfWork, clock, district, policy }: MakeEquityReportDeps,
  input: { until?: string; months: WindowMonths } & Pick<EquityInput, 'students' | 'role' | 'state'>,
): Promise<EquityDocument> {
  const today = wallDate(clock.now(), district.timeZone);
  const until = input.until ?? lastHalfYear(today);
  if (!endsHalfYear(until)) {
    throw new AppError(
      'bad-argument',
      `--until ${until} is no end of a half-year; take ${lastHalfYear(today)} or an earlier 30 June or 31 December. Reports that end on neighbouring days could be subtracted from each other.`,
    );
  }
  if (until >= today) throw new AppError('bad-argument', `The half-year until ${until} is not over yet; take ${lastHalfYear(today)}.`);
  const window = equityWindow(until, input.months, district.timeZone);
  const inside = input.months === 12 ? null : equityWindow(until, 12, district.timeZone);
  const read = await unitOfWork.run(async (tx) => {
    const { role, months } = input;
    tx.audit.append({ kind: 'equity-report-made', actorId: null, details: { first: window.first, last: window.last, months, role } });
    return {
      incidents: await tx.linkedStudents.incidentsBetween(window.from, window.to),
      shorter: inside && (await tx.linkedStudents.incidentsBetween(inside.from, inside.to)),
      invented: await tx.digests.invented(window.from, window.to),
    };
  });
  const { students, role, state } = input;
  const typeLabel = (type: string) => policy.types[type]?.label ?? UNLISTED;
  const [incidents, shorter] = [listedTypes(read.incidents, policy), read.shorter && listedTypes(read.shorter, policy)];
  return buildEquity({ ...{ incidents, shorter, invented: read.invented }, window, students, role, state, district, typeLabel });
}

/** What stands in the database is never printed: types that the policy no longer has are one type together. */
function listedTypes(incidents: readonly LinkedIncident[], { types }: Policy): LinkedIncident[] {
  return incidents.map((incident) => (Object.hasOwn(types, incident.type) ? incident : { ...incident, type: 'unlisted' }));
}
