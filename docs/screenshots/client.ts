/** A person at local-slack's web page, as far as the journey needs one. */
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** Long enough for a message to be posted and drawn. */
const SETTLE_MS = 1_500;

export interface Answers {
  /** Labels of radio buttons and checkboxes, clicked in this order. */
  radios?: string[];
  /** Labels for the lists, from the top. */
  selects?: string[];
}

/** The browser reaches this machine only. */
export async function openClient(url: string, { images }: { images: string }) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
  });
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
  page.setDefaultTimeout(10_000);
  await page.goto(url);
  const modal = () => page.locator('.modal').last();
  return {
    actAs: (name: string) => page.locator('select').first().selectOption({ label: name }),
    openChannel: (name: string) => openChannel(page, name),
    type: (text: string) => type(page, text),
    /** Fill in the open form and press its button at the bottom right. */
    async answer({ radios = [], selects = [] }: Answers): Promise<void> {
      for (const [at, label] of selects.entries()) await choose(page, at, label);
      for (const label of radios)
        await modal()
          .locator('label')
          .filter({ hasText: whole(label) })
          .first()
          .click();
      await modal().locator('button').last().click();
      await page.waitForTimeout(SETTLE_MS);
    },
    async press(label: string): Promise<void> {
      await page.getByRole('button', { name: label, exact: true }).last().click();
      await page.waitForTimeout(SETTLE_MS);
    },
    async closeModal(): Promise<void> {
      const close = page.getByText('✕', { exact: true });
      if (await close.count()) await close.last().click();
      await page.waitForTimeout(SETTLE_MS);
    },
    shot: (name: string) => page.screenshot({ path: join(images, `${name}.png`) }),
    close: () => browser.close(),
  };
}

/** The label itself, alone or before its translation: "No" is not "Not sure". */
function whole(label: string): RegExp {
  return new RegExp(`^\\s*${RegExp.escape(label)}(\\s*/.*)?\\s*$`);
}

async function openChannel(page: Page, name: string): Promise<void> {
  await page.locator('.sidebar, aside, nav').getByText(name).first().click();
  await page.waitForTimeout(SETTLE_MS);
}

async function type(page: Page, text: string): Promise<void> {
  await page.locator('textarea').last().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(SETTLE_MS);
}

/** The nth list that offers this answer; lists of questions that do not matter here are left alone. */
async function choose(page: Page, at: number, label: string): Promise<void> {
  const lists = page.locator('.modal').last().locator('select');
  const list = lists.nth(Math.min(at, (await lists.count()) - 1));
  await list.selectOption({ label });
}
