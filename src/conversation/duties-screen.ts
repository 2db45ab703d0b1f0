import { dutiesOf } from '../incidents/duty/duties-of.ts';
import type { Incident, Person } from '../incidents/incident.ts';
import { isOpenCall, isOpenNotice } from '../incidents/is-open.ts';
import { isRestricted } from '../incidents/permissions.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import type { Language } from '../policy/types.ts';
import type { CardFacts } from './cards/card-facts.ts';
import { dueOf, receiverOf } from './cards/duty-lines.ts';
import { dutyLine } from './cards/duty-list.ts';
import { loadFactsOf } from './cards/load-facts.ts';
import { dutyWords } from './duty-words.ts';
import { formWords } from './forms/form-words.ts';
import { lastWord, normal, quiet } from './forms/last-word.ts';
import type { Paragraph, Reply } from './screen.ts';

/** One screen shows this many; who owes more than that begins here. */
const MOST = 20;

/** `/incident duties`: everything this person owes, overdue first. Of a restricted matter the reference only. */
export async function dutiesScreen(deps: UseCaseDeps, person: Person, language: Language): Promise<Reply> {
  const words = dutyWords(language).list;
  const facts = await loadFactsOf(deps, { incidents: await dutiesOf(deps, person), reader: person });
  const owed = facts.flatMap((each) => owedLines({ ...each, language }, person));
  const sorted = owed.toSorted((a, b) => a.at - b.at);
  const shown: Paragraph[] = sorted.slice(0, MOST).map(({ text }) => normal(text));
  const rest = sorted.length - shown.length;
  return lastWord(
    language,
    [
      ...(sorted.length === 0 ? [normal(words.empty)] : [...shown, ...(rest > 0 ? [normal(words.more(rest))] : []), normal(words.how)]),
      quiet(formWords(language).danger),
    ],
    words.title,
  );
}

/** What a person owes in one incident: when, and the line that says it. */
export interface Owed {
  at: number;
  text: string;
}

/** Calls, notices and duties of one incident that this person owes; of a restricted matter one line with its reference. */
export function owedLines(facts: CardFacts, person: Person): Owed[] {
  const words = dutyWords(facts.language).list;
  const { incident } = facts;
  const { callDuty } = incident;
  const line = (due: Date | null, text: string): Owed => ({
    at: due?.getTime() ?? 0,
    text: isRestricted(incident) ? incident.reference : `${incident.reference}: ${text}`,
  });
  const calls =
    isOpenCall(callDuty) && callDuty.callerId === person.id ? [line(callDuty.dueAt, words.call(dueOf(facts, callDuty.dueAt)))] : [];
  const notices = incident.notices
    .filter((notice) => isOpenNotice(notice) && notice.ownerId === person.id)
    .map((notice) => line(notice.dueAt, words.notice(receiverOf(facts, notice), dueOf(facts, notice.dueAt))));
  const duties = incident.duties
    .filter((duty) => !duty.doneAt && duty.ownerId === person.id)
    .map((duty) => line(duty.dueAt, dutyLine(facts, duty)));
  return unique([...calls, ...notices, ...duties], incident);
}

/** A restricted matter is one line, however much is owed in it. */
function unique(owed: Owed[], incident: Incident): Owed[] {
  const [first] = owed.toSorted((a, b) => a.at - b.at);
  return isRestricted(incident) && first ? [first] : owed;
}
