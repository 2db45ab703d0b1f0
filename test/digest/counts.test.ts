import { describe, expect, it } from 'vitest';
import { countWeek } from '../../src/digest/counts.ts';
import { digestIncident } from './digest-incident.ts';

const notice = { rule: 'M4', agencyId: 'pspd', to: 'police' as const, made: true, onTime: true };

describe('counting a week', () => {
  it('counts by level, kind and agency', () => {
    const counts = countWeek([
      digestIncident({ level: 'L1', type: 'theft', agencyId: 'pspd' }),
      digestIncident({ level: 'L1', type: 'theft', agencyId: null }),
      digestIncident({ level: 'L3', type: 'hazing', agencyId: 'ccpd' }),
    ]);
    expect(counts.incidents).toBe(3);
    expect(counts.byLevel).toEqual({ L1: 2, L2: 0, L3: 1, L4: 0, L5: 0 });
    expect(counts.byKind.L1).toEqual({ theft: 2 });
    expect(counts.byKind.L3).toEqual({ hazing: 1 });
    expect(counts.byAgency).toEqual({ pspd: 1, none: 1, ccpd: 1 });
  });

  it('leaves withdrawn reports out of every number', () => {
    const counts = countWeek([digestIncident({ withdrawn: true, called: true, notices: [notice] })]);
    expect(counts).toEqual(countWeek([]));
  });

  it.each(['CANRA', 'TITLE_IX', 'CRISIS', 'STAFF_RESTRICTED'])('counts %s in one number only', (track) => {
    const counts = countWeek([
      digestIncident({ level: 'L4', tracks: ['MEDICAL', track], agencyId: 'pspd', notices: [notice], emergencyConfirmed: true }),
    ]);
    expect(counts).toEqual({ ...countWeek([]), confidential: 1 });
  });

  it.each([
    ['a notice made', { notices: [notice] }, { required: 1, noticesDue: 1 }],
    ['a notice not made yet', { notices: [{ ...notice, made: false, onTime: null }] }, {}],
    ['a notice not made and late', { notices: [{ ...notice, made: false, onTime: false }] }, { noticesDue: 1, noticesLate: 1 }],
    ['a notice made late', { notices: [{ ...notice, onTime: false }] }, { required: 1, noticesDue: 1, noticesLate: 1 }],
    ['a notice to somebody else', { notices: [{ ...notice, to: 'cps' as const }] }, {}],
    ['two notices about one incident', { notices: [notice, { ...notice, rule: 'M6' }] }, { required: 1, noticesDue: 2 }],
    ['an approval that nobody called for', { outcome: 'approved' as const }, {}],
    ['an approval and its call', { outcome: 'approved' as const, called: true }, { chosen: 1 }],
    ['a call and a notice', { outcome: 'approved' as const, called: true, notices: [notice] }, { required: 1, noticesDue: 1 }],
    ['a decision to keep it at school', { outcome: 'declined' as const }, { kept: 1 }],
    ['a decision nobody made', { outcome: 'pending' as const }, {}],
    ['an emergency nobody confirmed', { emergencyConfirmed: false, emergencyFor: ['police' as const] }, {}],
    ['an emergency with its 911 call', { emergencyConfirmed: true, emergencyFor: ['police' as const] }, { emergencies: 1 }],
    ['a 911 call for an ambulance', { emergencyConfirmed: true, emergencyFor: ['medical' as const] }, { medicalOrFire: 1 }],
    ['a 911 call for both', { emergencyConfirmed: true, emergencyFor: ['medical' as const, 'police' as const] }, { emergencies: 1 }],
    ['a 911 call for what nobody could name', { emergencyConfirmed: true }, { emergencies: 1 }],
  ])('takes %s for what it was', (_name, incident, contacts) => {
    const nothing = { required: 0, chosen: 0, kept: 0, emergencies: 0, medicalOrFire: 0, noticesLate: 0, noticesDue: 0 };
    expect(countWeek([digestIncident(incident)]).police).toEqual({ ...nothing, ...contacts });
  });
});
