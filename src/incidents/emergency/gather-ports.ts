/** What gathering and the paperwork after an alarm need of the database. */
import type { Incident, PoliceNotice } from '../incident.ts';
import type { Told } from './gather-rule.ts';

/** A report that stands under another: as much as a card or a comparison needs of it. */
export interface GatheredReport extends Told {
  id: string;
  reference: string;
  openedAt: Date;
  type: string;
  level: string;
}

interface Confirmed {
  at: Date;
  byId: string;
}

export interface Gathering {
  /** Nobody else gathers at this site until the transaction ends. */
  lockSite(siteId: string): Promise<void>;
  /** Alarms of a site that stand for themselves, opened in [from, to], neither cleared nor stood down, oldest first. */
  leadsAt(siteId: string, opened: { from: Date; to: Date }): Promise<Incident[]>;
  /** Reports under this one, oldest first. */
  reportsUnder(leadId: string): Promise<GatheredReport[]>;
  gatherAll(ids: string[], leadId: string): Promise<void>;
  standAlone(id: string): Promise<void>;
  /** Notices and duties that the other reports of the same event have opened. */
  owedByOthers(incident: Pick<Incident, 'id' | 'gatheredIntoId'>): Promise<OwedByOthers>;
  /** A confirmation of 911 on a gathered report counts for the lead: true unless it was confirmed before. */
  confirmVia(emergencyId: string, confirmed: Confirmed & { viaId: string }): Promise<boolean>;
  /** It came through a report that is of another event. */
  unconfirm(emergencyId: string): Promise<void>;
  /** The first confirmation among the reports under this one; null: none. */
  confirmedUnder(leadId: string): Promise<(Confirmed & { viaId: string }) | null>;
  /** The alarms of all reports under this one end; gives those that had not ended before. */
  standDownUnder(leadId: string, stood: Confirmed): Promise<{ incidentId: string; emergencyId: string }[]>;
  /** Was its card posted, or is it on its way? Then nobody is rung by posting it. */
  hasCard(incidentId: string): Promise<boolean>;
}

export interface OwedByOthers {
  notices: Pick<PoliceNotice, 'rule' | 'to' | 'party'>[];
  duties: string[];
}

export interface Papers {
  open(emergencyId: string, dueAt: Date): Promise<void>;
  /** The first person: true unless somebody has said so before, or nothing is owed. */
  proposeOnce(emergencyId: string, proposed: Confirmed & { reason: string }): Promise<boolean>;
  /** The second person: never the first. */
  signOnce(emergencyId: string, signed: Confirmed): Promise<boolean>;
  /** The second person says that it was otherwise: the proposal is taken away. */
  reject(emergencyId: string): Promise<void>;
}
