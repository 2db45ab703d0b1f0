import type { TurnContext } from 'botbuilder';
import { createSaving } from '../../conversation/saving.ts';
import { answerInvoke, invokeBody } from './answer-invoke.ts';
import { answerMessage } from './answer-message.ts';
import { borderWords } from './border-words.ts';
import { codeOf } from './delivery-error.ts';
import type { Arrival, HandlerDeps, Handling } from './handling.ts';
import { answerInstall } from './install.ts';
import { channelOf, isPersonal, isRemoval, readAccount, readActivity, type TeamsActivity, wordFrom } from './read-activity.ts';

/** Everything a person can do in Teams, handed to the conversation. Whatever fails, the person is told and the log gets a code. */
export function createOnTurn(deps: HandlerDeps): (context: TurnContext) => Promise<void> {
  const handling: Handling = { ...deps, saving: createSaving(), underway: new Map() };
  return async (context) => {
    const activity = readActivity(context.activity);
    if (isOtherClient(handling, activity)) return;
    const refused = refusalOf(handling, activity);
    if (refused !== null) return refuse(handling, { context, activity }, refused);
    // beside it: nobody waits for the database to read CALL 911
    const keeping = keepReference(handling, activity);
    await dispatch(handling, context, activity);
    await keeping;
  };
}

async function dispatch(handling: Handling, context: TurnContext, activity: TeamsActivity): Promise<void> {
  const { log } = handling;
  switch (activity.type) {
    case 'message':
      return answerMessage(handling, arrivalOf(activity), { context, activity });
    case 'invoke':
      return answerInvoke(handling, arrivalOf(activity), { context, activity });
    case 'conversationUpdate':
    case 'installationUpdate':
      return answerInstall(handling, activity, context);
    case 'messageUpdate':
    case 'messageDelete':
      // what was reported stands; a message is not the report
      return log.info({ code: 'teams-message-edited', kind: activity.type }, 'an edited or deleted message changes nothing');
    case 'messageReaction':
    case 'typing':
      return;
    default:
      return log.info({ code: 'teams-unknown-activity', kind: wordFrom(activity.type) }, 'teams sent something this program does not know');
  }
}

/** In a channel the conversation carries the thread behind its own id. */
function arrivalOf(activity: TeamsActivity): Arrival {
  const account = readAccount(activity);
  const [conversationId = account.conversationId] = account.conversationId.split(';');
  // refusalOf let nobody through without one
  const known = { ...account, accountId: account.accountId ?? '', conversationId };
  return { account: known, personal: isPersonal(activity), messageId: activity.replyToId ?? null };
}

const TEAMS_CHANNEL = 'msteams';

/** An Azure Bot has a web chat by default, whose client writes into an activity what it likes: it gets no answer either. */
function isOtherClient({ tenantId, log }: Handling, { channelId, type }: TeamsActivity): boolean {
  if (tenantId === null || channelId === TEAMS_CHANNEL) return false;
  log.warn(
    { code: 'teams-other-client', kind: wordFrom(type) },
    'something else than Teams is not served; remove its channel from the Azure Bot',
  );
  return true;
}

type Refusal = 'otherTenant' | 'noAccount';

function refusalOf({ tenantId, log }: Handling, activity: TeamsActivity): Refusal | null {
  const account = readAccount(activity);
  if (tenantId !== null && account.tenantId !== tenantId) {
    log.warn({ code: 'teams-other-tenant', kind: wordFrom(activity.type) }, 'an account of another organization is not served');
    return 'otherTenant';
  }
  if (account.accountId === null && ['message', 'invoke'].includes(activity.type)) {
    log.warn({ code: 'teams-no-account', kind: wordFrom(activity.type) }, 'teams did not say who this is');
    return 'noAccount';
  }
  return null;
}

/** Nobody is refused silently, and 911 comes first. */
async function refuse(
  { log }: Handling,
  { context, activity }: { context: TurnContext; activity: TeamsActivity },
  why: Refusal,
): Promise<void> {
  const text = borderWords(null, (words) => words[why]);
  if (activity.type === 'message')
    await context.sendActivity(text).catch((error: unknown) => log.warn({ code: codeOf(error) }, 'refusal not said'));
  // as an ordinary answer: of an error the client shows only that something went wrong
  if (activity.type === 'invoke') {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: invokeBody(activity, { text }) } });
  }
}

/** Where the bot may write later: as Teams named it just now. An outage of the database must not silence the answer. */
async function keepReference({ references, log }: Handling, activity: TeamsActivity): Promise<void> {
  const { accountId, userId, conversationId, serviceUrl } = readAccount(activity);
  const channelId = channelOf(activity);
  // a message extension may be used in a conversation that the bot is no part of; what was removed is not written to any more
  if (activity.name?.startsWith('composeExtension/') || isRemoval(activity)) return;
  try {
    if (isPersonal(activity)) {
      if (accountId !== null) await references.save(accountId, { conversationId, serviceUrl, userId });
    } else if (channelId) {
      await references.save(channelId, { conversationId: channelId, serviceUrl });
    }
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'teams conversation not kept');
  }
}
