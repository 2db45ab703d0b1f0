/**
 * Who may see, decide, record and change what: one function, asked by every surface (domain.md 1b, 3; design.md "People and surfaces").
 * docs/privacy.md prints it as a table. Guests of the workspace report like anyone, and may do nothing else. The rules of two persons
 * stand in the use cases and in the database: here is only who may be one of them.
 */
import type { Role } from '../district/types.ts';
import type { Track } from '../policy/types.ts';
import type { Incident, Person } from './incident.ts';

/** Tracks whose type and place never stand in a channel. */
export const RESTRICTED_TRACKS: readonly Track[] = ['CANRA', 'TITLE_IX', 'CRISIS', 'STAFF_RESTRICTED'];

/** The director, deputies and the superintendent's designee; a guest of the workspace never. */
export function isDecider({ role, guest }: Pick<Person, 'role' | 'guest'>): boolean {
  return !guest && DECIDERS.includes(role);
}

const TRACK_ROLES: Partial<Record<Track, readonly Role[]>> = {
  CANRA: ['designee'],
  TITLE_IX: ['title_ix'],
  CRISIS: ['crisis_lead', 'site_admin'],
  STAFF_RESTRICTED: ['designee', 'hr'],
};
const DECIDERS: readonly Role[] = ['director', 'deputy', 'designee'];

export const ACTIONS = [
  // type, place, answers and note; each reading is logged by the caller
  'view',
  // approve, decline, be on it, revise, hand over, ask the reporter
  'decide',
  // take oneself or another off the case
  'declare-conflict',
  // call made, notice made, duty done: also whose duty it is
  'record',
  // not required after all: the first person
  'propose-waiver',
  // lower from L4 or L5: the first person
  'propose-level',
  // the second person of both
  'confirm',
  'confirm-911',
  'all-clear',
  'stand-down',
  // facts, "it is over", "I was mistaken"
  'correct',
  // the reporter's answer to a question
  'answer',
  // the student was suspended or not; who the students were
  'suspension',
  'link-students',
  // what police did
  'outcome',
  // close, reopen, relate
  'file',
] as const;
export type IncidentAction = (typeof ACTIONS)[number];

type Classified = Pick<Incident, 'classification' | 'siteId'>;
type Subject = Classified & Partial<Pick<Incident, 'reporterId' | 'recusals'>> & { assignedTo?: string | null };

/** Does this incident go only to the named roles of its track? */
export function isRestricted(incident: Pick<Incident, 'classification'>): boolean {
  return incident.classification.tracks.some((track) => RESTRICTED_TRACKS.includes(track));
}

/**
 * The roles a restricted incident goes to. A matter about staff goes to its own roles only, whatever else it touches, so that nobody
 * in the accused person's chain reads it through another track.
 */
export function rolesFor(incident: Pick<Incident, 'classification'>): readonly Role[] {
  const { tracks, level } = incident.classification;
  if (tracks.includes('STAFF_RESTRICTED')) return TRACK_ROLES.STAFF_RESTRICTED ?? [];
  // somebody must be able to decide what the law leaves to the school: the superintendent's designee, not the channel
  const decider: readonly Role[] = level === 'L3' ? ['designee'] : [];
  return [...new Set([...tracks.flatMap((track) => TRACK_ROLES[track] ?? []), ...decider])];
}

/**
 * May this person do this with this incident?
 *
 * @param incident with `assignedTo`, whose duty the call, notice or duty is; only `record` and `propose-waiver` look at it.
 */
export function may(person: Person, action: IncidentAction, incident: Subject): boolean {
  const isReporter = incident.reporterId === person.id;
  if (isReporter && OF_REPORTER.includes(action)) return true;
  if (person.guest || isRecused(person, incident)) return false;
  if (action === 'confirm-911') return person.role !== 'staff';
  if (person.id === incident.assignedTo && OF_OWNER.includes(action)) return true;
  return sees(person, incident) && ALLOWED[action](person, incident);
}

/** What the reporter may do with their own report, whatever became of it. A wrong "no" to 911 costs time. */
const OF_REPORTER: readonly IncidentAction[] = ['confirm-911', 'correct', 'answer'];
const OF_OWNER: readonly IncidentAction[] = ['record', 'propose-waiver'];

const anyReader = (): boolean => true;
const nobody = (): boolean => false;
const decider = (person: Person): boolean => DECIDERS.includes(person.role);
/** Deciders; of a restricted matter also those it goes to, since nobody else can end it. */
const manager = (person: Person, incident: Subject): boolean =>
  decider(person) || (isRestricted(incident) && rolesFor(incident).includes(person.role));

const ALLOWED: Record<IncidentAction, (person: Person, incident: Subject) => boolean> = {
  view: anyReader,
  decide: decider,
  'declare-conflict': anyReader,
  record: anyReader,
  'propose-waiver': anyReader,
  'propose-level': anyReader,
  confirm: manager,
  'confirm-911': anyReader,
  'all-clear': anyReader,
  'stand-down': decider,
  correct: anyReader,
  answer: nobody,
  suspension: anyReader,
  'link-students': (person) => person.role === 'site_admin',
  outcome: anyReader,
  file: (person, incident) => manager(person, incident) || isSchoolMatter(incident),
};

/** May this person start and end a drill at this site? The director and deputies anywhere, administrators at their own. */
export function mayStartDrill(person: Person, siteId: string): boolean {
  if (person.guest) return false;
  return person.role === 'director' || person.role === 'deputy' || (person.role === 'site_admin' && person.siteIds.includes(siteId));
}

function sees(person: Person, incident: Subject): boolean {
  if (isRestricted(incident)) return hasTrackRole(person, incident) || mayHelpInEmergency(person, incident);
  return DECIDERS.includes(person.role) || isOwnSite(person, incident);
}

function isRecused(person: Person, { recusals }: Subject): boolean {
  return recusals?.some(({ personId }) => personId === person.id) ?? false;
}

function hasTrackRole(person: Person, incident: Classified): boolean {
  if (!rolesFor(incident).includes(person.role)) return false;
  return person.role !== 'site_admin' || isOwnSite(person, incident);
}

/** In an emergency the deciders must see where, except where the matter is about staff. */
function mayHelpInEmergency(person: Person, incident: Classified): boolean {
  const { level, tracks } = incident.classification;
  return level === 'L5' && !tracks.includes('STAFF_RESTRICTED') && DECIDERS.includes(person.role);
}

function isOwnSite(person: Person, incident: Classified): boolean {
  return person.role === 'site_admin' && incident.siteId !== null && person.siteIds.includes(incident.siteId);
}

/** What the site handles itself, it may also close. */
function isSchoolMatter({ classification: { level } }: Classified): boolean {
  return level === 'L1' || level === 'L2';
}
