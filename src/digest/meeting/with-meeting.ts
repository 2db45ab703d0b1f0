import type { CalendarDate } from '../../district/types.ts';
import { isCalendarDate } from '../../district/wall-time.ts';
import type { AgendaItem, MeetingAction } from '../../incidents/meeting-ports.ts';
import type { BoundaryNotice } from '../../incidents/release-ports.ts';
import type { Localized } from '../../policy/types.ts';
import { type DigestDocument, type DigestTable, isForAgencies } from '../document/model.ts';
import { agencyName, type DigestContext } from '../edition/context.ts';
import { codeWords, DECISIONS, DISTRICT_OWNER, REPLIES, TASKS, TOPICS } from './codes.ts';

/** What district and police have between them beside the numbers. */
export interface MeetingState {
  agenda: readonly AgendaItem[];
  /** Decided, and done, since the digest before. */
  decided: readonly AgendaItem[];
  done: readonly MeetingAction[];
  open: readonly MeetingAction[];
  replies: readonly BoundaryNotice[];
  /** Today, on the district's calendar: what is overdue. */
  today: CalendarDate;
}

const both = (en: string, es: string): Localized => ({ en, es });

const WORDS = {
  added: (en: string, es: string): Localized => both(`Added: ${en}`, `Añadido: ${es}`),
  replies: both('Boundary items: what the agency says', 'Casos de límites: qué dice la agencia'),
  decided: both('Decided since the last digest', 'Decidido desde el último resumen'),
  actions: both('Actions', 'Acciones'),
  nothing: both('None.', 'Ninguna.'),
  noReply: both('no reply yet', 'aún sin respuesta'),
  overdue: both('overdue', 'vencida'),
  open: both('open', 'abierta'),
  done: both('done', 'hecha'),
  columns: {
    items: both('Items', 'Casos'),
    reply: both('Reply', 'Respuesta'),
    decision: both('Decision', 'Decisión'),
    owner: both('Owner', 'Responsable'),
    due: both('Due', 'Plazo'),
    state: both('State', 'Estado'),
  },
};

/**
 * Put agenda, decisions, actions and replies into the editions that agencies read; board and public have no part in the meeting. An agency's
 * own copy carries its own reply and no other's; everything else is the same for all who sit at the table.
 */
export function withMeeting(editions: readonly DigestDocument[], state: MeetingState, context: DigestContext): DigestDocument[] {
  return editions.map((edition) => {
    if (!isForAgencies(edition)) return edition;
    const replies = state.replies.filter(({ agencyId }) => edition.agencyId === null || agencyId === edition.agencyId);
    const tables = [
      ...(replies.length > 0 ? [repliesTable(replies, context)] : []),
      ...(state.decided.length > 0 ? [decidedTable(state.decided, context)] : []),
      actionsTable(state, context),
    ];
    const agenda = [...edition.agenda, ...state.agenda.map((item) => agendaLine(item, context))];
    return { ...edition, agenda, tables: insertAfterOpen(edition.tables, tables) };
  });
}

/** What an item is about, with agency, place and day. */
export function agendaWords(item: Pick<AgendaItem, 'topic' | 'agencyId' | 'siteId' | 'day'>, context: DigestContext): Localized {
  const topic = codeWords(TOPICS, item.topic);
  const in_ = (language: 'en' | 'es'): string => {
    const agency = item.agencyId === null ? null : agencyName(item.agencyId, context)[language];
    const site = siteName(item.siteId, context);
    const day = item.day === null ? null : dayWords(item.day)[language];
    return [topic[language], ...[agency, site, day].filter((part) => part !== null)].join(', ');
  };
  return both(in_('en'), in_('es'));
}

/** What is to be done, and where. */
export function actionWords(action: Pick<MeetingAction, 'task' | 'siteId'>, context: DigestContext): Localized {
  const task = codeWords(TASKS, action.task);
  const site = siteName(action.siteId, context);
  return site === null ? task : both(`${task.en}, ${site}`, `${task.es}, ${site}`);
}

/** Who owns an action. */
export function ownerWords(owner: string, context: DigestContext): Localized {
  return owner === DISTRICT_OWNER ? both('the district', 'el distrito') : agencyName(owner, context);
}

/** A calendar date in words: `Oct 21, 2026`; whatever else stands there is not printed. */
export function dayWords(day: CalendarDate): Localized {
  if (!isCalendarDate(day)) return both('–', '–');
  const format = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
  return both(format('en-US'), format('es-US'));
}

function agendaLine(item: AgendaItem, context: DigestContext): Localized {
  const words = agendaWords(item, context);
  return WORDS.added(words.en, words.es);
}

/** A site that the district file no longer has is left out. */
function siteName(siteId: string | null, { district }: DigestContext): string | null {
  return district.sites.find(({ id }) => id === siteId)?.name ?? null;
}

/** Beside the open items, since both are gone through together. */
function insertAfterOpen(tables: readonly DigestTable[], added: readonly DigestTable[]): DigestTable[] {
  const place = tables.findIndex(({ id }) => id === 'open') + 1;
  return place === 0 ? [...tables, ...added] : tables.toSpliced(place, 0, ...added);
}

function repliesTable(replies: readonly BoundaryNotice[], context: DigestContext): DigestTable {
  return {
    id: 'replies',
    title: WORDS.replies,
    columns: [WORDS.columns.reply],
    rows: replies.map(({ agencyId, reply }, index) => ({
      id: `reply-${index + 1}`,
      label: agencyName(agencyId, context),
      cells: [{ kind: 'text', text: reply === null ? WORDS.noReply : codeWords(REPLIES, reply) }],
    })),
    note: null,
    empty: WORDS.nothing,
  };
}

function decidedTable(items: readonly AgendaItem[], context: DigestContext): DigestTable {
  return {
    id: 'decided',
    title: WORDS.decided,
    columns: [WORDS.columns.decision],
    rows: items.map((item) => ({
      id: item.id,
      label: agendaWords(item, context),
      cells: [{ kind: 'text', text: codeWords(DECISIONS, item.decision ?? '') }],
    })),
    note: null,
    empty: WORDS.nothing,
  };
}

function actionsTable({ open, done, today }: MeetingState, context: DigestContext): DigestTable {
  return {
    id: 'actions',
    title: WORDS.actions,
    columns: [WORDS.columns.owner, WORDS.columns.due, WORDS.columns.state],
    rows: [...open, ...done].map((action) => ({
      id: action.id,
      label: actionWords(action, context),
      cells: [
        { kind: 'text', text: ownerWords(action.owner, context) },
        { kind: 'text', text: dayWords(action.dueOn) },
        { kind: 'text', text: stateOf(action, today) },
      ],
    })),
    note: null,
    empty: WORDS.nothing,
  };
}

function stateOf({ doneAt, dueOn }: MeetingAction, today: CalendarDate): Localized {
  if (doneAt) return WORDS.done;
  return dueOn < today ? WORDS.overdue : WORDS.open;
}
