/** Who may speak to the bot, and how the bot speaks to Teams: botbuilder's own checks, with the answers and retries this program needs. */
import { type Activity, ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
} from 'botframework-connector';
import type { TeamsCredentials } from './credentials.ts';
import { createSignIn } from './sign-in.ts';

/** @param credentials null: nobody is asked who they are; for a local client on this machine only. */
export function createAuthentication(credentials: TeamsCredentials | null): ConfigurationBotFrameworkAuthentication {
  if (!credentials) return new CrosswalkAuthentication({}, new ConfigurationServiceClientCredentialFactory({}));
  const { cloud = {}, ...app } = credentials;
  return new CrosswalkAuthentication({ ...app, ...cloud }, createSignIn(credentials));
}

class CrosswalkAuthentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    try {
      const result = await super.authenticateRequest(activity, authHeader);
      return { ...result, ...(result.connectorFactory ? { connectorFactory: new SpeakOnce(result.connectorFactory) } : {}) };
    } catch (error) {
      throw isRefusal(error) ? new AuthenticationError('unauthorized', 401) : error;
    }
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return new SpeakOnce(super.createConnectorFactory(identity));
  }
}

/**
 * Errors of jsonwebtoken carry no status, and botbuilder answers them with 500. A payload of a token that is no JSON is a SyntaxError; keys
 * that are none come as FetchError.
 */
const TOKEN_ERRORS = ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError', 'SyntaxError'];

/** A token that is no good, and not a key that could not be fetched. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode < 500;
  return error instanceof Error && TOKEN_ERRORS.includes(error.name);
}

/** Within the lease of a delivery: a Teams that does not answer must not hold its place for ever. The library waits without end. */
const LONGEST_MS = 8_000;

interface Pipeline {
  removePolicy(named: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(request: { timeout: number }, next: (request: object) => Promise<object>): Promise<object>;
  }): void;
}

/** The library's client sends again by itself after a lost answer, which says everything twice: the delivery queue decides instead. */
class SpeakOnce extends ConnectorFactory {
  readonly #factory: ConnectorFactory;
  constructor(factory: ConnectorFactory) {
    super();
    this.#factory = factory;
  }
  async create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const connector = await this.#factory.create(serviceUrl, audience);
    // its types hide the pipeline; tests count what the server gets, and wait for one that is silent
    const { client } = connector as unknown as { client: { pipeline: Pipeline } };
    client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    client.pipeline.addPolicy({
      name: 'time limit',
      sendRequest: (request, next) => {
        request.timeout = LONGEST_MS;
        return next(request);
      },
    });
    return connector;
  }
}
