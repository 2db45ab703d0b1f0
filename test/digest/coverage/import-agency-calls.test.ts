/** An agency's list beside the real record: what counts as known, and that a list may be sent as often as anybody likes. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importAgencyCalls, type ListedCall } from '../../../src/digest/coverage/import-agency-calls.ts';
import { rematchCalls } from '../../../src/digest/coverage/rematch-calls.ts';
import { ALWAYS } from '../../../src/digest/coverage/settle-matches.ts';
import { recordCall } from '../../../src/incidents/call/record-call.ts';
import { confirmEmergency } from '../../../src/incidents/emergency/confirm-emergency.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { recordNotice } from '../../../src/incidents/notice/record-notice.ts';
import { recordOutcome } from '../../../src/incidents/outcome/record-outcome.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from '../../incidents/incident-database.ts';
import { CALM } from '../../policy/california.ts';

const OAK = '1 Oak Street, Oak';

let at: IncidentDatabase;
beforeEach(async () => {
  at = await incidentDatabase();
});
afterEach(() => at.db.close());

/** A line of the list, so many minutes after now. */
function listed(number: string, minutes = 0, place = OAK): ListedCall {
  return { number, at: new Date(at.db.clock.now().getTime() + minutes * 60_000), place };
}

async function send(calls: ListedCall[], over: { agencyId?: string; dryRun?: boolean } = {}) {
  const result = await importAgencyCalls(at.deps, { agencyId: 'oak-pd', calls, ...over });
  if (result.kind !== 'imported') throw new Error(result.kind);
  return result;
}

const stored = () => at.db.database.prisma.agencyCall.findMany({ orderBy: [{ agencyId: 'asc' }, { number: 'asc' }] });
const audited = async () => {
  const rows = await at.db.database.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
  return rows.flatMap(({ body }) => (body.includes('agency-calls-imported') ? [JSON.parse(body)] : []));
};

const noticeOf = ({ notices }: Incident): string => notices.find(({ to }) => to === 'police')?.id ?? '';
const outcome = {
  outcome: 'no_action',
  startedBy: 'police',
  onSchoolMatter: false,
  arrivedAt: null,
  disposedAt: null,
  caseNumber: null,
} as const;

/** An incident that knows of police in each of the ways there are. */
const WAYS: Record<string, () => Promise<Incident>> = {
  'a notice was made': async () => {
    const incident = await at.report(KNIFE);
    await recordNotice(at.deps, {
      incidentId: incident.id,
      noticeId: noticeOf(incident),
      person: at.person('adm'),
      how: 'phone',
      caseNumber: null,
    });
    return incident;
  },
  'the call was made': async () => {
    const incident = await at.report(HURT);
    await at.decide(incident, { outcome: 'approved', who: 'dir' });
    await recordCall(at.deps, { incidentId: incident.id, person: at.person('adm'), caseNumber: null });
    return incident;
  },
  '911 was confirmed': async () => {
    const incident = await at.report({ danger: 'yes' });
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.person('adm') });
    return incident;
  },
  'police came of themselves': async () => {
    const incident = await at.report(HURT);
    await recordOutcome(at.deps, { incidentId: incident.id, person: at.person('adm'), told: outcome });
    return incident;
  },
  'the report says that they came': async () => at.report({ ...CALM, kind: 'rules', police_wanted: 'came' }),
};

/** Incidents that are no contact with police. */
const NO_WAYS: Record<string, () => Promise<unknown>> = {
  'nothing was decided': () => at.report(HURT),
  'the call is not made yet': async () => at.decide(await at.report(HURT), { outcome: 'approved', who: 'dir' }),
  'the notice is owed': () => at.report(KNIFE),
  'nobody confirmed 911': () => at.report({ danger: 'yes' }),
  '911 was for an ambulance': async () => {
    const incident = await at.report({ ...CALM, self_harm: 'now' });
    expect(incident.emergency).not.toBeNull();
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.person('adm') });
  },
};

describe('a call is known', () => {
  it.each(Object.keys(WAYS))('where %s', async (way) => {
    const incident = await WAYS[way]?.();
    expect(await send([listed('26-1', 5)])).toMatchObject({ coverage: { atOurSites: 1, known: 1 }, unmatched: [] });
    expect(await stored()).toMatchObject([{ number: '26-1', siteId: 'oak-hs', incidentId: incident?.id }]);
  });

  it.each(Object.keys(NO_WAYS))('not where %s', async (way) => {
    await NO_WAYS[way]?.();
    expect(await send([listed('26-1', 5)])).toMatchObject({ coverage: { atOurSites: 1, known: 0 }, unmatched: [{ number: '26-1' }] });
  });

  it('by the number on record, wherever and whenever it was', async () => {
    const incident = await at.report(KNIFE);
    const made = { incidentId: incident.id, noticeId: noticeOf(incident), person: at.person('adm'), how: 'phone' } as const;
    await recordNotice(at.deps, { ...made, caseNumber: '26 0007' });
    const { coverage, unmatched } = await send([listed('26-0007', -4_000, 'somewhere'), listed('26-0008', 1)]);
    expect(coverage).toEqual({ atOurSites: 2, known: 1 });
    expect(unmatched).toEqual([{ number: '26-0008', siteId: 'oak-hs', at: listed('', 1).at, place: OAK, ambiguous: false }]);
  });

  it('of restricted matters too, which are counted and never named', async () => {
    const incident = await at.report({ ...KNIFE, specific: 'staff_on_student', child_harm: 'yes_or_maybe' });
    expect(incident.classification.tracks).toContain('CANRA');
    const person = at.person('des');
    await recordNotice(at.deps, { incidentId: incident.id, noticeId: noticeOf(incident), person, how: 'phone', caseNumber: null });
    const result = await send([listed('26-1')]);
    expect(result).toMatchObject({ coverage: { atOurSites: 1, known: 1 } });
    expect(JSON.stringify([result, await audited()])).not.toMatch(new RegExp(`${incident.reference}|${incident.id}`));
  });

  it('once, where an emergency was reported by several', async () => {
    const first = await at.report({ danger: 'yes' });
    const second = await at.report({ danger: 'yes' });
    expect((await at.now(second)).gatheredIntoId).toBe(first.id);
    await confirmEmergency(at.deps, { incidentId: second.id, person: at.person('adm') });
    expect((await send([listed('26-1', 1), listed('26-2', 4)])).coverage).toEqual({ atOurSites: 2, known: 1 });
    expect(await stored()).toMatchObject([{ incidentId: first.id }, { incidentId: null }]);
  });
});

describe('a list', () => {
  it('sent again changes nothing, whatever is in it', async () => {
    await WAYS['911 was confirmed']?.();
    const number = fc.integer({ min: 1, max: 30 }).map((value) => `26-${value}`);
    const line = fc.record({
      number,
      minutes: fc.integer({ min: -300, max: 300 }),
      place: fc.constantFrom(OAK, 'Oak HS', '2 Elm St', 'nowhere'),
    });
    const lists = fc.uniqueArray(line, { selector: (each) => each.number, minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lists, async (lines) => {
        const calls = lines.map(({ number: each, minutes, place }) => listed(each, minutes, place));
        const first = await send(calls);
        const [rows, events] = [await stored(), await audited()];
        expect(await send(calls.toReversed())).toEqual({ ...first, added: 0, changed: 0 });
        expect([await stored(), await audited()]).toEqual([rows, events]);
        expect(first.coverage.known).toBeLessThanOrEqual(first.coverage.atOurSites);
        expect(first.coverage.atOurSites).toBeLessThanOrEqual(calls.length);
      }),
      { numRuns: 15 },
    );
  });

  it('that is corrected changes place and time of its numbers, and what they are matched to', async () => {
    await WAYS['911 was confirmed']?.();
    const before = await send([listed('26-1', 5), listed('26-2', 300), listed('26-3', 0, 'nowhere')]);
    expect(before).toMatchObject({ added: 3, changed: 0, coverage: { atOurSites: 2, known: 1 } });
    const rows = await stored();
    const after = await send([listed('26-1', 5, 'Elm HS'), listed('26-2', 20)]);
    expect(after).toMatchObject({
      added: 0,
      changed: 2,
      coverage: { atOurSites: 2, known: 1 },
      unmatched: [{ number: '26-1', siteId: 'elm-hs' }],
    });
    expect((await stored()).map(({ id, siteId, incidentId }) => [id, siteId, incidentId !== null])).toEqual([
      [rows[0]?.id, 'elm-hs', false],
      [rows[1]?.id, 'oak-hs', true],
      [rows[2]?.id, null, false],
    ]);
  });

  it('names places that are none of our sites, which count for nothing', async () => {
    const result = await send([listed('26-1', 0, '7 Pine St'), listed('26-2', 0, 'Oak HS')]);
    expect(result).toMatchObject({ coverage: { atOurSites: 1, known: 0 }, added: 2 });
    expect(result.unmatched.map(({ number, siteId, place }) => [number, siteId, place])).toEqual([
      ['26-1', null, '7 Pine St'],
      ['26-2', 'oak-hs', 'Oak HS'],
    ]);
    expect(JSON.stringify(await stored())).not.toContain('Pine');
  });

  it('leaves calls that are equally near open, and says so', async () => {
    await WAYS['911 was confirmed']?.();
    const { unmatched } = await send([listed('26-1', -5), listed('26-2', 5)]);
    expect(unmatched.map(({ number, ambiguous }) => [number, ambiguous])).toEqual([
      ['26-1', true],
      ['26-2', true],
    ]);
  });

  it('of an agency the district does not name is refused; those of two agencies stand apart', async () => {
    const calls = [listed('26-1')];
    expect(await importAgencyCalls(at.deps, { agencyId: 'pine-pd', calls })).toEqual({
      kind: 'no-such-agency',
      known: ['oak-pd', 'elm-pd'],
    });
    await send(calls);
    await send(calls, { agencyId: 'elm-pd' });
    expect((await stored()).map(({ agencyId, number }) => [agencyId, number])).toEqual([
      ['elm-pd', '26-1'],
      ['oak-pd', '26-1'],
    ]);
  });

  it('tried first says what would be, and stores nothing', async () => {
    await WAYS['911 was confirmed']?.();
    const calls = [listed('26-1', 5), listed('26-2', 100)];
    const tried = await send(calls, { dryRun: true });
    expect([await stored(), await audited()]).toEqual([[], []]);
    expect(await send(calls)).toEqual(tried);
  });

  it('is in the audit once, with counts and no number or place', async () => {
    await send([listed('26-1'), listed('26-2', 0, 'nowhere')]);
    await send([listed('26-1')]);
    const [event, ...others] = await audited();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ kind: 'agency-calls-imported', actorId: null });
    expect(event.details).toEqual({ agencyId: 'oak-pd', added: 2, changed: 0, atOurSites: 1, known: 0 });
  });

  it('imported by two processes at once is stored once', async () => {
    const replica = { ...at.deps, unitOfWork: at.db.replica().unitOfWork };
    const calls = Array.from({ length: 40 }, (_, index) => listed(`26-${index}`, index));
    const results = await Promise.all(
      [at.deps, replica, at.deps, replica].map((deps, index) =>
        importAgencyCalls(deps, { agencyId: 'oak-pd', calls: index % 2 === 0 ? calls : calls.toReversed() }),
      ),
    );
    expect(results.map((result) => (result.kind === 'imported' ? result.added : -1)).sort()).toEqual([0, 0, 0, 40]);
    expect(await stored()).toHaveLength(40);
    expect(await audited()).toHaveLength(1);
  });

  it('is stored whole or not at all', async () => {
    // longer than the column allows, as if the reader had let it pass
    await expect(send([listed('26-1'), listed('2'.repeat(41))])).rejects.toThrow();
    expect([await stored(), await audited()]).toEqual([[], []]);
  });
});

describe('what is reported after the list', () => {
  it('is found by matching again, and taken back when it no longer holds', async () => {
    await send([listed('26-1', 5), listed('26-2', 5, '2 Elm St')]);
    await WAYS['the call was made']?.();
    expect(await rematchCalls(at.deps)).toMatchObject({ coverage: { atOurSites: 2, known: 1 }, changed: 1, open: [{ number: '26-2' }] });
    expect(await rematchCalls(at.deps)).toMatchObject({ coverage: { atOurSites: 2, known: 1 }, changed: 0 });
    const known = (await stored()).find(({ number }) => number === '26-1');
    await at.db.database.prisma.incident.update({ where: { id: known?.incidentId ?? '' }, data: { siteId: null } });
    expect(await rematchCalls(at.deps)).toMatchObject({
      coverage: { known: 0 },
      changed: 1,
      open: [{ number: '26-1' }, { number: '26-2' }],
    });
  });

  it('leaves open items with their age, of one agency or of all', async () => {
    await send([listed('26-2', -60), listed('26-1', -3 * 24 * 60)]);
    await send([listed('26-9', -120, 'nowhere')], { agencyId: 'elm-pd' });
    at.db.clock.move(2 * 24 * 60 * 60_000);
    const { open, coverage } = await rematchCalls(at.deps);
    expect(open.map(({ agencyId, number, siteId, ageDays }) => [agencyId, number, siteId, ageDays])).toEqual([
      ['oak-pd', '26-1', 'oak-hs', 5],
      ['elm-pd', '26-9', null, 2],
      ['oak-pd', '26-2', 'oak-hs', 2],
    ]);
    expect(coverage).toEqual({ atOurSites: 2, known: 0 });
    expect((await rematchCalls(at.deps, { agencyId: 'elm-pd' })).open).toMatchObject([{ number: '26-9' }]);
  });

  it('is for the digest: calls of a time, with their incidents', async () => {
    const incident = await WAYS['a notice was made']?.();
    await send([listed('26-1'), listed('26-2', 200)]);
    await send([listed('26-3', 1)], { agencyId: 'elm-pd' });
    const from = listed('').at;
    const to = listed('', 200).at;
    const read = (agencyId?: string) => at.db.unitOfWork.run((tx) => tx.agencyCalls.between(from, to, agencyId));
    expect((await read()).map(({ number, incidentId }) => [number, incidentId])).toEqual([
      ['26-1', incident?.id],
      ['26-3', null],
    ]);
    expect(await read('elm-pd')).toMatchObject([{ number: '26-3', siteId: 'oak-hs' }]);
  });

  it('goes with its incident when that is deleted', async () => {
    const incident = await WAYS['911 was confirmed']?.();
    await send([listed('26-1'), listed('26-2', 200)]);
    await at.db.database.prisma.incident.delete({ where: { id: incident?.id ?? '' } });
    expect((await stored()).map(({ number }) => number)).toEqual(['26-2']);
    expect(await at.db.unitOfWork.run((tx) => tx.agencyCalls.between(ALWAYS.from, ALWAYS.to))).toHaveLength(1);
  });
});
