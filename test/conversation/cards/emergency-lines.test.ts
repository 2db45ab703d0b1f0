/** Cards of an emergency with its reports, what 911 was told, all clear and the paperwork, in both languages. */
import { describe, expect, it } from 'vitest';
import type { CardFacts } from '../../../src/conversation/cards/card-facts.ts';
import { gatheredThread } from '../../../src/conversation/cards/gathering-lines.ts';
import { incidentCard, restrictedCard, siteCard } from '../../../src/conversation/cards/incident-card.ts';
import { paperworkMessage } from '../../../src/conversation/cards/paperwork.ts';
import type { Emergency } from '../../../src/incidents/incident.ts';
import type { Language } from '../../../src/policy/types.ts';
import { alarm, factsFor, incidentAt, minute, readerFor, withTracks } from './card-setting.ts';
import { buttonsOf, textsOf } from './read-notice.ts';

const confirmed = { confirmedAt: minute(1), confirmedById: 'p-adm' };
const over = { ...confirmed, stoodDownAt: minute(20), stoodDownById: 'p-dir', paperDueAt: minute(1200) };
const first = { paperReason: 'medical_over', paperById: 'p-dir', paperAt: minute(30) };

const card = (emergency: Partial<Emergency>, language: Language = 'en', now = minute(40)) =>
  textsOf(incidentCard(factsFor(incidentAt('L5', { emergency: alarm(emergency) }), { language, now }))).join('\n');

function withReports(count: number, language: Language = 'en'): CardFacts {
  const reports = Array.from({ length: count }, (_, nth) => {
    const reference = `OK-${String(nth).padStart(4, '0')}`;
    return {
      id: `g-${nth}`,
      reference,
      openedAt: minute(1),
      siteId: 'oak-hs',
      answers: {},
      type: nth < 2 ? 'blade' : 'danger',
      level: 'L5',
    };
  });
  return { ...factsFor(incidentAt('L5'), { language }), gathering: { lead: null, reports } };
}

describe('the card of several reports', () => {
  it.each<[Language, RegExp, RegExp]>([
    ['en', /^7 reports of this event/m, /^Other reports say: .+ \(2\)$/m],
    ['es', /^7 reportes de este suceso/m, /^Otros reportes dicen: .+ \(2\)$/m],
  ])('says how many, and what kind others know (%s)', (language, count, kinds) => {
    const text = textsOf(incidentCard(withReports(6, language))).join('\n');
    expect(text).toMatch(count);
    expect(text).toMatch(kinds);
    expect(textsOf(incidentCard(withReports(0, language))).join('\n')).not.toMatch(count);
  });

  it('has one message in its thread: references and times, of a storm the newest and how many more', () => {
    const few = gatheredThread(withReports(2), { messageId: null });
    expect(textsOf(few)).toEqual(['2 more reports stand under OK-7K3Q:', 'OK-0000 · 12:42\nOK-0001 · 12:42']);
    expect(few?.push).toBe('OK-7K3Q: 3 reports');
    const storm = textsOf(gatheredThread(withReports(299), { messageId: 'M1' }));
    expect(storm).toHaveLength(3);
    expect(storm[1]?.split('\n')).toHaveLength(20);
    expect(storm.at(-1)).toBe('and 279 more');
    expect(textsOf(gatheredThread(withReports(299, 'es'), { messageId: 'M1' })).at(-1)).toBe('y 279 más');
  });

  it('says nothing in a thread that was not begun, and that no report is left in one that was', () => {
    expect(gatheredThread(withReports(0), { messageId: null })).toBeNull();
    expect(textsOf(gatheredThread(withReports(0), { messageId: 'M1' }))).toEqual(['No report stands under OK-7K3Q any more.']);
  });

  it('of a restricted matter says how many and no kind', () => {
    const facts = withReports(6);
    const text = textsOf(incidentCard({ ...facts, incident: withTracks(facts.incident, ['STAFF_RESTRICTED']) })).join('\n');
    expect(text).toContain('7 reports');
    expect(text).not.toContain('Other reports say');
    expect(gatheredThread({ ...facts, incident: withTracks(facts.incident, ['STAFF_RESTRICTED']) }, { messageId: null })?.push).toBe(
      'OK-7K3Q',
    );
  });

  it('is where the buttons are: what a gathered report had posted before only names it', () => {
    const lead = incidentAt('L5', { id: 'lead', reference: 'OK-LEAD' });
    const facts: CardFacts = { ...factsFor(incidentAt('L5'), { reader: readerFor('director') }), gathering: { lead, reports: [] } };
    for (const compose of [incidentCard, siteCard, restrictedCard]) {
      expect(textsOf(compose(facts))[0]).toBe('OK-7K3Q · stands under OK-LEAD');
      expect(buttonsOf(compose(facts))).toEqual(['more', 'details']);
    }
  });
});

describe('after 911 was confirmed', () => {
  it.each<[Language, string, RegExp, RegExp]>([
    [
      'en',
      '911 was told: the place, who is hurt, and how badly',
      /^ALL CLEAR 12:46, not stood down yet · Oak HS/,
      /All clear 12:46, recorded by .*New danger\? Call 911/,
    ],
    [
      'es',
      'Al 911 se le dijo: el lugar, quién está herido y cómo',
      /^SIN PELIGRO 12:46, alarma sin terminar · Oak HS/,
      /Sin peligro 12:46.*Llame al 911/,
    ],
  ])('the card says what 911 was told, and ALL CLEAR until somebody stands down (%s)', (language, told, heading, line) => {
    expect(card({ ...confirmed, told: ['injuries', 'place'] }, language)).toContain(told);
    const clear = { ...confirmed, allClearAt: minute(5), allClearById: 'p-adm' };
    expect(card(clear, language)).toMatch(heading);
    expect(card(clear, language)).toMatch(line);
    expect(card({ ...clear, ...over }, language)).not.toMatch(heading);
    // nobody has confirmed 911: that comes first, whatever else was said
    expect(card({ allClearAt: minute(5), allClearById: 'p-adm' }, 'en')).toMatch(/^NOBODY HAS CONFIRMED 911/m);
  });

  it.each<[Language, RegExp, RegExp, RegExp, RegExp]>([
    [
      'en',
      /^Paperwork open, due /m,
      /^PAPERWORK OVERDUE since /m,
      /medical emergency.*A second person has to sign/m,
      /^Paperwork: .*Signed by .* and /m,
    ],
    ['es', /^Papeleo pendiente, hasta /m, /^PAPELEO ATRASADO desde /m, /emergencia médica.*Falta la firma/m, /^Papeleo: .*Firmaron .* y /m],
  ])('the paperwork stands on it until two persons have signed (%s)', (language, open, late, proposed, signed) => {
    expect(card(over, language)).toMatch(open);
    expect(card(over, language, minute(1201))).toMatch(late);
    expect(card({ ...over, ...first }, language)).toMatch(proposed);
    const done = card({ ...over, ...first, paperConfirmedAt: minute(50), paperConfirmedById: 'p-dep' }, language, minute(1201));
    expect(done).toMatch(signed);
    expect(done).not.toMatch(late);
  });

  it('says of a restricted matter that paperwork is open, and not what it was', () => {
    const incident = withTracks(incidentAt('L5', { emergency: alarm({ ...over, ...first }) }), ['STAFF_RESTRICTED']);
    const text = textsOf(incidentCard(factsFor(incident))).join('\n');
    expect(text).toContain('Paperwork open');
    expect(text).not.toMatch(/medical/i);
  });

  it('asks whoever stood down directly, and thanks when it is done', () => {
    const asked = paperworkMessage(factsFor(incidentAt('L5', { emergency: alarm(over) }), { reader: readerFor('director') }));
    expect(textsOf(asked)[0]).toBe('The alarm is over. What was it?');
    expect(buttonsOf(asked)).toEqual(['paperwork', 'details']);
    const done = alarm({ ...over, ...first, paperConfirmedAt: minute(50), paperConfirmedById: 'p-dep' });
    const thanks = paperworkMessage(factsFor(incidentAt('L5', { emergency: done }), { reader: readerFor('director') }));
    expect(textsOf(thanks)[0]).toBe('Paperwork of OK-7K3Q: done. Thank you.');
    expect(buttonsOf(thanks)).toEqual(['details']);
  });
});
