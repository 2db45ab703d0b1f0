import { decidersOf } from '../../incidents/deciders.ts';
import { isPaperOpen } from '../../incidents/emergency/paperwork.ts';
import { isOpenCall, isOpenNotice } from '../../incidents/is-open.ts';
import { isRestricted, may } from '../../incidents/permissions.ts';
import type { Notice, NoticeAction, NoticeBlock, PersonReference } from '../notice.ts';
import { button, type CardFacts, namedReference, placeOf } from './card-facts.ts';
import { cardWords } from './card-words.ts';
import { DECIDING } from './deciding.ts';
import { callBlocks, decisionBlocks, dueOf, dutyBlocks, emergencyBlocks, emergencyState, noticeBlocks } from './duty-lines.ts';
import { paperBlocks, shieldedPaperBlocks } from './emergency-lines.ts';
import { followUpBlocks } from './follow-up-lines.ts';
import { countBlocks, gatheredCard, otherKindBlocks } from './gathering-lines.ts';
import { cardState, firstDue, headingText, isDecidable } from './incident-heading.ts';
import { alert, correctionLines, deEscalationBlocks, heading, kindLine, line, quiet, whyLine } from './incident-lines.ts';
import { outcomeBlocks } from './outcome-blocks.ts';
import { waiverBlocks } from './waiver-lines.ts';

/**
 * The one card of an incident in the director channel (design.md, step 6): what is wanted, by when, where; what happened; the rule.
 * Never a note, a name or another answer; for restricted tracks neither kind nor place, only the reference.
 */
export function incidentCard(facts: CardFacts): Notice {
  const lead = facts.gathering?.lead;
  if (lead) return gatheredCard(facts, lead);
  return isRestricted(facts.incident) ? shieldedCard(facts) : { ...fullCard(facts), ...mention(facts) };
}

/** The same facts for the administrators of the place, directly: without the buttons of the director's decision. */
export function siteCard(facts: CardFacts): Notice {
  const lead = facts.gathering?.lead;
  if (lead) return gatheredCard(facts, lead);
  const card = fullCard(facts);
  const own: NoticeAction['id'][] = ['call-made', 'notice-made', 'emergency-called', 'all-clear', 'duty-done', 'more', 'details'];
  const push = isRestricted(facts.incident) ? facts.incident.reference : card.push;
  return { ...card, push, actions: card.actions.filter((action) => own.includes(action.id)) };
}

/** The whole card, directly to a named role of a restricted track; a locked phone shows the reference and nothing else. */
export function restrictedCard(facts: CardFacts): Notice {
  const lead = facts.gathering?.lead;
  if (lead) return gatheredCard(facts, lead);
  const card = fullCard(facts);
  const decides = facts.reader !== null && may(facts.reader, 'decide', facts.incident);
  return {
    push: facts.incident.reference,
    blocks: [quiet(cardWords(facts.language).restricted(facts.incident.reference)), ...card.blocks],
    actions: card.actions.filter((action) => decides || !DECIDING.includes(action.id)),
  };
}

function fullCard(facts: CardFacts): Notice {
  return {
    push: pushText(facts),
    blocks: [
      ...headingBlocks(facts, placeOf(facts)),
      line(kindLine(facts)),
      ...countBlocks(facts),
      ...otherKindBlocks(facts),
      ...emergencyBlocks(facts),
      ...paperBlocks(facts),
      ...decisionBlocks(facts),
      ...callBlocks(facts),
      ...followUpBlocks(facts),
      ...noticeBlocks(facts),
      ...waiverBlocks(facts),
      ...outcomeBlocks(facts),
      ...(facts.reader ? dutyBlocks(facts) : []),
      ...correctionLines(facts).map((text) => line(text)),
      quiet(whyLine(facts)),
      ...deEscalationBlocks(facts),
    ],
    actions: cardActions(facts),
  };
}

/** Reference and state of an alarm; not whom it went to, because the roles tell the kind. A level is no kind; that 911 is unconfirmed must be seen by whoever can call. */
function shieldedCard(facts: CardFacts): Notice {
  const words = cardWords(facts.language);
  const { incident } = facts;
  const isAlarm = incident.classification.level === 'L5' && incident.emergency !== null;
  return {
    push: incident.reference,
    ...(isAlarm ? mention(facts) : {}),
    blocks: [
      ...(isAlarm ? headingBlocks(facts, words.restricted(incident.reference)) : [heading(words.restricted(incident.reference))]),
      ...(isAlarm
        ? [line(words.emergency.whereInDetails), ...countBlocks(facts), ...emergencyState(facts), ...shieldedPaperBlocks(facts)]
        : []),
      line(words.shielded),
    ],
    actions: isAlarm ? [...emergencyActions(facts), button(facts, 'details')] : [button(facts, 'details')],
  };
}

function headingBlocks(facts: CardFacts, subject: string): NoticeBlock[] {
  const text = `${headingText(facts)} · ${subject}`;
  return cardState(facts.incident) === 'nobody911' ? [alert(text)] : [heading(text)];
}

/** Buttons for what is open. Neither choice of a decision is coloured: the card does not advise. */
function cardActions(facts: CardFacts): NoticeAction[] {
  const { incident } = facts;
  if (incident.status !== 'open') return [button(facts, 'more'), button(facts, 'details')];
  const actions = emergencyActions(facts);
  if (isDecidable(incident)) actions.push(button(facts, 'approve'), button(facts, 'decline'), button(facts, 'on-it'));
  if (isOpenCall(incident.callDuty)) actions.push(button(facts, 'call-made', 'primary'));
  if (incident.notices.some(isOpenNotice)) actions.push(button(facts, 'notice-made', 'primary'));
  // a channel has no use for duties; whoever reads it directly does
  if (facts.reader && incident.duties.some(({ doneAt }) => !doneAt)) actions.push(button(facts, 'duty-done'));
  return [...actions, button(facts, 'more'), button(facts, 'details')];
}

function emergencyActions(facts: CardFacts): NoticeAction[] {
  const { classification, emergency } = facts.incident;
  if (classification.level !== 'L5' || !emergency) return [];
  if (isPaperOpen(emergency)) return [button(facts, 'paperwork', 'primary')];
  if (emergency.stoodDownAt) return [];
  if (!emergency.confirmedAt) return [button(facts, 'emergency-called', 'danger'), button(facts, 'stand-down')];
  const clear = emergency.allClearAt ? [] : [button(facts, 'all-clear')];
  return [...clear, button(facts, 'stand-down')];
}

/** While something waits for a decider, the one on duty is named; posting it rings them. */
function mention(facts: CardFacts): { mention?: PersonReference[] } {
  const waits = ['decide', 'nobody911'].includes(cardState(facts.incident));
  const onDuty = decidersOf(facts.district, facts.incident, facts.now)[0];
  return waits && onDuty ? { mention: [namedReference(facts, onDuty)] } : {};
}

/** What a locked phone shows: reference, what is wanted, place. Never the kind. */
function pushText(facts: CardFacts): string {
  return [facts.incident.reference, pushState(facts), placeOf(facts)].join(' · ');
}

function pushState(facts: CardFacts): string {
  const words = cardWords(facts.language).push;
  const { incident } = facts;
  switch (cardState(incident)) {
    case 'nobody911':
      return words.nobody911;
    case 'decide':
      return words.decide(dueOf(facts, incident.decision?.dueAt ?? null));
    case 'notCalled':
      return words.call;
    case 'notice':
      return words.notice(dueOf(facts, firstDue(incident)));
    case 'school':
      return words.news;
    default:
      return words.changed;
  }
}
