/** A matter becomes restricted, or its place is corrected, after messages about it were posted: what their readers then still see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeNotice } from '../../../src/conversation/compose-notice.ts';
import type { ComposedNotice } from '../../../src/conversation/notice.ts';
import { LIVE_DIRECT_KINDS, LIVE_KINDS, type MessageKind } from '../../../src/incidents/delivery.ts';
import type { Incident, Person } from '../../../src/incidents/incident.ts';
import type { Language, Level, Track } from '../../../src/policy/types.ts';
import { aStoredClassification } from '../../fixtures/test-database.ts';
import { type FormDatabase, formDatabase } from '../forms/form-database.ts';
import { buttonsOf, textsOf } from './read-notice.ts';

const SECRET = /KIND|CLASE|Oak HS|1 Oak St|Oak PD|Principal|M4/;
let at: FormDatabase;
beforeAll(async () => {
  at = await formDatabase();
});
afterAll(() => at.db.close());

/** The same incident, from now on with these tracks. */
async function nowWith(incident: Incident, tracks: Track[]): Promise<void> {
  const { classification } = incident;
  const again = { ...classification, id: at.deps.ids.id(), cause: 'correction' as const, tracks };
  await at.db.unitOfWork.run((tx) => tx.incidents.classify(incident.id, aStoredClassification(again)));
}

async function placeUnknown(incident: Incident): Promise<void> {
  const change = { answers: incident.answers, note: null, siteId: null, siteConfirmed: false, agencyId: null, byId: at.people.teacher.id };
  await at.db.unitOfWork.run((tx) => tx.incidents.addAnswers(incident.id, change));
}

function compose(
  kind: MessageKind,
  incident: Incident,
  to: Person | null,
  messageId: string | null = 'M1',
): Promise<ComposedNotice | null> {
  return composeNotice(at.deps, {
    ...{ id: 'card', kind, lane: 'decision', platform: 'slack', address: 'A', direct: to !== null, personId: to?.id ?? null },
    ...{ incidentId: incident.id, draftId: null, digestId: null, details: {}, channel: 'C', messageId, wantedVersion: 2, shownVersion: 1 },
  });
}

const speak = (person: Person, language: Language) => at.db.unitOfWork.run((tx) => tx.people.setLanguage(person.id, language));

describe('a matter that became restricted', () => {
  const posted: [MessageKind, Level][] = [
    ['site-card', 'L3'],
    ['site-card', 'L4'],
    ['restricted-card', 'L4'],
    ['notice-duty', 'L4'],
    ['decision-reminder', 'L3'],
    ['emergency-alert', 'L5'],
    ['call-for-person', 'L5'],
  ];
  it.each(posted)('leaves of the %s (%s) of an administrator nothing but the reference', async (kind, level) => {
    const incident = await at.report(level);
    await nowWith(incident, ['STAFF_RESTRICTED']);
    for (const language of ['en', 'es'] as const) {
      await speak(at.people.adm, language);
      const notice = await compose(kind, incident, at.people.adm);
      expect(notice?.push).toBe(incident.reference);
      expect(textsOf(notice)[0]).toBe(incident.reference);
      expect(textsOf(notice).at(-1)).toMatch(language === 'en' ? /^Others see to this matter/ : /^Otras personas atienden/);
      expect(JSON.stringify(notice)).not.toMatch(SECRET);
      // who may confirm 911 without seeing the matter still can
      expect(buttonsOf(notice)).toEqual(level === 'L5' ? ['emergency-called'] : []);
    }
    await speak(at.people.adm, 'en');
  });

  it.each(['CANRA', 'TITLE_IX', 'STAFF_RESTRICTED'] as const)('of the track %s is taken back from the administrator', async (track) => {
    const incident = await at.report('L4');
    expect(JSON.stringify(await compose('site-card', incident, at.people.adm))).toMatch(SECRET);
    await nowWith(incident, [track]);
    expect(JSON.stringify(await compose('site-card', incident, at.people.adm))).not.toMatch(SECRET);
  });

  it('still shows those it goes to, and the reporter, what is theirs', async () => {
    const incident = await at.report('L4');
    await nowWith(incident, ['STAFF_RESTRICTED']);
    expect(JSON.stringify(await compose('restricted-card', incident, at.people.des))).toMatch(SECRET);
    expect(JSON.stringify(await compose('report-confirmation', incident, at.people.teacher))).toMatch(SECRET);
  });

  it('does not begin a message that has become pointless only to say nothing', async () => {
    const incident = await at.report('L2');
    await nowWith(incident, ['STAFF_RESTRICTED']);
    expect(await compose('notice-duty', incident, at.people.adm, null)).toBeNull();
  });

  it('has every message that says kind or place brought up to date', () => {
    expect(LIVE_KINDS).toEqual(
      expect.arrayContaining(['site-card', 'restricted-card', 'call-duty', 'notice-duty', 'decision-reminder', 'emergency-alert']),
    );
    expect(LIVE_DIRECT_KINDS).toEqual(['call-for-person']);
  });

  it('was never named by place where it cannot be taken back: in the message that rings somebody in the channel', async () => {
    const ring = await compose('call-for-person', await at.report('L3'), null);
    expect(textsOf(ring)[0]).toContain('please decide by');
    expect(JSON.stringify(ring)).not.toMatch(SECRET);
  });
});

describe('a matter whose place was corrected', () => {
  it('is no longer shown to the administrator of the former place', async () => {
    const incident = await at.report('L3');
    await placeUnknown(incident);
    expect(JSON.stringify(await compose('site-card', incident, at.people.adm))).not.toMatch(SECRET);
    expect(JSON.stringify(await compose('site-card', incident, at.people.dir))).toMatch(/KIND/);
  });

  it('leaves an approved call with the administrator who was asked to make it', async () => {
    const incident = await at.report('L3');
    await at.db.unitOfWork.run(async (tx) => {
      const decision = { id: incident.decision?.id ?? '', at: at.deps.clock.now(), byId: at.people.dir.id };
      await tx.decisions.decideOnce(decision.id, { ...decision, outcome: 'approved', reason: 'ongoing_risk' });
      await tx.calls.open(incident.id, {
        ...{ id: at.deps.ids.id(), decisionId: decision.id, callerId: at.people.adm.id, agencyId: 'oak-pd', officerRequested: false },
        ...{ openedAt: decision.at, dueAt: decision.at, calledAt: null, calledById: null, caseNumber: null },
      });
    });
    await placeUnknown(incident);
    expect(buttonsOf(await compose('call-duty', incident, at.people.adm))).toContain('call-made');
    await nowWith(incident, ['STAFF_RESTRICTED']);
    expect(buttonsOf(await compose('call-duty', incident, at.people.adm))).toEqual([]);
  });
});
