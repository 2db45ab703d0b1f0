import type { Person } from '../../incidents/incident.ts';
import { isDecider } from '../../incidents/permissions.ts';
import type { ActionId } from '../action-ids.ts';
import type { ComposedNotice } from '../notice.ts';

/** Buttons that only deciders may press; whoever else presses one is told who can. */
export const DECIDING: readonly ActionId[] = [
  ...(['approve', 'decline', 'on-it', 'stand-down', 'paperwork'] as const),
  ...(['release-digest', 'hold-digest', 'agenda-item', 'send-again', 'preview-digest'] as const),
];

/** A message of a channel as this person sees it, where a platform can tell them apart; null: as everybody does. */
export function asSeenBy<Message extends ComposedNotice>(notice: Message, person: Person | null): Message {
  if (person && isDecider(person)) return notice;
  return { ...notice, actions: notice.actions.filter(({ id }) => !DECIDING.includes(id)) };
}
