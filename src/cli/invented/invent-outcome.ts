/** What police did: they were told or called, or came by themselves; the answer sometimes takes long, and the newest are still owed. */
import type { Site } from '../../district/types.ts';
import type { CallDuty, Emergency, Incident, PoliceNotice, PoliceOutcome } from '../../incidents/incident.ts';
import type { PoliceOutcomeCode } from '../../incidents/outcome/record-outcome.ts';
import { createWeighted } from './dice.ts';
import { caseNumber } from './invent-decision.ts';
import type { World } from './world.ts';

const OUTCOMES: Partial<Record<PoliceOutcomeCode, number>> = {
  ...{ no_action: 50, counseled: 19, diversion: 12, citation: 9 },
  ...{ arrest: 3, transport: 4, pending: 3 },
};
const anyOutcome = createWeighted(Object.entries(OUTCOMES), ([, weight]) => weight);
/** Minutes until the nearest and the farthest agency's officer is there. */
const DRIVE = { shortest: 8, perAgency: 4 };
const OWED_DAYS = 6;
const DAY_MINUTES = 24 * 60;

interface Contact {
  site: Site;
  openedAt: Date;
  answers: Incident['answers'];
  level: Incident['classification']['level'];
  callDuty: CallDuty | null;
  notices: PoliceNotice[];
  emergency: Emergency | null;
  byId: string;
}

export function inventOutcomes(world: World, contact: Contact): PoliceOutcome[] {
  const { dice } = world;
  const told = toldAt(contact);
  const isUnasked = told === null && contact.answers.police_wanted === 'came';
  const from = told ?? (isUnasked ? contact.openedAt : null);
  if (from === null) return [];
  const at = new Date(from.getTime() + dice.between(0.2, OWED_DAYS) * DAY_MINUTES * 60_000);
  if (at > world.until) return [];
  const comes = isUnasked || isAskedToCome(contact) || dice.chance(0.15);
  const arrivedAt = comes ? arrival(world, contact, from) : null;
  const isSchoolMatter = contact.level === 'L1' || contact.level === 'L2';
  return [
    {
      ...{ id: world.id(at), outcome: anyOutcome(dice)[0], agencyId: contact.site.agencyId, caseNumber: caseNumber(world, from) },
      ...{ startedBy: isUnasked ? 'police' : 'school', onSchoolMatter: isUnasked && isSchoolMatter && dice.chance(0.7) },
      ...{ arrivedAt, disposedAt: arrivedAt && world.later(arrivedAt, 15, 110), byId: contact.byId, at },
    },
  ];
}

/** When police first heard of it from the school; null: they did not. */
function toldAt({ callDuty, notices, emergency }: Contact): Date | null {
  const times = [callDuty?.calledAt, emergency?.confirmedAt, ...notices.filter(({ to }) => to === 'police').map(({ madeAt }) => madeAt)];
  return times.flatMap((time) => time ?? []).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

function isAskedToCome({ callDuty, emergency }: Contact): boolean {
  return Boolean(emergency?.confirmedAt) || Boolean(callDuty?.calledAt && callDuty.officerRequested);
}

function arrival(world: World, { site, emergency }: Contact, from: Date): Date {
  const drive = DRIVE.shortest + DRIVE.perAgency * world.district.agencies.findIndex(({ id }) => id === site.agencyId);
  const factor = emergency?.confirmedAt ? 0.5 : 1;
  return world.later(from, drive * 0.5 * factor, drive * 1.9 * factor);
}
