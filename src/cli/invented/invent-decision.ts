/** The director's choice at L3: usually in time, usually to keep it at school; an approval is nearly always followed by the call. */
import type { InventedRevision } from '../../adapters/database/invented/invented-incident.ts';
import { readAt } from '../../district/duty.ts';
import type { Site } from '../../district/types.ts';
import { minutesAfter } from '../../district/wall-time.ts';
import type { CallDuty, Decision } from '../../incidents/incident.ts';
import { ownerOf, type World } from './world.ts';

export interface Decided {
  /** Oldest first; the last counts. */
  decisions: Decision[];
  callDuty: CallDuty | null;
}

const APPROVED = 0.35;
const LATE = 0.06;
const REVISED = 0.05;

/** @param withdrawn nobody had to decide any more. */
export function inventDecision(
  world: World,
  { revisions, site, withdrawn }: { revisions: InventedRevision[]; site: Site; withdrawn: boolean },
): Decided {
  const { dice, district } = world;
  const asked = revisions.find(({ classification }) => classification.level === 'L3')?.classification;
  const last = revisions.at(-1)?.classification;
  if (!asked || !last) return { decisions: [], callDuty: null };
  const spec = asked.obligations.find(({ police }) => police === 'discretionary')?.clock ?? null;
  const limit = spec?.unit === 'min' && spec.value > 0 ? Math.min(spec.value, district.deadlines.decision) : district.deadlines.decision;
  const read = readAt(district, asked.at);
  const open: Decision = {
    ...{ id: world.id(asked.at), openedAt: asked.at, dueAt: minutesAfter(read, limit), outcome: 'superseded' },
    ...{ decidedAt: null, decidedById: null, reason: null, silencedUntil: null, silencedById: null, revisesId: null },
  };
  if (withdrawn || last.level !== 'L3') return { decisions: [open], callDuty: null };
  const isLate = dice.chance(LATE);
  const decidedAt = isLate ? world.later(read, limit + 1, limit + 35) : world.later(read, 2, limit - 1);
  const outcome = dice.chance(APPROVED) ? 'approved' : 'declined';
  const key = decider(world, isLate ? 'deputy' : 'director');
  const decision: Decision = { ...open, outcome, decidedAt, decidedById: key, reason: reasonFor(world, outcome) };
  if (outcome === 'declined') return { decisions: [decision], callDuty: null };
  return callAfter(world, { decision, decidedAt, callerId: ownerOf(world, { site, classification: last, role: 'site_admin' }) }, site);
}

function callAfter(
  world: World,
  { decision, decidedAt, callerId }: { decision: Decision; decidedAt: Date; callerId: string },
  { agencyId }: Site,
): Decided {
  const { dice, district } = world;
  const duty: CallDuty = {
    ...{ id: world.id(decidedAt), decisionId: decision.id, callerId, agencyId, officerRequested: dice.chance(0.6) },
    ...{ openedAt: decidedAt, dueAt: minutesAfter(decidedAt, district.deadlines.callDuty) },
    ...{ calledAt: null, calledById: null, caseNumber: null, cancelledAt: null, cancelledById: null },
  };
  if (!dice.chance(REVISED)) {
    const calledAt = world.later(decidedAt, 1, 14);
    return { decisions: [decision], callDuty: { ...duty, calledAt, calledById: callerId, caseNumber: caseNumber(world, calledAt) } };
  }
  const at = world.later(decidedAt, 3, 9);
  const by = decider(world, 'director');
  const revised: Decision = {
    ...{ ...decision, id: world.id(at), openedAt: at, outcome: 'declined', decidedAt: at, decidedById: by },
    ...{ reason: reasonFor(world, 'declined'), revisesId: decision.id },
  };
  return { decisions: [decision, revised], callDuty: { ...duty, cancelledAt: at, cancelledById: by } };
}

function decider({ district, person }: World, role: 'director' | 'deputy'): string {
  const [first] = [...district.people.filter((each) => each.role === role), ...district.people];
  return person(first?.key ?? role);
}

function reasonFor({ policy, dice }: World, outcome: 'approved' | 'declined'): string {
  return dice.pick(policy.reasonCodes[outcome === 'approved' ? 'approve' : 'decline']).id;
}

/** As an agency writes its numbers: year and a running one. */
export function caseNumber({ dice }: World, at: Date): string {
  return `${at.toISOString().slice(2, 4)}-${String(Math.floor(dice.between(10_000, 99_999)))}`;
}
