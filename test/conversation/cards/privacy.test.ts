import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/conversation/notice.ts';
import { isRestricted } from '../../../src/incidents/permissions.ts';
import { incidentAt } from './card-setting.ts';
import { anyIncident, anyLanguage, channelNotices, directNotices } from './every-notice.ts';
import { buttonsOf } from './read-notice.ts';

const RUNS = { numRuns: 500 };
const KIND = /KIND|CLASE/;
const PLACE = /Oak HS|1 Oak St|Oak PD|555-0122/;

/** Check something of every message of an incident that is not pointless; how often it was looked at is counted. */
function forEveryNotice(
  of: typeof channelNotices,
  check: (notice: Notice, incident: Parameters<typeof channelNotices>[0], kind: string) => void,
) {
  let seen = 0;
  fc.assert(
    fc.property(anyIncident, anyLanguage, (incident, language) => {
      for (const [kind, notice] of of(incident, language)) {
        if (!notice) continue;
        seen += 1;
        check(notice, incident, kind);
      }
    }),
    RUNS,
  );
  expect(seen).toBeGreaterThan(RUNS.numRuns);
}

const everyNotice: typeof channelNotices = (incident, language) => [
  ...channelNotices(incident, language),
  ...directNotices(incident, language),
];

describe('what no message ever says', () => {
  it('is a word of the note or the name of a person', () => {
    forEveryNotice(everyNotice, (notice) => expect(JSON.stringify(notice)).not.toMatch(/MARKED/));
  });

  it('is an answer beyond injury, object and whether it is over', () => {
    forEveryNotice(everyNotice, (notice) => expect(JSON.stringify(notice)).not.toMatch(/g9_12/));
  });

  it('is the kind of incident on a locked phone', () => {
    forEveryNotice(everyNotice, (notice) => expect(notice.push).not.toMatch(KIND));
  });

  it('is more than the reference of a restricted matter on a locked phone; to the reporter of an emergency, 911 before it', () => {
    forEveryNotice(everyNotice, (notice, incident, kind) => {
      if (!isRestricted(incident)) return;
      const expected = kind === 'emergency-reporter' ? /^(CALL 911 NOW|LLAME AL 911 AHORA) · OK-7K3Q$/ : /^OK-7K3Q$/;
      expect(notice.push).toMatch(expected);
    });
  });

  it('is the kind or the place of a restricted matter in a channel', () => {
    forEveryNotice(channelNotices, (notice, incident) => {
      const text = JSON.stringify(notice);
      if (isRestricted(incident)) expect(text).not.toMatch(KIND);
      if (isRestricted(incident)) expect(text).not.toMatch(PLACE);
    });
  });

  it('is a choice where the law or an emergency leaves none', () => {
    forEveryNotice(everyNotice, (notice, incident) => {
      if (incident.classification.police === 'discretionary') return;
      expect(buttonsOf(notice)).not.toContain('decline');
      expect(buttonsOf(notice)).not.toContain('approve');
    });
  });
});

describe('what the checks above would find', () => {
  it('is there to be found: an ordinary card shows kind and place, and a pending decision has both choices', () => {
    const [, card] = channelNotices(incidentAt('L3'), 'en')[0] ?? [];
    expect(JSON.stringify(card)).toMatch(KIND);
    expect(JSON.stringify(card)).toMatch(PLACE);
    expect(buttonsOf(card ?? null)).toEqual(expect.arrayContaining(['approve', 'decline']));
  });
});

describe('buttons of every message', () => {
  it('carry the incident by its id, seven at most, none twice', () => {
    forEveryNotice(everyNotice, (notice, incident) => {
      expect(notice.actions.length).toBeLessThanOrEqual(7);
      for (const action of notice.actions) expect(action.value).toBe(incident.id);
      expect(new Set(buttonsOf(notice)).size).toBe(notice.actions.length);
    });
  });
});
