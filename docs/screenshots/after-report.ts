/** What happens after the report, in pictures: a question to the reporter, duties, a drill, the home tab. */
import type { openClient } from './client.ts';

type Client = Awaited<ReturnType<typeof openClient>>;
export interface Actors {
  teacher: string;
  director: string;
  administrator: string;
}

/** "More" on a fight: the reporter is asked, answers, and the card shows it. */
export async function askAndAnswer(client: Client, { teacher, director }: Actors): Promise<void> {
  await client.actAs(teacher);
  await client.openChannel('general');
  await client.type('/incident');
  await client.answer({ radios: ['No'], selects: ['Palm Springs High School'] });
  await client.answer({ radios: ['None of these'] });
  await client.answer({ selects: ['Fight or someone hit'], radios: ['9 to 12'] });
  await client.answer({ selects: ['Needs a doctor', 'No', 'No'], radios: ['Both sides', 'Yes, safe with an adult'] });
  await client.answer({});
  await client.closeModal();
  await client.actAs(director);
  await client.openChannel('security-director');
  await client.press('More');
  await client.shot('more');
  await client.answer({ radios: ['Ask the reporter'] });
  await client.shot('ask');
  await client.answer({ selects: ['How badly hurt or ill?'] });
  await client.closeModal();
  await client.actAs(teacher);
  await client.openChannel(teacher);
  await client.shot('question');
  await client.press('Answer');
  await client.shot('answer');
  await client.answer({ selects: ['Needs a doctor'] });
  await client.closeModal();
  await client.actAs(director);
  await client.openChannel('security-director');
  await client.shot('answered');
}

/** The administrator's duties, and how they are recorded. */
export async function duties(client: Client, { administrator }: Actors): Promise<void> {
  await client.actAs(administrator);
  await client.openChannel('general');
  await client.type('/incident duties');
  await client.shot('duties');
  await client.closeModal();
  await client.openChannel(administrator);
  await client.shot('site-card');
  await client.press('Done');
  await client.shot('duty-done');
  await client.closeModal();
}

/** A drill: form and card, both saying what must not be done. */
export async function drill(client: Client, { administrator, director }: Actors): Promise<void> {
  await client.actAs(administrator);
  await client.openChannel('general');
  await client.type('/incident drill');
  await client.shot('drill-form');
  await client.answer({ radios: ['Lockdown'], selects: ['Palm Springs High School', '15 minutes'] });
  await client.closeModal();
  await client.actAs(director);
  await client.openChannel('security-director');
  await client.shot('drill-card');
  await client.press('End drill');
  await client.closeModal();
}

/** The home tabs of a decider and of an administrator. */
export async function home(client: Client, { director, administrator }: Actors): Promise<void> {
  for (const [name, person] of [
    ['home-director', director],
    ['home-administrator', administrator],
  ] as const) {
    await client.actAs(person);
    await client.openChannel('crosswalk');
    await client.shot(name);
  }
}
