/** What the comparison with an agency's own list of calls needs of the database: numbers, places and times, never who or why. */

/** A call at one of our schools, as its agency counts it. */
export interface AgencyCall {
  id: string;
  agencyId: string;
  /** The agency's number, as it writes it. */
  number: string;
  /** null: the place is none of the district file's sites. */
  siteId: string | null;
  at: Date;
  /** The incident that tells of it, of restricted tracks as well: to be counted, never to be named. null: an open item. */
  incidentId: string | null;
}

/** A call that no incident tells of. */
export interface OpenCall extends Omit<AgencyCall, 'incidentId'> {
  /** Whole days since the call. */
  ageDays: number;
}

/** What an incident knows of police, and nothing of what it is about. Reports gathered under it speak through it. */
export interface KnownIncident {
  incidentId: string;
  siteId: string | null;
  openedAt: Date;
  /** One for each notice and call that was made, for 911 that was to bring police, and for what police did; never empty. */
  contacts: KnownContact[];
}

export interface KnownContact {
  /** null: nobody settled which. */
  agencyId: string | null;
  caseNumber: string | null;
  /** When they were told or came; null: only known that they came. */
  at: Date | null;
}

export interface AgencyCalls {
  /** One import or matching at a time, until the transaction ends: each sees what the other stored. */
  lock(): Promise<void>;
  /** Store these calls; one whose agency and number are there already gets the new place and time, and keeps its id. */
  import(calls: readonly Omit<AgencyCall, 'incidentId'>[]): Promise<void>;
  /** Calls in [from, to), oldest first, of one agency or of all. */
  between(from: Date, to: Date, agencyId?: string): Promise<AgencyCall[]>;
  /** Calls that no incident tells of, oldest first. */
  openItems(agencyId?: string): Promise<OpenCall[]>;
  /** Say which incident tells of a call, or that none does. */
  setIncidents(matches: readonly Pick<AgencyCall, 'id' | 'incidentId'>[]): Promise<void>;
  /** Incidents opened in [from, to) that had to do with police, withdrawn ones too. */
  knownIncidents(from: Date, to: Date): Promise<KnownIncident[]>;
}
