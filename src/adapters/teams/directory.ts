import type { ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import { createMemory, languageOfLocale, rememberProfiles } from '../../conversation/profiles.ts';
import type { ReporterHint } from '../../conversation/report/open-report.ts';
import { settleWithin } from '../../conversation/settle-within.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { Person } from '../../incidents/incident.ts';
import type { Account } from '../../incidents/ports.ts';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';
import type { TeamsAccount } from './read-activity.ts';
import type { References } from './references.ts';

/** An account that Teams names and that belongs to the district's tenant. */
export type KnownAccount = TeamsAccount & { accountId: string };

export interface Directory {
  /** What is known without asking anybody, for the first screen. */
  peek(accountId: string): ReporterHint;
  /**
   * The person behind an account. While Teams does not tell who it is, a reporter counts as a guest, who may report but never decides; with
   * `mustKnow` it throws `profile-unavailable` instead, so that a director is not told that somebody else decides.
   */
  identify(account: KnownAccount, options?: { mustKnow?: boolean }): Promise<Person>;
}

export interface DirectoryDeps {
  connect(serviceUrl: string): Promise<ConnectorClient>;
  references: Pick<References, 'get'>;
  tenantId: string;
  identifyPerson(account: Account): Promise<Person>;
  /** The same while Teams does not say who this is: a guest for this once. */
  recallPerson(account: Account): Promise<Person>;
  now(): number;
  log: Log;
}

const Member = z.object({
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});
type Member = z.infer<typeof Member>;

/** Who reports waits no longer than this for Teams to say who they are: an alarm must not. */
const REPORT_MS = 1_000;
const KNOW_MS = 3_000;

/** People by Entra account: profiles are asked for once in a while, persons come from the database every time. */
export function createDirectory(deps: DirectoryDeps): Directory {
  const hints = createMemory<ReporterHint>();
  const seenAt = createMemory<KnownAccount>();
  const profiles = rememberProfiles<Member>({
    ask: async (accountId) => {
      const account = seenAt.get(accountId);
      if (!account) throw new AppError('profile-unavailable', 'nobody knows where to ask');
      // their own chat knows them; a message extension may be used where the bot is no member
      const kept = await deps.references.get(accountId).catch(() => null);
      const { serviceUrl, conversationId, userId = account.userId } = kept ?? account;
      const client = await deps.connect(serviceUrl);
      return Member.parse(await client.conversations.getConversationMember(conversationId, userId));
    },
    now: deps.now,
    failed: (error) => deps.log.warn({ code: codeOf(error) }, 'teams profile not available'),
  });
  return {
    peek: (accountId) => hints.get(accountId) ?? { language: null, usualSiteId: null },
    async identify(account, options = {}) {
      seenAt.set(account.accountId, account);
      const asked = await settleWithin(options.mustKnow ? KNOW_MS : REPORT_MS, profiles.of(account.accountId));
      const member = asked.kind === 'done' ? asked.value : null;
      if (member === null && options.mustKnow) throw new AppError('profile-unavailable', 'Teams did not say who this is');
      const person = member
        ? await deps.identifyPerson(toAccount(account, member, deps.tenantId))
        : await deps.recallPerson(stranger(account));
      hints.set(account.accountId, { language: person.language, usualSiteId: person.usualSiteId });
      return person;
    },
  };
}

function toAccount(account: KnownAccount, member: Member, tenantId: string): Account {
  const away = member.tenantId ? member.tenantId !== tenantId : false;
  const guest = away || member.userRole === 'guest' || (member.userPrincipalName?.includes('#EXT#') ?? false);
  // an empty address is none
  const email = member.email || member.userPrincipalName;
  return {
    platform: 'teams',
    workspace: tenantId,
    accountId: account.accountId,
    guest,
    ...(!guest && email ? { email } : {}),
    ...languageOfLocale(account.locale),
  };
}

function stranger({ accountId, tenantId }: KnownAccount): Account {
  return { platform: 'teams', workspace: tenantId ?? 'unknown', accountId, guest: true };
}
