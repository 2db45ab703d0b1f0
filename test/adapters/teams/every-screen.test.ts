import { expect, it } from 'vitest';
import { toCard } from '../../../src/adapters/teams/to-card.ts';
import { toMessage } from '../../../src/adapters/teams/to-message.ts';
import { everyScreenContract } from '../../contracts/every-screen.contract.ts';
import { cardErrors } from '../../fixtures/card-rules.ts';

const asSent = (value: object): object => JSON.parse(JSON.stringify(value));
const SHARED = { deciders: ['29:1'], language: 'en' as const };

everyScreenContract('Teams', {
  screen: (screen) => [
    ...cardErrors(asSent(toCard(screen, { place: 'chat' }))),
    ...cardErrors(asSent(toCard(screen, { place: 'chat', over: true }))),
    ...cardErrors(asSent(toCard(screen, { place: 'dialog' }))),
  ],
  notice: (notice, { repeated }) =>
    [toMessage(notice, { repeated }), toMessage(notice, { repeated, shared: SHARED })].flatMap(({ attachments: [{ content }] }) =>
      cardErrors(asSent(content)),
    ),
});

it('is checked by rules that find a fault', () => {
  const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock' }] };
  expect(cardErrors(card)).not.toEqual([]);
  expect(cardErrors({ ...card, body: [{ type: 'TextBlock', text: 'words' }] })).toEqual([]);
  expect(cardErrors({ ...card, body: [{ type: 'Input.ChoiceSet', id: 'a', choices: [] }] })).not.toEqual([]);
});
