import { describe, expect, it } from 'vitest';
import { openItems } from '../../../src/digest/numbers/open-items.ts';
import { countWeek, type WeekNumbers } from '../../../src/digest/numbers/week-numbers.ts';
import type { DigestIncident } from '../../../src/incidents/digest-ports.ts';
import { callMade, digestIncident, digestNoticeMade, policeDid } from '../digest-incident.ts';

const notice = digestNoticeMade();
const AT = new Date('2026-10-06T17:00:00Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const ZERO = countWeek([], ['north', 'south']);

const countsOf = (incident: Partial<DigestIncident>): WeekNumbers => countWeek([digestIncident(incident)], ['north', 'south']);

describe('counting a week', () => {
  it.each<[string, Partial<DigestIncident>, Partial<WeekNumbers>]>([
    ['a notice made', { notices: [notice] }, { required: 1, noticesDue: 1, noticesOnTime: 1 }],
    ['a notice not made yet', { notices: [{ ...notice, made: false, onTime: null }] }, {}],
    ['a notice not made and late', { notices: [{ ...notice, made: false, onTime: false }] }, { noticesDue: 1 }],
    ['a notice made late', { notices: [{ ...notice, onTime: false }] }, { required: 1, noticesDue: 1 }],
    ['a notice to somebody else', { notices: [{ ...notice, to: 'cps' }] }, {}],
    ['two notices about one incident', { notices: [notice, { ...notice, rule: 'M6' }] }, { required: 1, noticesDue: 2, noticesOnTime: 2 }],
    ['an approval that nobody called for', { outcome: 'approved', call: callMade({ calledAt: null }) }, {}],
    ['an approval and its call', { outcome: 'approved', called: true, call: callMade() }, { chosen: 1 }],
    ['a call and a notice', { outcome: 'approved', called: true, notices: [notice] }, { required: 1, noticesDue: 1, noticesOnTime: 1 }],
    ['a decision to keep it at school', { level: 'L3', outcome: 'declined' }, { kept: 1 }],
    ['a request in a school matter that was not followed', { level: 'L2', policeWanted: 'asked' }, { kept: 1, refused: 1 }],
    ['a request in a matter that was decided', { level: 'L3', policeWanted: 'asked', outcome: 'declined' }, { kept: 1 }],
    ['a decision nobody made', { level: 'L3', outcome: 'pending' }, {}],
    ['an emergency nobody confirmed', { emergencyConfirmed: false, emergencyFor: ['police'] }, {}],
    ['an emergency with its 911 call', { emergencyConfirmed: true, emergencyFor: ['police'] }, { emergencies: 1 }],
    ['a 911 call for an ambulance', { emergencyConfirmed: true, emergencyFor: ['medical'] }, { medicalOrFire: 1 }],
    ['a 911 call for both', { emergencyConfirmed: true, emergencyFor: ['medical', 'police'] }, { emergencies: 1 }],
    ['a 911 call for what nobody could name', { emergencyConfirmed: true }, { emergencies: 1 }],
    ['police who came of themselves', { policeWanted: 'came' }, { policeStarted: 1 }],
    ['police who came of themselves, as fed back', { outcomes: [policeDid({ startedBy: 'police' })] }, { policeStarted: 1 }],
    [
      'police who were told and came before that',
      { policeWanted: 'came', notices: [notice] },
      { required: 1, noticesDue: 1, noticesOnTime: 1 },
    ],
    ['police who acted on a school matter', { outcomes: [policeDid({ onSchoolMatter: true })] }, { boundarySchoolMatter: 1 }],
    [
      'an officer who came to a notice',
      { notices: [notice], outcomes: [policeDid({ arrivedAt: later(20) })] },
      { required: 1, noticesDue: 1, noticesOnTime: 1, boundaryNoticeOnly: 1, arrival: [20] },
    ],
    [
      'an officer who was asked for',
      { called: true, call: callMade(), outcomes: [policeDid({ arrivedAt: later(9), disposedAt: later(41) })] },
      { chosen: 1, arrival: [9], disposition: [41] },
    ],
    [
      'a call without an officer, and one came',
      { called: true, call: callMade({ officerRequested: false }), outcomes: [policeDid({ arrivedAt: later(9) })] },
      { chosen: 1, arrival: [9], boundaryNoticeOnly: 1 },
    ],
    ['a report that was taken back', { withdrawn: true, called: true, notices: [notice] }, {}],
  ])('takes %s for what it was', (_name, incident, numbers) => {
    expect({ ...countsOf({ agencyId: 'elsewhere', ...incident }), agencies: {} }).toEqual({ ...ZERO, ...numbers, agencies: {} });
  });

  it.each(['CANRA', 'TITLE_IX', 'CRISIS', 'STAFF_RESTRICTED'])('counts nothing of %s', (track) => {
    expect(countsOf({ level: 'L4', tracks: ['MEDICAL', track], notices: [notice], emergencyConfirmed: true })).toEqual(ZERO);
  });

  it('gives a contact to the agency that was told, not to that of the place', () => {
    const { agencies } = countsOf({ agencyId: 'north', notices: [{ ...notice, agencyId: 'south' }] });
    expect([agencies.north?.required, agencies.south?.required]).toEqual([0, 1]);
  });
});

describe('open items', () => {
  const week = { from: AT, to: later(7 * 24 * 60) };
  const kinds = (incident: Partial<DigestIncident>) =>
    openItems([digestIncident({ openedAt: AT, ...incident })], week).map(({ kind }) => kind);

  it.each<[string, Partial<DigestIncident>, string[]]>([
    ['an outcome nobody fed back', { notices: [notice] }, ['outcome-owed']],
    ['an outcome that is pending', { notices: [notice], outcomes: [policeDid({ outcome: 'pending' })] }, ['outcome-owed']],
    ['an outcome that was fed back', { notices: [notice], outcomes: [policeDid()] }, []],
    ['a call that was not made', { call: callMade({ calledAt: null }) }, ['call-not-made']],
    ['a notice that is late', { notices: [{ ...notice, made: false, onTime: false }] }, ['notice-not-made']],
    ['police on a school matter', { outcomes: [policeDid({ onSchoolMatter: true })] }, ['school-matter']],
    ['police on a school matter in an older week', { openedAt: later(-9_000), outcomes: [policeDid({ onSchoolMatter: true })] }, []],
    ['a confidential matter', { tracks: ['CANRA'], notices: [notice] }, []],
  ])('has %s', (_name, incident, expected) => {
    expect(kinds(incident)).toEqual(expected);
  });

  it('names reference, agency and the agency’s newest number, oldest first', () => {
    const older = digestIncident({ reference: 'PS-OLD', notices: [{ ...notice, madeAt: later(-90), caseNumber: '26-1' }] });
    const newer = digestIncident({
      reference: 'PS-NEW',
      notices: [notice],
      outcomes: [policeDid({ outcome: 'pending', caseNumber: '26-2' })],
    });
    expect(openItems([newer, older], week)).toEqual([
      { kind: 'outcome-owed', reference: 'PS-OLD', agencyId: 'north', caseNumber: '26-1', since: later(-90) },
      { kind: 'outcome-owed', reference: 'PS-NEW', agencyId: 'north', caseNumber: '26-2', since: AT },
    ]);
  });
});
