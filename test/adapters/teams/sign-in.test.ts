import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuthentication } from '../../../src/adapters/teams/authentication.ts';
import { createTeamsPlatform } from '../../../src/adapters/teams/chat-platform.ts';
import { checkTeams } from '../../../src/adapters/teams/create-teams.ts';
import { checkSignIn, PUBLIC_SCOPE } from '../../../src/adapters/teams/sign-in.ts';
import { aNotice } from '../../contracts/chat-platform.contract.ts';
import { APP_ID, type Login, SECRET, startLogin, TENANT_ID } from './start-login.ts';

const DIRECTOR = '19:director@thread.tacv2';
const LIAISON = '19:liaison@thread.tacv2';

let login: Login;
beforeEach(async () => {
  login = await startLogin([DIRECTOR]);
});
afterEach(() => login.stop());

const reference = () => ({ conversationId: DIRECTOR, serviceUrl: login.serviceUrl });
const stored = { get: async () => null, save: async () => {}, remove: async () => {}, newest: async (): Promise<unknown> => reference() };
const channels = [
  { use: 'director' as const, id: DIRECTOR },
  { use: 'liaison' as const, id: LIAISON },
];

describe('the bot signing in at Microsoft', () => {
  it('is all right with the right secret, and a wrong one is named by its variable', async () => {
    expect(await checkSignIn(login.credentials)).toEqual([]);
    const [problem] = await checkSignIn({ ...login.credentials, MicrosoftAppPassword: 'its-id' });
    expect(problem).toMatchObject({ code: 'AADSTS7000215', message: expect.stringContaining('MicrosoftAppPassword') });
  });

  it.each([
    ["AADSTS7000222: The provided client secret keys for app 'x' are expired.", 'MicrosoftAppPassword', 'ran out'],
    ["AADSTS700016: Application with identifier 'x' was not found in the directory 'y'.", 'MicrosoftAppId', 'no such application'],
    ["AADSTS90002: Tenant 'x' not found.", 'MicrosoftAppTenantId', 'no such tenant'],
    ["AADSTS7000112: Application 'x'(y) is disabled.", 'MicrosoftAppId', 'enable it'],
    ['AADSTS50196: the server ended the request', 'AADSTS50196', '127.0.0.1'],
    ['Secret words of somebody', 'sign-in-failed', '127.0.0.1'],
  ])('says what to do about %s', async (description, blamed, remedy) => {
    login.refuse(description);
    const problems = await checkSignIn(login.credentials);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(blamed);
    expect(problems[0]?.remedy).toContain(remedy);
    expect(JSON.stringify(problems)).not.toMatch(/Secret words|a-secret-value|identifier/);
  });

  it('says that a managed identity needs a machine of Azure', async () => {
    login.refuse('no identity here');
    const [problem] = await checkSignIn({ ...login.credentials, MicrosoftAppType: 'UserAssignedMsi' });
    expect(problem?.remedy).toContain('Azure machine');
  });

  it('says one thing when it cannot sign in, and not one for every channel', async () => {
    const found = () => checkTeams({ credentials: login.credentials, channels, references: stored });
    expect(await found()).toMatchObject([{ code: 'BotNotInConversationRoster', message: expect.stringContaining(LIAISON) }]);
    expect(login.calls).toHaveLength(2);
    login.refuse('AADSTS7000222: expired');
    expect(await found()).toMatchObject([{ code: 'AADSTS7000222' }]);
    expect(login.calls).toHaveLength(2);
  });

  it('leaves no doubt about a message that could not be signed: it was not sent', async () => {
    const authentication = createAuthentication(login.credentials);
    const factory = authentication.createConnectorFactory({
      claims: [{ type: 'aud', value: APP_ID }],
      getClaimValue: () => APP_ID,
    } as never);
    const platform = createTeamsPlatform({
      connect: (serviceUrl) => factory.create(serviceUrl, PUBLIC_SCOPE),
      references: {
        get: async () => reference(),
        save: async () => {},
        doubt: () => {},
        forget: async () => {},
        serviceOf: () => null,
        anyServiceUrl: async () => null,
      },
      ...{ appId: APP_ID, tenantId: TENANT_ID, channels: [DIRECTOR], deciders: async () => [], language: 'en' },
    });
    login.refuse(`AADSTS7000222: the secret ${SECRET} is expired`);
    const failure = await platform
      .post({ address: DIRECTOR, direct: false }, aNotice('hello'), { id: 'd1', repeated: false })
      .catch((e) => e);
    expect(failure).toMatchObject({ name: 'DeliveryError', code: 'AADSTS7000222', retryable: true, ambiguous: false });
  });
});
