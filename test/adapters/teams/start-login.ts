/** Microsoft's sign-in, and a service in which the bot is a member of some channels: real HTTP on loopback, no more than signing in needs. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TeamsCredentials } from '../../../src/adapters/teams/credentials.ts';

export const APP_ID = '4f1d2c3b-0000-4000-8000-00000000000a';
export const TENANT_ID = '7b1d2c3b-0000-4000-8000-00000000000c';
export const SECRET = 'a-secret-value';

export interface Login {
  serviceUrl: string;
  credentials: TeamsCredentials;
  /** null: with the right secret there is a token. */
  refuse(description: string | null): void;
  /** Method and path of what came with a token. */
  calls: string[];
  stop(): Promise<void>;
}

export async function startLogin(members: readonly string[] = []): Promise<Login> {
  let refusal: string | null = null;
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === `/${TENANT_ID}/oauth2/v2.0/token`) {
      if (refusal !== null) return answer(401, { error: 'invalid_client', error_description: refusal });
      const known = form.get('client_id') === APP_ID && form.get('client_secret') === SECRET;
      if (known) return answer(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'a-token' });
      return answer(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided. Trace ID: 1' });
    }
    if (request.headers.authorization !== 'Bearer a-token') return answer(401, { error: { code: 'Unauthorized' } });
    calls.push(`${request.method} ${request.url}`);
    const [, channel = ''] = /^\/v3\/conversations\/([^/]+)\/pagedmembers/.exec(request.url ?? '') ?? [];
    if (members.includes(decodeURIComponent(channel))) return answer(200, { members: [] });
    return answer(403, { error: { code: 'BotNotInConversationRoster', message: 'The bot is not part of the conversation roster.' } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
  return {
    serviceUrl: `${base}/`,
    credentials: {
      ...{ MicrosoftAppId: APP_ID, MicrosoftAppPassword: SECRET, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: TENANT_ID },
      cloud: {
        ToChannelFromBotLoginUrl: `${base}/${TENANT_ID}`,
        ToChannelFromBotOAuthScope: base,
        ToBotFromChannelTokenIssuer: base,
        OAuthUrl: base,
        ToBotFromChannelOpenIdMetadataUrl: `${base}/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${base}/openid`,
      },
    },
    refuse: (description) => {
      refusal = description;
    },
    calls,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
