/** Forms about the incidents of the card tests. */
import type { FormFacts } from '../../../src/conversation/forms/form-facts.ts';
import type { Reply, Screen } from '../../../src/conversation/screen.ts';
import type { Incident, Person } from '../../../src/incidents/incident.ts';
import { aDistrict } from '../cards/card-district.ts';
import { factsFor, readerFor } from '../cards/card-setting.ts';

/** What a form is made of when `reader` presses its button; the district's director, principal and deputy can be asked to call. */
export function formFor(incident: Incident, reader: Person = readerFor('director'), over: Parameters<typeof factsFor>[1] = {}): FormFacts {
  const callers = aDistrict().people.filter((each) => ['director', 'site_admin', 'deputy'].includes(each.role));
  const readers = aDistrict().people.map((named) => ({ personId: `p-${named.key}`, named }));
  return { ...factsFor(incident, { ...over, reader, language: reader.language ?? 'en' }), reader, platform: 'slack', callers, readers };
}

export function screenOf(reply: Reply): Screen {
  if (reply.kind !== 'screen') throw new Error(`a ${reply.kind} where a screen was expected`);
  return reply.screen;
}

export const textsOn = (reply: Reply): string[] => screenOf(reply).paragraphs.map((paragraph) => paragraph.text);
export const fieldsOn = (screen: Screen): string[] => screen.fields.map((field) => field.id);
