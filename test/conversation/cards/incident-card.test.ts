import { describe, expect, it } from 'vitest';
import { incidentCard, restrictedCard, siteCard } from '../../../src/conversation/cards/incident-card.ts';
import { alarm, factsFor, incidentAt, minute, pending, readerFor, withTracks } from './card-setting.ts';
import { cases, DECIDE } from './incident-card-cases.ts';
import { buttonsOf, textsOf } from './read-notice.ts';

describe('the card in the director channel', () => {
  it.each(cases)('$state', ({ incident, now, language, first, also, buttons }) => {
    const card = incidentCard(factsFor(incident, { ...(now ? { now } : {}), ...(language ? { language } : {}) }));
    const texts = textsOf(card);
    expect(texts[0]).toBe(first);
    expect(texts).toEqual(expect.arrayContaining(also));
    expect(buttonsOf(card)).toEqual(buttons);
    expect(card.actions.every((action) => action.value === incident.id)).toBe(true);
  });

  it('puts what is wanted first and what happened second', () => {
    expect(textsOf(incidentCard(factsFor(incidentAt('L3')))).slice(0, 2)).toEqual([
      'Decide by 13:01: call police? · Oak HS',
      'KIND fight · injury: doctor EN · STILL GOING',
    ]);
  });

  it('says an unconfirmed 911 as an alert, and the same once confirmed as a heading', () => {
    expect(incidentCard(factsFor(incidentAt('L5'))).blocks[0]?.kind).toBe('alert');
    const confirmed = incidentAt('L5', { emergency: alarm({ confirmedAt: minute(1), confirmedById: 'p-adm' }) });
    expect(incidentCard(factsFor(confirmed)).blocks[0]?.kind).toBe('heading');
  });

  it.each([
    ['L2', 0],
    ['L3', 1],
    ['L4', 0],
    ['L5', 1],
  ] as const)('%s rings %i deciders', (level, many) => {
    const { mention } = incidentCard(factsFor(incidentAt(level)));
    expect(mention?.map((each) => each.person) ?? []).toEqual(many === 1 ? ['p-dir'] : []);
  });

  it('colours neither choice of a decision', () => {
    const { actions } = incidentCard(factsFor(incidentAt('L3')));
    expect(actions.filter((action) => action.style !== undefined)).toEqual([]);
  });

  it('ends "I am on it" when its time is over', () => {
    const incident = incidentAt('L3', { decision: pending({ silencedUntil: minute(14), silencedById: 'p-dir' }) });
    const texts = textsOf(incidentCard(factsFor(incident, { now: minute(15) })));
    expect(texts.filter((text) => text.includes('is on it'))).toEqual([]);
  });
});

describe('the card of a restricted matter', () => {
  const restricted = withTracks(incidentAt('L2'), ['TITLE_IX']);

  it('tells the channel the reference and nothing else: the roles it went to would tell the kind', () => {
    const card = incidentCard(factsFor(restricted));
    expect(textsOf(card)).toEqual(['Restricted matter OK-7K3Q', 'Type and place are shown only to the people it went to.']);
    expect([card.push, buttonsOf(card), card.mention]).toEqual(['OK-7K3Q', ['details'], undefined]);
  });

  it('still shows the channel that nobody has confirmed 911, without kind and place', () => {
    const card = incidentCard(factsFor(withTracks(incidentAt('L5'), ['CRISIS'])));
    expect(textsOf(card)[0]).toBe('NOBODY HAS CONFIRMED 911 · Restricted matter OK-7K3Q');
    expect(buttonsOf(card)).toEqual(['emergency-called', 'stand-down', 'details']);
    expect(textsOf(card).join('\n')).not.toMatch(/Oak HS|KIND|1 Oak St/);
  });

  it('shows its named roles everything a card shows, and a locked phone only the reference', () => {
    const card = restrictedCard(factsFor(restricted, { reader: readerFor('title_ix') }));
    expect(textsOf(card)).toEqual(expect.arrayContaining(['Restricted matter OK-7K3Q', 'KIND scuffle · injury: doctor EN · STILL GOING']));
    expect([card.push, buttonsOf(card)]).toEqual(['OK-7K3Q', ['more', 'details']]);
  });

  it.each([
    ['designee', DECIDE],
    ['hr', ['more', 'details']],
  ] as const)('gives %s of a matter about staff %j', (role, buttons) => {
    const incident = withTracks(incidentAt('L3'), ['STAFF_RESTRICTED']);
    expect(buttonsOf(restrictedCard(factsFor(incident, { reader: readerFor(role) })))).toEqual(buttons);
  });
});

describe('the card of the site administrators', () => {
  it.each([
    ['L3', ['more', 'details']],
    ['L4', ['notice-made', 'more', 'details']],
    ['L5', ['emergency-called', 'more', 'details']],
  ] as const)('%s has only the buttons that are theirs', (level, buttons) => {
    const card = siteCard(factsFor(incidentAt(level), { reader: readerFor('site_admin') }));
    expect(buttonsOf(card)).toEqual(buttons);
    // only line 1 differs: who decides, where they do not
    expect(textsOf(card).slice(1)).toEqual(textsOf(incidentCard(factsFor(incidentAt(level)))).slice(1));
  });

  it('says who decides instead of asking them', () => {
    const card = siteCard(factsFor(incidentAt('L3'), { reader: readerFor('site_admin') }));
    expect(textsOf(card)[0]).toBe('Security director decides by 13:01 · Oak HS');
  });

  it.each([
    ['L1', 'Please see to it by 15:00 · Oak HS'],
    ['L2', 'Please see to it by 13:11 · Oak HS'],
  ] as const)('%s asks them to see to it: %s', (level, first) => {
    expect(textsOf(siteCard(factsFor(incidentAt(level), { reader: readerFor('site_admin') })))[0]).toBe(first);
  });

  it('lists the other duties that are open, and the channel does not', () => {
    const duties = [
      { id: 'a', duty: 'parent_notice', ownerId: 'p-adm', dueAt: minute(60), doneAt: null, doneById: null },
      { id: 'b', duty: 'done_already', ownerId: 'p-adm', dueAt: null, doneAt: minute(1), doneById: 'p-adm' },
    ];
    const incident = incidentAt('L2', { duties });
    expect(textsOf(siteCard(factsFor(incident, { reader: readerFor('site_admin') })))).toContain('parent_notice, due 13:41');
    expect(textsOf(incidentCard(factsFor(incident))).join('\n')).not.toMatch(/parent_notice|done_already/);
  });
});
