import type { ChatPlatform } from '../../conversation/chat-platform.ts';
import type { Language } from '../../policy/types.ts';
import { borderWords } from './border-words.ts';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';

export interface SelfTestDeps {
  platform: ChatPlatform;
  /** Where the operator reads; null: the district file names no such channel on Teams. */
  channel: string | null;
  language: Language;
  /** Of this start. */
  id: string;
  log: Log;
}

/** A post at the start, which nobody asked for: it proves that the bot may write where nobody has just spoken to it. */
export async function testPosting({ platform, channel, language, id, log }: SelfTestDeps): Promise<void> {
  if (channel === null) {
    return log.info(
      { code: 'teams-not-tested' },
      'channels.operator.teams is not set, so posting to Teams is tested by the first card only',
    );
  }
  const text = borderWords(language, (words) => words.started);
  try {
    await platform.post(
      { address: channel, direct: false },
      { push: text, blocks: [{ kind: 'line', line: text }], actions: [] },
      { id, repeated: false },
    );
    log.info({ code: 'teams-tested' }, 'a message was posted to Teams');
  } catch (error) {
    const advice = 'Nothing is lost: cards wait. See docs/teams.md, "When nothing is posted", for this reason.';
    log.error({ code: 'teams-test-failed', reason: codeOf(error), channel }, `Teams does not let the bot post. ${advice}`);
  }
}
