/** `npm run manifest:teams`: the package an administrator uploads to Teams. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { TEAMS_CHECKS } from '../config/teams.ts';

const HELP = `Usage: npm run manifest:teams [-- --app-id ID] [--website https://…] [--out FILE]

Writes the package of the Teams app (manifest, Spanish texts, icons) to crosswalk-teams.zip, for the Teams admin centre (docs/teams.md).
--app-id is the "Microsoft App ID" of the Azure Bot; without it MicrosoftAppId of the environment. --website is a page of the district
where staff read who runs this and how it treats what they report; Teams links to it. The same input gives the same bytes.
`;
const FOLDER = join(import.meta.dirname, '..', '..', 'manifests', 'teams');
const EXAMPLE = 'https://crosswalk.example.org';

interface Options {
  help: boolean;
  appId: string | undefined;
  website: string | undefined;
  out: string;
}

/** @returns 0 written, 2 wrong use: nothing is written. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = readArgs(args, env);
  if (options === null) return complain(HELP);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { appId, website, out } = options;
  const problem = wrong(options);
  if (appId === undefined || problem !== null) return complain(`${problem}\n`);
  const zip = teamsPackage({ MicrosoftAppId: appId.toLowerCase(), website: website ?? EXAMPLE });
  try {
    writeFileSync(out, zip);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unexpected';
    return complain(`${out} cannot be written (${code}). Name another file with --out.\n`);
  }
  process.stdout.write(`${out} is written. How to upload it: docs/teams.md, "Upload the app".\n`);
  if (website === undefined) process.stdout.write(`note: its links lead to ${EXAMPLE}; --website names the district's own page.\n`);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(text);
  return 2;
}

function readArgs(args: string[], env: NodeJS.ProcessEnv): Options | null {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { help: { type: 'boolean' }, 'app-id': text, website: text, out: text } });
    return {
      help: values.help ?? false,
      appId: values['app-id'] ?? (env.MicrosoftAppId || undefined),
      website: values.website,
      out: values.out ?? 'crosswalk-teams.zip',
    };
  } catch {
    return null;
  }
}

function wrong({ appId, website }: Options): string | null {
  const { schema, message, remedy } = TEAMS_CHECKS.MicrosoftAppId;
  if (appId === undefined) return `There is no application id. Set MicrosoftAppId, or write --app-id. ${remedy}`;
  if (!schema.safeParse(appId).success) return `MicrosoftAppId ${message} ${remedy}`;
  const isPage = z
    .url({ protocol: /^https$/ })
    .max(2048)
    .optional()
    .safeParse(website).success;
  return isPage ? null : '--website is not an https address of at most 2048 characters.';
}

/** The zip; its files carry no date, so that the same app is the same file. */
function teamsPackage(values: Record<string, string>): Uint8Array {
  const read = (name: string) => readFileSync(join(FOLDER, name));
  const files = {
    'manifest.json': Buffer.from(filledIn(read('manifest.json').toString('utf8'), values)),
    ...Object.fromEntries(['es.json', 'color.png', 'outline.png'].map((name) => [name, read(name)])),
  };
  // the format has no time zone and begins with this day
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 });
}

function filledIn(manifest: string, values: Record<string, string>): string {
  const fill = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole) : value;
  return `${JSON.stringify(JSON.parse(manifest, fill), null, 2)}\n`;
}
