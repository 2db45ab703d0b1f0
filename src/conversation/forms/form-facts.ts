import { z } from 'zod';
import type { NamedPerson } from '../../district/types.ts';
import { administratorsOf, decidersOf, namedFor } from '../../incidents/deciders.ts';
import type { Incident, Person, Platform } from '../../incidents/incident.ts';
import { may } from '../../incidents/permissions.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { CardFacts } from '../cards/card-facts.ts';
import { factsOf } from '../cards/load-facts.ts';

/** What a form about an incident is made of: the card's facts for the person who pressed, and who may be asked to call. */
export interface FormFacts extends CardFacts {
  reader: Person;
  /** Where the form is filled in. */
  platform: Platform;
  callers: NamedPerson[];
  /** Who reads the matter and has an account, deciders first: who may be handed it, or taken off it. */
  readers: { personId: string; named: NamedPerson }[];
}

/** Who is at the keyboard, and where. */
export interface Filler {
  person: Person;
  platform: Platform;
}

/** Ids travel through the platform and come back; anything else than an id finds nothing. */
const incidentId = z.guid();

/** null when there is no such incident. Shows nobody anything yet: the caller asks the permissions first. */
export async function loadForm(deps: UseCaseDeps, who: Filler, id: string | undefined): Promise<FormFacts | null> {
  const parsed = incidentId.safeParse(id);
  if (!parsed.success) return null;
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.get(parsed.data);
    return incident ? formFactsOf(deps, tx, { incident, ...who }) : null;
  });
}

/** The same for an incident that a use case has just given back. */
export async function formOf(deps: UseCaseDeps, { reader: person, platform }: FormFacts, incident: Incident): Promise<FormFacts> {
  return deps.unitOfWork.run((tx) => formFactsOf(deps, tx, { incident, person, platform }));
}

async function formFactsOf(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, person, platform }: { incident: Incident } & Filler,
): Promise<FormFacts> {
  const facts = await factsOf(deps, tx, { incident, reader: person });
  const callers = await callersOf(deps, tx, { incident, person });
  return { ...facts, reader: person, platform, callers, readers: await readersOf(deps, tx, incident) };
}

async function readersOf(deps: UseCaseDeps, tx: Transaction, incident: Incident): Promise<FormFacts['readers']> {
  const { district } = deps;
  const candidates = [
    ...decidersOf(district, incident, deps.clock.now()),
    ...administratorsOf(district, incident.siteId),
    ...namedFor(district, incident),
  ];
  const readers: FormFacts['readers'] = [];
  for (const named of new Set(candidates)) {
    const person = await tx.people.byKey(named.key);
    if (person && may(person, 'view', incident)) readers.push({ personId: person.id, named });
  }
  return readers;
}

/**
 * Who may be asked to call: the decider first, the administrators of the place, the other deciders. Only people the bot can reach, and
 * only those who may see the matter: the caller is told kind and place.
 */
async function callersOf(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, person }: { incident: Incident; person: Person },
): Promise<NamedPerson[]> {
  const { district } = deps;
  const self = district.people.filter((each) => each.key === person.key);
  const others = [...administratorsOf(district, incident.siteId), ...decidersOf(district, incident, deps.clock.now())];
  const callers: NamedPerson[] = [];
  for (const each of [...self, ...others]) {
    const isKnown = callers.some((caller) => caller.key === each.key);
    const caller = isKnown ? null : await tx.people.byKey(each.key);
    if (caller && may(caller, 'view', incident)) callers.push(each);
  }
  return callers;
}
