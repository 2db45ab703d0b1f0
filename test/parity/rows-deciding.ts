import { expect } from 'vitest';
import { COLLEAGUE, DEPUTY, DIRECTOR, GUEST, OTHER_ADMIN, SITE, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { FIGHT, KNIFE, report } from './story.ts';
import type { Row } from './surface.ts';

const TITLE_IX = 'U0TITLEIX';

export const DECIDING: Row[] = [
  {
    what: 'One card for each incident in the director’s channel, changed in place',
    slack: 'message with buttons for everybody in the channel; who may not is told',
    teams: 'card whose decision buttons only deciders see; the others see *What I can do here*',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT, 'Jordan Miller hit him');
      const about = { kind: 'incident-card', incidentId } as const;
      const card = await surface.as(DIRECTOR).message(about);
      expect(card).toMatchObject({ shared: true, actions: ['approve', 'decline', 'on-it', 'more', 'details'] });
      expect(card.text).toMatch(/Decide by 11:2\d: call police\? · Palm Springs High School/);
      expect(card.text).not.toContain('Jordan');
      if (surface.name === 'Teams') expect((await surface.as(OTHER_ADMIN).message(about)).actions).toEqual(['more', 'details']);
      await surface.as(DIRECTOR).tap(about, 'on-it');
      await surface.bot.settled();
      await expect.poll(async () => (await surface.bot.incident(incidentId)).decision?.silencedUntil).toBeTruthy();
      const calm = await surface.as(DIRECTOR).message(about);
      expect(calm.id).toBe(card.id);
      expect(calm.text).toContain('is on it. No reminders until');
    },
  },
  {
    what: 'Call police: reason, caller, officer or notice only; then the call is recorded',
    slack: 'modal',
    teams: 'form in the place of the card, for that person only',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      const about = { kind: 'incident-card', incidentId } as const;
      const form = await surface.as(DIRECTOR).press(about, 'approve');
      expect(form.fields).toEqual(['reason', 'caller', 'officer']);
      const approved = await surface.as(DIRECTOR).next({ reason: 'serious_injury', caller: 'admin_ps_high', officer: 'no' });
      expect(approved.text).toContain('NOT YET CALLED');
      const duty = { kind: 'call-duty', incidentId, to: SITE_ADMIN } as const;
      expect((await surface.as(SITE_ADMIN).message(duty)).text).toContain('760-555-0111');
      await surface.as(SITE_ADMIN).press(duty, 'call-made');
      expect((await surface.as(SITE_ADMIN).next({ caseNumber: '26-10433' })).text).toContain('26-10433');
      expect((await surface.as(DIRECTOR).message(about)).text).toContain('Case no. 26-10433');
    },
  },
  {
    what: 'Keep at school, and the reporter reads why',
    slack: 'modal; direct message',
    teams: 'form in the place of the card; message in the personal chat',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      await surface.as(DEPUTY).press({ kind: 'incident-card', incidentId }, 'decline');
      await surface.as(DEPUTY).next({ reason: 'restorative_or_diversion' });
      const told = await surface.as(TEACHER).message({ kind: 'decision-to-reporter', incidentId, to: TEACHER });
      expect(told.text).toContain('Reason: Repair or diversion instead.');
      expect(told.text).toContain('You may still call police yourself; in danger, 911.');
    },
  },
  {
    what: 'Whoever may not decide is told so privately, with who can',
    slack: 'modal only they see',
    teams: 'in the place of the card, only for them',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      for (const who of [COLLEAGUE, GUEST, OTHER_ADMIN, SITE_ADMIN]) {
        // where the button is not shown, the press of an old card still arrives
        if (surface.name === 'Teams')
          expect((await surface.as(who).message({ kind: 'incident-card', incidentId })).actions).not.toContain('approve');
        else {
          const refusal = await surface.as(who).press({ kind: 'incident-card', incidentId }, 'approve');
          expect(refusal.submits).toBe(false);
          expect(refusal.text).toContain('In danger call 911: that never needs approval.');
        }
      }
      expect(await surface.bot.incident(incidentId)).toMatchObject({ decision: { outcome: 'pending' } });
    },
  },
  {
    what: 'Two deciders at the same moment: one decision, and the second reads who was first',
    slack: 'modal',
    teams: 'in the place of the card',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      await surface.as(DIRECTOR).press({ kind: 'incident-card', incidentId }, 'approve');
      await surface.as(DEPUTY).press({ kind: 'incident-card', incidentId }, 'decline');
      const read = await Promise.all([
        surface.as(DIRECTOR).next({ reason: 'ongoing_risk', caller: 'director', officer: 'yes' }),
        surface.as(DEPUTY).next({ reason: 'school_level' }),
      ]);
      expect(read.filter(({ text }) => text.includes('Already decided by'))).toHaveLength(1);
      expect((await surface.bot.audit(incidentId)).filter((kind) => kind === 'escalation-decided')).toHaveLength(1);
    },
  },
  {
    what: 'A notice the law demands: nothing to decline, two taps to record',
    slack: 'direct message, modal',
    teams: 'message in the personal chat, form in its place',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, KNIFE);
      const card = await surface.as(DIRECTOR).message({ kind: 'incident-card', incidentId });
      expect(card.actions).toEqual(['notice-made', 'more', 'details']);
      const duty = { kind: 'notice-duty', incidentId, to: SITE_ADMIN } as const;
      await surface.as(SITE_ADMIN).press(duty, 'notice-made');
      const wrong = await surface.as(SITE_ADMIN).next({ how: 'in_person', caseNumber: 'Officer Diaz' });
      expect(wrong.errors.join()).toContain('No names');
      expect((await surface.as(SITE_ADMIN).next({ how: 'in_person', caseNumber: 'PS-26-77' })).text).toContain('PS-26-77');
      expect((await surface.as(SITE_ADMIN).message(duty)).actions).toEqual([]);
    },
  },
  {
    what: 'A restricted matter: only its reference in the channel, everything to its named roles',
    slack: 'direct message to the roles',
    teams: 'message in the roles’ personal chats',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, { kind: 'sexual', sexual: 'words', grade: 'g9_12' });
      const card = await surface.as(TITLE_IX).message({ kind: 'restricted-card', incidentId, to: TITLE_IX });
      expect(card.push).toBe((await surface.bot.incident(incidentId)).reference);
      expect(card.text).toContain('Palm Springs High School');
      await surface.bot.settled();
      expect(await surface.bot.rows(`SELECT 1 FROM "PostedCard" WHERE "incidentId" = $1 AND NOT "direct"`, [incidentId])).toEqual([]);
    },
  },
  {
    what: 'More: everything else of the card, each reading of details logged',
    slack: 'modal',
    teams: 'in the place of the card',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      const menu = await surface.as(DIRECTOR).press({ kind: 'incident-card', incidentId }, 'more');
      expect(menu.choices.what).toEqual(expect.arrayContaining(['ask', 'hand-over', 'conflict']));
      const details = await surface.as(DIRECTOR).press({ kind: 'incident-card', incidentId }, 'details');
      expect(details.text).toContain('EC 48915(a)(1)(A)');
      expect(await surface.bot.audit(incidentId)).toContain('details-read');
    },
  },
  {
    what: 'The director asks, the reporter answers',
    slack: 'modals',
    teams: 'forms in the place of card and message',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      await surface.as(DIRECTOR).press({ kind: 'incident-card', incidentId }, 'more');
      const ask = await surface.as(DIRECTOR).next({ what: 'ask' });
      const [first = ''] = ask.choices[ask.fields[0] ?? ''] ?? [];
      await surface.as(DIRECTOR).next({ [ask.fields[0] ?? '']: first });
      const about = { kind: 'inquiry', incidentId, to: TEACHER } as const;
      const answer = await surface.as(TEACHER).press(about, 'answer');
      const [field = ''] = answer.fields;
      const said = await surface.as(TEACHER).next({ [field]: answer.choices[field]?.[0] ?? 'no' });
      expect(said.submits).toBe(false);
    },
  },
  {
    what: 'Drill: started, marked DRILL everywhere, ended',
    slack: '`/incident drill`; card in the channel',
    teams: 'the word `drill`; card in the channel',
    proof: async (surface) => {
      const form = await surface.as(DIRECTOR).type('drill');
      expect(form.text).toMatch(/do not call 911 for this drill/i);
      // not where an alarm of another row still stands
      const site = form.choices.site?.findLast((each) => each !== SITE) ?? '';
      await surface.as(DIRECTOR).next({ site, kind: 'lockdown', minutes: '15' });
      const card = await surface.as(DIRECTOR).message({ kind: 'drill', incidentId: null });
      expect(card.push).toBe('DRILL. NOT REAL.');
      await surface.as(DIRECTOR).press({ kind: 'drill', incidentId: null }, 'end-drill');
      await surface.bot.settled();
      expect((await surface.as(DIRECTOR).message({ kind: 'drill', incidentId: null })).actions).toEqual([]);
    },
  },
  {
    what: 'The board of the channel',
    slack: 'pinned by the bot',
    teams: 'a bot cannot pin: one message kept up to date, to be pinned by hand',
    proof: async (surface) => {
      await surface.bot.settled();
      expect((await surface.as(DIRECTOR).message({ kind: 'board', incidentId: null })).text).toMatch(
        /\d+ need you, \d+ clocks?, \d+ today/,
      );
    },
  },
];
