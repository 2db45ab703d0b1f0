import { z } from 'zod';
import type { NamedPerson } from '../../district/types.ts';
import { administratorsOf, decidersOf } from '../../incidents/deciders.ts';
import type { Incident, Person } from '../../incidents/incident.ts';
import { may } from '../../incidents/permissions.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { CardFacts } from '../cards/card-facts.ts';
import { factsOf } from '../cards/load-facts.ts';

/** What a form about an incident is made of: the card's facts for the person who pressed, and who may be asked to call. */
export interface FormFacts extends CardFacts {
  reader: Person;
  callers: NamedPerson[];
}

/** Ids travel through the platform and come back; anything else than an id finds nothing. */
const incidentId = z.guid();

/** null when there is no such incident. Shows nobody anything yet: the caller asks the permissions first. */
export async function loadForm(deps: UseCaseDeps, person: Person, id: string | undefined): Promise<FormFacts | null> {
  const parsed = incidentId.safeParse(id);
  if (!parsed.success) return null;
  return deps.unitOfWork.run(async (tx) => {
    const incident = await tx.incidents.get(parsed.data);
    return incident ? formFactsOf(deps, tx, { incident, person }) : null;
  });
}

/** The same for an incident that a use case has just given back. */
export async function formOf(deps: UseCaseDeps, person: Person, incident: Incident): Promise<FormFacts> {
  return deps.unitOfWork.run((tx) => formFactsOf(deps, tx, { incident, person }));
}

async function formFactsOf(
  deps: UseCaseDeps,
  tx: Transaction,
  { incident, person }: { incident: Incident; person: Person },
): Promise<FormFacts> {
  const facts = await factsOf(deps, tx, { incident, reader: person });
  return { ...facts, reader: person, callers: await callersOf(deps, tx, { incident, person }) };
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
