import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeNotice } from '../../src/conversation/compose-notice.ts';
import type { ComposedNotice } from '../../src/conversation/notice.ts';
import { decideEscalation } from '../../src/incidents/decide/decide-escalation.ts';
import type { MessageKind, PostedCard } from '../../src/incidents/delivery.ts';
import { confirmEmergency } from '../../src/incidents/emergency/confirm-emergency.ts';
import type { Incident, Person } from '../../src/incidents/incident.ts';
import { aDraft } from '../fixtures/test-database.ts';
import { buttonsOf, textsOf } from './cards/read-notice.ts';
import { type FormDatabase, formDatabase } from './forms/form-database.ts';

let at: FormDatabase;
beforeAll(async () => {
  at = await formDatabase();
});
afterAll(() => at.db.close());

/** A card about an incident as it would stand in the database. */
function cardOf(
  kind: MessageKind,
  subject: { incident?: Incident; to?: Person; details?: Record<string, string> } & Partial<PostedCard>,
): PostedCard {
  const { incident, to, ...over } = subject;
  return {
    ...{ id: 'card', kind, lane: 'decision', platform: 'slack', address: 'C-DIRECTOR', direct: to !== undefined, personId: to?.id ?? null },
    ...{ incidentId: incident?.id ?? null, draftId: null, digestId: null, details: {}, channel: null, messageId: null },
    ...{ wantedVersion: 1, shownVersion: 0 },
    ...over,
  };
}

const compose = (card: PostedCard): Promise<ComposedNotice | null> => composeNotice(at.deps, card);

const decide = (incident: Incident, choice: Parameters<typeof decideEscalation>[1]['choice']) =>
  decideEscalation(at.deps, { incidentId: incident.id, decisionId: incident.decision?.id ?? '', person: at.people.dir, choice });

describe('composing a message', () => {
  it('has words for every card a report causes, at every level', async () => {
    for (const level of ['L1', 'L2', 'L3', 'L4', 'L5'] as const) {
      const incident = await at.report(level);
      for (const card of await at.cardsOf(incident.id)) {
        const notice = await compose(card);
        expect(textsOf(notice).join('\n'), `${level} ${card.kind}`).toContain(incident.reference);
      }
    }
  });

  it('mentions the decider on duty by the account they have', async () => {
    const notice = await compose(cardOf('incident-card', { incident: await at.report('L3') }));
    expect(notice?.mention).toEqual([
      { person: at.people.dir.id, title: 'Security director', accounts: [{ platform: 'slack', accountId: 'U-dir' }] },
    ]);
  });

  it('never carries the account of the reporter into a channel, even when they confirmed 911', async () => {
    const incident = await at.report('L5');
    await confirmEmergency(at.deps, { incidentId: incident.id, person: at.people.teacher });
    const notice = await compose(cardOf('incident-card', { incident }));
    expect(textsOf(notice)).toContain('911 called: confirmed 12:41 by @the reporter.');
    expect(JSON.stringify(notice)).not.toContain('U-teacher');
    expect(JSON.stringify(notice)).not.toMatch(/MARKED/);
  });

  it('shows the state of now, not of when the message was queued', async () => {
    const incident = await at.report('L3');
    const card = cardOf('incident-card', { incident });
    expect(buttonsOf(await compose(card))).toContain('approve');
    await decide(incident, { outcome: 'approved', reason: 'ongoing_risk', callerKey: 'adm', officerRequested: false });
    const after = await compose(card);
    expect(textsOf(after)[0]).toBe('APPROVED, NOT YET CALLED · Oak HS');
    expect(textsOf(after)).toContain('@Principal calls Oak PD, 555-0111 by 12:51.');
    expect(buttonsOf(after)).toEqual(['call-made', 'more', 'details']);
  });

  it('drops what has become pointless: reminders of a decision that was made', async () => {
    const incident = await at.report('L3');
    const reminder = cardOf('decision-reminder', { incident, to: at.people.dir });
    const ring = cardOf('call-for-person', { incident, details: { personKey: 'dep', why: 'decision-waits' } });
    expect([await compose(reminder), await compose(ring)]).not.toContain(null);
    await decide(incident, { outcome: 'declined', reason: 'school_level' });
    expect([await compose(reminder), await compose(ring)]).toEqual([null, null]);
  });

  it("speaks the language of the person, and the district's where it is not known", async () => {
    const incident = await at.report('L2');
    const to = at.people.teacher;
    expect(textsOf(await compose(cardOf('report-confirmation', { incident, to })))[0]).toMatch(/^Sent: /);
    await at.db.unitOfWork.run((tx) => tx.people.setLanguage(to.id, 'es'));
    expect(textsOf(await compose(cardOf('report-confirmation', { incident, to })))[0]).toMatch(/^Enviado: /);
    expect(textsOf(await compose(cardOf('incident-card', { incident })))[0]).toMatch(/^School matter/);
  });

  it('offers to go on with a draft until it is sent', async () => {
    const draft = aDraft(at.people.adm.id);
    await at.db.unitOfWork.run((tx) => tx.drafts.createOnce(draft));
    const card = cardOf('draft-reminder', { to: at.people.adm, draftId: draft.id });
    expect((await compose(card))?.actions).toMatchObject([{ id: 'continue-report', value: draft.id }]);
    await at.db.unitOfWork.run((tx) => tx.drafts.saveOver({ ...draft, state: 'sent' }));
    expect(await compose(card)).toBeNull();
  });

  it('draws the board from what is open', async () => {
    const notice = await compose(cardOf('board', {}));
    expect(notice?.pin).toBe(true);
    expect(textsOf(notice)[0]).toMatch(/^\d+ needs? you, \d+ clocks?, \d+ today$/);
  });

  it.each(['incident-card', 'draft-reminder', 'digest', 'report-confirmation'] as const)(
    'has no words for a %s whose subject is gone',
    async (kind) => {
      const gone = '0199e000-0000-7000-8000-00000000dead';
      expect(await compose(cardOf(kind, { incidentId: gone, draftId: gone, digestId: gone }))).toBeNull();
    },
  );
});
