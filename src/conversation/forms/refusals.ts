/** What a person reads, privately, who may not do a thing, comes second, or finds nothing (wording.md 5). Nobody is refused silently. */
import { isDutyTime } from '../../district/duty.ts';
import type { District, NamedPerson } from '../../district/types.ts';
import type { Person, PoliceNotice } from '../../incidents/incident.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import type { Language } from '../../policy/types.ts';
import { type CardFacts, personOf, personOrReporter, timeOf } from '../cards/card-facts.ts';
import { reasonLabel } from '../cards/duty-lines.ts';
import type { Reply } from '../screen.ts';
import { formWords } from './form-words.ts';
import { lastWord, normal, quiet } from './last-word.ts';

/** The language a person reads: their own, else the district's. */
export function languageOf(person: Person, district: District): Language {
  return person.language ?? district.language;
}

/** Who can, until when, and that 911 never needs anybody. Of a restricted matter not even whose it is. */
export function notAllowed(facts: CardFacts, askInstead: NamedPerson[]): Reply {
  const words = formWords(facts.language);
  const first = askInstead[0];
  const isOpen = first !== undefined && !isRestricted(facts.incident);
  const said = lastWord(facts.language, [
    normal(isOpen ? whoCan(facts, first) : words.notAllowed.restricted),
    normal(words.notAllowed.phone(facts.district.directorPhone)),
    normal(words.notAllowed.addFact),
    { style: 'alert', text: words.danger },
  ]);
  return { ...said, refused: true };
}

function whoCan(facts: CardFacts, person: NamedPerson): string {
  const words = formWords(facts.language).notAllowed;
  const { district, now } = facts;
  const who = `${person.name} (${person.title[facts.language]})`;
  return isDutyTime(district, now) ? words.decisionUntil(who, district.duty.end) : words.decision(who);
}

/** Somebody was faster, or there is nothing to decide any more: who, when, what. */
export function alreadyDecided(facts: CardFacts): Reply {
  const words = formWords(facts.language).already;
  const { decision } = facts.incident;
  if (!decision?.decidedAt || (decision.outcome !== 'approved' && decision.outcome !== 'declined')) return word(facts, words.notNeeded);
  const who = personOf(facts, decision.decidedById).title;
  return word(facts, words[decision.outcome](who, timeOf(facts, decision.decidedAt), reasonLabel(facts)));
}

/** The call was recorded before, or there is none to make. */
export function alreadyCalled(facts: CardFacts): Reply {
  const words = formWords(facts.language).already;
  const duty = facts.incident.callDuty;
  if (!duty?.calledAt) return word(facts, words.nothingOpen);
  return word(facts, words.called(personOf(facts, duty.calledById).title, timeOf(facts, duty.calledAt)));
}

/** @param notice which one; without it the last that was made. */
export function alreadyNoticed(facts: CardFacts, notice?: PoliceNotice): Reply {
  const words = formWords(facts.language).already;
  const made = notice ?? facts.incident.notices.findLast((each) => each.madeAt !== null);
  if (!made?.madeAt) return word(facts, words.nothingOpen);
  return word(facts, words.noticed(personOf(facts, made.madeById).title, timeOf(facts, made.madeAt)));
}

/** The alarm has ended or 911 was confirmed before. */
export function alreadyConfirmed(facts: CardFacts): Reply {
  const words = formWords(facts.language).already;
  const emergency = facts.incident.emergency;
  if (!emergency?.confirmedAt) return alreadyStoodDown(facts);
  const who = personOrReporter(facts, emergency.confirmedById).title;
  return word(facts, words.confirmed(who, timeOf(facts, emergency.confirmedAt)));
}

/** A decider ended the alarm before, or there was none. */
export function alreadyStoodDown(facts: CardFacts): Reply {
  const words = formWords(facts.language).already;
  const emergency = facts.incident.emergency;
  if (!emergency?.stoodDownAt) return word(facts, words.nothingOpen);
  return word(facts, words.stoodDown(personOf(facts, emergency.stoodDownById).title, timeOf(facts, emergency.stoodDownAt)));
}

/** A button or form whose subject is gone. */
export function notFound(district: District, language: Language): Reply {
  const words = formWords(language);
  return lastWord(language, [normal(`${words.notFound} ${district.directorPhone}`), quiet(words.danger)]);
}

/** A button that this version does not know what to do with says so. */
export function notBuilt(district: District, language: Language): Reply {
  const words = formWords(language);
  return lastWord(language, [normal(`${words.notBuilt} ${district.directorPhone}`), quiet(words.danger)]);
}

function word(facts: CardFacts, text: string): Reply {
  return lastWord(facts.language, [normal(text), quiet(formWords(facts.language).danger)]);
}
