import { isReportScreen } from '../../conversation/report/steps.ts';
import type { Reply, Screen } from '../../conversation/screen.ts';
import { settleWithin } from '../../conversation/settle-within.ts';
import type { SlackAccount } from './directory.ts';
import type { Handling } from './handling.ts';
import type { ModalView } from './payload.ts';
import type { ShownScreen } from './read-payload.ts';
import { toModal } from './to-modal.ts';

/**
 * Slack waits 3 s; what is not stored by now is answered with the outage screen, never with silence. It lies on top of the form, so that
 * closing it leads back to everything that was typed.
 */
const SUBMIT_MS = 2200;

export type SubmissionAnswer =
  | { response_action: 'update' | 'push'; view: ModalView }
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'clear' }
  | undefined;

/** One submitted screen: acknowledged after its commit, with the next screen, errors beside the fields, or nothing more. */
export async function answerSubmission(
  { show, saving, conversation, directory }: Handling,
  { account, readShown }: { account: SlackAccount; readShown(): ShownScreen },
): Promise<SubmissionAnswer> {
  const work = async () => {
    const shown = readShown();
    await saving.over(account.accountId);
    const { screenId, context, values } = shown;
    // anybody may report; what only some may do waits until Slack says who this is
    const person = await directory.identify(account, { mustKnow: !isReportScreen(screenId) });
    return toAnswer(await conversation.submit(person, 'slack', { screenId, context, values }), shown);
  };
  const settled = await settleWithin(SUBMIT_MS, work());
  if (settled.kind === 'done') return settled.value;
  show.record('submission', settled.kind === 'failed' ? settled.error : new Error('late'));
  return { response_action: 'push', view: toModal(show.outage({ account })) };
}

function toAnswer(reply: Reply, shown: ShownScreen): SubmissionAnswer {
  switch (reply.kind) {
    case 'done':
      return undefined;
    case 'close':
      return { response_action: 'clear' };
    case 'screen':
      return isBesideItsFields(reply.screen, shown)
        ? { response_action: 'errors', errors: reply.screen.errors }
        : { response_action: 'update', view: toModal(reply.screen) };
    default:
      return reply satisfies never;
  }
}

/** Slack's own errors keep the view as it is: they serve only where the screen is the very one that is open, with a field for each. */
function isBesideItsFields(screen: Screen, shown: ShownScreen): screen is Screen & { errors: Record<string, string> } {
  const wrong = Object.keys(screen.errors ?? {});
  const same = screen.id === shown.screenId && JSON.stringify(screen.context) === JSON.stringify(shown.context);
  return wrong.length > 0 && same && wrong.every((id) => screen.fields.some((field) => field.id === id));
}
