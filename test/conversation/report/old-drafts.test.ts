import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTypist, createWorld, fieldOf, harmless, SITE, sampleDistrict, samplePolicy, textOf, type World } from './report-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it('drops a retired answer of an old draft, asks again with a sentence, and loses nothing else', async () => {
  const person = await world.person('retired-answer', { language: 'en', usualSiteId: SITE });
  const before = createTypist(world, person);
  await before.open('near the gym');
  await before.submit({ danger: 'no' });
  await before.submit({ special: ['none'] });
  await before.submit({ kind: 'fight', grade: 'g9_12' });
  await before.submit(harmless(before.screen));
  const draftId = before.screen.context.draftId ?? '';
  const policy = structuredClone(samplePolicy());
  const kind = policy.questions.kind;
  if (kind) kind.answers = kind.answers.filter((answer) => answer.id !== 'fight');
  const later = await createWorld({ policy, url: world.url });
  try {
    const after = createTypist(later, person);
    await after.tap('continue-report', draftId);
    expect(after.screen).toMatchObject({ id: 'report-about', context: { draftId } });
    expect(textOf(after.screen)).toContain('A question changed since you started.');
    expect(fieldOf(after.screen, 'kind')).not.toHaveProperty('value');
    expect(fieldOf(after.screen, 'grade')).toMatchObject({ value: 'g9_12' });
    await after.submit({ kind: 'rules' });
    expect(await world.read((tx) => tx.drafts.get(draftId))).toMatchObject({
      answers: { kind: 'rules', danger: 'no' },
      note: 'near the gym',
    });
    await after.press('back');
    await after.press('back');
    expect(fieldOf(after.screen, 'special')).toMatchObject({ values: ['none'] });
  } finally {
    await later.close();
  }
});

it('asks again for a place that is no longer in the district file', async () => {
  const person = await world.person('retired-place', { language: 'es', usualSiteId: SITE });
  const before = createTypist(world, person);
  await before.open();
  await before.submit({ danger: 'no' });
  await before.submit({ special: ['none'] });
  const draftId = before.screen.context.draftId ?? '';
  const district = sampleDistrict();
  const later = await createWorld({ district: { ...district, sites: district.sites.filter((site) => site.id !== SITE) }, url: world.url });
  try {
    const after = createTypist(later, person);
    await after.tap('continue-report', draftId);
    expect(after.screen.id).toBe('report-safety');
    expect(textOf(after.screen)).toContain('Ese lugar ya no está en la lista.');
    expect(fieldOf(after.screen, 'danger')).toMatchObject({ value: 'no' });
    expect(fieldOf(after.screen, 'place')).not.toHaveProperty('value');
    const place = district.sites.find((site) => site.id !== SITE)?.id ?? '';
    await after.submit({ place });
    expect(fieldOf(after.screen, 'special')).toMatchObject({ values: ['none'] });
    expect(await world.read((tx) => tx.drafts.get(draftId))).toMatchObject({ siteId: place });
  } finally {
    await later.close();
  }
});
