import { TeamsInfo, type TurnContext } from 'botbuilder';
import { answerOnce } from './answer-once.ts';
import { borderWords } from './border-words.ts';
import { codeOf } from './delivery-error.ts';
import type { Handling } from './handling.ts';
import { type AdaptiveCard, cardOf, type SubmitAction } from './payload.ts';
import { channelOf, isAddition, isPersonal, isRemoval, readAccount, type TeamsActivity, welcomeKeyOf, wordFrom } from './read-activity.ts';
import { inRows, textBlock, toAction } from './to-card.ts';
import { asMessage } from './to-message.ts';

/** The app was added or removed somewhere, or a team changed. */
export async function answerInstall(handling: Handling, activity: TeamsActivity, context: TurnContext): Promise<void> {
  const { log } = handling;
  const where = isPersonal(activity) ? 'personal' : 'channel';
  if (isRemoval(activity)) return removeFrom(handling, activity, where);
  if (!isAddition(activity)) {
    const what = activity.channelData?.eventType;
    return log.info({ code: 'teams-changed', what: what ? wordFrom(what) : null }, 'a team or its members changed');
  }
  log.info({ code: 'teams-added', where, channel: channelOf(activity) ?? null }, 'the app was added');
  await keepChannels(handling, activity, context);
  // Teams tells of one installation in two ways
  await answerOnce(handling, welcomeKeyOf(activity), async () => {
    const words = borderWords(null, ({ welcome }) => welcome);
    await context.sendActivity(asMessage(words, welcomeCard()));
  });
}

/** Whoever removed it from their own chat is not written to any more; their account is what an operator needs to find out why. */
async function removeFrom({ log, references }: Handling, activity: TeamsActivity, where: 'personal' | 'channel'): Promise<void> {
  const { accountId } = readAccount(activity);
  const isOwn = where === 'personal' && accountId !== null;
  const facts = { where, channel: channelOf(activity) ?? null, ...(isOwn ? { account: accountId } : {}) };
  log.error({ code: 'teams-removed', ...facts }, 'the app was removed; cards of that place wait until the app is added again');
  if (isOwn) {
    await references.forget(accountId).catch((error: unknown) => log.warn({ code: codeOf(error) }, 'teams conversation not forgotten'));
  }
}

/** Teams says in one channel that the bot came to a team; from then on it may write in all of them. */
async function keepChannels(
  { references, log }: Handling,
  { channelData, serviceUrl }: TeamsActivity,
  context: TurnContext,
): Promise<void> {
  const teamId = channelData?.team?.id;
  if (teamId === undefined) return;
  try {
    const channels = await TeamsInfo.getTeamChannels(context, teamId);
    for (const { id } of channels) if (id !== undefined) await references.save(id, { conversationId: id, serviceUrl });
  } catch (error) {
    // then the newest traffic says where; and each channel for itself once somebody writes there
    log.warn({ code: codeOf(error) }, 'teams channels of a team not kept');
  }
}

/** 911 first, what it is, and the two ways to report. */
function welcomeCard(): AdaptiveCard {
  const form: SubmitAction = {
    type: 'Action.Submit',
    title: borderWords(null, ({ openForm }) => openForm),
    data: { crosswalk: { v: 1, action: 'report' }, msteams: { type: 'task/fetch' } },
  };
  const here = toAction(
    borderWords(null, ({ reportHere }) => reportHere),
    { v: 1, action: 'report' },
    { place: 'chat', style: 'positive' },
  );
  return cardOf([
    { ...textBlock('Crosswalk'), style: 'heading', size: 'Large', weight: 'Bolder' },
    { ...textBlock(borderWords(null, ({ welcome }) => welcome)), weight: 'Bolder', color: 'Attention' },
    textBlock(borderWords(null, ({ welcomeHow }) => welcomeHow)),
    ...inRows([here]),
    ...inRows([form]),
  ]);
}
