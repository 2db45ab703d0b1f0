/** The digest as PDF in Teams: into the decider's own OneDrive, after they said yes, and nowhere else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DistrictBot, SCHOOL_TIME, startDistrictBot, until } from '../../fixtures/bot.ts';
import { COLLEAGUE, DIRECTOR } from '../../fixtures/district-people.ts';
import type { TeamsPerson } from '../../fixtures/teams-double/person.ts';
import type { DoubleMessage } from '../../fixtures/teams-double/world.ts';

let bot: DistrictBot;
beforeAll(async () => {
  bot = await startDistrictBot({ at: SCHOOL_TIME, teams: 'alone' });
});
afterAll(() => bot.stop());

const DIGEST = 'digest 2026-W41';
const uploads = () => [...bot.teams.double.world.uploads];
const address = (name: string) => `${bot.teams.double.url}/onedrive/${name}`;

const files = (person: TeamsPerson) => person.messages().filter(({ file }) => file !== null);

async function offered(person: TeamsPerson): Promise<DoubleMessage> {
  const digest = await bot.teams.ask(person, DIGEST);
  const before = files(person).length;
  expect((await person.press(digest, 'pdf')).text).toContain('Teams asks you');
  return until(() => files(person)[before]);
}

/** Numbers of what was put anywhere since, once something that may be put there has been. */
async function uploadedLater(name: string, since: number): Promise<number[]> {
  const director = bot.teams.as(DIRECTOR);
  const question = await offered(director);
  const shown = files(director).length;
  await director.answerFile(question, 'accept', address(name));
  await until(() => files(director).length > shown);
  return uploads()
    .slice(since)
    .map(([path]) => Number(path.split('/').at(-1)));
}

describe('the PDF of a digest', () => {
  it('is put into the OneDrive of a decider who agrees, and stands in their chat', async () => {
    const director = bot.teams.as(DIRECTOR);
    const question = await offered(director);
    expect(question.file).toMatchObject({
      name: 'digest-2026-W41-police.pdf',
      content: { description: expect.stringContaining('for you only') },
    });
    expect((await director.answerFile(question, 'accept', address('1'))).status).toBe(200);
    const [, { range, bytes }] = await until(() => uploads()[0]);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(range).toBe(`bytes 0-${bytes.length - 1}/${bytes.length}`);
    expect(question.file?.content).toMatchObject({ sizeInBytes: bytes.length });
    await until(() => files(director).at(-1) !== question);
    expect(files(director).at(-1)?.file).toMatchObject({ contentType: 'application/vnd.microsoft.teams.card.file.info' });
    const looks = await bot.rows(`SELECT 1 FROM "AuditEvent" WHERE "body" LIKE '%digest-previewed%'`);
    expect(looks.length).toBeGreaterThanOrEqual(2);
  });

  it('goes nowhere when they decline, and never to another address than OneDrive', async () => {
    const director = bot.teams.as(DIRECTOR);
    const question = await offered(director);
    const before = uploads().length;
    await director.answerFile(question, 'decline', address('2'));
    const declined = bot.teams.double.world.dispatches.at(-1)?.activity;
    // a decline that names a place all the same
    await bot.teams.double.sender.send({ ...declined, value: { ...(declined?.value as object), uploadInfo: infoFor(address('2')) } }); // as the double wrote it
    await director.answerFile(question, 'accept', 'https://files.example.org/take-it');
    await until(() => director.messages().some(({ text }) => text.includes('could not be put into your OneDrive')));
    expect(await uploadedLater('3', before)).toEqual([3]);
    expect(bot.lines.some((line) => line.includes('"what":"pdf"'))).toBe(true);
  });

  it('is offered to nobody else, and an answer of somebody else brings nothing', async () => {
    const colleague = bot.teams.as(COLLEAGUE);
    const digest = await bot.teams.ask(colleague, DIGEST);
    expect(colleague.card(digest).actions).not.toContain('pdf');
    const question = await offered(bot.teams.as(DIRECTOR));
    const before = uploads().length;
    await bot.teams.as(DIRECTOR).answerFile(question, 'decline', address('4'));
    const consent = bot.teams.double.world.dispatches.at(-1)?.activity;
    const theirs = { ...consent, from: { ...(consent?.from as object), aadObjectId: colleague.aadObjectId, id: colleague.userId } }; // as the double wrote it
    await bot.teams.double.sender.send({
      ...theirs,
      value: { action: 'accept', context: { week: '2026-W41' }, uploadInfo: infoFor(address('5')) },
    });
    expect(await uploadedLater('6', before)).toEqual([6]);
  });

  it('that Teams does not let the bot offer: the digest stays, and the decider reads how it comes', async () => {
    const director = bot.teams.as(DIRECTOR);
    const digest = await bot.teams.ask(director, DIGEST);
    bot.teams.double.faults.add({ operation: 'post', kind: 'refuse', status: 403, code: 'ForbiddenOperationException' });
    expect(await director.press(digest, 'pdf')).toMatchObject({ kind: 'text', text: expect.stringContaining('Readers get it by mail') });
    expect(director.card(digest).actions).toContain('pdf');
  });
});

const infoFor = (uploadUrl: string) => ({ uploadUrl, contentUrl: uploadUrl, name: 'x.pdf', uniqueId: '1', fileType: 'pdf' });
