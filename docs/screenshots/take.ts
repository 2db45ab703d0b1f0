/**
 * `npm run screenshots`: starts `npm run try`, goes through the whole journey in a real browser, and writes docs/images/*.png.
 * Look at every picture before it is committed. Needs Linux x64 and a Chromium: CHROMIUM=/usr/bin/chromium.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { askAndAnswer, drill, duties, home } from './after-report.ts';
import { openClient } from './client.ts';

const WEB_PORT = 3177;
const IMAGES = join(import.meta.dirname, '../images');
const TEACHER = 'Terry Boone (teacher)';
const SPANISH_TEACHER = 'Marisol Peña (maestra)';
const DIRECTOR = 'Diana Marsh (security director)';
const ASSISTANT_PRINCIPAL = 'Sam Whitfield (assistant principal)';

const child = spawn(process.execPath, ['src/cli.ts', 'try', '--port', String(WEB_PORT)], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  await untilRunning(child);
  const client = await openClient(`http://127.0.0.1:${WEB_PORT}/`, { images: IMAGES });
  try {
    const actors = { teacher: TEACHER, director: DIRECTOR, administrator: ASSISTANT_PRINCIPAL };
    await decision(client);
    await askAndAnswer(client, actors);
    await duties(client, actors);
    await drill(client, actors);
    await home(client, actors);
    await emergency(client);
    await notice(client);
  } finally {
    await client.close();
  }
} finally {
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('exit', resolve));
}

type Client = Awaited<ReturnType<typeof openClient>>;

/** An L3 fight: the card, the refusal of somebody who may not decide, approval, "call made". */
async function decision(client: Client): Promise<void> {
  await client.actAs(TEACHER);
  await client.openChannel('general');
  await client.type('/incident');
  await client.shot('first-screen');
  await client.answer({ radios: ['No'], selects: ['Palm Springs High School'] });
  await client.answer({ radios: ['None of these'] });
  await client.answer({ selects: ['Fight or someone hit'], radios: ['9 to 12'] });
  await client.answer({ selects: ['Needs a doctor', 'No', 'No'], radios: ['Both sides', 'Yes, safe with an adult'] });
  await client.shot('review');
  await client.answer({});
  await client.shot('sent');
  await client.closeModal();
  await client.actAs(ASSISTANT_PRINCIPAL);
  await client.openChannel('security-director');
  await client.press('Call police');
  await client.shot('refusal');
  await client.closeModal();
  await client.actAs(DIRECTOR);
  await client.openChannel('security-director');
  await client.shot('director-card');
  await client.press('Call police');
  await client.answer({ radios: ['Serious injury', 'No'], selects: ['Diana Marsh, Security director'] });
  await client.closeModal();
  await client.shot('approved');
  await client.press('Call made');
  await client.answer({});
  await client.closeModal();
  await client.shot('call-made');
}

/** Danger: the card that says nobody has confirmed 911, and the reporter's direct message. */
async function emergency(client: Client): Promise<void> {
  await client.actAs(TEACHER);
  await client.openChannel('general');
  await client.type('/incident');
  await client.answer({ radios: ['Yes'], selects: ['Palm Springs High School'] });
  await client.shot('emergency-screen');
  await client.closeModal();
  await client.openChannel(TEACHER);
  await client.shot('emergency-message');
  await client.actAs(DIRECTOR);
  await client.openChannel('security-director');
  await client.shot('emergency-card');
}

/** A listed knife, in Spanish: the review screen, and the card without a decline button below the board. */
async function notice(client: Client): Promise<void> {
  await client.actAs(SPANISH_TEACHER);
  await client.openChannel('general');
  await client.type('/incident ayuda');
  await client.closeModal();
  await client.type('/incident');
  await client.answer({ radios: ['No'], selects: ['Cathedral City High School'] });
  await client.answer({ radios: ['Nada de esto'] });
  await client.answer({ selects: ['Arma u objeto peligroso'], radios: ['9 a 12'] });
  await client.answer({
    selects: ['No', 'Solo se halló o llevaba', 'Hoja fija, con seguro o más larga que una llave'],
    radios: ['Nada'],
  });
  await client.shot('review-spanish');
  await client.answer({});
  await client.closeModal();
  await client.actAs(DIRECTOR);
  await client.openChannel('security-director');
  await client.shot('notice-card');
}

/** Until it has said where to look. */
async function untilRunning(process: ChildProcess): Promise<void> {
  let said = '';
  process.stdout?.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  while (!said.includes('Crosswalk is running')) {
    if (process.exitCode !== null) throw new Error(`npm run try ended with ${process.exitCode}`);
    await delay(100);
  }
}
