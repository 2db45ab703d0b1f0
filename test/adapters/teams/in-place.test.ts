/** What a client does that draws one card in the place of another, as the Agents Playground showed it. */
import { describe, expect, it } from 'vitest';
import { serviceUrlOf } from '../../../src/adapters/teams/places.ts';
import { readCardData } from '../../../src/adapters/teams/read-press.ts';
import { createReferences } from '../../../src/adapters/teams/references.ts';
import { toCard } from '../../../src/adapters/teams/to-card.ts';
import type { Screen } from '../../../src/conversation/screen.ts';
import { aNotice } from '../../contracts/chat-platform.contract.ts';
import { DIRECTOR, DIRECTOR_CHANNEL } from '../../fixtures/teams-double/district-tenant.ts';
import { useTeams } from './use-teams.ts';

const SCREEN: Screen = {
  ...{ id: 'facts', language: 'en', title: 'Facts', context: {}, paragraphs: [], submit: 'Next', close: 'Close', actions: [] },
  fields: [{ kind: 'select', id: 'injury', label: 'Hurt?', options: [{ label: 'No', value: 'none' }] }],
};

/** What the button of a card sends. */
function pressed(card: ReturnType<typeof toCard>) {
  const found = JSON.stringify(card).match(/\{"crosswalk":\{[^}]*\{[^}]*\}[^}]*\}\}/)?.[0];
  return readCardData(JSON.parse(found ?? 'null'));
}

describe('a card that stands in the place of another', () => {
  it('has no list where the one before had one, and its press says that it was turned', () => {
    const first = toCard(SCREEN, { place: 'chat' });
    const second = toCard(SCREEN, { place: 'chat', turn: true });
    expect(first.body.map(({ type }) => type)).toContain('Input.ChoiceSet');
    expect(second.body.map(({ type }) => type)).toEqual(['Container']);
    expect(pressed(first)?.turn).toBe(false);
    expect(pressed(second)?.turn).toBe(true);
  });
});

describe('a message of a conversation', () => {
  it('is changed through the service of that conversation, not of whoever wrote last', async () => {
    const references = createReferences({ get: async () => null, save: async () => {}, remove: async () => {}, newest: async () => null });
    await references.save('account-1', { conversationId: 'chat-1', serviceUrl: 'http://one.test' });
    await references.save('account-2', { conversationId: 'chat-2', serviceUrl: 'http://two.test' });
    const places = { references, connect: () => Promise.reject(new Error('nobody is asked')), appId: 'a', tenantId: 't' };
    expect(await serviceUrlOf(places, 'chat-1')).toBe('http://one.test');
    expect(await serviceUrlOf(places, 'account-1')).toBe('http://one.test');
    expect(await serviceUrlOf(places, 'chat-nobody-knows')).toBe('http://two.test');
  });
});

describe('a card that is looked at again, by the client or its person', () => {
  const start = useTeams();

  it.each([
    ['with the database away', () => Promise.reject(new Error('no database')), 'longer than usual'],
    ['with a database that does not answer', () => new Promise<null>(() => {}), 'longer than usual'],
    ['before anything is known of it', async () => null, 'use the newer message'],
  ])('%s: stands as it is, and says nothing wrong about itself', async (_, messageNow, words) => {
    const { director, double, teams } = await start({}, { teams: { messageNow, deciders: async () => [DIRECTOR] } });
    await director.install();
    const decide = { id: 'approve' as const, label: 'Call police', value: '1' };
    await teams.platform.post({ address: DIRECTOR_CHANNEL, direct: false }, aNotice('', { actions: [decide] }), {
      id: 'd',
      repeated: false,
    });
    const [card] = double.messagesIn(DIRECTOR_CHANNEL);
    if (!card) throw new Error('no card');
    for (const answered of await Promise.all([director.refresh(card), director.press(card, 'view')])) {
      expect(answered).toMatchObject({ kind: 'text', text: expect.stringContaining('In danger call 911') });
      expect(answered?.text).toContain(words);
      expect(answered?.text).not.toContain('older version');
    }
    expect(director.card(card).actions).toEqual(['view']);
  });
});
