import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/manifest-teams.ts';
import { printedBy } from './printed.ts';

const APP_ID = '4f1d2c3b-0000-4000-8000-00000000000a';
const OTHER_ID = '5a1d2c3b-0000-4000-8000-00000000000b';
const icon = (name: string) => readFileSync(new URL(`../../manifests/teams/${name}`, import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-manifest-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const make = (args: string[], env: NodeJS.ProcessEnv = {}) => printedBy(() => run(args, env));

function unpacked(path: string) {
  const files = unzipSync(readFileSync(path));
  const text = Buffer.from(files['manifest.json'] ?? []).toString('utf8');
  return { files, text, manifest: JSON.parse(text) };
}

describe('npm run manifest:teams', () => {
  it('writes manifest, Spanish texts and icons, with the id of the environment everywhere', async () => {
    const out = join(folder, 'app.zip');
    const result = await make(['--out', out, '--website', 'https://district.example/crosswalk?a="\\b'], {
      MicrosoftAppId: APP_ID.toUpperCase(),
    });
    expect(result).toMatchObject({ code: 0, err: '', out: expect.stringContaining('docs/teams.md') });
    expect(result.printed).not.toContain('note:');
    const { files, text, manifest } = unpacked(out);
    expect(Object.keys(files).sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png']);
    expect(manifest).toMatchObject({ id: APP_ID, bots: [{ botId: APP_ID }], composeExtensions: [{ botId: APP_ID }] });
    expect(manifest.developer.privacyUrl).toBe('https://district.example/crosswalk?a="\\b');
    expect(text).not.toContain('{{');
    expect(Buffer.from(files['color.png'] ?? []).equals(icon('color.png'))).toBe(true);
    expect(Buffer.from(files['outline.png'] ?? []).equals(icon('outline.png'))).toBe(true);
    expect(Buffer.from(files['es.json'] ?? []).equals(icon('es.json'))).toBe(true);
  });

  it('writes the same bytes for the same app whenever and wherever it runs, and others for another', async () => {
    const zip = async (name: string, id: string) => {
      const out = join(folder, name);
      expect((await make(['--app-id', id, '--out', out])).code).toBe(0);
      return readFileSync(out);
    };
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const here = await zip('here.zip', APP_ID);
    vi.stubEnv('TZ', 'Pacific/Auckland');
    const there = await zip('there.zip', APP_ID);
    expect(there.equals(here)).toBe(true);
    expect((await zip('other.zip', OTHER_ID)).equals(here)).toBe(false);
  });

  it('takes --app-id before the environment, and says when the links are still an example', async () => {
    const out = join(folder, 'app.zip');
    const result = await make(['--app-id', OTHER_ID, '--out', out], { MicrosoftAppId: APP_ID });
    expect(result.printed).toContain('--website');
    expect(unpacked(out).manifest.id).toBe(OTHER_ID);
  });

  it.each([
    ['no id', [], {}, 'Set MicrosoftAppId, or write --app-id'],
    ['an empty id', [], { MicrosoftAppId: '' }, 'Set MicrosoftAppId, or write --app-id'],
    ['an id that is none', ['--app-id', 'crosswalk'], { MicrosoftAppId: APP_ID }, 'is not an application id'],
    ['a page that is not on https', ['--website', 'http://district.example'], { MicrosoftAppId: APP_ID }, 'not an https address'],
    ['an option it does not know', ['--app', APP_ID], { MicrosoftAppId: APP_ID }, 'Usage: npm run manifest:teams'],
  ])('writes nothing and says what to do about %s', async (_name, args, env, words) => {
    const out = join(folder, 'app.zip');
    const result = await make([...args, '--out', out], env);
    expect(result).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
    expect(existsSync(out)).toBe(false);
  });

  it('says so where the file cannot be written', async () => {
    const result = await make(['--app-id', APP_ID, '--out', join(folder, 'absent', 'app.zip')]);
    expect(result).toMatchObject({ code: 2, err: expect.stringContaining('cannot be written (ENOENT)') });
  });

  it('explains itself', async () => {
    expect(await make(['--help'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--app-id') });
  });
});
