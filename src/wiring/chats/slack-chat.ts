import { createSlack } from '../../adapters/slack/create-slack.ts';
import type { SlackConfig } from '../../config.ts';
import { configuredChannels } from '../configured-channels.ts';
import { type Chat, type ChatsDeps, inCommon, sentences } from './chat.ts';

export function slackChat(from: ChatsDeps, config: SlackConfig): Chat {
  const { district } = from.deps;
  const slack = createSlack({
    ...config,
    ...inCommon(from),
    firstTime: (eventKey) => from.deps.unitOfWork.run((tx) => tx.inbound.firstTime(eventKey)),
    homeTeams: district.slackTeams,
    channels: configuredChannels(district, 'slack'),
  });
  return {
    name: 'Slack',
    platform: slack.platform,
    endpoints: slack.endpoint ? { '/slack/events': slack.endpoint } : {},
    start: slack.start,
    stop: slack.stop,
    check: async () => sentences(await slack.check()),
    meet: async ({ slackId, email }) => {
      const accountId = slackId ?? (await slack.findAccount(email));
      if (accountId) await slack.identify(accountId);
      return accountId !== null;
    },
  };
}
