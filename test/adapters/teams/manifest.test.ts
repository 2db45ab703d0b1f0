import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { REPORT_COMMAND } from '../../../src/adapters/teams/answer-invoke.ts';
import { readTyped } from '../../../src/adapters/teams/command-words.ts';

const read = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));
const json = (path: string): unknown => JSON.parse(read(path).toString('utf8'));

const Command = z.object({ title: z.string(), description: z.string() });
const Manifest = z.looseObject({
  version: z.string(),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })) }),
  bots: z.tuple([
    z.looseObject({
      scopes: z.array(z.string()),
      commandLists: z.array(
        z.object({ scopes: z.array(z.string()), triggers: z.array(z.string()).optional(), commands: z.array(Command) }),
      ),
    }),
  ]),
  composeExtensions: z.tuple([z.looseObject({ commands: z.tuple([Command.extend({ id: z.string() }).loose()]) })]),
});
const file = json('manifests/teams/manifest.json');
const manifest = Manifest.parse(file);
const spanish = z.record(z.string(), z.string()).parse(json('manifests/teams/es.json'));
const [bot] = manifest.bots;
const [extension] = manifest.composeExtensions;

/** As `npm run manifest:teams` fills it in. */
const filled = (given: unknown): unknown =>
  JSON.parse(
    JSON.stringify(given)
      .replaceAll('{{MicrosoftAppId}}', '4f1d2c3b-0000-4000-8000-00000000000a')
      .replaceAll('{{website}}', 'https://district.example'),
  );

/** Draft 04 differs from what ajv reads in nothing this schema uses but its name. */
function teamsSchema() {
  const { $schema, ...schema } = z
    .looseObject({ $schema: z.string() })
    .parse(json('test/fixtures/schemas/MicrosoftTeams.schema.v1.29.json'));
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  return new Ajv({ strict: false, allErrors: true, formats: { uri: true } }).compile(schema);
}

/** Texts people read, by the names that Teams gives them in a file of another language. */
function texts(): Record<string, string> {
  const lists = bot.commandLists.flatMap(({ commands }, list) =>
    commands.flatMap(({ title, description }, command) => [
      [`bots[0].commandLists[${list}].commands[${command}].title`, title],
      [`bots[0].commandLists[${list}].commands[${command}].description`, description],
    ]),
  );
  const [command] = extension.commands;
  return Object.fromEntries([
    ...(['short', 'full'] as const).flatMap((key) => [
      [`name.${key}`, manifest.name[key]],
      [`description.${key}`, manifest.description[key]],
    ]),
    ...lists,
    ['composeExtensions[0].commands[0].title', command.title],
    ['composeExtensions[0].commands[0].description', command.description],
  ]);
}

/** What Teams' schema allows for a text, and what its clients show of a command. */
const limitOf = (name: string): number => {
  if (name.endsWith('.title')) return 32;
  return { 'name.short': 30, 'name.full': 100, 'description.short': 80, 'description.full': 4000 }[name] ?? 128;
};

function pixels(png: Buffer): { width: number; height: number; alpha: boolean } {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), alpha: png[25] === 6 };
}

describe('the Teams manifest', () => {
  it('is one Microsoft’s own schema accepts once its blanks are filled in, and the schema would notice a mistake', () => {
    const valid = teamsSchema();
    valid(filled(file));
    expect(valid.errors ?? []).toEqual([]);
    expect(valid(file)).toBe(false);
    expect(valid(filled({ ...manifest, command: {} }))).toBe(false);
    expect(valid(filled({ ...manifest, name: { ...manifest.name, short: 'x'.repeat(31) } }))).toBe(false);
  });

  it('has the version of the program, because Teams takes an update only under a new one', () => {
    expect(manifest.version).toBe(z.object({ version: z.string() }).parse(json('package.json')).version);
  });

  it('offers in every list and language words that the bot reads as those commands, and none that begins a report with itself as note', () => {
    const commands = [{ name: 'report', note: '' }, { name: 'status', reference: null }, { name: 'duties' }, { name: 'drill' }];
    for (const { commands: list } of bot.commandLists) {
      expect(list.map(({ title }) => readTyped(title))).toEqual([...commands, { name: 'help' }]);
      // in the list of slash commands the word may arrive with its slash
      expect(list.map(({ title }) => readTyped(`/${title}`))).toEqual([...commands, { name: 'help' }]);
    }
    for (const list of [0, 1]) {
      const titles = [0, 1, 2, 3, 4].map((command) => spanish[`bots[0].commandLists[${list}].commands[${command}].title`] ?? '');
      expect(titles.map(readTyped)).toEqual([...commands, { name: 'help', language: 'es' }]);
    }
  });

  it('lists commands for every place the bot may be added to, each place once', () => {
    expect(bot.commandLists.flatMap(({ scopes }) => scopes).sort()).toEqual([...bot.scopes].sort());
    expect(bot.commandLists.map(({ triggers }) => triggers)).toEqual([undefined, ['mention', 'slash']]);
  });

  it('says "call 911 first" before anything else in every description, in both languages, so that it is read even when the bot is down', () => {
    const descriptions = (given: Record<string, string>) => Object.entries(given).filter(([name]) => /description/.test(name));
    expect(descriptions(texts())).toHaveLength(2 + 10 + 1);
    for (const [, text] of descriptions(texts())) expect(text).toMatch(/^In danger\? Call 911 first[.:]/);
    for (const [, text] of descriptions(spanish)) expect(text).toMatch(/^¿Peligro\? Llame primero al 911[.:]/);
  });

  it('has every text in Spanish as well, and no other', () => {
    const { $schema, ...words } = spanish;
    expect($schema).toMatch(/MicrosoftTeams\.Localization\.schema\.json$/);
    expect(Object.keys(words).sort()).toEqual(Object.keys(texts()).sort());
    expect(manifest.localizationInfo.additionalLanguages).toEqual([{ languageTag: 'es', file: 'es.json' }]);
  });

  it.each([
    ['English', texts()],
    ['Spanish', spanish],
  ])('keeps every %s text within what Teams takes and shows', (_language, given) => {
    const tooLong = Object.entries(given).filter(([name, text]) => name !== '$schema' && text.length > limitOf(name));
    expect(tooLong).toEqual([]);
  });

  it('opens a report beside the compose box and on a message, by the one command the bot knows', () => {
    const [command] = extension.commands;
    expect(command).toMatchObject({ id: REPORT_COMMAND, type: 'action', context: ['compose', 'message'], fetchTask: true });
    expect(extension.commands).toHaveLength(1);
  });

  it('asks for no permission over a team: the bot reads what is said to it and nothing else', () => {
    expect(manifest).toMatchObject({ validDomains: [], permissions: ['identity', 'messageTeamMembers'] });
    expect(Object.keys(manifest)).not.toContain('authorization');
    expect(bot).toMatchObject({ supportsFiles: true, isNotificationOnly: false });
  });

  it('may be added to private and shared channels, where directors decide', () => {
    expect(manifest).toMatchObject({ supportsChannelFeatures: 'tier1' });
  });

  it('has icons in the sizes Teams wants, the outline white on nothing', () => {
    expect(pixels(read(`manifests/teams/${manifest.icons.color}`))).toMatchObject({ width: 192, height: 192 });
    expect(pixels(read(`manifests/teams/${manifest.icons.outline}`))).toEqual({ width: 32, height: 32, alpha: true });
  });
});
