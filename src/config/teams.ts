/** The part of the environment that is botbuilder's: its names are its own. */
import { z } from 'zod';

export const TEAMS_CLOUD = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
] as const;

export interface TeamsConfig {
  MicrosoftAppId: string;
  /** Empty for a managed identity. */
  MicrosoftAppPassword: string;
  MicrosoftAppType: 'SingleTenant' | 'UserAssignedMsi';
  MicrosoftAppTenantId: string;
  /** Another cloud than Microsoft's public one. */
  cloud?: Record<(typeof TEAMS_CLOUD)[number], string>;
}

type Env = (name: string) => string | undefined;

interface Problem {
  variable: string;
  message: string;
  remedy: string;
}

const uuid = z.uuid().optional();
const AZURE = 'Copy it from the "Configuration" page of the Azure Bot';
const isUrl = (value: string): boolean => /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(value) && URL.canParse(value);

export const TEAMS_CHECKS = {
  MicrosoftAppId: { schema: uuid, message: 'is not an application id.', remedy: `${AZURE} ("Microsoft App ID").` },
  MicrosoftAppTenantId: { schema: uuid, message: 'is not a tenant id.', remedy: `${AZURE} ("App Tenant ID").` },
  MicrosoftAppPassword: {
    schema: z.string().optional(),
    message: 'is not a secret.',
    remedy: 'Make a client secret under "Certificates & secrets" of the app registration and copy its value.',
  },
  MicrosoftAppType: {
    schema: z.enum(['SingleTenant', 'UserAssignedMSI', 'UserAssignedMsi']).optional(),
    message: 'is not a type of bot that can be made any more.',
    remedy: 'Use SingleTenant, or UserAssignedMSI for a managed identity.',
  },
  ...Object.fromEntries(
    TEAMS_CLOUD.map((name) => [
      name,
      {
        schema: z.string().refine(isUrl).optional(),
        message: 'is not an https address.',
        remedy: "Copy all six from Microsoft's page of your cloud, or remove them: then Microsoft's public cloud is used.",
      },
    ]),
  ),
};

/** What does not go together; botbuilder would start without asking anybody who they are. */
export function wrongTeams(env: Env): Problem[] {
  const names = ['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'MicrosoftAppType', ...TEAMS_CLOUD];
  if (!env('MicrosoftAppId')) {
    const lone = names.find((name) => env(name));
    if (!lone) return [];
    const remedy = 'Set MicrosoftAppId (docs/teams.md): without it nobody who writes to the bot would be checked.';
    return [{ variable: 'MicrosoftAppId', message: `${lone} is set, but MicrosoftAppId is not.`, remedy }];
  }
  const managed = env('MicrosoftAppType')?.toLowerCase() === 'userassignedmsi';
  const needed = ['MicrosoftAppTenantId', ...(managed ? [] : ['MicrosoftAppPassword'])];
  const missing = needed.filter((name) => !env(name));
  const cloud = TEAMS_CLOUD.filter((name) => env(name));
  return [
    ...missing.map((variable) => ({
      variable,
      message: `MicrosoftAppId is set, but ${variable} is not.`,
      remedy: 'Set it (docs/teams.md), or remove MicrosoftAppId to run without Teams.',
    })),
    // botbuilder would stop the start with a stack trace
    ...(managed && env('MicrosoftAppPassword')
      ? [
          {
            variable: 'MicrosoftAppPassword',
            message: 'MicrosoftAppPassword is set, but a managed identity has none.',
            remedy: 'Remove it, or set MicrosoftAppType to SingleTenant.',
          },
        ]
      : []),
    ...(cloud.length > 0 && cloud.length < TEAMS_CLOUD.length
      ? TEAMS_CLOUD.filter((name) => !env(name)).map((variable) => ({
          variable,
          message: `${cloud[0]} is set, but ${variable} is not.`,
          remedy: 'botbuilder wants all six addresses of another cloud, or none.',
        }))
      : []),
  ];
}

export function teamsOf(env: Env): TeamsConfig | null {
  const MicrosoftAppId = env('MicrosoftAppId');
  if (!MicrosoftAppId) return null;
  const read = (name: (typeof TEAMS_CLOUD)[number]): [typeof name, string] => [name, env(name) ?? ''];
  return {
    // botbuilder compares it letter by letter with what a token says
    MicrosoftAppId: MicrosoftAppId.toLowerCase(),
    MicrosoftAppPassword: env('MicrosoftAppPassword') ?? '',
    MicrosoftAppTenantId: (env('MicrosoftAppTenantId') ?? '').toLowerCase(),
    MicrosoftAppType: env('MicrosoftAppType')?.toLowerCase() === 'userassignedmsi' ? 'UserAssignedMsi' : 'SingleTenant',
    // each name of the list, once
    ...(env('OAuthUrl') ? { cloud: Object.fromEntries(TEAMS_CLOUD.map(read)) as NonNullable<TeamsConfig['cloud']> } : {}),
  };
}
