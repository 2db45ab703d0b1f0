import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/doctor.ts';
import { type Login, startLogin } from '../adapters/teams/start-login.ts';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.ts';
import { printedBy } from './printed.ts';

const DIRECTOR = '19:director@thread.tacv2';
const LIAISON = '19:liaison@thread.tacv2';

let db: TestDatabase;
let login: Login;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  login = await startLogin([DIRECTOR]);
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-doctor-'));
});
afterAll(async () => {
  await login.stop();
  await db.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => login.refuse(null));

/** The sample, with channels of Teams. */
function districtFile(channels: string): string {
  const sample = readFileSync(new URL('../../district/palm-springs.sample.yaml', import.meta.url), 'utf8');
  const file = join(folder, 'district.yaml');
  writeFileSync(file, sample.replace('{ slack: C0DIRECTOR }', channels).replace('{ slack: C0LIAISON }', `{ teams: '${LIAISON}' }`));
  return file;
}

function doctor(env: NodeJS.ProcessEnv = {}, channels = `{ teams: '${DIRECTOR}' }`) {
  const { cloud, ...app } = login.credentials;
  return printedBy(() => run([], { DATABASE_URL: db.url, DISTRICT_FILE: districtFile(channels), ...app, ...cloud, ...env }));
}

describe('npm run doctor on a district of Teams', () => {
  it('says which channel the bot is not a member of, and nothing of Slack, which is off', async () => {
    await db.database.chatPlaces('teams', db.clock).references.save(DIRECTOR, { conversationId: DIRECTOR, serviceUrl: login.serviceUrl });
    const { code, out } = await doctor();
    expect(code).toBe(1);
    expect(out).toContain('ok   District file and policy\n');
    expect(out).toContain('ok   Database\n');
    expect(out).toMatch(
      /MEND Teams\n {5}The liaison channel 19:liaison@thread\.tacv2 of Teams cannot be reached \(BotNotInConversationRoster\)/,
    );
    expect(out).not.toContain(`The director channel ${DIRECTOR}`);
    expect(out).not.toContain('Slack');
  });

  it('says that a secret ran out, also where the database is away, and never prints it', async () => {
    login.refuse('AADSTS7000222: The provided client secret keys for app are expired.');
    for (const env of [{}, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }]) {
      const { code, out } = await doctor(env);
      expect(code).toBe(1);
      expect(out).toMatch(/MEND Teams\n {5}Microsoft does not let the bot sign in with its MicrosoftAppPassword \(AADSTS7000222\)/);
      expect(out).not.toContain(login.credentials.MicrosoftAppPassword);
    }
  });

  it('finds a district file that names no director channel where Teams is on', async () => {
    const { code, out } = await doctor({}, '{ slack: C0DIRECTOR }');
    expect(code).toBe(1);
    expect(out).toContain('MEND District file and policy\n     Teams is on, but the district file names no director channel there.');
  });

  it('stops at a configuration that does not go together', async () => {
    const { code, out } = await doctor({ MicrosoftAppType: 'UserAssignedMSI' });
    expect(code).toBe(1);
    expect(out).toContain('MEND Configuration\n     MicrosoftAppPassword is set, but a managed identity has none.');
    expect(out).not.toContain('Teams\n');
  });
});
