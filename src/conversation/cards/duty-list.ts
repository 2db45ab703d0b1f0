/** Duties, directly to whoever owes them: when they are opened, and again when they are due. */
import type { Duty } from '../../incidents/incident.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { dutyWords } from '../duty-words.ts';
import type { Notice } from '../notice.ts';
import { button, type CardFacts, isLate, placeOf, say, timeOf } from './card-facts.ts';
import { alert, heading, kindLine, line, quiet } from './incident-lines.ts';

/** What a duty is and until when; `now` where it is due at once. */
export function dutyLine(facts: CardFacts, { duty, dueAt }: Duty): string {
  const words = dutyWords(facts.language);
  const kind = facts.policy.duties[duty];
  const label = kind ? say(facts, kind.label) : duty;
  if (dueAt === null) return words.atOnce(label);
  return isLate(facts, dueAt) ? words.late(label, timeOf(facts, dueAt)) : words.due(label, timeOf(facts, dueAt));
}

const own = (facts: CardFacts): Duty[] => facts.incident.duties.filter(({ ownerId, doneAt }) => !doneAt && ownerId === facts.reader?.id);

/** To an owner who reads no card of the incident. */
export function dutyList(facts: CardFacts): Notice {
  const words = dutyWords(facts.language);
  const { incident } = facts;
  const open = incident.status === 'open' ? own(facts) : [];
  const push = isRestricted(incident) ? incident.reference : words.push(incident.reference);
  if (open.length === 0) return { push, blocks: [heading(words.yours(incident.reference)), line(words.allDone)], actions: [] };
  return {
    push,
    blocks: [
      heading(words.yours(incident.reference)),
      line(kindLine(facts)),
      { kind: 'list', lines: open.map((duty) => dutyLine(facts, duty)) },
      line(words.after),
      quiet(placeOf(facts)),
    ],
    actions: [button(facts, 'duty-done', 'primary'), button(facts, 'details')],
  };
}

/** Overdue: a new message, because edits do not ring. null when all was done meanwhile. */
export function dutyReminder(facts: CardFacts): Notice | null {
  const words = dutyWords(facts.language);
  const { incident } = facts;
  const late = own(facts).filter(({ dueAt }) => dueAt === null || isLate(facts, dueAt));
  if (late.length === 0 || incident.status !== 'open') return null;
  return {
    push: isRestricted(incident) ? incident.reference : words.pushLate(incident.reference),
    blocks: [
      alert(words.overdue),
      { kind: 'list', lines: late.map((duty) => dutyLine(facts, duty)) },
      line(words.after),
      quiet(incident.reference),
    ],
    actions: [button(facts, 'duty-done', 'primary')],
  };
}
