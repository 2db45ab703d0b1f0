/** How the bot itself signs in at Microsoft, and what it means when it cannot. */
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { SetupProblem } from '../../conversation/chat-platform.ts';
import { DeliveryError } from '../../incidents/delivery.ts';
import type { TeamsCredentials } from './credentials.ts';
import { codeOf } from './delivery-error.ts';
import { createLoopbackCredentials } from './loopback-credentials.ts';

export const PUBLIC_SCOPE = 'https://api.botframework.com';
const PUBLIC_LOGIN = 'https://login.microsoftonline.com/';

/** botbuilder's credentials; a refusal is named by Microsoft's code. */
export function createSignIn(credentials: TeamsCredentials): ServiceClientCredentialsFactory {
  const { cloud = {}, ...app } = credentials;
  const login = credentials.cloud?.ToChannelFromBotLoginUrl;
  const factory: ServiceClientCredentialsFactory = login?.startsWith('http://127.0.0.1')
    ? createLoopbackCredentials(credentials, login)
    : new ConfigurationServiceClientCredentialFactory({ ...app, ...cloud });
  return {
    isValidAppId: (appId) => factory.isValidAppId(appId),
    isAuthenticationDisabled: () => factory.isAuthenticationDisabled(),
    createCredentials: async (...given) => {
      const signer = await factory.createCredentials(...given);
      return {
        signRequest: (request) =>
          signer.signRequest(request).catch((error: unknown) => {
            throw new DeliveryError(refusalOf(error), { retryable: true, cause: error });
          }),
      };
    },
  };
}

/** Nothing was said to anybody yet, so the message may be sent later without a doubt. */
function refusalOf(error: unknown): string {
  return /\bAADSTS\d{4,9}\b/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'sign-in-failed';
}

/** Get a token as before a message, and say which variable is wrong when Microsoft gives none; empty: it gives one. */
export async function checkSignIn(credentials: TeamsCredentials): Promise<SetupProblem[]> {
  const { MicrosoftAppId, cloud } = credentials;
  const scope = cloud?.ToChannelFromBotOAuthScope ?? PUBLIC_SCOPE;
  const login = cloud?.ToChannelFromBotLoginUrl ?? PUBLIC_LOGIN;
  const signer = await createSignIn(credentials).createCredentials(MicrosoftAppId, scope, login, true);
  try {
    // a request that is signed and never sent; only its headers are touched
    await signer.signRequest({ headers: new Headers() } as never);
    return [];
  } catch (error) {
    return [signInProblem(codeOf(error), credentials)];
  }
}

/** What Microsoft's codes blame, and what to do. */
const REFUSALS: Record<string, [blamed: string, remedy: string]> = {
  AADSTS7000215: ['MicrosoftAppPassword', 'Copy the value of the client secret, which is shown once and is not its id; or make a new one.'],
  AADSTS7000222: [
    'MicrosoftAppPassword',
    'The client secret ran out: make a new one under "Certificates & secrets", and start the bot with it.',
  ],
  AADSTS700016: [
    'MicrosoftAppId or MicrosoftAppTenantId',
    'There is no such application in this tenant: copy both from the app registration.',
  ],
  AADSTS90002: ['MicrosoftAppTenantId', 'There is no such tenant in this cloud: copy "Directory (tenant) ID" from the app registration.'],
  AADSTS7000112: ['MicrosoftAppId', 'The application is switched off: enable it under "Enterprise applications" in Microsoft Entra.'],
};

function signInProblem(code: string, { MicrosoftAppType, cloud }: TeamsCredentials): SetupProblem {
  const known = REFUSALS[code];
  if (known) return { code, message: `Microsoft does not let the bot sign in with its ${known[0]} (${code}).`, remedy: known[1] };
  const host = new URL(cloud?.ToChannelFromBotLoginUrl ?? PUBLIC_LOGIN).host;
  const remedy =
    MicrosoftAppType === 'UserAssignedMsi'
      ? 'A managed identity works only on an Azure machine that it is assigned to; elsewhere use SingleTenant and a secret.'
      : `Check that this machine reaches ${host} over HTTPS, and MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId.`;
  return { code, message: `The bot cannot sign in at Microsoft (${code}).`, remedy };
}
