import { readAt } from '../../district/duty.ts';
import type { NamedPerson } from '../../district/types.ts';
import { decidersOf } from '../../incidents/deciders.ts';
import type { Decision } from '../../incidents/incident.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import type { Notice } from '../notice.ts';
import { button, type CardFacts, namedReference, placeOf, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { isDecidable } from './incident-heading.ts';
import { kindLine, line, quiet } from './incident-lines.ts';

/** One decision waits (wording.md 8), with everything to decide it from a phone. null when it was decided meanwhile. */
export function decisionReminder(facts: CardFacts): Notice | null {
  const words = cardWords(facts.language).reminder;
  const { incident } = facts;
  const { decision, reference } = incident;
  if (!decision || !isDecidable(incident) || incident.status !== 'open') return null;
  const due = timeOf(facts, decision.dueAt);
  const next = nextAsked(facts, decision);
  return {
    push: isRestricted(incident) ? reference : words.push(reference, due),
    blocks: [
      line(words.waits(placeOf(facts), timeOf(facts, decision.openedAt), due)),
      line(kindLine(facts)),
      ...(next ? [line(words.nextAsked(timeOf(facts, next.at), namedReference(facts, next.person)))] : []),
      quiet(reference),
    ],
    actions: [
      button(facts, 'approve'),
      button(facts, 'decline'),
      button(facts, 'on-it'),
      { ...button(facts, 'details'), label: cardWords(facts.language).open },
    ],
  };
}

/** Who is asked next: the deputy, then the superintendent's designee at the limit. Shorter limits keep the proportions. */
function nextAsked(facts: CardFacts, decision: Decision): { at: Date; person: NamedPerson } | null {
  const { deadlines } = facts.district;
  const chain = decidersOf(facts.district, facts.incident, facts.now);
  const start = readAt(facts.district, decision.openedAt).getTime();
  const length = decision.dueAt.getTime() - start;
  const deputyAt = new Date(start + (length * deadlines.decisionDeputy) / deadlines.decision);
  const steps = [
    { at: deputyAt, person: chain[1] },
    { at: decision.dueAt, person: chain.find((each) => each.role === 'designee') },
  ];
  for (const { at, person } of steps) {
    const isReader = person?.key === facts.reader?.key;
    if (person && !isReader && at.getTime() > facts.now.getTime()) return { at, person };
  }
  return null;
}
