/** What is still open between the district and an agency: no names, a reference and the agency's own number. */
import type { DigestIncident } from '../../incidents/digest-ports.ts';
import * as contacts from './contacts.ts';

export const OPEN_ITEM_KINDS = ['outcome-owed', 'call-not-made', 'notice-not-made', 'school-matter', 'notice-only'] as const;
export type OpenItemKind = (typeof OPEN_ITEM_KINDS)[number];

export interface OpenItem {
  kind: OpenItemKind;
  reference: string;
  agencyId: string | null;
  caseNumber: string | null;
  since: Date;
}

/**
 * Everything open, oldest first.
 *
 * @param incidents of the weeks looked back on, this one included.
 * @param week boundary items are of this week only: they are talked about once.
 */
export function openItems(incidents: readonly DigestIncident[], week: { from: Date; to: Date }): OpenItem[] {
  const counted = incidents.filter((incident) => !incident.withdrawn && !contacts.isConfidential(incident));
  const items = counted.flatMap((incident) => kindsOf(incident, week).map((each) => item(incident, each)));
  return items.sort((a, b) => a.since.getTime() - b.since.getTime() || (a.reference < b.reference ? -1 : 1));
}

function kindsOf(incident: DigestIncident, { from, to }: { from: Date; to: Date }): { kind: OpenItemKind; since: Date }[] {
  const { call, notices, openedAt } = incident;
  const overdue = notices.find((notice) => notice.to === 'police' && !notice.made && notice.onTime === false);
  const isOfWeek = openedAt >= from && openedAt < to;
  return [
    ...(contacts.isOutcomeOwed(incident) ? [{ kind: 'outcome-owed' as const, since: contacts.toldAt(incident) ?? openedAt }] : []),
    ...(call && call.calledAt === null ? [{ kind: 'call-not-made' as const, since: call.openedAt }] : []),
    ...(overdue ? [{ kind: 'notice-not-made' as const, since: overdue.openedAt }] : []),
    ...(isOfWeek && contacts.isBoundarySchoolMatter(incident) ? [{ kind: 'school-matter' as const, since: openedAt }] : []),
    ...(isOfWeek && contacts.isBoundaryNoticeOnly(incident) ? [{ kind: 'notice-only' as const, since: openedAt }] : []),
  ];
}

function item(incident: DigestIncident, { kind, since }: { kind: OpenItemKind; since: Date }): OpenItem {
  const { reference } = incident;
  return { kind, reference, agencyId: contacts.agencyOf(incident), caseNumber: contacts.caseNumberOf(incident), since };
}
