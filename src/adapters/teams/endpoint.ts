import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import { AuthenticationError, type BotFrameworkAuthentication } from 'botframework-connector';
import type { ChatAnswer, ChatEndpoint, ChatRequest } from '../../conversation/chat-endpoint.ts';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';
import { isReadable } from './read-activity.ts';

/** botbuilder's adapter behind a server that others own; its own HTTP part prints errors with their contents. */
class Adapter extends CloudAdapter {
  run(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, logic);
  }
}

export interface EndpointOptions {
  authentication: BotFrameworkAuthentication;
  /** Throws nothing that a person has not been told of. */
  onTurn(context: TurnContext): Promise<void>;
  log: Log;
}

/** `/api/messages`: who cannot prove to be Teams is refused before anything is done; what is no activity at all is refused unread. */
export function createEndpoint({ authentication, onTurn, log }: EndpointOptions): ChatEndpoint {
  const adapter = new Adapter(authentication);
  async function handle({ headers, body: raw }: ChatRequest): Promise<ChatAnswer> {
    const body = parse(raw);
    if (!isReadable(body)) {
      log.warn({ code: 'teams-malformed' }, 'teams request refused');
      return { status: 400 };
    }
    // botbuilder's type is wider than what this program reads of it
    const activity = body as unknown as Activity;
    const invoked = await adapter.run(String(headers.authorization ?? ''), activity, onTurn);
    return { status: invoked?.status ?? 200, body: invoked?.body };
  }
  return (request) =>
    handle(request).catch((error: unknown) => {
      const refused = error instanceof AuthenticationError && error.statusCode < 500;
      if (refused) log.warn({ code: 'teams-token' }, 'teams request refused');
      else log.error({ code: codeOf(error) }, 'teams request failed');
      return { status: refused ? 401 : 500 };
    });
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
