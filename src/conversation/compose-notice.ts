import { addDays, instantAt, startOfDay, wallDate } from '../district/wall-time.ts';
import { isKeptFromChannel } from '../incidents/channel-posting.ts';
import type { MessageKind, PostedCard } from '../incidents/delivery.ts';
import type { BoardCounts } from '../incidents/digest-ports.ts';
import type { Incident } from '../incidents/incident.ts';
import { may } from '../incidents/permissions.ts';
import type { Transaction } from '../incidents/ports.ts';
import type { UseCaseDeps } from '../incidents/use-case-deps.ts';
import { board } from './cards/board.ts';
import { callDutyMessage } from './cards/call-duty.ts';
import { callForPerson } from './cards/call-for-person.ts';
import type { CardFacts } from './cards/card-facts.ts';
import { decisionReminder } from './cards/decision-reminder.ts';
import { decisionToReporter } from './cards/decision-to-reporter.ts';
import { draftReminder } from './cards/draft-reminder.ts';
import { dutyChangeMessage } from './cards/duty-change.ts';
import { dutyList, dutyReminder } from './cards/duty-list.ts';
import { emergencyAlert } from './cards/emergency-alert.ts';
import { emergencyReporter } from './cards/emergency-reporter.ts';
import { gatheredThread } from './cards/gathering-lines.ts';
import { handOverMessage } from './cards/hand-over.ts';
import { incidentCard, restrictedCard, siteCard } from './cards/incident-card.ts';
import { inquiryMessage } from './cards/inquiry.ts';
import { loadFacts, loadSetting } from './cards/load-facts.ts';
import { noticeDuty } from './cards/notice-duty.ts';
import { noticeReminder } from './cards/notice-reminder.ts';
import { paperworkMessage } from './cards/paperwork.ts';
import { reportConfirmation } from './cards/report-confirmation.ts';
import { rollUp } from './cards/roll-up.ts';
import { isShielded, shieldedNotice } from './cards/shielded-notice.ts';
import { suspensionMessage } from './cards/suspension.ts';
import { composeDigest, type DIGEST_KINDS, isDigestKind } from './digest/compose-digest.ts';
import { drillCard } from './drill/drill-card.ts';
import type { ComposedNotice, Notice } from './notice.ts';

type IncidentKind = Exclude<MessageKind, (typeof DIGEST_KINDS)[number] | 'board' | 'draft-reminder' | 'duty-change' | 'roll-up' | 'drill'>;

const COMPOSE: Record<IncidentKind, (facts: CardFacts, card: PostedCard) => Notice | null> = {
  'incident-card': incidentCard,
  'site-card': siteCard,
  'restricted-card': restrictedCard,
  'call-for-person': (facts, card) => callForPerson(facts, { personKey: card.details.personKey ?? null, why: card.details.why ?? null }),
  'emergency-reporter': emergencyReporter,
  'report-confirmation': reportConfirmation,
  'decision-to-reporter': decisionToReporter,
  'decision-reminder': decisionReminder,
  'duty-list': dutyList,
  'duty-reminder': dutyReminder,
  'notice-reminder': noticeReminder,
  suspension: suspensionMessage,
  inquiry: inquiryMessage,
  'hand-over': handOverMessage,
  'call-duty': callDutyMessage,
  'notice-duty': (facts, card) => noticeDuty(facts, card.details.noticeId ?? null),
  'emergency-alert': emergencyAlert,
  paperwork: paperworkMessage,
  gathered: gatheredThread,
};

/**
 * The words of a message as of now, in the language of whoever reads it: the person's, or the district's for a channel.
 *
 * @returns null when the message has become pointless (a reminder of a decision that was made), or its subject is gone.
 */
export async function composeNotice(deps: UseCaseDeps, card: PostedCard): Promise<ComposedNotice | null> {
  return deps.unitOfWork.run(async (tx) => {
    const { kind } = card;
    if (isDigestKind(kind)) return composeDigest(deps, tx, { ...card, kind });
    switch (kind) {
      case 'board':
        return composeBoard(deps, tx, card);
      case 'drill':
        return composeDrill(deps, tx, card);
      case 'duty-change':
        return composeDutyChange(deps, tx, card);
      case 'roll-up':
        return composeRollUp(deps, tx, card);
      case 'draft-reminder':
        return composeDraftReminder(deps, tx, card);
      default: {
        const facts = card.incidentId ? await loadFacts(deps, tx, { incidentId: card.incidentId, readerId: card.personId }) : null;
        return facts ? composeAbout(facts, card, COMPOSE[kind]) : null;
      }
    }
  });
}

/** What a person may not read any more is taken out of the message they have; what was not said yet and is pointless stays unsaid. */
function composeAbout(facts: CardFacts, card: PostedCard, compose: (typeof COMPOSE)[IncidentKind]): Notice | null {
  const notice = compose(facts, card);
  if (!isShielded(facts, card)) return notice;
  return notice === null && card.messageId === null ? null : shieldedNotice(facts);
}

async function composeBoard(deps: UseCaseDeps, tx: Transaction, card: PostedCard): Promise<Notice> {
  const setting = await loadSetting(deps, tx, card.personId);
  const counts = await tx.board.counts(startOfDay(setting.now, deps.district.timeZone));
  return board(setting, await channelCounts(tx, counts));
}

/** Without the matters that are kept from the channel; not counted either, or the number would tell of them. */
async function channelCounts(tx: Transaction, counts: BoardCounts): Promise<BoardCounts> {
  return keepItems(tx, counts, (incident) => !isKeptFromChannel(incident));
}

async function keepItems(tx: Transaction, counts: BoardCounts, keep: (incident: Incident) => boolean): Promise<BoardCounts> {
  const shown = new Set<string>();
  for (const id of new Set(counts.items.map(({ incidentId }) => incidentId))) {
    const incident = await tx.incidents.get(id);
    if (incident && keep(incident)) shown.add(id);
  }
  const items = counts.items.filter(({ incidentId }) => shown.has(incidentId));
  return { ...counts, items, needSomeone: items.length, clocks: items.filter(({ dueAt }) => dueAt !== null).length };
}

/** Only what this person may see, and what they would be asked about. */
async function composeDutyChange(deps: UseCaseDeps, tx: Transaction, card: PostedCard): Promise<Notice> {
  const setting = await loadSetting(deps, tx, card.personId);
  const counts = await tx.board.counts(startOfDay(setting.now, deps.district.timeZone));
  const { reader } = setting;
  const seen = await keepItems(tx, counts, (incident) => reader !== null && may(reader, 'view', incident));
  return dutyChangeMessage(setting, seen);
}

async function composeDrill(deps: UseCaseDeps, tx: Transaction, card: PostedCard): Promise<Notice | null> {
  const { drillId } = card.details;
  const drill = drillId ? await tx.drills.get(drillId) : null;
  return drill ? drillCard(await loadSetting(deps, tx, card.personId), drill) : null;
}

/** null on a day without school matters: nobody is told that there is nothing to tell. */
async function composeRollUp(deps: UseCaseDeps, tx: Transaction, card: PostedCard): Promise<Notice | null> {
  const setting = await loadSetting(deps, tx, null);
  const date = card.details.date ?? wallDate(setting.now, deps.district.timeZone);
  const { timeZone } = deps.district;
  const incidents = await tx.incidents.openedBetween(instantAt(date, '00:00', timeZone), instantAt(addDays(date, 1), '00:00', timeZone));
  const isListed = (incident: Incident) => ['L1', 'L2'].includes(incident.classification.level) && incident.status !== 'withdrawn';
  const listed = incidents.filter((each) => isListed(each) && !isKeptFromChannel(each));
  return listed.length === 0 ? null : rollUp(setting, { date, incidents: listed });
}

async function composeDraftReminder(deps: UseCaseDeps, tx: Transaction, card: PostedCard): Promise<Notice | null> {
  const draft = card.draftId ? await tx.drafts.get(card.draftId) : null;
  return draft ? draftReminder(await loadSetting(deps, tx, card.personId), draft) : null;
}
