import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallMatch, DEFAULT_WINDOW, matchCalls } from '../../../src/digest/coverage/match-calls.ts';
import type { AgencyCall, KnownContact, KnownIncident } from '../../../src/incidents/coverage-ports.ts';

const NINE = Date.parse('2026-10-14T16:00:00Z');
const at = (minutes: number): Date => new Date(NINE + minutes * 60_000);
const rules = { placeOf: (siteId: string) => siteId };

type Call = Omit<AgencyCall, 'incidentId'>;

function call(id: string, minutes: number, over: Partial<Call> = {}): Call {
  return { id, agencyId: 'oak-pd', number: `26-${id}`, siteId: 'oak-hs', at: at(minutes), ...over };
}

function contact(minutes: number | null, over: Partial<KnownContact> = {}): KnownContact {
  return { agencyId: 'oak-pd', caseNumber: null, at: minutes === null ? null : at(minutes), ...over };
}

function incident(incidentId: string, opened: number, over: Partial<KnownIncident> = {}): KnownIncident {
  return { incidentId, siteId: 'oak-hs', openedAt: at(opened), contacts: [contact(null)], ...over };
}

/** What became of each call, in words. */
function told(calls: Call[], known: KnownIncident[]): Record<string, string> {
  const matches = matchCalls(calls, known, rules);
  return Object.fromEntries(calls.map(({ id }) => [id, words(matches.get(id))]));
}

function words(match: CallMatch | undefined): string {
  return match?.kind === 'known' ? `${match.incidentId} by ${match.by}` : (match?.kind ?? 'missing');
}

describe('matching by the agency’s number', () => {
  it.each(['26-01042', '26 01042', '#26.01042', '2601042', '26‑01042'])('takes %s for 26-01042', (caseNumber) => {
    const known = incident('i', 5_000, { siteId: null, contacts: [contact(null, { caseNumber })] });
    expect(told([call('a', 0, { number: '26-01042' })], [known])).toEqual({ a: 'i by number' });
  });

  it('is certain, at whatever time and place', () => {
    const known = incident('i', 20_000, { siteId: 'elm-hs', contacts: [contact(null, { caseNumber: '26-a' })] });
    expect(told([call('a', 0, { siteId: null })], [known])).toEqual({ a: 'i by number' });
  });

  it('is that of the same agency only', () => {
    const known = incident('i', 20_000, { contacts: [contact(null, { caseNumber: '26-a', agencyId: 'elm-pd' })] });
    expect(told([call('a', 0)], [known])).toEqual({ a: 'unknown' });
  });

  it('leaves the incident to no second call, nor the call to the time', () => {
    const known = [incident('i', 0, { contacts: [contact(0, { caseNumber: '26-b' })] }), incident('j', 30)];
    expect(told([call('a', 1), call('b', 31)], known)).toEqual({ b: 'i by number', a: 'j by time' });
  });

  it('takes the first of two incidents under one number, and uses up both', () => {
    const same = { contacts: [contact(0, { caseNumber: '26-b' })] };
    expect(told([call('b', 0), call('c', 12)], [incident('j', 10, same), incident('i', 5, same)])).toEqual({
      b: 'i by number',
      c: 'unknown',
    });
  });

  it('does not take an empty number for one', () => {
    const known = incident('i', 9_000, { contacts: [contact(null, { caseNumber: '--' })] });
    expect(told([call('a', 0, { number: '-' })], [known])).toEqual({ a: 'unknown' });
  });
});

describe('matching by place and time', () => {
  it.each([
    ['an hour before', -60, 'i by time'],
    ['more than an hour before', -61, 'unknown'],
    ['two hours after', 120, 'i by time'],
    ['more than two hours after', 121, 'unknown'],
  ])('of a call %s the report', (_, minutes, expected) => {
    expect(told([call('a', minutes)], [incident('i', 0)])).toEqual({ a: expected });
  });

  it.each([
    ['when the agency was told or came', contact(1_000), 'i by time'],
    ['not when another agency was', contact(1_000, { agencyId: 'elm-pd' }), 'unknown'],
  ])('looks at the time %s', (_, second, expected) => {
    expect(told([call('a', 1_010)], [incident('i', 0, { contacts: [contact(null), second] })])).toEqual({ a: expected });
  });

  it('needs the same place and the same agency', () => {
    expect(told([call('a', 0, { siteId: 'elm-hs' })], [incident('i', 0)])).toEqual({ a: 'unknown' });
    expect(told([call('a', 0, { siteId: null })], [incident('i', 0, { siteId: null })])).toEqual({ a: 'unknown' });
    expect(told([call('a', 0)], [incident('i', 0, { contacts: [contact(0, { agencyId: 'elm-pd' })] })])).toEqual({ a: 'unknown' });
  });

  it('takes sites at one address for one place', () => {
    const matches = matchCalls([call('a', 0)], [incident('i', 0, { siteId: 'oak-annex' })], { placeOf: () => '1 oak st' });
    expect(words(matches.get('a'))).toBe('i by time');
  });

  it('gives one incident of two agencies a call of each', () => {
    const known = incident('i', 0, { contacts: [contact(0), contact(0, { agencyId: 'elm-pd' })] });
    expect(told([call('a', 1), call('b', 2, { agencyId: 'elm-pd' })], [known])).toEqual({ a: 'i by time', b: 'i by time' });
  });

  it('gives the nearest first, and what is left to the next', () => {
    expect(told([call('a', 4), call('b', 20)], [incident('i', 5), incident('j', 12)])).toEqual({ a: 'i by time', b: 'j by time' });
    expect(told([call('a', 4), call('b', 6)], [incident('i', 4)])).toEqual({ a: 'i by time', b: 'unknown' });
  });
});

describe('what cannot be told apart', () => {
  it('stays open: two calls equally near, or two incidents', () => {
    expect(told([call('a', -5), call('b', 5)], [incident('i', 0)])).toEqual({ a: 'ambiguous', b: 'ambiguous' });
    expect(told([call('a', 0)], [incident('i', 5), incident('j', -5)])).toEqual({ a: 'ambiguous' });
  });

  it('is what lists without seconds cannot tell', () => {
    const openedAt = new Date(NINE + 20_000);
    expect(told([call('a', 0)], [incident('i', 0), incident('j', 0, { openedAt })])).toEqual({ a: 'ambiguous' });
  });

  it('holds up whoever waits for it, and nobody else', () => {
    const known = [incident('i', 5), incident('j', -5), incident('k', 100)];
    expect(told([call('a', 0), call('b', 30), call('c', 101)], known)).toEqual({ a: 'ambiguous', b: 'ambiguous', c: 'k by time' });
  });

  it('is settled by a number', () => {
    const known = [incident('i', 5), incident('j', -5, { contacts: [contact(-5, { caseNumber: '26-a' })] })];
    expect(told([call('a', 0), call('b', 3)], known)).toEqual({ a: 'j by number', b: 'i by time' });
  });
});

describe('whatever the lists say', () => {
  const agency = fc.constantFrom('oak-pd', 'elm-pd');
  const site = fc.constantFrom('oak-hs', 'elm-hs', null);
  const number = fc.integer({ min: 1, max: 12 }).map((value) => `26-${value}`);
  const minutes = fc.integer({ min: 0, max: 400 });
  const calls = fc.uniqueArray(fc.record({ agencyId: agency, number, siteId: site, at: minutes.map(at) }), {
    selector: (each) => `${each.agencyId} ${each.number}`,
    maxLength: 12,
  });
  const contacts = fc.array(fc.record({ agencyId: agency, caseNumber: fc.option(number), at: fc.option(minutes.map(at)) }), {
    minLength: 1,
    maxLength: 3,
  });
  const incidents = fc.array(fc.record({ siteId: site, openedAt: minutes.map(at), contacts }), { maxLength: 10 });
  const world = fc.record({
    calls: calls.map((all) => all.map((each, index): Call => ({ ...each, id: `c${index}` }))),
    known: incidents.map((all) => all.map((each, index): KnownIncident => ({ ...each, incidentId: `i${index}` }))),
  });

  it('each call has one answer, and by time an agency’s calls never share an incident', () => {
    fc.assert(
      fc.property(world, (given) => {
        const matches = matchCalls(given.calls, given.known, rules);
        expect([...matches.keys()].sort()).toEqual(given.calls.map(({ id }) => id).sort());
        const taken = given.calls.flatMap(({ id, agencyId }) => {
          const match = matches.get(id);
          return match?.kind === 'known' && match.by === 'time' ? [`${agencyId} ${match.incidentId}`] : [];
        });
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of either list does not matter', () => {
    const shuffled = world.chain((given) =>
      fc.record({
        given: fc.constant(given),
        calls: fc.shuffledSubarray(given.calls, { minLength: given.calls.length }),
        known: fc.shuffledSubarray(given.known, { minLength: given.known.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, ...other }) => {
        const sorted = (matches: Map<string, CallMatch>) => [...matches].sort(([one], [two]) => (one < two ? -1 : 1));
        expect(sorted(matchCalls(other.calls, other.known, rules))).toEqual(sorted(matchCalls(given.calls, given.known, rules)));
      }),
      { numRuns: 500 },
    );
  });

  it('a match by time is of one place and agency, within the window', () => {
    fc.assert(
      fc.property(world, (given) => {
        for (const [id, match] of matchCalls(given.calls, given.known, rules)) {
          if (match.kind !== 'known' || match.by === 'number') continue;
          const own = given.calls.find((each) => each.id === id);
          const met = given.known.find(({ incidentId }) => incidentId === match.incidentId);
          if (!own || !met) throw new Error('a match of nothing');
          const ofAgency = met.contacts.filter(({ agencyId }) => agencyId === own.agencyId);
          expect(ofAgency).not.toEqual([]);
          expect(met.siteId).toBe(own.siteId);
          const times = [met.openedAt, ...ofAgency.flatMap((each) => each.at ?? [])];
          const later = times.map((time) => (own.at.getTime() - time.getTime()) / 60_000);
          expect(later.some((each) => each >= -DEFAULT_WINDOW.before && each <= DEFAULT_WINDOW.after)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
