import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { NEEDED_SCOPES } from '../../../src/adapters/slack/check-setup.ts';
import { REPORT_SHORTCUT, SLASH_COMMAND } from '../../../src/adapters/slack/register-handlers.ts';
import { ALL_SCOPES } from '../../fixtures/slack-double/slack-double.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const manifest = parse(read('manifests/slack/manifest.yaml'));
const schema = z.fromJSONSchema(JSON.parse(read('test/fixtures/schemas/slack-manifest.schema.2.0.0.json')));

describe('the Slack manifest', () => {
  it('is one Slack’s own schema accepts, and the schema would notice a mistake', () => {
    expect(schema.safeParse(manifest).error?.issues ?? []).toEqual([]);
    expect(schema.safeParse({ ...manifest, feature: {} }).success).toBe(false);
  });

  it('asks for the scopes the program needs, and no more', () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(Object.keys(NEEDED_SCOPES).sort());
    expect([...ALL_SCOPES].sort()).toEqual(Object.keys(NEEDED_SCOPES).sort());
  });

  it('says "call 911 first" before anything else, so that it is read even when the bot is down', () => {
    const [command] = manifest.features.slash_commands;
    expect(command.description).toMatch(/^In danger\? Call 911 first/);
    expect(command.description).toContain('911. Reporte');
    expect(manifest.features.shortcuts[0].description).toMatch(/^In danger\? Call 911 first/);
  });

  it('names the command and shortcut the program handles, at one address', () => {
    expect(manifest.features.slash_commands.map((one: { command: string }) => one.command)).toEqual([SLASH_COMMAND]);
    expect(manifest.features.shortcuts.map((one: { callback_id: string }) => one.callback_id)).toEqual([REPORT_SHORTCUT]);
    const address = manifest.settings.interactivity.request_url;
    expect(new URL(address).pathname).toBe('/slack/events');
    expect(manifest.features.slash_commands[0].url).toBe(address);
    expect(manifest.settings.event_subscriptions).toEqual({ request_url: address, bot_events: ['app_home_opened'] });
    expect(manifest.features.app_home.home_tab_enabled).toBe(true);
  });
});
