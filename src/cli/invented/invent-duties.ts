/** What the law and the district ask besides the decision: notices, the 911 call, duties, and the clocks of all of it. */
import type { InventedIncident, InventedRevision } from '../../adapters/database/invented/invented-incident.ts';
import { calendarVersion } from '../../district/clocks.ts';
import type { Site } from '../../district/types.ts';
import type { Duty, Emergency, PoliceNotice } from '../../incidents/incident.ts';
import { partiesOf } from '../../incidents/notice-owner.ts';
import type { ClockSpec, Obligation } from '../../policy/types.ts';
import { caseNumber } from './invent-decision.ts';
import { ownerOf, type World } from './world.ts';

export interface Owing {
  site: Site;
  revisions: InventedRevision[];
  reporterId: string;
  /** Who is asked first for all of it. */
  adminId: string;
}

const LATE_NOTICE = 0.04;
const UNCONFIRMED = 0.04;

/** Every notice that a classification demanded, made: most in time, few late. */
export function inventNotices(world: World, owing: Owing): PoliceNotice[] {
  const notices: PoliceNotice[] = [];
  for (const { classification, facts } of owing.revisions) {
    for (const obligation of classification.obligations.filter(({ police }) => police === 'mandatory')) {
      const { rule, to } = obligation;
      if (notices.some((notice) => notice.rule === rule && notice.to === to)) continue;
      const { suspendedAt } = facts;
      const startedAt = obligation.clock?.start === 'suspended' && suspendedAt ? new Date(suspendedAt) : classification.at;
      const openedAt = classification.at;
      for (const party of partiesOf(world.policy, rule)) notices.push(notice(world, owing, { obligation, party, openedAt, startedAt }));
    }
  }
  return notices;
}

function notice(
  world: World,
  { site, adminId, reporterId }: Owing,
  owed: { obligation: Obligation; party: PoliceNotice['party']; openedAt: Date; startedAt: Date },
): PoliceNotice {
  const { obligation, party, openedAt, startedAt } = owed;
  const { dice } = world;
  const dueAt = dueOf(world, obligation.clock, startedAt);
  const left = dueAt ? Math.max(3, (dueAt.getTime() - openedAt.getTime()) / 60_000) : 12;
  const madeAt = dueAt && dice.chance(LATE_NOTICE) ? world.later(dueAt, 5, 90) : world.later(openedAt, 2, Math.min(left - 0.5, 50));
  return {
    ...{ id: world.id(openedAt), rule: obligation.rule, to: obligation.to, party, agencyId: site.agencyId, openedAt, dueAt, madeAt },
    ...{ ownerId: party === 'employee' ? null : adminId, madeById: party === 'employee' ? reporterId : adminId },
    ...{ how: dice.chance(0.8) ? 'phone' : dice.pick(['in_person', 'online'] as const), caseNumber: caseNumber(world, madeAt) },
    ...{ waiverReason: null, waiverById: null, waiverAt: null, waivedById: null, waivedAt: null },
  };
}

/** 911 is nearly always confirmed within minutes; afterwards two persons sign what it was. */
export function inventEmergency(world: World, { revisions, adminId, reporterId }: Owing, directorId: string): Emergency | null {
  const raised = revisions.find(({ classification }) => classification.level === 'L5')?.classification;
  if (!raised) return null;
  const { dice } = world;
  const isConfirmed = !dice.chance(UNCONFIRMED);
  const confirmedAt = isConfirmed ? world.later(raised.at, 0.3, 4) : null;
  const stoodDownAt = world.later(raised.at, 20, 90);
  const paperAt = world.later(stoodDownAt, 10, 120);
  return {
    ...{ id: world.id(raised.at), openedAt: raised.at, confirmedAt, confirmedById: isConfirmed ? reporterId : null, cannotCallAt: null },
    ...{ stoodDownAt, stoodDownById: directorId, alerts: isConfirmed ? 0 : 3, told: [], allClearAt: stoodDownAt, allClearById: adminId },
    ...{ confirmedViaId: null, paperDueAt: world.due(PAPERWORK, stoodDownAt), paperAt, paperById: adminId },
    ...{ paperReason: isConfirmed && dice.chance(0.7) ? 'real_and_over' : 'false_alarm' },
    ...{ paperConfirmedById: directorId === adminId ? reporterId : directorId, paperConfirmedAt: world.later(paperAt, 5, 240) },
  };
}

const PAPERWORK: ClockSpec = { id: 'paperwork', value: 1, unit: 'schoolday', start: 'known', source: 'district' };

export function inventDuties(world: World, { revisions, site }: Owing): Duty[] {
  const asked = new Map(revisions.flatMap(({ classification }) => classification.duties.map((duty) => [duty, classification] as const)));
  return [...asked].map(([duty, classification]) => {
    const kind = world.policy.duties[duty];
    const dueAt = dueOf(world, kind?.due ?? null, classification.at);
    const left = dueAt ? Math.max(5, (dueAt.getTime() - classification.at.getTime()) / 60_000) : 25;
    const doneById = ownerOf(world, { site, classification, role: kind?.owner ?? 'site_admin' });
    const doneAt = world.later(classification.at, 3, world.dice.chance(0.05) ? left * 1.5 : Math.min(left, 600));
    return { id: world.id(classification.at), duty, ownerId: doneById, dueAt, doneAt, doneById };
  });
}

export function inventClocks(world: World, { revisions }: Owing): InventedIncident['clocks'] {
  return revisions.flatMap(({ classification, facts }) =>
    classification.clocks.flatMap((spec) => {
      if (spec.start === 'suspended' && !facts.suspendedAt) return [];
      const startedAt = spec.start === 'suspended' && facts.suspendedAt ? new Date(facts.suspendedAt) : classification.at;
      const rule = classification.obligations.find(({ clock }) => clock?.id === spec.id)?.rule ?? classification.type;
      const dueAt = world.due(spec, startedAt);
      return [{ id: world.id(startedAt), rule, spec, startedAt, dueAt, calendarVersion: calendarVersion(world.district) }];
    }),
  );
}

/** null: at once. */
function dueOf(world: World, spec: ClockSpec | null, startedAt: Date): Date | null {
  return !spec || (spec.value === 0 && spec.unit === 'min') ? null : world.due(spec, startedAt);
}
