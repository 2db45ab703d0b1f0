/** Incidents of a window and the students of an export, joined in memory: what is counted of both. */
import type { Site } from '../../district/types.ts';
import type { LinkedIncident } from '../../incidents/equity-ports.ts';
import { type Enrolled, type Group, groupStudents, inOrder } from './groups.ts';
import { type Category, categoryOf } from './measures.ts';
import { type Tally, tallyOf } from './tally.ts';

export type StudentRole = LinkedIncident['students'][number]['role'];

/** Sites with an officer, without one, and students whose site the export does not tell. */
export const OFFICER_BUCKETS = ['with_officer', 'without_officer', 'site_unknown'] as const;
export type OfficerBucket = (typeof OFFICER_BUCKETS)[number];

export interface Cohort {
  groups: Group[];
  byGroup: Tally;
  /** null: the export has no home sites. */
  byOfficer: Tally | null;
  /** Incidents of the window, those with a linked student of the role, linked students in all, and those that are not in the export. */
  incidents: number;
  linkedIncidents: number;
  students: number;
  notInExport: number;
}

export interface CohortInput {
  incidents: readonly LinkedIncident[];
  students: readonly Enrolled[];
  role: StudentRole;
  sites: readonly Pick<Site, 'id' | 'sroOnSite'>[];
}

/** Count each student of the export once, in their group and at their home site. */
export function cohortOf({ incidents, students, role, sites }: CohortInput): Cohort {
  const history = historyOf(incidents, role);
  const groupBy = groupStudents(students);
  const groups = inOrder(groupBy.values());
  const category = (hash: string): Category => {
    const own = history.get(hash);
    return own ? categoryOf(own) : 'unreported';
  };
  const byGroup = tallyOf(
    groups.map(({ id }) => id),
    students.map(({ hash }) => ({ bucket: groupBy.get(hash)?.id ?? '', category: category(hash) })),
  );
  const counted = students.map(({ hash, homeSiteId }) => ({ bucket: officerBucket(homeSiteId, sites), category: category(hash) }));
  const hasSites = counted.some(({ bucket }) => bucket !== 'site_unknown');
  return {
    ...{ groups, byGroup, byOfficer: hasSites ? tallyOf(OFFICER_BUCKETS, counted) : null },
    incidents: incidents.length,
    linkedIncidents: incidents.filter((incident) => incident.students.some((student) => student.role === role)).length,
    students: history.size,
    notInExport: [...history.keys()].filter((hash) => !groupBy.has(hash)).length,
  };
}

/** Sites the district file does not know, and none, are no site. */
export function officerBucket(siteId: string | null, sites: CohortInput['sites']): OfficerBucket {
  const site = sites.find(({ id }) => id === siteId);
  if (!site) return 'site_unknown';
  return site.sroOnSite ? 'with_officer' : 'without_officer';
}

function historyOf(incidents: readonly LinkedIncident[], role: StudentRole): Map<string, LinkedIncident[]> {
  const history = new Map<string, LinkedIncident[]>();
  for (const incident of incidents) {
    const hashes = new Set(incident.students.filter((student) => student.role === role).map(({ hash }) => hash));
    for (const hash of hashes) history.set(hash, [...(history.get(hash) ?? []), incident]);
  }
  return history;
}
