import { z } from 'zod';
import { createMemory, languageOfLocale, rememberProfiles } from '../../conversation/profiles.ts';
import type { ReporterHint } from '../../conversation/report/open-report.ts';
import { AppError } from '../../incidents/app-error.ts';
import type { Person } from '../../incidents/incident.ts';
import type { Account } from '../../incidents/ports.ts';
import { codeOf } from './delivery-error.ts';
import type { Log } from './log.ts';
import type { SlackClient } from './slack-client.ts';

/** Who an interaction says it is from. */
export interface SlackAccount {
  accountId: string;
  /** Workspace of the person; null where Slack does not say. */
  teamId: string | null;
}

export interface Directory {
  /** What is known without asking anybody, for the first screen. */
  peek(accountId: string): ReporterHint;
  /**
   * The person behind an account. While Slack does not tell who it is, a reporter counts as a guest, who may report but never decides, and
   * nothing is written of them; with `mustKnow` it throws `profile-unavailable` instead, so that a director is not told that somebody else decides.
   */
  identify(account: SlackAccount, options?: { mustKnow?: boolean }): Promise<Person>;
}

export interface DirectoryDeps {
  client: SlackClient;
  identifyPerson(account: Account): Promise<Person>;
  /** The same while Slack does not say who this is: a guest for this once. */
  recallPerson(account: Account): Promise<Person>;
  /** Workspaces of the district; empty: the token's own. */
  homeTeams: string[];
  /** The token's own workspace. */
  ownTeam(): Promise<string>;
  now(): number;
  log: Log;
}

const Profile = z.object({
  user: z.object({
    team_id: z.string().optional(),
    is_restricted: z.boolean().default(false),
    is_ultra_restricted: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
    is_email_confirmed: z.boolean().default(true),
    locale: z.string().optional(),
    enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).optional(),
    profile: z.object({ email: z.string().optional() }).default({}),
  }),
});
type User = z.infer<typeof Profile>['user'];

/** People by Slack account: profiles are asked for once in a while, persons come from the database every time. */
export function createDirectory(deps: DirectoryDeps): Directory {
  const profiles = rememberProfiles<User>({
    ask: async (accountId) => Profile.parse(await deps.client.users.info({ user: accountId, include_locale: true })).user,
    now: deps.now,
    failed: (error) => deps.log.warn({ code: codeOf(error) }, 'slack profile not available'),
  });
  const hints = createMemory<ReporterHint>();

  async function isAtHome(user: User, account: SlackAccount): Promise<boolean> {
    const home = deps.homeTeams.length > 0 ? deps.homeTeams : [await deps.ownTeam()];
    const teams = [user.team_id, ...(user.enterprise_user?.teams ?? [])];
    const said = account.teamId === null || home.includes(account.teamId) || teams.includes(account.teamId);
    return said && teams.some((team) => team !== undefined && home.includes(team));
  }

  return {
    peek: (accountId) => hints.get(accountId) ?? { language: null, usualSiteId: null },
    async identify(account, options = {}) {
      const user = await profiles.of(account.accountId);
      const atHome = user && (await isAtHome(user, account).catch(() => null));
      if (atHome === null && options.mustKnow) throw new AppError('profile-unavailable', 'Slack did not say who this is');
      const person =
        user && atHome !== null
          ? await deps.identifyPerson(toAccount(account, user, atHome))
          : await deps.recallPerson(strangerOf(account));
      hints.set(account.accountId, { language: person.language, usualSiteId: person.usualSiteId });
      return person;
    },
  };
}

function toAccount({ accountId, teamId }: SlackAccount, user: User, atHome: boolean): Account {
  const guest = !atHome || user.is_restricted || user.is_ultra_restricted || user.is_stranger;
  return {
    platform: 'slack',
    workspace: user.team_id ?? teamId ?? 'unknown',
    accountId,
    guest,
    ...(!guest && user.profile.email && user.is_email_confirmed ? { email: user.profile.email } : {}),
    ...languageOfLocale(user.locale),
  };
}

function strangerOf({ accountId, teamId }: SlackAccount): Account {
  return { platform: 'slack', workspace: teamId ?? 'unknown', accountId, guest: true };
}
