/** Points, decisions and actions of the meeting with police. Codes only: a use case that took a sentence would let a name in. */
import { wallDate } from '../../district/wall-time.ts';
import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import { shiftWeek, weekOf } from '../week.ts';
import { DECISIONS, DISTRICT_OWNER, type MeetingDecision, TASKS, type Task, TOPICS, TOPICS_WITH_SITE, type Topic } from './codes.ts';

/** The deciders, and the district's own liaison. */
export function mayManageMeeting(person: Pick<Person, 'role' | 'guest'>): boolean {
  return isDecider(person) || (person.role === 'liaison' && !person.guest);
}

export interface NewAgendaItem {
  topic: Topic;
  agencyId: string | null;
  siteId: string | null;
  day: string | null;
}

/**
 * Add a point to the digest that is being prepared.
 *
 * @param input.week ISO week of that digest; null: the week that ended last.
 */
export async function addAgendaItem(
  deps: UseCaseDeps,
  input: { person: Person; id: string; week: string | null; item: NewAgendaItem },
): Promise<'added' | 'not-allowed' | 'no-such-code'> {
  const { person, id, item } = input;
  if (!mayManageMeeting(person)) return 'not-allowed';
  if (!isKnown(deps, item) || !(item.topic in TOPICS)) return 'no-such-code';
  const siteId = TOPICS_WITH_SITE.includes(item.topic) ? item.siteId : null;
  await deps.unitOfWork.run(async (tx) => {
    const now = deps.clock.now();
    const week = input.week ?? shiftWeek(weekOf(now, deps.district.timeZone), -1);
    if (!(await tx.meeting.addAgendaItem({ id, week, ...item, siteId, addedById: person.id, addedAt: now }))) return;
    tx.audit.append({ kind: 'agenda-item-added', actorId: person.id, details: { agendaItemId: id, week, topic: item.topic } });
    const digest = await tx.digests.byWeek(week);
    if (digest) await tx.messages.refreshDigest(digest.id);
  });
  return 'added';
}

export interface NewAction {
  task: Task;
  /** `district`, or an agency's id. */
  owner: string;
  /** `YYYY-MM-DD`, today or later. */
  dueOn: string;
  siteId: string | null;
}

/** Write down who does what until when. */
export async function addAction(
  deps: UseCaseDeps,
  { person, id, action }: { person: Person; id: string; action: NewAction },
): Promise<'added' | 'not-allowed' | 'no-such-code' | 'past'> {
  if (!mayManageMeeting(person)) return 'not-allowed';
  const agencyId = action.owner === DISTRICT_OWNER ? null : action.owner;
  if (!isKnown(deps, { agencyId, siteId: action.siteId }) || !(action.task in TASKS)) return 'no-such-code';
  const now = deps.clock.now();
  if (action.dueOn < wallDate(now, deps.district.timeZone)) return 'past';
  await deps.unitOfWork.run(async (tx) => {
    if (!(await tx.meeting.addAction({ id, ...action, addedById: person.id, addedAt: now }))) return;
    const { task, owner, dueOn } = action;
    tx.audit.append({ kind: 'action-added', actorId: person.id, details: { actionId: id, task, owner, dueOn } });
  });
  return 'added';
}

/** Mark actions as done; those that were done before are left as they are. */
export async function finishActions(
  deps: UseCaseDeps,
  { person, ids }: { person: Person; ids: readonly string[] },
): Promise<{ kind: 'done'; count: number } | { kind: 'not-allowed' }> {
  if (!mayManageMeeting(person)) return { kind: 'not-allowed' };
  return deps.unitOfWork.run(async (tx) => {
    let count = 0;
    for (const id of ids) {
      if (!(await tx.meeting.finishAction(id, { at: deps.clock.now(), byId: person.id }))) continue;
      count += 1;
      tx.audit.append({ kind: 'action-done', actorId: person.id, details: { actionId: id } });
    }
    return { kind: 'done', count };
  });
}

/** Write the minutes: what was decided about a point. The first word stands. */
export async function decideItems(
  deps: UseCaseDeps,
  { person, decisions }: { person: Person; decisions: Readonly<Record<string, MeetingDecision>> },
): Promise<{ kind: 'done'; count: number } | { kind: 'not-allowed' }> {
  if (!mayManageMeeting(person)) return { kind: 'not-allowed' };
  return deps.unitOfWork.run(async (tx) => {
    let count = 0;
    for (const [id, decision] of Object.entries(decisions)) {
      if (!(decision in DECISIONS)) continue;
      if (!(await tx.meeting.decide(id, { decision, at: deps.clock.now(), byId: person.id }))) continue;
      count += 1;
      tx.audit.append({ kind: 'agenda-decided', actorId: person.id, details: { agendaItemId: id, decision } });
    }
    return { kind: 'done', count };
  });
}

function isKnown({ district }: UseCaseDeps, { agencyId, siteId }: { agencyId: string | null; siteId: string | null }): boolean {
  const agencyKnown = agencyId === null || district.agencies.some(({ id }) => id === agencyId);
  return agencyKnown && (siteId === null || district.sites.some(({ id }) => id === siteId));
}
