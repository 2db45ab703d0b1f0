/** A report on any platform; every form is filled in as its own fields ask. */
import { SITE } from '../fixtures/district-people.ts';
import type { Client, Filled, Form, Surface } from './surface.ts';

export const FIGHT: Filled = { kind: 'fight', grade: 'g9_12', injury: 'doctor', fight_sides: 'one_sided' };
export const KNIFE: Filled = { kind: 'weapon', grade: 'g9_12', object: 'blade_long_or_locking', object_use: 'found', staff_hit: 'no' };
export const TARDY: Filled = { kind: 'rules', grade: 'g9_12', specific: 'tardy_truancy' };

/** Answers that make nothing worse, in the order they are tried. */
const HARMLESS = ['none', 'no', 'first_aid', 'both', 'unclear', 'over_safe', 'calm', 'left', 'g9_12', 'campus', 'none_yet'];

/** As the story says, else as prefilled, else as harmless as it goes. */
export function fillFor({ fields, choices, typed }: Form, answers: Filled): Filled {
  const told: Filled = { danger: 'no', special: ['none'], place: SITE, ...answers };
  return Object.fromEntries(
    fields.flatMap((id): [string, string | string[] | null][] => {
      const given = told[id];
      if (given !== undefined) return [[id, given]];
      const choice = HARMLESS.find((each) => choices[id]?.includes(each));
      if (typed[id] !== undefined || choice === undefined) return [];
      return [[id, id.endsWith('_facts') || id.endsWith('_signs') ? [choice] : choice]];
    }),
  );
}

/** From the form that is open to the last one; gives all of them. */
export async function finish(client: Client, first: Form, answers: Filled): Promise<Form[]> {
  const forms = [first];
  for (let form = first; form.submits; ) {
    form = await client.next(fillFor(form, answers));
    forms.push(form);
    if (forms.length > 12) throw new Error(`no end: ${forms.map(({ screenId }) => screenId).join(', ')}`);
  }
  return forms;
}

export async function report(surface: Surface, who: string, answers: Filled, note = ''): Promise<{ incidentId: string; forms: Form[] }> {
  const client = surface.as(who);
  const forms = await finish(client, await client.type(note), answers);
  const incidentId = forms.at(-1)?.context.incidentId ?? (await newestIncident(surface));
  return { incidentId, forms };
}

export async function newestIncident({ bot }: Surface): Promise<string> {
  const [row] = await bot.rows('SELECT "id" FROM "Incident" ORDER BY "id" DESC LIMIT 1');
  return String(row?.id ?? '');
}
