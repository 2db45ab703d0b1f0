/** Who may do what, complete: role × action × track × level. docs/privacy.md prints it; `UPDATE_MATRIX=1` writes it there again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/district/types.ts';
import { ACTIONS, type IncidentAction, isRestricted, may } from '../../src/incidents/permissions.ts';
import { LEVELS, type Level, TRACKS, type Track } from '../../src/policy/types.ts';
import { anIncident, aPerson } from '../fixtures/incident.ts';

const PRIVACY = fileURLToPath(new URL('../../docs/privacy.md', import.meta.url));
const START = '<!-- permissions: begin -->';
const END = '<!-- permissions: end -->';
const SITE = 'palm-springs-hs';

/** Everybody who can stand before a button. */
const WHO = [...ROLES, 'reporter', 'owner', 'guest'] as const;
type Who = (typeof WHO)[number];

const RESTRICTED = ['CRISIS', 'TITLE_IX', 'STAFF_RESTRICTED', 'CANRA'] as const;
const LISTS: { title: string; tracks: Track[] }[] = [
  { title: 'No restricted track', tracks: [] },
  ...RESTRICTED.map((track) => ({ title: track, tracks: [track] })),
];

function allowed(who: Who, action: IncidentAction, { tracks, level }: { tracks: Track[]; level: Level }): boolean {
  const role: Role = who === 'reporter' || who === 'owner' ? 'staff' : who === 'guest' ? 'director' : who;
  const siteIds = role === 'site_admin' ? [SITE] : [];
  const person = aPerson({ id: who === 'reporter' ? 'p-reporter' : `p-${who}`, role, siteIds, guest: who === 'guest' });
  return may(person, action, { ...anIncident({ siteId: SITE, classification: { level, tracks } }), assignedTo: 'p-owner' });
}

/** `L1–L5`, `L1 L2`, or nothing. */
function levelsText(levels: Level[]): string {
  if (levels.length === LEVELS.length) return 'all';
  return levels.join(' ');
}

function table({ title, tracks }: (typeof LISTS)[number]): string {
  const columns = WHO.filter((who) => ACTIONS.some((action) => LEVELS.some((level) => allowed(who, action, { tracks, level }))));
  const rows = ACTIONS.map((action) => {
    const cells = columns.map((who) => levelsText(LEVELS.filter((level) => allowed(who, action, { tracks, level }))));
    return `| ${action} | ${cells.join(' | ')} |`;
  });
  return [`**${title}**`, '', `| | ${columns.join(' | ')} |`, `|---|${columns.map(() => '---|').join('')}`, ...rows].join('\n');
}

const printed = `${START}\n\n${LISTS.map(table).join('\n\n')}\n\n${END}`;

describe('the permission matrix', () => {
  it('stands in docs/privacy.md, complete and as the program has it', () => {
    const text = readFileSync(PRIVACY, 'utf8');
    const from = text.indexOf(START);
    const to = text.indexOf(END) + END.length;
    if (process.env.UPDATE_MATRIX) writeFileSync(PRIVACY, text.slice(0, from) + printed + text.slice(to));
    expect(readFileSync(PRIVACY, 'utf8').slice(from, from + printed.length)).toBe(printed);
  });

  const cases = fc.record({
    action: fc.constantFrom(...ACTIONS),
    level: fc.constantFrom(...LEVELS),
    tracks: fc.subarray([...TRACKS]),
    who: fc.constantFrom(...WHO),
  });
  const always = (claim: (it: { action: IncidentAction; level: Level; tracks: Track[]; who: Who }) => boolean) =>
    fc.assert(fc.property(cases, claim), { numRuns: 20_000 });

  it('lets nobody do anything to a matter they may not see, but what is their own: report, duty, 911', () => {
    const own = ['record', 'propose-waiver', 'correct', 'answer', 'confirm-911'];
    always(({ who, action, ...matter }) => !allowed(who, action, matter) || allowed(who, 'view', matter) || own.includes(action));
  });

  it('keeps a matter about staff within designee and human resources, whatever else it touches and however urgent', () => {
    const named = ['designee', 'hr', 'reporter', 'owner'];
    always(({ who, action, tracks, level }) => {
      const matter = { tracks: [...tracks, 'STAFF_RESTRICTED' as const], level };
      return !allowed(who, action, matter) || named.includes(who) || action === 'confirm-911';
    });
  });

  it('never widens by a restricted track who of the site or of the office sees it, but in an emergency', () => {
    always(({ who, action, tracks, level }) => {
      const office = ['director', 'deputy'].includes(who);
      const matter = { tracks, level };
      if (!office || level === 'L5' || !isRestricted(anIncident({ classification: matter })) || action === 'confirm-911') return true;
      return !allowed(who, action, matter);
    });
  });

  it('lets nobody but the three deciders decide', () => {
    always(({ who, level, tracks }) => !allowed(who, 'decide', { level, tracks }) || ['director', 'deputy', 'designee'].includes(who));
  });

  it('gives guests, liaison and operator nothing but, to the two of the district, the word that 911 was called', () => {
    always(({ who, action, ...matter }) => {
      if (who === 'guest') return !allowed(who, action, matter);
      if (who !== 'liaison' && who !== 'operator') return true;
      return !allowed(who, action, matter) || action === 'confirm-911';
    });
  });

  it('takes everything from somebody who is off the case, and leaves the reporter their report', () => {
    const recusals = (personId: string) => [{ id: 'r-1', personId, personKey: null, byId: 'p-des', at: new Date(0) }];
    for (const role of ROLES) {
      const person = aPerson({ id: 'p-off', role, siteIds: [SITE] });
      for (const action of ACTIONS) {
        for (const level of LEVELS) {
          const incident = anIncident({ siteId: SITE, classification: { level }, recusals: recusals('p-off') });
          expect(may(person, action, { ...incident, assignedTo: 'p-off' })).toBe(false);
          const own = may(person, action, { ...incident, reporterId: 'p-off' });
          expect(own).toBe(['confirm-911', 'correct', 'answer'].includes(action));
        }
      }
    }
  });
});
