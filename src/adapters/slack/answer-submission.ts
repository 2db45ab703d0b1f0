import type { Reply } from '../../conversation/screen.ts';
import type { SlackAccount } from './directory.ts';
import type { Handling } from './handling.ts';
import type { ModalView } from './payload.ts';
import type { ShownScreen } from './read-payload.ts';
import { settleWithin } from './settle.ts';
import { toModal } from './to-modal.ts';

/**
 * Slack waits 3 s; what is not stored by now is answered with the outage screen, never with silence. It lies on top of the form, so that
 * closing it leads back to everything that was typed.
 */
const SUBMIT_MS = 2500;

export type SubmissionAnswer =
  | { response_action: 'update' | 'push'; view: ModalView }
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'clear' }
  | undefined;

/** One submitted screen: acknowledged after its commit, with the next screen, errors beside the fields, or nothing more. */
export async function answerSubmission(
  { show, conversation, directory }: Handling,
  { account, readShown }: { account: SlackAccount; readShown(): ShownScreen },
): Promise<SubmissionAnswer> {
  const work = async () => {
    const { screenId, context, values } = readShown();
    return toAnswer(await conversation.submit(await directory.identify(account), 'slack', { screenId, context, values }), screenId);
  };
  const settled = await settleWithin(SUBMIT_MS, work());
  if (settled.kind === 'done') return settled.value;
  show.record('submission', settled.kind === 'failed' ? settled.error : new Error('late'));
  return { response_action: 'push', view: toModal(show.outage({ account })) };
}

function toAnswer(reply: Reply, submitted: string): SubmissionAnswer {
  switch (reply.kind) {
    case 'done':
      return undefined;
    case 'close':
      return { response_action: 'clear' };
    case 'screen': {
      const { errors, id, fields } = reply.screen;
      // Slack's own errors keep what was typed; they only work on the fields that are open
      const beside = errors && id === submitted && Object.keys(errors).every((field) => fields.some((one) => one.id === field));
      return errors && beside ? { response_action: 'errors', errors } : { response_action: 'update', view: toModal(reply.screen) };
    }
    default:
      return reply satisfies never;
  }
}
