import type { Agency, District, NamedPerson, Site } from '../../district/types.ts';
import type { GatheredReport } from '../../incidents/emergency/gather-ports.ts';
import type { Incident, Person } from '../../incidents/incident.ts';
import type { PolicyFacts } from '../../policy/policy.ts';
import type { Language, Localized } from '../../policy/types.ts';
import type { NoticeAction, PersonReference } from '../notice.ts';
import type { CardButton } from '../wording/en/cards.ts';
import { cardTime } from './card-time.ts';
import { cardWords } from './card-words.ts';

/** Everything a card is made of besides its subject: the same facts give the same card. */
export interface CardSetting {
  district: District;
  policy: PolicyFacts;
  now: Date;
  language: Language;
  /** People by person id, as the reader may be told of them: title, and account where the district names them. */
  people: ReadonlyMap<string, PersonReference>;
  /** The district's named people by their key in the district file. */
  named: ReadonlyMap<string, PersonReference>;
  /** Who reads it; null for a channel. */
  reader: Person | null;
}

export interface CardFacts extends CardSetting {
  incident: Incident;
  /** Of an emergency: the report it stands under, and those that stand under it. */
  gathering?: { lead: Incident | null; reports: readonly GatheredReport[] };
}

/** A text of policy or district in the card's language. */
export function say(facts: CardSetting, text: Localized): string {
  return text[facts.language];
}

/** A time as the district's clocks show it. */
export function timeOf(facts: CardSetting, at: Date): string {
  return cardTime(at, { now: facts.now, timeZone: facts.district.timeZone, language: facts.language });
}

/** The person as the reader may be told: by reference where the district names them, else by role. */
export function personOf(facts: CardFacts, id: string | null): PersonReference {
  const words = cardWords(facts.language);
  if (id === null) return { person: '', title: words.nobodyNamed, accounts: [] };
  return facts.people.get(id) ?? { person: id, title: id === facts.incident.reporterId ? words.reporter : words.roles.staff, accounts: [] };
}

/** The same for someone who may be the reporter: no card says who reported. */
export function personOrReporter(facts: CardFacts, id: string | null): PersonReference {
  if (id !== null && id === facts.incident.reporterId) return { person: id, title: cardWords(facts.language).reporter, accounts: [] };
  return personOf(facts, id);
}

export function namedReference(facts: CardSetting, person: NamedPerson): PersonReference {
  return facts.named.get(person.key) ?? { person: person.key, title: person.title[facts.language], accounts: [] };
}

export function siteOf(facts: CardFacts): Site | null {
  return facts.district.sites.find((site) => site.id === facts.incident.siteId) ?? null;
}

export function agencyOf(facts: CardSetting, agencyId: string | null): Agency | null {
  return facts.district.agencies.find((agency) => agency.id === agencyId) ?? null;
}

/** Site name for line 1, marked where nobody has confirmed it. */
export function placeOf(facts: CardFacts): string {
  const words = cardWords(facts.language);
  const site = siteOf(facts);
  if (!site) return words.noSite;
  return facts.incident.siteConfirmed ? site.name : words.notConfirmed(site.name);
}

/** A button that speaks about this incident. */
export function button(facts: CardFacts, id: CardButton, style?: NoticeAction['style']): NoticeAction {
  const label = cardWords(facts.language).buttons[id];
  return { id, label, value: facts.incident.id, ...(style ? { style } : {}) };
}

export function isLate(facts: CardSetting, due: Date | null): boolean {
  return due !== null && due.getTime() < facts.now.getTime();
}
