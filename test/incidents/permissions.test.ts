import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/district/types.ts';
import { isRestricted, may } from '../../src/incidents/permissions.ts';
import type { Level, Track } from '../../src/policy/types.ts';
import { anIncident, aPerson } from '../fixtures/incident.ts';

const SITE = 'palm-springs-hs';
const person = (role: Role, over = {}) => aPerson({ id: `p-${role}`, role, siteIds: role === 'site_admin' ? [SITE] : [], ...over });
const incident = (level: Level, tracks: Track[] = []) => anIncident({ siteId: SITE, classification: { level, tracks } });
const who = (may: (role: Role) => boolean) => ROLES.filter(may);

describe('who may view an incident', () => {
  const cases: { tracks: Track[]; level: Level; roles: Role[] }[] = [
    { tracks: [], level: 'L2', roles: ['director', 'deputy', 'designee', 'site_admin'] },
    { tracks: ['HATE', 'MEDICAL'], level: 'L3', roles: ['director', 'deputy', 'designee', 'site_admin'] },
    { tracks: ['CRISIS'], level: 'L2', roles: ['site_admin', 'crisis_lead'] },
    { tracks: ['CRISIS'], level: 'L5', roles: ['director', 'deputy', 'designee', 'site_admin', 'crisis_lead'] },
    { tracks: ['TITLE_IX'], level: 'L2', roles: ['title_ix'] },
    { tracks: ['TITLE_IX'], level: 'L3', roles: ['designee', 'title_ix'] },
    { tracks: ['CANRA'], level: 'L4', roles: ['designee'] },
    { tracks: ['CANRA', 'STAFF_RESTRICTED'], level: 'L4', roles: ['designee', 'hr'] },
    { tracks: ['STAFF_RESTRICTED', 'CRISIS'], level: 'L5', roles: ['designee', 'hr'] },
  ];
  it.each(cases)('$level $tracks: $roles and nobody else', ({ tracks, level, roles }) => {
    expect(who((role) => may(person(role), 'view', incident(level, tracks)))).toEqual(ROLES.filter((role) => roles.includes(role)));
  });

  it('is no administrator of another site, and no administrator where the place is unknown', () => {
    expect(may(person('site_admin', { siteIds: ['rancho-mirage-hs'] }), 'view', incident('L2'))).toBe(false);
    expect(may(person('site_admin'), 'view', anIncident({ siteId: null }))).toBe(false);
  });
});

describe('who may decide', () => {
  it('is director, deputies and the designee', () => {
    expect(who((role) => may(person(role), 'decide', incident('L3')))).toEqual(['director', 'deputy', 'designee']);
  });

  it('is never the director where staff is accused', () => {
    expect(who((role) => may(person(role), 'decide', incident('L3', ['STAFF_RESTRICTED'])))).toEqual(['designee']);
  });

  it('is never a guest, whatever the district file says of the account', () => {
    const guest = person('director', { guest: true });
    expect([
      may(guest, 'view', incident('L3')),
      may(guest, 'decide', incident('L3')),
      may(guest, 'record', { ...incident('L3'), assignedTo: guest.id }),
    ]).toEqual([false, false, false]);
  });
});

describe('who may record, confirm and correct', () => {
  it('lets the person whose duty it is record, though they may see nothing else', () => {
    expect(may(person('staff'), 'record', { ...incident('L4'), assignedTo: 'p-staff' })).toBe(true);
    expect(may(person('staff'), 'record', { ...incident('L4'), assignedTo: 'p-other' })).toBe(false);
  });

  it('lets the reporter and every named role confirm 911, but no bystander', () => {
    expect(may(aPerson({ id: 'p-reporter' }), 'confirm-911', incident('L5'))).toBe(true);
    expect(who((role) => may(person(role), 'confirm-911', incident('L5')))).toEqual(ROLES.filter((role) => role !== 'staff'));
  });

  it('lets the reporter correct their own report, and nobody outside the incident', () => {
    expect(may(aPerson({ id: 'p-reporter' }), 'correct', incident('L2', ['TITLE_IX']))).toBe(true);
    expect(may(person('staff'), 'correct', incident('L2'))).toBe(false);
  });
});

it('restricts exactly the four tracks that never show type or site', () => {
  const tracks: Track[] = ['CANRA', 'TITLE_IX', 'CRISIS', 'MEDICAL', 'IMMIGRATION', 'HATE', 'SPED', 'STAFF_RESTRICTED', 'WVPP', 'U12'];
  expect(tracks.filter((track) => isRestricted(incident('L2', [track])))).toEqual(['CANRA', 'TITLE_IX', 'CRISIS', 'STAFF_RESTRICTED']);
});
