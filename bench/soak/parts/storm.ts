/** Everybody at one school reports the same emergency within a minute, and in the middle of it somebody elsewhere reports another. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Reported, sendReport } from '../../drive/send-report.ts';
import { STORIES } from '../../drive/stories.ts';
import { checkCards, checkChain, checkCurrent, checkDeliveries, checkReports, checkTwice, type Finding } from '../checks.ts';
import type { Part } from '../part.ts';
import { type Snapshot, takeSnapshot, withClient } from '../snapshot.ts';
import { onStage, type Stage, startSingleBot } from '../stage.ts';
import { untilDrained } from '../until-drained.ts';

/** 300 reports come in 60 s. */
const EVERY_MS = 200;
const CARD_WITHIN_MS = 2_000;
const PATIENCE_MS = 30_000;
const LOOK_MS = 5;

export const storm: Part = (options) =>
  onStage({ teachers: options.storm + 1, keep: options.keep }, async (stage) => {
    const { workspace } = stage;
    const { databaseUrl } = await startSingleBot(stage);
    const startedAt = Date.now();
    const { reports, other } = await reportAll(stage, options.storm);
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    await untilDrained(databaseUrl);
    const snapshot = await takeSnapshot(databaseUrl, workspace.slack, workspace.directorChannel);
    const told = { reports: [...reports, other.report], sentDrafts: [], decisions: [], gaveUp: [] };
    const late = other.cardMs > CARD_WITHIN_MS ? [`it came after ${other.cardMs} ms`] : [];
    const findings: Finding[] = [
      checkReports(snapshot, told),
      await checkOneEvent(databaseUrl, snapshot, { reports, otherId: other.report.incidentId }),
      { what: `the other emergency's card within ${CARD_WITHIN_MS / 1_000} s (ms)`, counted: other.cardMs, problems: late },
      checkCards(snapshot),
      checkTwice(snapshot),
      checkCurrent(snapshot),
      checkDeliveries(snapshot),
      checkChain(snapshot),
    ];
    const cards = snapshot.cards.filter(({ kind }) => kind === 'incident-card').length;
    const kept = snapshot.incidents.length;
    return { findings, story: `${kept} reports kept in ${seconds} s, ${cards} cards; the other emergency's card after ${other.cardMs} ms` };
  });

interface Sent {
  reporter: string;
  incidentId: string;
  draftId: string;
}

async function reportAll(stage: Stage, count: number): Promise<{ reports: Sent[]; other: { report: Sent; cardMs: number } }> {
  const { sites } = stage.workspace.district;
  const [school, elsewhere] = [sites[0]?.id ?? '', sites[1]?.id ?? ''];
  const sending: Promise<Sent>[] = [];
  let other: Promise<{ report: Sent; cardMs: number }> | null = null;
  for (let turn = 0; turn < count; turn++) {
    if (turn === Math.floor(count / 2)) other = reportOther(stage, { teacher: count, siteId: elsewhere });
    sending.push(report(stage, { teacher: turn, siteId: school }));
    await sleep(EVERY_MS);
  }
  if (!other) throw new Error('a storm has at least one report');
  return { reports: await Promise.all(sending), other: await other };
}

/** From the moment the report is sent until its card has arrived in the director's channel. */
async function reportOther(stage: Stage, whose: { teacher: number; siteId: string }): Promise<{ report: Sent; cardMs: number }> {
  let sentAt = Date.now();
  const sent = await report(stage, whose, () => {
    sentAt = Date.now();
  });
  const { slack, directorChannel } = stage.workspace;
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(LOOK_MS)) {
    const card = slack.world.messages.find(
      ({ channel, blocks }) => channel === directorChannel && JSON.stringify(blocks).includes(sent.incidentId),
    );
    if (card) return { report: sent, cardMs: card.postedAt - sentAt };
  }
  return { report: sent, cardMs: PATIENCE_MS };
}

async function report(
  { workspace }: Stage,
  { teacher, siteId }: { teacher: number; siteId: string },
  onSubmit?: () => void,
): Promise<Sent> {
  const reporter = workspace.teachers[teacher] ?? '';
  const person = workspace.slack.actAs(reporter);
  const reported: Reported = await sendReport(person, STORIES.L5, { siteId, patienceMs: PATIENCE_MS, ...(onSubmit ? { onSubmit } : {}) });
  const { incidentId, draftId } = reported;
  if (!incidentId || !draftId) throw new Error(`a report did not get through: ${reported.why}`);
  return { reporter, incidentId, draftId };
}

/** All reports of the school stand under one of them, and the other emergency under none. */
async function checkOneEvent(
  databaseUrl: string,
  { incidents }: Snapshot,
  { reports, otherId }: { reports: Sent[]; otherId: string },
): Promise<Finding> {
  const under = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string; leadId: string | null }>('SELECT "id", "gatheredIntoId" AS "leadId" FROM "Incident"');
    return new Map(rows.map(({ id, leadId }) => [id, leadId]));
  });
  const leads = reports.filter(({ incidentId }) => under.get(incidentId) === null);
  const astray = reports.filter(({ incidentId }) => ![null, leads[0]?.incidentId].includes(under.get(incidentId) ?? null));
  const problems = [
    ...(incidents.length === reports.length + 1 ? [] : [`${incidents.length} incidents of ${reports.length + 1} reports`]),
    ...(leads.length === 1 ? [] : [`${leads.length} reports have a card of their own`]),
    ...astray.map(({ incidentId }) => `${incidentId} stands under something else`),
    ...(under.get(otherId) === null ? [] : ['the other emergency was gathered']),
  ];
  return { what: 'reports that stand under one of them', counted: reports.length - leads.length, problems };
}
