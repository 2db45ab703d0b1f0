import { administratorsOf, decidersOf } from '../../incidents/deciders.ts';
import type { Incident } from '../../incidents/incident.ts';
import { isOpenNotice } from '../../incidents/is-open.ts';
import { unclaimedNotice } from '../../incidents/notice/claim-notice.ts';
import { isReportersOwn } from '../../incidents/notice-owner.ts';
import { isRestricted, rolesFor } from '../../incidents/permissions.ts';
import type { Notice, NoticeAction, NoticeBlock } from '../notice.ts';
import { noticeWords } from '../notice-words.ts';
import { button, type CardFacts, personOf, say, timeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { dueOf } from './duty-lines.ts';
import { firstDue, isDecidable, seenBy } from './incident-heading.ts';
import { alert, heading, kindOf, line, quiet } from './incident-lines.ts';
import { isOnlyNotice } from './only-notice.ts';
import { correctionActions, ownCorrections } from './own-corrections.ts';

/**
 * The reporter's receipt (wording.md 6): what it is, who sees it by when, whether police are asked, what to do now; later
 * what became of it. Says in each case that anyone may call the police themselves.
 */
export function reportConfirmation(facts: CardFacts): Notice {
  const words = cardWords(facts.language).confirmation;
  const { incident } = facts;
  return {
    push: isRestricted(incident) ? incident.reference : words.push(incident.reference),
    blocks: [
      heading(words.sent(incident.reference)),
      ...(incident.status === 'withdrawn' ? [] : openBlocks(facts)),
      ...laterLines(facts).map((text) => line(text)),
      quiet(lastLine(facts)),
    ],
    actions: actionsOf(facts),
  };
}

function openBlocks(facts: CardFacts): NoticeBlock[] {
  const words = cardWords(facts.language).confirmation;
  const { incident } = facts;
  const list = nowLines(facts);
  return [
    ...(needs911(incident) ? [alert(words.call911)] : []),
    line(`${words.level[incident.classification.level]} ${kindOf(facts)}.`),
    ...(unclaimedNotice(incident) ? [line(noticeWords(facts.language).itWasMe)] : []),
    ...whoSees(facts).map((text) => line(text)),
    line(policeText(facts)),
    ...(list.length > 0 ? [line(words.now), { kind: 'list' as const, lines: list }] : []),
  ];
}

/** Said once: where the list above says it, not again. */
function lastLine(facts: CardFacts): string {
  const words = cardWords(facts.language).confirmation;
  const isSaid = facts.incident.status !== 'withdrawn' && nowLines(facts).some((text) => text.includes('911'));
  return isSaid ? words.thanks : `${words.worse} ${words.thanks}`;
}

function needs911(incident: Incident): boolean {
  const { emergency, classification } = incident;
  return classification.level === 'L5' && !emergency?.confirmedAt && !emergency?.stoodDownAt;
}

function nowLines(facts: CardFacts): string[] {
  return (facts.policy.types[facts.incident.classification.type]?.now ?? []).map((each) => say(facts, each));
}

/** Who has it now, and until when; nothing once that is done. */
function whoSees(facts: CardFacts): string[] {
  const words = cardWords(facts.language).confirmation;
  const { incident } = facts;
  if (isDecidable(incident)) return [words.decides(firstTitle(facts), dueOf(facts, incident.decision?.dueAt ?? null))];
  const notice = incident.notices.find(isOpenNotice);
  if (notice && isReportersOwn(facts.policy, notice)) return [words.youGive(dueOf(facts, notice.dueAt))];
  if (notice?.ownerId) return [words.gives(capital(personOf(facts, notice.ownerId).title), dueOf(facts, firstDue(incident)))];
  if (incident.decision?.decidedAt || incident.emergency?.stoodDownAt) return [];
  if (incident.classification.level === 'L5') return [words.alerted(firstTitle(facts))];
  return [words.sees(firstTitle(facts), timeOf(facts, seenBy(facts)))];
}

/** The role that looks first: the track's own, the decider on duty, or the administrator of the place. */
function firstTitle(facts: CardFacts): string {
  const { district, incident } = facts;
  if (isRestricted(incident)) {
    const role = rolesFor(incident)[0];
    const words = cardWords(facts.language);
    return capital(role ? words.roles[role] : words.roles.director);
  }
  const isSchool = ['L1', 'L2'].includes(incident.classification.level);
  const first = (isSchool ? administratorsOf(district, incident.siteId)[0] : undefined) ?? decidersOf(district, incident, facts.now)[0];
  return first ? first.title[facts.language] : capital(cardWords(facts.language).roles.director);
}

/** Whether the school asks police to come; and in each case that anyone may call them. */
function policeText(facts: CardFacts): string {
  const words = cardWords(facts.language).confirmation;
  const { police, response_mode: mode } = facts.incident.classification;
  if (police === 'none') return `${words.noPolice} ${words.mayCall}`;
  // while the director decides nothing is known of an officer, and the decision says it itself
  if (police === 'discretionary') return words.mayCall;
  const isOnly = mode === 'notice_only' && facts.incident.notices.every((notice) => isOnlyNotice(facts.incident, notice));
  return isOnly ? `${words.noOfficer} ${words.mayCall}` : words.mayCall;
}

/** What became of it, shortly and without persons. */
function laterLines(facts: CardFacts): string[] {
  const { incident } = facts;
  const words = cardWords(facts.language).confirmation.later;
  const events = [...outcomeEvents(facts), ...ownCorrections(facts)];
  const lines = events.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((event) => event.text);
  return incident.status === 'withdrawn' ? [...lines, words.withdrawn] : lines;
}

type Told = [at: Date | null | undefined, text: (at: string) => string];

function outcomeEvents(facts: CardFacts): { at: Date; text: string }[] {
  const { callDuty, emergency, notices } = facts.incident;
  const words = cardWords(facts.language).confirmation.later;
  const events: Told[] = [
    ...decisionEvents(facts),
    [callDuty?.calledAt, words.called],
    [emergency?.confirmedAt, words.called911],
    [emergency?.stoodDownAt, words.stoodDown],
    ...notices.map((notice): Told => [notice.madeAt, words.noticeMade]),
  ];
  return events.flatMap(([at, text]) => (at ? [{ at, text: text(timeOf(facts, at)) }] : []));
}

function decisionEvents(facts: CardFacts): Told[] {
  const { decision } = facts.incident;
  const words = cardWords(facts.language).confirmation.later;
  if (decision?.outcome === 'approved') return [[decision.decidedAt, words.approved]];
  return decision?.outcome === 'declined' ? [[decision.decidedAt, words.declined]] : [];
}

function actionsOf(facts: CardFacts): NoticeAction[] {
  if (facts.incident.status !== 'open') return [];
  const wasMe = unclaimedNotice(facts.incident) ? [button(facts, 'was-me')] : [];
  return [...wasMe, button(facts, 'add-facts'), ...correctionActions(facts)];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
