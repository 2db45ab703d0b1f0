/**
 * A bare bot to compare with, on botbuilder's CloudAdapter and express as its own documentation has it, with every token checked: answers
 * a word with a card, and commits one transaction before it answers a pressed card with the next one.
 */
import type { AddressInfo } from 'node:net';
import { CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import express from 'express';
import { createLoopbackCredentials } from '../../src/adapters/teams/loopback-credentials.ts';
import { teamsOf } from '../../src/config/teams.ts';
import { FIRST_CARD, NEXT_CARD } from './cards.ts';
import { openTwoInserts } from './two-inserts.ts';

const { save, stop } = await openTwoInserts('teams');
const config = teamsOf((name) => process.env[name]);
if (!config?.cloud) throw new Error('the parent gives the addresses of the double');
const { cloud, ...app } = config;
const signIn = createLoopbackCredentials(config, cloud.ToChannelFromBotLoginUrl);
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...app, ...cloud }, signIn));
// only its own faults come here, and the parent sees that an answer is missing
adapter.onTurnError = async (_, error) => console.error(error);

async function answer(context: TurnContext): Promise<void> {
  const { activity } = context;
  if (activity.type === 'message') await context.sendActivity({ type: 'message', attachments: [CardFactory.adaptiveCard(FIRST_CARD)] });
  if (activity.type !== 'invoke') return;
  const { crosswalk: _, ...answers } = activity.value.action.data;
  await save(answers, activity.id ?? '');
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: NEXT_CARD };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

const server = express()
  .use(express.json())
  .post('/api/messages', (request, response) => adapter.process(request, response, answer))
  .listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port })); // it listens on TCP
process.on('disconnect', () => void stop().finally(() => process.exit(0)));
