/** Tokens from a login server on this machine (tests): Microsoft's library speaks to https only. The grant is the same. */
import { PasswordServiceClientCredentialFactory, type ServiceClientCredentials } from 'botframework-connector';
import { z } from 'zod';
import type { TeamsCredentials } from './credentials.ts';

const Granted = z.object({ access_token: z.string() });
const Refused = z.object({ error_description: z.string() });

export function createLoopbackCredentials(app: TeamsCredentials, loginUrl: string): PasswordServiceClientCredentialFactory {
  return new LoopbackCredentials(app, loginUrl);
}

class LoopbackCredentials extends PasswordServiceClientCredentialFactory {
  readonly #app: TeamsCredentials;
  readonly #url: string;
  #token: Promise<string> | undefined;

  constructor(app: TeamsCredentials, loginUrl: string) {
    super(app.MicrosoftAppId, app.MicrosoftAppPassword, app.MicrosoftAppTenantId);
    this.#app = app;
    this.#url = `${loginUrl}/oauth2/v2.0/token`;
  }

  override async createCredentials(_appId: string, audience: string): Promise<ServiceClientCredentials> {
    return {
      signRequest: async (request) => {
        this.#token ??= this.#grant(audience).catch((error: unknown) => {
          this.#token = undefined;
          throw error;
        });
        request.headers.set('authorization', `Bearer ${await this.#token}`);
        return request;
      },
    };
  }

  async #grant(audience: string): Promise<string> {
    const { MicrosoftAppId, MicrosoftAppPassword } = this.#app;
    const form = { grant_type: 'client_credentials', client_id: MicrosoftAppId, client_secret: MicrosoftAppPassword };
    const answer = await fetch(this.#url, { method: 'POST', body: new URLSearchParams({ ...form, scope: `${audience}/.default` }) });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(Refused.parse(said).error_description);
    return Granted.parse(said).access_token;
  }
}
