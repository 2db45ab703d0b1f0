import { createPerson, type Person } from '../../test/fixtures/slack-double/person.ts';
import { createSender } from '../../test/fixtures/slack-double/sender.ts';
import type { SlackDouble } from '../../test/fixtures/slack-double/slack-double.ts';
import { checkTwice } from '../soak/checks.ts';
import { takeSnapshot } from '../soak/snapshot.ts';
import type { Chat, Question } from './chat.ts';
import { decideOn } from './press-card.ts';
import { sendReport } from './send-report.ts';
import { type BotProcess, slackEnv } from './start-bot.ts';

const SAYING = ['chat.postMessage', 'chat.update'];

export function createSlackChat(slack: SlackDouble, directorChannel: string): Chat {
  /** A person whose Slack reaches this bot, as a load balancer would have it. */
  const person = (userId: string, bot: BotProcess | undefined): Person => {
    if (!bot) return slack.actAs(userId);
    const sender = createSender(slack.world, () => bot.requestUrl);
    return createPerson(slack.world, sender, { userId, baseUrl: () => slack.url });
  };
  return {
    env: slackEnv(slack),
    meet: async (bot) => slack.setAppUrl(bot.requestUrl),
    report: (account, story, { through, ...how }) => sendReport(person(account, through), story, how),
    decide: (account, { channel, messageId }, { through, ...how }) => decideOn(person(account, through), { channel, ts: messageId }, how),
    openQuestions: () => openQuestions(slack, directorChannel),
    countSaid: () => slack.world.calls.filter(({ method }) => SAYING.includes(method)).length,
    slowDown: (seed) =>
      slack.faults.setWeather({
        seed,
        calls: SAYING,
        chances: [
          { chance: 0.5, fault: { kind: 'delay', milliseconds: 40 } },
          { chance: 0.3, fault: { kind: 'delay', milliseconds: 120 } },
        ],
      }),
    look: async (databaseUrl) => {
      const snapshot = await takeSnapshot(databaseUrl, slack, directorChannel);
      return { snapshot, twice: checkTwice(snapshot), incidentOf: ({ incidentId }) => incidentId };
    },
    stop: slack.stop,
  };
}

interface ButtonBlock {
  elements?: { action_id?: string; value?: string }[];
}

/** Cards in the director channel with the button "Call police". */
function openQuestions(slack: SlackDouble, directorChannel: string): Question[] {
  return slack.messagesIn(directorChannel).flatMap(({ channel, ts, blocks }) => {
    const buttons = (blocks as ButtonBlock[]).flatMap((block) => block.elements ?? []); // the double has validated them
    const approve = buttons.find(({ action_id }) => action_id?.split('#')[0] === 'approve');
    return approve?.value === undefined ? [] : [{ channel, messageId: ts, incidentId: approve.value }];
  });
}
