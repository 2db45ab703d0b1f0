import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recallPerson } from '../../../../src/incidents/people/identify-person.ts';
import { aDistrict } from '../../../conversation/cards/card-district.ts';
import { anAccount, anIncidentIn, aPersonIn, type TestDatabase, testDatabase } from '../../../fixtures/test-database.ts';

const DIRECTOR = { key: 'director', role: 'director', siteIds: [] } as const;
const named = (key: string) => ({ ...DIRECTOR, key, siteIds: [] });

describe('people', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('makes a person of an unknown account once, however many requests arrive at the same time', async () => {
    const account = anAccount({ language: 'es' });
    const people = await Promise.all([1, 2, 3, 4].map(() => db.unitOfWork.run((tx) => tx.people.identify(account, null))));
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
    expect(people[0]).toMatchObject({ key: null, role: 'staff', siteIds: [], guest: false, language: 'es', usualSiteId: null });
    expect(await db.database.prisma.person.count({ where: { identities: { none: {} } } })).toBe(0);
  });

  it('is one person on two platforms when the district file names them', async () => {
    const [slack, teams] = [anAccount(), anAccount({ platform: 'teams', workspace: 'tenant' })];
    const [a, b] = await Promise.all(
      [slack, teams].map((account) => db.unitOfWork.run((tx) => tx.people.identify(account, named('two-platforms')))),
    );
    expect(a?.id).toBe(b?.id);
    expect(await db.unitOfWork.run((tx) => tx.people.byKey('two-platforms'))).toEqual(b);
  });

  it('takes role and sites from the district file as of now', async () => {
    const account = anAccount();
    const before = await db.unitOfWork.run((tx) => tx.people.identify(account, { key: 'admin', role: 'site_admin', siteIds: ['a', 'b'] }));
    const after = await db.unitOfWork.run((tx) => tx.people.identify(account, { key: 'admin', role: 'deputy', siteIds: [] }));
    const removed = await db.unitOfWork.run((tx) => tx.people.identify(account, null));
    expect([before.role, after.role, removed.role]).toEqual(['site_admin', 'deputy', 'staff']);
    expect(new Set([before.id, after.id, removed.id]).size).toBe(1);
    expect(removed).toMatchObject({ key: null, siteIds: [] });
  });

  it('takes no rights from the director when another account of theirs is not recognised', async () => {
    const [known, other] = [anAccount(), anAccount({ platform: 'teams', workspace: 'tenant' })];
    const director = await db.unitOfWork.run((tx) => tx.people.identify(known, named('shared')));
    await db.unitOfWork.run((tx) => tx.people.identify(other, named('shared')));
    const stranger = await db.unitOfWork.run((tx) => tx.people.identify(other, null));
    expect(stranger).toMatchObject({ role: 'staff', key: null });
    expect(stranger.id).not.toBe(director.id);
    expect(await db.unitOfWork.run((tx) => tx.people.get(director.id))).toMatchObject({ role: 'director', key: 'shared' });
  });

  it('keeps what somebody reported before the district file knew their account', async () => {
    const [first, second] = [anAccount(), anAccount({ platform: 'teams', workspace: 'tenant' })];
    const anonymous = await db.unitOfWork.run((tx) => tx.people.identify(first, null));
    const incidentId = await anIncidentIn(db.unitOfWork, { reporterId: anonymous.id });
    const keyed = await db.unitOfWork.run((tx) => tx.people.identify(second, named('late')));
    const merged = await db.unitOfWork.run((tx) => tx.people.identify(first, named('late')));
    expect(merged.id).toBe(keyed.id);
    expect((await db.unitOfWork.run((tx) => tx.incidents.get(incidentId)))?.reporterId).toBe(keyed.id);
  });

  it('lists the account used last first, and never seen ones last', async () => {
    const [slack, teams] = [anAccount(), anAccount({ platform: 'teams', workspace: 'tenant' })];
    const person = await db.unitOfWork.run((tx) => tx.people.identify(slack, named('accounts')));
    db.clock.move(120_000);
    await db.unitOfWork.run((tx) => tx.people.identify(teams, named('accounts')));
    const order = async () => (await db.unitOfWork.run((tx) => tx.people.accountsOf(person.id))).map(({ platform }) => platform);
    expect(await order()).toEqual(['teams', 'slack']);
    db.clock.move(120_000);
    await db.unitOfWork.run((tx) => tx.people.identify(slack, named('accounts')));
    expect(await order()).toEqual(['slack', 'teams']);
  });

  it('remembers language and usual site, and lets no later contact overwrite a chosen language', async () => {
    const account = anAccount({ language: 'en' });
    const { id } = await db.unitOfWork.run((tx) => tx.people.identify(account, null));
    await db.unitOfWork.run(async (tx) => {
      await tx.people.setLanguage(id, 'es');
      await tx.people.setUsualSite(id, 'palm-springs-hs');
    });
    const again = await db.unitOfWork.run((tx) => tx.people.identify(account, null));
    expect(again).toMatchObject({ id, language: 'es', usualSiteId: 'palm-springs-hs' });
  });

  it('knows nobody by an unknown id or key', async () => {
    const { id } = await aPersonIn(db.unitOfWork);
    const unknown = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await db.unitOfWork.run((tx) => tx.people.get(unknown))).toBeNull();
    expect(await db.unitOfWork.run((tx) => tx.people.byKey('nobody'))).toBeNull();
  });

  it('asks the database once for what a report needs on every screen, and again after a change', async () => {
    const account = anAccount();
    const known = () => db.unitOfWork.single(({ people }) => people.known(account, null));
    expect(await known()).toBeNull();
    const { id } = await db.unitOfWork.run((tx) => tx.people.identify(account, null));
    expect(await known()).toMatchObject({ id, language: null });
    await db.database.prisma.person.update({ where: { id }, data: { language: 'en' } });
    expect((await known())?.language).toBeNull();
    await db.unitOfWork.run((tx) => tx.people.setLanguage(id, 'es'));
    expect((await known())?.language).toBe('es');
    await db.unitOfWork.run((tx) => tx.people.setUsualSite(id, 'cahuilla'));
    expect((await known())?.usualSiteId).toBe('cahuilla');
  });

  it('remembers nobody for more than a minute, and nobody whose part in the district file is another', async () => {
    const account = anAccount();
    const known = (as: { key: string; role: 'director'; siteIds: string[] } | null) =>
      db.unitOfWork.single(({ people }) => people.known(account, as));
    await db.unitOfWork.run((tx) => tx.people.identify(account, null));
    expect(await known(null)).not.toBeNull();
    expect(await known(named('somebody'))).toBeNull();
    db.clock.move(61_000);
    expect(await known(null)).toBeNull();
  });

  it('remembers nothing of a change that was taken back', async () => {
    const account = anAccount();
    const { id } = await db.unitOfWork.run((tx) => tx.people.identify(account, null));
    const undone = db.unitOfWork.run(async (tx) => {
      await tx.people.setLanguage(id, 'es');
      throw new Error('taken back');
    });
    await expect(undone).rejects.toThrow('taken back');
    expect((await db.unitOfWork.single(({ people }) => people.known(account, null)))?.language).toBeNull();
  });

  describe('whose profile cannot be had', () => {
    const recall = (account: ReturnType<typeof anAccount>) =>
      recallPerson({ unitOfWork: db.unitOfWork, district: aDistrict(), storedPerson: db.database.storedPerson }, account);

    it('are guests for this once, and the director stays the director', async () => {
      const account = anAccount();
      const director = await db.unitOfWork.run((tx) => tx.people.identify(account, named('unread')));
      const before = await db.database.prisma.person.findUnique({ where: { id: director.id } });
      db.clock.move(120_000);
      // without the workspace as well: Slack tells neither
      expect(await recall({ ...account, workspace: 'unknown', guest: true })).toEqual({ ...director, guest: true });
      expect(await db.database.prisma.person.findUnique({ where: { id: director.id } })).toEqual(before);
      expect(await db.unitOfWork.run((tx) => tx.people.byKey('unread'))).toEqual(director);
    });

    it('are known as guests from then on if nobody had seen them, and are staff once the profile is read', async () => {
      const account = anAccount();
      const guest = await recall(account);
      expect(guest).toMatchObject({ role: 'staff', guest: true });
      expect(await db.unitOfWork.run((tx) => tx.people.identify(account, null))).toEqual({ ...guest, guest: false });
    });
  });
});
