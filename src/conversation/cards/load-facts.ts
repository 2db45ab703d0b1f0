import type { NamedPerson } from '../../district/types.ts';
import type { Incident, Person } from '../../incidents/incident.ts';
import type { Transaction } from '../../incidents/ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import type { PersonReference } from '../notice.ts';
import type { CardFacts, CardSetting } from './card-facts.ts';
import { cardWords } from './card-words.ts';

type Deps = Pick<UseCaseDeps, 'clock' | 'district' | 'policy'>;

/** What a card without an incident is made of (board, draft reminder): language of the reader, nobody by reference. */
export async function loadSetting(deps: Deps, tx: Transaction, readerId: string | null): Promise<CardSetting> {
  const reader = readerId === null ? null : await tx.people.get(readerId);
  return settingOf(deps, reader);
}

/** null when there is no such incident. */
export async function loadFacts(
  deps: Deps,
  tx: Transaction,
  { incidentId, readerId }: { incidentId: string; readerId: string | null },
): Promise<CardFacts | null> {
  const incident = await tx.incidents.get(incidentId);
  if (!incident) return null;
  const reader = readerId === null ? null : await tx.people.get(readerId);
  return factsOf(deps, tx, { incident, reader });
}

/** Facts about an incident that is at hand already, for one reader. */
export async function factsOf(
  deps: Deps,
  tx: Transaction,
  { incident, reader }: { incident: Incident; reader: Person | null },
): Promise<CardFacts> {
  const setting = settingOf(deps, reader);
  const named = await namedReferences(deps, tx, setting.language);
  const people = await peopleOf(deps, tx, { incident, language: setting.language, named });
  const gathering = await gatheringOf(tx, incident);
  return { ...setting, named, people, incident, ...(gathering ? { gathering } : {}) };
}

async function gatheringOf(tx: Transaction, { id, emergency, gatheredIntoId }: Incident): Promise<CardFacts['gathering'] | null> {
  if (!emergency) return null;
  if (gatheredIntoId) return { lead: await tx.incidents.get(gatheredIntoId), reports: [] };
  return { lead: null, reports: await tx.gathering.reportsUnder(id) };
}

/** Facts about several incidents that are at hand already, for one reader. */
export async function loadFactsOf(
  deps: Deps & Pick<UseCaseDeps, 'unitOfWork'>,
  { incidents, reader }: { incidents: Incident[]; reader: Person },
): Promise<CardFacts[]> {
  return deps.unitOfWork.run(async (tx) => {
    const facts: CardFacts[] = [];
    for (const incident of incidents) facts.push(await factsOf(deps, tx, { incident, reader }));
    return facts;
  });
}

/** What a card or form without an incident is made of, for a person at hand. */
export function settingOf(deps: Deps, reader: Person | null): CardSetting {
  const language = reader?.language ?? deps.district.language;
  return { district: deps.district, policy: deps.policy, now: deps.clock.now(), language, people: new Map(), named: new Map(), reader };
}

/** Everybody who decides or is asked next, with the accounts they have; before their first contact, those of the district file. */
async function namedReferences(deps: Deps, tx: Transaction, language: Language): Promise<Map<string, PersonReference>> {
  const named = new Map<string, PersonReference>();
  const called = deps.district.people.filter((each) => ['director', 'deputy', 'designee'].includes(each.role));
  for (const each of called) {
    const person = await tx.people.byKey(each.key);
    const accounts = person ? await tx.people.accountsOf(person.id) : [];
    named.set(each.key, {
      person: person?.id ?? each.key,
      title: each.title[language],
      accounts: accounts.length > 0 ? accounts : configuredAccounts(each),
    });
  }
  return named;
}

function configuredAccounts(person: NamedPerson): PersonReference['accounts'] {
  return [
    ...(person.slackId ? [{ platform: 'slack' as const, accountId: person.slackId }] : []),
    ...(person.teamsId ? [{ platform: 'teams' as const, accountId: person.teamsId }] : []),
  ];
}

/**
 * The people who did something or owe something. Only those the district file names are mentioned by account; anybody else, above all
 * the reporter, stays "a member of staff": a mention shows a name.
 */
async function peopleOf(
  deps: Deps,
  tx: Transaction,
  { incident, language, named }: { incident: Incident; language: Language; named: ReadonlyMap<string, PersonReference> },
): Promise<Map<string, PersonReference>> {
  const people = new Map<string, PersonReference>();
  for (const id of idsOf(incident)) {
    const person = await tx.people.get(id);
    const inFile = deps.district.people.find((each) => each.key === person?.key);
    if (!inFile) people.set(id, { person: id, title: titleOf(incident, id, language), accounts: [] });
    else {
      const accounts = named.get(inFile.key)?.accounts ?? (await tx.people.accountsOf(id));
      people.set(id, { person: id, title: inFile.title[language], accounts });
    }
  }
  return people;
}

function titleOf(incident: Incident, id: string, language: Language): string {
  const words = cardWords(language);
  return id === incident.reporterId ? words.reporter : words.roles.staff;
}

function idsOf({ decision, callDuty, notices, emergency, corrections, ...later }: Incident): Set<string> {
  const ids = [
    decision?.decidedById,
    decision?.silencedById,
    callDuty?.callerId,
    callDuty?.calledById,
    callDuty?.cancelledById,
    ...notices.flatMap((notice) => [notice.ownerId, notice.madeById, notice.waiverById, notice.waivedById]),
    emergency?.confirmedById,
    emergency?.stoodDownById,
    emergency?.allClearById,
    emergency?.paperById,
    emergency?.paperConfirmedById,
    ...corrections.map((correction) => correction.byId),
    ...later.formerDecisions.map((former) => former.decidedById),
    ...later.inquiries.map((inquiry) => inquiry.askedById),
    ...later.handOvers.map((handOver) => handOver.byId),
    ...later.levelChanges.map((change) => change.proposedById),
    ...later.outcomes.map((outcome) => outcome.byId),
  ];
  return new Set(ids.filter((id) => id !== null && id !== undefined));
}
