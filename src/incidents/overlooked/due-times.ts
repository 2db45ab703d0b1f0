/** When somebody must have been told, worked out from the district file and the item's own row; nothing that sends messages is asked. */
import { afterQuiet, readAt } from '../../district/duty.ts';
import type { District } from '../../district/types.ts';
import type { AuditedDecision, AuditedNotice } from './overlooked.ts';

export type AuditedDistrict = Pick<District, 'deadlines' | 'calendar' | 'timeZone' | 'duty' | 'quietHours'>;

const MINUTE = 60_000;
/** What is due within the hour rings at night as well. */
const URGENT_MS = 60 * MINUTE;

/**
 * When each step of a decision was to be asked for. Counted back from the decision's own limit, so that a district file that was changed
 * meanwhile makes no false alarm.
 */
export function decisionSteps(
  district: AuditedDistrict,
  { openedAt, dueAt, silencedUntil }: Pick<AuditedDecision, 'openedAt' | 'dueAt' | 'silencedUntil'>,
): { stage: string; at: Date }[] {
  const { decision, decisionReminder, decisionDeputy } = district.deadlines;
  const start = readAt(district, openedAt);
  const share = Math.min(1, Math.max(0, (dueAt.getTime() - start.getTime()) / (decision * MINUTE)));
  const before = (minutes: number) => new Date(dueAt.getTime() - (decision - minutes) * MINUTE * share);
  const steps = [
    ...(openedAt < start && start < dueAt ? [{ stage: 'start', at: start }] : []),
    { stage: 'reminder', at: before(decisionReminder) },
    { stage: 'deputy', at: before(decisionDeputy) },
    { stage: 'designee', at: dueAt },
  ];
  // "I'm on it" moves every step into its end
  return steps.map(({ stage, at }) => ({ stage, at: silencedUntil && silencedUntil > at ? silencedUntil : at }));
}

/**
 * When somebody must have been rung about an open notice: when it is due, in quiet hours only if it is urgent. "At once" is due after the
 * minutes of a call.
 *
 * @param graceMs what may pass before it is an omission; counted before the quiet hours, which may begin meanwhile.
 */
export function noticeRungBy(
  district: AuditedDistrict,
  { openedAt, dueAt }: Pick<AuditedNotice, 'openedAt' | 'dueAt'>,
  graceMs: number,
): Date {
  const due = dueAt ?? new Date(openedAt.getTime() + district.deadlines.callDuty * MINUTE);
  const from = due > openedAt ? due : openedAt;
  const by = new Date(from.getTime() + graceMs);
  const isUrgent = dueAt === null || dueAt.getTime() - openedAt.getTime() <= URGENT_MS;
  if (isUrgent) return by;
  const calm = afterQuiet(district, by);
  return calm > by ? new Date(calm.getTime() + graceMs) : by;
}
