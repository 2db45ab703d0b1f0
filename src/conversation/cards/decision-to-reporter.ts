import { administratorsOf } from '../../incidents/deciders.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import type { Notice } from '../notice.ts';
import { agencyOf, button, type CardFacts, personOf, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { reasonLabel } from './duty-lines.ts';
import { heading, line, quiet } from './incident-lines.ts';

/** What was decided, to the person who reported (wording.md 4). null while nothing is decided, or when it was taken back. */
export function decisionToReporter(facts: CardFacts): Notice | null {
  const words = cardWords(facts.language).decided;
  const { decision, reference, status } = facts.incident;
  if (status === 'withdrawn' || !decision?.decidedAt) return null;
  const at = timeOf(facts, decision.decidedAt);
  const isApproved = decision.outcome === 'approved';
  return {
    push: isRestricted(facts.incident) ? reference : words.push(reference),
    blocks: [
      heading(reference),
      line(isApproved ? words.approved(at, agencyName(facts)) : words.kept(at)),
      line(words.reason(reasonLabel(facts))),
      ...(isApproved ? [line(facts.incident.callDuty?.officerRequested ? words.officer : words.noOfficer)] : []),
      line(isApproved ? words.nextApproved(callerTitle(facts)) : words.nextKept(speakerTitle(facts))),
      line(words.wrong),
      quiet(words.mayCall),
    ],
    actions: [button(facts, 'add-facts')],
  };
}

function agencyName(facts: CardFacts): string {
  return agencyOf(facts, facts.incident.callDuty?.agencyId ?? facts.incident.agencyId)?.name ?? cardWords(facts.language).receivers.police;
}

function callerTitle(facts: CardFacts): string {
  return personOf(facts, facts.incident.callDuty?.callerId ?? null).title;
}

/** An administrator of the place speaks with the reporter; where there is none, whoever decided. */
function speakerTitle(facts: CardFacts): string {
  const administrator = administratorsOf(facts.district, facts.incident.siteId)[0];
  return administrator ? administrator.title[facts.language] : personOf(facts, facts.incident.decision?.decidedById ?? null).title;
}
