/** What the bot does beside answering: knows the district's people, keeps the board, checks its chat platforms, copies the audit head. */
import type { AuditHead } from '../adapters/database/audit-chain.ts';
import type { Log } from '../adapters/local/log.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import type { Chat } from './chats/chat.ts';

const HOUR_MS = 3_600_000;
/** After something was wrong it is looked at again this soon: an operator is probably mending it. */
const RETRY_MS = 60_000;
const AUDIT_HEAD_MS = 24 * HOUR_MS;

export interface Presence {
  start(): void;
  stop(): Promise<void>;
  /** What stands between the chat platforms and a working bot; null until it was looked at. */
  problems(): readonly string[] | null;
}

export interface PresenceDeps {
  deps: UseCaseDeps;
  chats: readonly Pick<Chat, 'name' | 'check' | 'meet'>[];
  auditHead: () => Promise<AuditHead>;
  log: Log;
}

export function createPresence({ deps, chats, auditHead, log }: PresenceDeps): Presence {
  let problems: string[] | null = null;
  let timer: NodeJS.Timeout | undefined;
  let headTimer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let stopped = false;

  const look = async (): Promise<void> => {
    const checked = await Promise.all(chats.map((chat) => chat.check()));
    const found = [...checked.flat(), ...(await meetPeople(deps, chats))];
    for (const problem of found) log.warn({ code: 'chat-problem' }, problem);
    problems = found;
    await keepBoard(deps, log);
    if (!stopped) timer = setTimeout(again, found.length > 0 ? RETRY_MS : HOUR_MS).unref();
  };
  const again = (): void => {
    running = look();
  };
  const copyHead = (): void => {
    void auditHead()
      .then(
        ({ sequence, hash }) => {
          log.info({ code: 'audit-head', sequence: String(sequence), hash }, 'head of the audit chain');
          return AUDIT_HEAD_MS;
        },
        () => {
          log.warn({ code: 'audit-head-unread' }, 'the head of the audit chain could not be read; it is tried again');
          return RETRY_MS;
        },
      )
      .then((wait) => {
        if (!stopped) headTimer = setTimeout(copyHead, wait).unref();
      });
  };

  return {
    start: () => {
      again();
      copyHead();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(headTimer);
      await running;
    },
    problems: () => problems,
  };
}

/** Everybody the district file names gets to be known by account, so that the first message finds them; one account is enough. */
async function meetPeople(deps: UseCaseDeps, chats: PresenceDeps['chats']): Promise<string[]> {
  const unknown: string[] = [];
  for (const person of deps.district.people) {
    const met = await Promise.all(chats.map((chat) => chat.meet(person).catch(() => false)));
    if (!met.includes(true)) unknown.push(person.key);
  }
  if (unknown.length === 0) return [];
  const names = chats.map(({ name }) => name).join(' or ');
  const keys = chats
    .map(({ name }) => (name === 'Slack' ? 'correct their e-mail or add slack_id' : 'add teams_id or let them add the app'))
    .join(', or ');
  return [
    `These people of the district file have no ${names} account the bot can find: ${unknown.join(', ')}. To mend it, ${keys}; until then nothing reaches them there.`,
  ];
}

/** One board per director channel, brought up to date at start: it may be from yesterday. */
async function keepBoard(deps: UseCaseDeps, log: Log): Promise<void> {
  try {
    await deps.unitOfWork.run((tx) => tx.messages.post({ kind: 'board', lane: 'update', to: { channel: 'director' }, key: 'board' }));
  } catch {
    log.warn({ code: 'board-not-kept' }, 'the board could not be asked for; it is tried again');
  }
}
