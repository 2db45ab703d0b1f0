/** What must hold after a run, whatever happened in it. Pure: each check is shown to fail by its test. */
import type { Look } from '../drive/chat.ts';
import type { CardRow, Snapshot } from './snapshot.ts';

/** What people were told, and what they pressed. */
export interface Told {
  /** Reports whose last screen was answered with "sent" or "911": the person may rely on it. */
  reports: { reporter: string; incidentId: string; draftId: string }[];
  /** Every report whose last screen went out, answered or not. */
  sentDrafts: string[];
  /** Decisions whose last word was read. */
  decisions: { incidentId: string; account: string; outcome: 'approved' | 'declined' }[];
  /** People who never got through. */
  gaveUp: string[];
}

export interface Finding {
  what: string;
  /** How many things were looked at. */
  counted: number;
  /** One sentence each; empty: it holds. */
  problems: string[];
}

/** Words on a card that say how its decision ended. */
export interface DecisionWords {
  approved: string;
  declined: string;
}

const WITH_CARD = ['L3', 'L4', 'L5'];
const OPEN_STATES = ['queued', 'sending', 'unknown', 'failed'];

/** All checks of a run under load. */
export function checkRun({ snapshot, twice }: Pick<Look, 'snapshot' | 'twice'>, told: Told, words: DecisionWords): Finding[] {
  return [
    checkGaveUp(told),
    checkReports(snapshot, told),
    checkStrays(snapshot, told),
    checkCards(snapshot),
    checkCurrent(snapshot),
    checkDecidedCards(snapshot, words),
    checkDeliveries(snapshot),
    twice,
    checkDecisions(snapshot),
    checkToldDecisions(snapshot, told),
    checkChain(snapshot),
  ];
}

/** Reports by the incident each person was told of, as far as their platform shows which it is. */
export function toldOf(told: Told, { incidentOf }: Pick<Look, 'incidentOf'>): Told {
  return { ...told, reports: told.reports.map((report) => ({ ...report, incidentId: incidentOf(report) })) };
}

function checkGaveUp({ gaveUp, reports }: Told): Finding {
  return { what: 'people who got through', counted: reports.length, problems: gaveUp };
}

/** Every acknowledged report is exactly one incident: its own. */
export function checkReports({ incidents }: Snapshot, { reports }: Told): Finding {
  const problems: string[] = [];
  for (const { reporter, incidentId, draftId } of reports) {
    const found = incidents.filter((incident) => incident.id === incidentId);
    const own = incidents.filter((incident) => incident.draftId === draftId);
    if (found.length !== 1) problems.push(`${reporter} was shown incident ${incidentId}, which is there ${found.length} times`);
    if (own.length !== 1) problems.push(`the report ${draftId} of ${reporter} is ${own.length} incidents`);
    if (found[0] && found[0].draftId !== draftId) problems.push(`${reporter} was shown the incident of another report, ${incidentId}`);
  }
  for (const [incidentId, same] of groups(reports, (report) => report.incidentId)) {
    if (same.length > 1) problems.push(`${same.length} reports were answered with the same incident ${incidentId}`);
  }
  return { what: 'acknowledged reports are one incident each', counted: reports.length, problems };
}

/** Nothing exists that nobody sent. */
function checkStrays({ incidents }: Snapshot, { sentDrafts }: Told): Finding {
  const sent = new Set(sentDrafts);
  const strays = incidents.filter(({ draftId }) => !sent.has(draftId));
  return {
    what: 'incidents that somebody sent',
    counted: incidents.length,
    problems: strays.map(({ id }) => `nobody sent the report behind incident ${id}`),
  };
}

/** One card per incident in the director channel, from L3 on; one for all reports of an event. */
export function checkCards(snapshot: Snapshot): Finding {
  const { incidents, directorChannel } = snapshot;
  const kindOf = kindsByDelivery(snapshot);
  const cards = snapshot.messages.filter(
    ({ channel, deliveryId }) => channel === directorChannel && kindOf.get(deliveryId ?? '') !== 'call-for-person',
  );
  const byIncident = groups(cards, (message) => message.about ?? '');
  const due = incidents.filter(({ level, isGathered }) => WITH_CARD.includes(level) && !isGathered);
  const problems = due.flatMap(({ id, level }) => {
    const count = byIncident.get(id)?.length ?? 0;
    return count === 1 ? [] : [`incident ${id} (${level}) has ${count} cards in the director channel`];
  });
  return { what: 'one card per incident from L3 on', counted: due.length, problems };
}

/** Every message shows the newest state of its subject, and is there. */
export function checkCurrent({ cards, messages }: Snapshot): Finding {
  const there = new Set(messages.map(({ channel, ts }) => `${channel} ${ts}`));
  const problems = cards.flatMap((card) => {
    if (card.messageId === null) return [`${nameOf(card)} was never posted`];
    if (!there.has(`${card.channel} ${card.messageId}`)) return [`${nameOf(card)} points to a message that is not there`];
    if (card.shownVersion === card.wantedVersion) return [];
    return [`${nameOf(card)} shows version ${card.shownVersion} of ${card.wantedVersion}`];
  });
  return { what: 'messages that show the newest state', counted: cards.length, problems };
}

/** What a decided incident's card says in the channel is what was decided. */
function checkDecidedCards({ decisions, cards, messages }: Snapshot, words: DecisionWords): Finding {
  const text = new Map(messages.map((message) => [`${message.channel} ${message.ts}`, message.text]));
  const decided = decisions.filter(({ outcome }) => outcome in words);
  const problems = decided.flatMap(({ incidentId, outcome }) => {
    const card = cards.find((each) => each.kind === 'incident-card' && each.incidentId === incidentId);
    const says = text.get(`${card?.channel} ${card?.messageId}`) ?? '';
    // outcome was found among the words
    return says.includes(words[outcome as keyof DecisionWords])
      ? []
      : [`the card of incident ${incidentId} does not say that it was ${outcome}`];
  });
  return { what: 'cards that say what was decided', counted: decided.length, problems };
}

/** Nothing waits, nothing was given up. */
export function checkDeliveries({ deliveries }: Snapshot): Finding {
  const left = deliveries.filter(({ state }) => OPEN_STATES.includes(state));
  return {
    what: 'deliveries that came to their end',
    counted: deliveries.length,
    problems: left.map(({ id, state, code }) => `delivery ${id} is left ${state}${code ? ` (${code})` : ''}`),
  };
}

/** No message twice: neither one delivery nor one card, and none that no delivery speaks of. */
export function checkTwice(snapshot: Snapshot): Finding {
  const { messages, deliveries } = snapshot;
  const cardOf = new Map(deliveries.map(({ id, cardId }) => [id, cardId]));
  const problems: string[] = [];
  for (const [deliveryId, same] of groups(messages, (message) => message.deliveryId ?? '')) {
    if (deliveryId === '' || !cardOf.has(deliveryId))
      problems.push(`${same.length} messages belong to no delivery (${deliveryId || 'no id'})`);
    else if (same.length > 1) problems.push(`delivery ${deliveryId} was posted ${same.length} times`);
  }
  const byCard = groups(messages, ({ deliveryId }) => cardOf.get(deliveryId ?? '') ?? '');
  for (const [cardId, same] of byCard) {
    const posts = new Set(same.map(({ deliveryId }) => deliveryId));
    if (cardId !== '' && posts.size > 1)
      problems.push(`${nameOf(snapshot.cards.find(({ id }) => id === cardId))} was posted by ${posts.size} deliveries`);
  }
  return { what: 'messages, none twice', counted: messages.length, problems };
}

/** Each incident was decided at most once, with one call duty when approved and none otherwise. */
export function checkDecisions({ decisions, callDuties, audit }: Snapshot): Finding {
  const problems: string[] = [];
  const decided = decisions.filter(({ outcome }) => outcome === 'approved' || outcome === 'declined');
  for (const { id, incidentId, outcome } of decisions) {
    const duties = callDuties.filter(({ decisionId }) => decisionId === id).length;
    const wanted = outcome === 'approved' ? 1 : 0;
    if (duties !== wanted) problems.push(`the decision of incident ${incidentId} (${outcome}) has ${duties} call duties`);
  }
  for (const [incidentId, same] of groups(decided, (decision) => decision.incidentId)) {
    const written = audit.filter((event) => event.kind === 'escalation-decided' && event.incidentId === incidentId).length;
    if (same.length > 1) problems.push(`incident ${incidentId} was decided ${same.length} times`);
    if (written !== same.length)
      problems.push(`incident ${incidentId} was decided ${same.length} times, and ${written} times by its audit trail`);
  }
  return { what: 'decisions, each once, with its call duty', counted: decided.length, problems };
}

/** Whoever read the last word of a decision can rely on it; who was alone with it is the one on record. */
function checkToldDecisions({ decisions }: Snapshot, told: Told): Finding {
  const problems: string[] = [];
  for (const [incidentId, same] of groups(told.decisions, (decision) => decision.incidentId)) {
    const [first] = same;
    const stored = decisions.find((decision) => decision.incidentId === incidentId && decision.account !== null);
    if (!stored) problems.push(`${first?.account} was told that incident ${incidentId} is decided, and it is not`);
    else if (!same.some(({ account, outcome }) => account === stored.account && outcome === stored.outcome))
      problems.push(`incident ${incidentId} is ${stored.outcome} by ${stored.account}, who never did that`);
  }
  return { what: 'decisions people were told of', counted: told.decisions.length, problems };
}

export function checkChain({ chain, audit }: Snapshot): Finding {
  return { what: 'audit events in an intact chain', counted: audit.length, problems: chain === 'intact' ? [] : [chain] };
}

function kindsByDelivery({ cards, deliveries }: Snapshot): Map<string, string> {
  const kinds = new Map(cards.map(({ id, kind }) => [id, kind]));
  return new Map(deliveries.map(({ id, cardId }) => [id, kinds.get(cardId) ?? '']));
}

function nameOf(card: CardRow | undefined): string {
  return card ? `the ${card.kind} ${card.id}` : 'an unknown card';
}

export function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, keyOf);
}
