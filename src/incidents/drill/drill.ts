/** An exercise at one site: never an incident, so that it cannot reach agencies, digests or counts. Times are instants. */

/** The drills of a school's safety plan; ids of wording and audit. */
export const DRILL_KINDS = ['lockdown', 'secure', 'evacuate', 'shelter', 'hold', 'reunification'] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];

/** A drill lasts an hour at most. */
export const LONGEST_DRILL_MINUTES = 60;

export interface Drill {
  id: string;
  siteId: string;
  kind: string;
  startedById: string;
  startedAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  endedBy: 'time' | 'person' | 'real' | null;
  endedById: string | null;
}

export interface Drills {
  /** One after the other at a site: a drill never starts beside an emergency that is being raised there. */
  lockSite(siteId: string): Promise<void>;
  /** false: one is running there. */
  startOnce(drill: Pick<Drill, 'id' | 'siteId' | 'kind' | 'startedById' | 'startedAt' | 'endsAt'>): Promise<boolean>;
  get(id: string): Promise<Drill | null>;
  runningAt(siteId: string): Promise<Drill | null>;
  endOnce(id: string, ended: { at: Date; by: NonNullable<Drill['endedBy']>; byId: string | null }): Promise<boolean>;
}
