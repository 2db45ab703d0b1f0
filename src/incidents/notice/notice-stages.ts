import type { District } from '../../district/types.ts';
import { minutesAfter } from '../../district/wall-time.ts';
import type { PoliceNotice } from '../incident.ts';

const MINUTE = 60_000;
/** A notice that is due within the hour does not wait for the morning. */
const URGENT_MINUTES = 60;
/** Shorter limits are over before a reminder at their half would be read. */
const SHORTEST_HALF_MINUTES = 30;

type Limits = Pick<PoliceNotice, 'openedAt' | 'dueAt'>;

/** When its owner is reminded of a notice: at half of its time, and when it is due; "at once" is due after the district's minutes for a call. */
export function noticeStages(
  { deadlines }: Pick<District, 'deadlines'>,
  { openedAt, dueAt }: Limits,
): { stage: 'half' | 'overdue'; dueAt: Date }[] {
  const due = dueAt ?? minutesAfter(openedAt, deadlines.callDuty);
  const length = due.getTime() - openedAt.getTime();
  const half =
    length > SHORTEST_HALF_MINUTES * MINUTE ? [{ stage: 'half' as const, dueAt: new Date(openedAt.getTime() + length / 2) }] : [];
  return [...half, { stage: 'overdue', dueAt: due }];
}

/** Does this notice ring in quiet hours too? */
export function isUrgent({ openedAt, dueAt }: Limits): boolean {
  return dueAt === null || dueAt.getTime() - openedAt.getTime() <= URGENT_MINUTES * MINUTE;
}
