/** `npm run --silent incident -- PS-7K3Q`: everything that happened with one incident, in order; no answers, no note, no names. */
import type { District } from '../district/types.ts';
import { wallDate, wallTime } from '../district/wall-time.ts';
import { AppError } from '../incidents/app-error.ts';
import type { Incident } from '../incidents/incident.ts';
import type { AuditEntry, Transaction } from '../incidents/ports.ts';
import { eventWords } from './event-words.ts';
import { withDatabase } from './with-database.ts';

const HELP = `Usage: npm run --silent incident -- PS-7K3Q

Prints every audit event of an incident in words: when, who (title, never a name), what. Reading it is itself recorded.
`;

interface Story {
  incident: Incident;
  events: (AuditEntry & { at: string })[];
  /** Title by id or key of the district file. */
  titles: Map<string, string>;
}

/** @returns 0 printed, 1 wrong configuration or files, 2 wrong use, no such incident or no database. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [reference] = args;
  if (reference === undefined || reference === '--help') {
    process[reference === undefined ? 'stderr' : 'stdout'].write(HELP);
    return reference === undefined ? 2 : 0;
  }
  return withDatabase(env, async ({ unitOfWork, district }) => {
    const story = await unitOfWork.run((tx) => readStory(tx, { reference, district }));
    process.stdout.write(linesOf(story, district.timeZone).join('\n').concat('\n'));
  });
}

async function readStory(tx: Transaction, { reference, district }: { reference: string; district: District }): Promise<Story> {
  const incident = await tx.incidents.byReference(reference.trim().toUpperCase());
  if (!incident) throw new AppError('not-found', `There is no incident ${reference}.`);
  const events = await tx.timeline.of(incident.id);
  const titles = new Map(district.people.map(({ key, title }) => [key, title.en]));
  for (const id of new Set(events.flatMap(peopleOf))) {
    const key = (await tx.people.get(id))?.key;
    const unnamed = id === incident.reporterId ? 'the reporter' : 'member of staff';
    titles.set(id, titles.get(key ?? '') ?? unnamed);
  }
  tx.audit.append({ kind: 'timeline-read', actorId: null, incidentId: incident.id, details: { by: 'cli' } });
  return { incident, events, titles };
}

/** Ids of persons in an event. */
function peopleOf({ actorId, details }: AuditEntry): string[] {
  return [actorId, details?.personId].filter((id): id is string => typeof id === 'string' && id !== '');
}

function linesOf({ incident, events, titles }: Story, timeZone: string): string[] {
  const { reference, classification, status } = incident;
  const title = (person: string): string => titles.get(person) ?? 'member of staff';
  const lines = events.map((event) => {
    const at = new Date(event.at);
    const who = event.actorId === null ? '-' : title(event.actorId);
    return `${wallDate(at, timeZone)} ${wallTime(at, timeZone)}  ${who.padEnd(28)}  ${eventWords(event, title)}`;
  });
  return [`${reference}  ${classification.level} ${classification.type}  ${status}  (times: ${timeZone})`, ...lines];
}
