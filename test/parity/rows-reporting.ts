import { expect } from 'vitest';
import { COLLEAGUE, MAESTRA, SITE, SITE_ADMIN, TEACHER } from '../fixtures/district-people.ts';
import { FIGHT, fillFor, finish, newestIncident, report, TARDY } from './story.ts';
import type { Row } from './surface.ts';

export const REPORTING: Row[] = [
  {
    what: 'Begin a report',
    slack: '`/incident`, or `/incident` and words that become the note',
    teams: 'the word `report` to the bot, alone or with words that become the note; the slash menu where Teams has it',
    proof: async (surface) => {
      const form = await surface.as(TEACHER).type('two students push each other');
      expect(form.text).toContain('In danger? Call 911 now.');
      expect(form.fields).toEqual(['danger', 'place']);
      const forms = await finish(surface.as(TEACHER), form, TARDY);
      const note = forms.find(({ fields }) => fields.includes('note'));
      expect(note?.typed.note).toBe('two students push each other');
    },
  },
  {
    what: 'Begin a report from a message',
    slack: 'message shortcut *Report as incident*; opens as a modal',
    teams: 'message extension *Report an incident* on a message and beside the compose box; opens as a dialog',
    proof: async (surface) => {
      const client = surface.as(COLLEAGUE);
      const forms = await finish(client, await client.fromMessage('a window is broken'), TARDY);
      expect(forms.find(({ fields }) => fields.includes('note'))?.typed.note).toBe('a window is broken');
      expect(forms.at(-1)?.text).toContain('PS-');
    },
  },
  {
    what: 'Both languages until the person’s is known, and a switch on every screen',
    slack: 'the language of the Slack profile, then the button',
    teams: 'the language of the Teams client, then the button',
    proof: async (surface) => {
      const client = surface.as(MAESTRA);
      await client.type('ayuda');
      const form = await client.type('');
      expect(form.text).toContain('Llame al 911');
      const english = await client.pressIn('language');
      expect(english.text).toContain('Call 911 now');
      expect((await client.pressIn('language')).text).toContain('Llame al 911');
    },
  },
  {
    what: 'A field that must be filled in',
    slack: 'the client asks for it before anything is sent',
    teams: 'said above the field, in the card that is open, with the answers kept',
    proof: async (surface) => {
      const client = surface.as(TEACHER);
      await client.type('');
      await client.next({ danger: 'no', place: SITE });
      await client.next({ special: ['none'] });
      const sent = client.next({ grade: 'g9_12' });
      if (surface.name === 'Slack') return expect(sent).rejects.toThrow('The client asks for kind first');
      const form = await sent;
      expect(form.errors).toHaveLength(1);
      expect(form.typed.grade).toBe('g9_12');
    },
  },
  {
    what: 'Back, with what was answered',
    slack: 'button in the modal',
    teams: 'button in the card or dialog',
    proof: async (surface) => {
      const client = surface.as(TEACHER);
      await client.type('');
      await client.next({ danger: 'no', place: SITE });
      const before = await client.pressIn('back');
      expect(before.fields).toEqual(['danger', 'place']);
      expect(before.typed).toMatchObject({ danger: 'no', place: SITE });
    },
  },
  {
    what: 'An unfinished report is offered again',
    slack: 'at the next `/incident`',
    teams: 'at the next `report`',
    proof: async (surface) => {
      const client = surface.as(COLLEAGUE);
      await client.type('');
      await client.next({ danger: 'no', place: SITE });
      const again = await client.type('');
      expect(again.actions).toContain('resume');
      const resumed = await client.pressIn('resume');
      expect(resumed.fields).toContain('special');
      await finish(client, resumed, TARDY);
    },
  },
  {
    what: 'Danger: CALL 911, and an alarm at once',
    slack: 'the modal says it; the buttons come as a direct message',
    teams: 'the card says it; the buttons come as a message in the personal chat',
    proof: async (surface) => {
      const client = surface.as(TEACHER);
      await client.type('');
      const last = await client.next({ danger: 'yes', place: SITE });
      expect(last.submits).toBe(false);
      expect(last.text).toContain('CALL 911 NOW');
      const incidentId = await newestIncident(surface);
      const mine = await client.message({ kind: 'emergency-reporter', incidentId, to: TEACHER });
      expect(mine.push).toMatch(/^CALL 911 NOW · PS-/);
      expect(mine.actions).toEqual(['emergency-called', 'cannot-call', 'where', 'over', 'mistaken', 'add-facts']);
      await client.tap({ kind: 'emergency-reporter', incidentId, to: TEACHER }, 'emergency-called');
      await expect.poll(async () => (await surface.bot.incident(incidentId)).emergency?.confirmedAt).toBeTruthy();
      const card = await client.message({ kind: 'incident-card', incidentId });
      expect(card.text).toContain('911 called, confirmed');
    },
  },
  {
    what: 'Suspected child abuse ends at the hotline, and nothing is kept',
    slack: 'last screen of the modal',
    teams: 'last form of the card',
    proof: async (surface) => {
      const client = surface.as(COLLEAGUE);
      const before = await surface.bot.rows('SELECT count(*)::int AS n FROM "Incident"');
      await client.type('');
      await client.next({ danger: 'no', place: SITE });
      const hotline = await client.next({ special: ['child_harm'] });
      expect(hotline.text).toContain('1-800-442-4918');
      expect(hotline.fields).toEqual([]);
      expect(await surface.bot.rows('SELECT count(*)::int AS n FROM "Incident"')).toEqual(before);
      expect((await client.pressIn('record-call')).text).toContain('11:0');
    },
  },
  {
    what: 'A receipt that does not vanish, with its buttons',
    slack: 'direct message',
    teams: 'message in the personal chat',
    proof: async (surface) => {
      const { incidentId, forms } = await report(surface, TEACHER, FIGHT);
      expect(forms.length - 1).toBeLessThanOrEqual(5);
      const receipt = await surface.as(TEACHER).message({ kind: 'report-confirmation', incidentId, to: TEACHER });
      expect(receipt).toMatchObject({ shared: false, actions: ['add-facts', 'over', 'mistaken'] });
      expect(receipt.text).toContain('Sent: PS-');
    },
  },
  {
    what: 'Add or correct, it is over, I was mistaken',
    slack: 'buttons of the receipt, answered in a modal',
    teams: 'buttons of the receipt, answered in its place',
    proof: async (surface) => {
      const { incidentId } = await report(surface, TEACHER, FIGHT);
      const client = surface.as(TEACHER);
      const form = await client.press({ kind: 'report-confirmation', incidentId, to: TEACHER }, 'mistaken');
      if (form.submits) await client.next(fillFor(form, {}));
      await expect.poll(async () => (await surface.bot.incident(incidentId)).status).toBe('withdrawn');
    },
  },
  {
    what: 'Own reports, duties, help, away',
    slack: '`/incident status`, `duties`, `help` (`ayuda`), `away`; the home tab shows reports and duties',
    teams: 'the words `status`, `duties`, `help` (`ayuda`), `away`; there is no home tab, the words show the same',
    proof: async (surface) => {
      const client = surface.as(TEACHER);
      expect((await client.type('status')).text).toContain('PS-');
      const help = await client.type('help');
      expect(help.text).toMatch(surface.name === 'Slack' ? /\/incident status/ : /“status”/);
      expect((await surface.as(SITE_ADMIN).type('duties')).text.length).toBeGreaterThan(20);
      expect((await surface.as(SITE_ADMIN).type('away until 2026-12-01')).submits).toBe(false);
      expect((await surface.as(SITE_ADMIN).type('away')).submits).toBe(false);
    },
  },
];
