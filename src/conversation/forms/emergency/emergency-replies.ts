/** What a person reads, privately, of an emergency whose button does nothing here any more. */
import { may } from '../../../incidents/permissions.ts';
import { personOrReporter, timeOf } from '../../cards/card-facts.ts';
import { emergencyWords } from '../../emergency-words.ts';
import type { Reply } from '../../screen.ts';
import type { FormFacts } from '../form-facts.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal, quiet } from '../last-word.ts';
import { alreadyStoodDown } from '../refusals.ts';

/** What belongs to the event, not to one report of it. */
const OF_THE_EVENT = ['approve', 'decline', 'on-it', 'stand-down', 'all-clear', 'paperwork'];

/** A button of a report that stands under another, pressed on an old card: which card has it now. null: the button is the report's own. */
export function gatheredAway(facts: FormFacts, action: string): Reply | null {
  const lead = facts.gathering?.lead;
  if (!lead || !OF_THE_EVENT.includes(action) || !may(facts.reader, 'view', facts.incident)) return null;
  const text = emergencyWords(facts.language).gathered.pressThere(lead.reference);
  return lastWord(facts.language, [normal(text), quiet(formWords(facts.language).danger)]);
}

/** Somebody was faster, or the alarm has ended. */
export function alreadyClear(facts: FormFacts): Reply {
  const { emergency } = facts.incident;
  if (!emergency?.allClearAt) return gatheredAway(facts, 'all-clear') ?? alreadyStoodDown(facts);
  const who = personOrReporter(facts, emergency.allClearById).title;
  const text = emergencyWords(facts.language).allClear.already(who, timeOf(facts, emergency.allClearAt));
  return lastWord(facts.language, [normal(text), quiet(formWords(facts.language).danger)]);
}
