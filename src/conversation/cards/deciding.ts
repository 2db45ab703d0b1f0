import type { ActionId } from '../action-ids.ts';
import type { ComposedNotice } from '../notice.ts';

/** Buttons that only deciders may press; whoever else presses one is told who can. */
export const DECIDING: readonly ActionId[] = [
  ...(['approve', 'decline', 'on-it', 'stand-down', 'paperwork'] as const),
  ...(['release-digest', 'hold-digest', 'agenda-item', 'send-again', 'preview-digest'] as const),
];

/** A message of a channel as everybody sees it, where a platform shows deciders their own view. */
export function asEverybodySees<Message extends ComposedNotice>(notice: Message): Message {
  return { ...notice, actions: notice.actions.filter(({ id }) => !DECIDING.includes(id)) };
}
