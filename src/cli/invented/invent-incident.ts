import type { InventedIncident } from '../../adapters/database/invented/invented-incident.ts';
import type { Site } from '../../district/types.ts';
import type { Incident } from '../../incidents/incident.ts';
import { inventRevisions, pickStory } from './invent-answers.ts';
import { inventDecision } from './invent-decision.ts';
import { inventClocks, inventDuties, inventEmergency, inventNotices } from './invent-duties.ts';
import { inventEvents } from './invent-events.ts';
import { inventOutcomes } from './invent-outcome.ts';
import { inventedHash, ownerOf, type World } from './world.ts';

const WITHDRAWN = 0.015;
/** A site's students of whom something is reported in a year: a few of them again and again. */
const KNOWN_STUDENTS = 0.12;

/** One incident from its report to its end. Everything that was owed is settled or given back: nothing of it waits for anybody. */
export function inventIncident(
  world: World,
  { site, openedAt, reference }: { site: Site; openedAt: Date; reference: string },
): InventedIncident {
  const { dice } = world;
  const reporterId = world.reporter(site);
  const story = pickStory(dice, site);
  const revisions = inventRevisions(world, { story, site, openedAt }, { reporterId, adminId: world.administrator(site) });
  const last = revisions.at(-1) ?? fail();
  const { level } = last.classification;
  const adminId = ownerOf(world, { site, classification: last.classification, role: 'site_admin' });
  const withdrawn = revisions.length === 1 && (level === 'L1' || level === 'L2' || level === 'L3') && dice.chance(WITHDRAWN);
  const owing = { site, revisions, reporterId, adminId };
  const directorId = world.person(world.district.people.find(({ role }) => role === 'director')?.key ?? fail());
  const { decisions, callDuty } = inventDecision(world, { revisions, site, withdrawn });
  const notices = inventNotices(world, owing);
  const emergency = inventEmergency(world, owing, directorId);
  const contact = { site, openedAt, answers: last.answers, level, callDuty, notices, emergency, byId: directorId };
  const incident: Incident = {
    ...{ id: world.id(openedAt), reference, draftId: world.id(openedAt), status: withdrawn ? 'withdrawn' : 'closed', openedAt },
    ...{ siteId: site.id, siteConfirmed: true, agencyId: site.agencyId, reporterId, answers: last.answers, facts: last.facts, note: null },
    ...{
      classification: last.classification,
      wouldBeLevel: null,
      decision: decisions.at(-1) ?? null,
      formerDecisions: decisions.slice(0, -1),
    },
    ...{ callDuty, notices, emergency, duties: inventDuties(world, owing), outcomes: inventOutcomes(world, contact) },
    ...{ corrections: [], inquiries: [], recusals: [], handOvers: [], levelChanges: [], students: [], gatheredIntoId: null, away: [] },
  };
  const end = endOf(world, incident);
  if (withdrawn) incident.corrections.push({ id: world.id(end), kind: 'mistaken', at: end, byId: reporterId });
  const told = { incident, revisions, clocks: inventClocks(world, owing), students: inventStudents(world, { site, incident, adminId }) };
  return { ...told, events: inventEvents(told, { at: end, byId: adminId }) };
}

function endOf(world: World, { status, openedAt, duties, outcomes }: Incident): Date {
  if (status === 'withdrawn') return world.later(openedAt, 2, 20);
  const times = [openedAt, ...duties.flatMap(({ doneAt }) => doneAt ?? []), ...outcomes.map(({ at }) => at)];
  return world.later(new Date(Math.max(...times.map((time) => time.getTime()))), 60, 2 * 24 * 60);
}

/** Administrators link students to most of what is more than a breach of rules; never to a withdrawn report. */
function inventStudents(
  world: World,
  { site, incident, adminId }: { site: Site; incident: Incident; adminId: string },
): InventedIncident['students'] {
  const { dice } = world;
  const { level, tracks } = incident.classification;
  const isLinked = incident.status === 'closed' && !tracks.includes('CANRA') && dice.chance(level === 'L1' ? 0.3 : 0.75);
  if (!isLinked || incident.answers.grade === 'adult') return [];
  const roles = incident.answers.kind === 'fight' ? (['acted', 'acted'] as const) : (['acted', 'target'] as const);
  const count = incident.answers.kind === 'fight' || incident.answers.kind === 'bullying_hate' ? 2 : 1;
  const first = numberOf(world, site);
  const addedAt = world.later(incident.openedAt, 60, 48 * 60);
  return roles.slice(0, count).map((role, index) => ({
    ...{ id: world.id(addedAt), role, studentHash: inventedHash(site, first + index), homeSiteId: site.id },
    ...{ addedById: adminId, addedAt },
  }));
}

/** The square favours the same few. */
function numberOf({ dice }: World, { enrollment = 20 }: Site): number {
  return Math.floor(dice.next() ** 2 * enrollment * KNOWN_STUDENTS);
}

function fail(): never {
  throw new Error('an invented incident lacks what every incident has');
}
