/** `npm run --silent incident -- PS-7K3Q`: everything that happened with one incident, in order; no answers, no note, no names. */

import type { District } from '../district/types.ts';
import { wallDate, wallTime } from '../district/wall-time.ts';
import { AppError } from '../incidents/app-error.ts';
import type { AuditEntry } from '../incidents/ports.ts';
import { withDatabase } from './with-database.ts';

const HELP = `Usage: npm run --silent incident -- PS-7K3Q

Prints every audit event of an incident: when, what, who (title, never a name), codes. Reading it is itself recorded.
`;

/** @returns 0 printed, 1 wrong configuration or files, 2 wrong use, no such incident or no database. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [reference] = args;
  if (reference === undefined || reference === '--help') {
    process[reference === undefined ? 'stderr' : 'stdout'].write(HELP);
    return reference === undefined ? 2 : 0;
  }
  return withDatabase(env, async ({ unitOfWork, district }) => {
    const story = await unitOfWork.run(async (tx) => {
      const incident = await tx.incidents.byReference(reference.trim().toUpperCase());
      if (!incident) throw new AppError('not-found', `There is no incident ${reference}.`);
      const events = await tx.timeline.of(incident.id);
      const titles = new Map<string, string>();
      for (const { actorId } of events) {
        const person = actorId === null ? null : await tx.people.get(actorId);
        if (actorId !== null) titles.set(actorId, titleOf(district, person?.key ?? null));
      }
      tx.audit.append({ kind: 'timeline-read', actorId: null, incidentId: incident.id, details: { by: 'cli' } });
      return { incident, events, titles };
    });
    const { incident, events, titles } = story;
    const { classification, status } = incident;
    process.stdout.write(`${incident.reference}  ${classification.level} ${classification.type}  ${status}\n`);
    for (const event of events) {
      const who = event.actorId === null ? '-' : (titles.get(event.actorId) ?? '-');
      process.stdout.write(`${stamp(district, event.at)}  ${event.kind.padEnd(24)}  ${who.padEnd(28)}  ${codesOf(event)}\n`);
    }
  });
}

function titleOf(district: District, key: string | null): string {
  return district.people.find((person) => person.key === key)?.title.en ?? 'member of staff';
}

function stamp({ timeZone }: District, at: string): string {
  const moment = new Date(at);
  return `${wallDate(moment, timeZone)} ${wallTime(moment, timeZone)}`;
}

/** Codes only; ids say nothing to a reader. */
function codesOf({ details = {} }: AuditEntry): string {
  const told = Object.entries(details).filter(([name]) => !name.endsWith('Id'));
  return told.map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : value}`).join(' ');
}
