import { words } from '../../src/conversation/wording/wording.ts';
import { createTeamsPerson, type TeamsPerson } from '../../test/fixtures/teams-double/person.ts';
import { createTeamsSender } from '../../test/fixtures/teams-double/sender.ts';
import type { TeamsDouble } from '../../test/fixtures/teams-double/teams-double.ts';
import { lookAtTeams, noticeOf } from '../soak/teams-look.ts';
import type { Chat, Question } from './chat.ts';
import type { BotProcess } from './start-bot.ts';
import { decideInTeams } from './teams/press-card.ts';
import { sendTeamsReport } from './teams/send-report.ts';

const [, ASKED = ''] = words('en').cards.heading.decide('\n').split('\n');

export interface TeamsPlaces {
  directorChannel: string;
  liaisonChannel: string;
  /** Their clients ask for their own view of a card, which needs the app in their chats. */
  deciders: string[];
}

export function createTeamsChat(teams: TeamsDouble, { directorChannel, liaisonChannel, deciders }: TeamsPlaces): Chat {
  /** A person whose Teams reaches this bot, as a load balancer would have it. */
  const person = (account: string, bot: BotProcess | undefined): TeamsPerson => {
    if (!bot) return teams.actAs(account);
    return createTeamsPerson(
      teams.world,
      createTeamsSender(teams.world, { appUrl: () => bot.teamsUrl, serviceUrl: teams.serviceUrl }),
      account,
    );
  };
  const cardAt = ({ channel, messageId }: Question) => {
    const found = teams.messagesIn(channel).find(({ id }) => id === messageId);
    if (!found) throw new Error(`no card ${messageId}`);
    return found;
  };
  let isInstalled = false;
  return {
    env: teams.env,
    meet: async (bot) => {
      teams.setAppUrl(bot.teamsUrl);
      if (isInstalled) return;
      for (const channel of [directorChannel, liaisonChannel]) await teams.actAs(deciders[0] ?? '').install(channel);
      for (const decider of deciders) await teams.actAs(decider).install();
      isInstalled = true;
    },
    report: (account, story, { through, ...how }) => sendTeamsReport(person(account, through), story, how),
    decide: (account, at, { through, ...how }) => decideInTeams(person(account, through), cardAt(at), how),
    // a person sees the button in their own view only; the card of the channel says what is asked
    openQuestions: () =>
      teams.messagesIn(directorChannel).flatMap((message) => {
        const notice = noticeOf(message, message.card);
        return notice?.text.includes(ASKED) ? [{ channel: directorChannel, messageId: message.id, incidentId: notice.about }] : [];
      }),
    // in people's own chats the forms stand as well, which nothing queues
    countSaid: () =>
      teams.world.requests.filter(
        ({ operation, conversation }) => ['post', 'update'].includes(operation) && conversation === directorChannel,
      ).length,
    slowDown: (seed) =>
      teams.faults.setWeather({
        seed,
        calls: ['post', 'update'],
        chances: [
          { chance: 0.5, fault: { kind: 'delay', milliseconds: 40 } },
          { chance: 0.3, fault: { kind: 'delay', milliseconds: 120 } },
        ],
      }),
    look: (databaseUrl) => lookAtTeams(databaseUrl, teams.world, directorChannel),
    stop: teams.stop,
  };
}
