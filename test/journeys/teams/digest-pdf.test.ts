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
    await director.answerFile(question, 'accept', 'https://files.example.org/take-it');
    expect(uploads()).toHaveLength(before);
    await until(() => director.messages().some(({ text }) => text.includes('could not be put into your OneDrive')));
    expect(bot.lines.some((line) => line.includes('"what":"pdf"'))).toBe(true);
  });

  it('is offered to nobody else, and an answer of somebody else brings nothing', async () => {
    const colleague = bot.teams.as(COLLEAGUE);
    const digest = await bot.teams.ask(colleague, DIGEST);
    expect(colleague.card(digest).actions).not.toContain('pdf');
    const question = await offered(bot.teams.as(DIRECTOR));
    const [dispatch] = bot.teams.double.world.dispatches.slice(-1);
    const before = uploads().length;
    await bot.teams.as(DIRECTOR).answerFile(question, 'decline', address('3'));
    const consent = bot.teams.double.world.dispatches.at(-1)?.activity;
    const theirs = { ...consent, from: { ...(consent?.from as object), aadObjectId: colleague.aadObjectId, id: colleague.userId } }; // as the double wrote it
    await bot.teams.double.sender.send({
      ...theirs,
      value: { action: 'accept', context: { week: '2026-W41' }, uploadInfo: infoFor(address('4')) },
    });
    expect(dispatch?.status).toBe(200);
    expect(uploads()).toHaveLength(before);
  });
});

const infoFor = (uploadUrl: string) => ({ uploadUrl, contentUrl: uploadUrl, name: 'x.pdf', uniqueId: '1', fileType: 'pdf' });
