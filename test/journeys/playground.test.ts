/** One report to its decision in a Teams-like client that is not ours, clicked in a real browser. Where the client is not installed it is skipped. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPlayground } from '../../src/adapters/local/agents-playground.ts';
import { type Running, startTry } from '../../src/cli/try/start-try.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Microsoft's licence is for evaluation: `npm install --no-save @microsoft/m365agentsplayground@0.2.28` lets this run. */
const whyNot = hasPlayground() ? (existsSync(CHROMIUM) ? null : 'there is no Chromium') : 'the Agents Playground is not installed';
const PATIENCE_MS = 30_000;
const JOURNEY_MS = 240_000;

let folder: string;
let running: Running;
let browser: Browser;

async function open(url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.getByText('Personal Chat', { exact: true }).first().waitFor();
  await page.locator('[contenteditable=true][role=textbox]').first().waitFor();
  return page;
}

const lastCard = (page: Page): Locator => page.locator('.ac-adaptiveCard').last();

/** Its lists hide what they showed a moment later. */
async function choose(page: Page, list: Locator, answer: string): Promise<void> {
  await list.click();
  await page.getByRole('option', { name: answer, exact: true }).last().click();
}

async function answer(
  page: Page,
  answers: { lists?: Record<number, string>; labels?: string[] },
  next: string,
  then: RegExp,
): Promise<void> {
  for (const label of answers.labels ?? []) await lastCard(page).getByText(label, { exact: true }).last().click();
  for (const [at, chosen] of Object.entries(answers.lists ?? {})) {
    await choose(page, lastCard(page).getByRole('combobox').nth(Number(at)), chosen);
  }
  await lastCard(page).getByRole('button', { name: next, exact: true }).click();
  await lastCard(page).getByText(then).first().waitFor();
}

describe.skipIf(whyNot)(`the Agents Playground${whyNot ? ` (skipped: ${whyNot})` : ''}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'crosswalk-playground-'));
    running = await startTry(folder, {
      clients: { slack: false, teams: true },
      webPort: 0,
      filled: false,
      env: { PORT: '0', LOG_LEVEL: 'silent' },
    });
    // nothing but this machine: its page asks for fonts elsewhere
    const hosts = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost';
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', hosts] });
  }, JOURNEY_MS);
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, JOURNEY_MS);

  it('takes a report as a card that replaces itself, and the decision on the card in the channel', { timeout: JOURNEY_MS }, async () => {
    const windows = running.addresses.teams ?? { teacher: '', director: '' };
    const director = await open(windows.director);
    await director.getByText('Security director', { exact: true }).first().click();
    const teacher = await open(windows.teacher);
    await teacher.getByText('Report here · Informar aquí').waitFor();
    await teacher.locator('[contenteditable=true][role=textbox]').first().click();
    // the language is known after the first word, so the form is in English
    await teacher.keyboard.type('status');
    await teacher.keyboard.press('Enter');
    await teacher.getByText('You have no reports').waitFor();
    await teacher.keyboard.type('report');
    await teacher.keyboard.press('Enter');
    await lastCard(teacher).getByRole('button', { name: 'Next', exact: true }).waitFor();
    const cards = await teacher.locator('.ac-adaptiveCard').count();
    await answer(teacher, { labels: ['No'], lists: { 0: 'Palm Springs High School' } }, 'Next', /Is it one of these/);
    await answer(teacher, { labels: ['None of these'] }, 'Next', /^What happened\?$/);
    await answer(teacher, { labels: ['9 to 12'], lists: { 0: 'Fight or someone hit' } }, 'Next', /A few more facts/);
    const facts = { labels: ['Both sides', 'Yes, safe with an adult'], lists: { 0: 'Needs a doctor', 1: 'No', 2: 'No' } };
    await answer(teacher, facts, 'Next', /Check and send/);
    expect(await teacher.locator('.ac-adaptiveCard').count()).toBe(cards);
    await lastCard(teacher).getByRole('button', { name: 'Send', exact: true }).click();
    await lastCard(teacher).getByRole('button', { name: 'I was mistaken' }).waitFor();

    await director.getByRole('button', { name: 'What I can do here' }).first().click();
    await director.getByRole('button', { name: 'Call police' }).click();
    await director.getByText('Serious injury', { exact: true }).click();
    const form = director.locator('.ac-adaptiveCard').filter({ hasText: 'Ask an officer to come?' });
    await form.getByText('No', { exact: true }).click();
    await form.getByRole('button', { name: 'Approve the call' }).click();
    await director.getByText(/APPROVED, NOT YET CALLED/).waitFor();
    expect(await director.getByRole('button', { name: 'Call police' }).count()).toBe(0);
    // the reporter's own message, in another window, follows
    await teacher.getByText(/Decided .*: the school calls the police/).waitFor();
    await director.getByText('Personal Chat', { exact: true }).first().click();
    await director.getByText(/Call now: Palm Springs Police Department/).waitFor();
  });
});
