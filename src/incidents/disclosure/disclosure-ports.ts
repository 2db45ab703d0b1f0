/** The log of what of a student's record was shown to whom outside the district. */
export interface LoggedDisclosure {
  id: string;
  recipient: string;
  /** Codes of why: type of the incident, then the rule that demanded it or the reason of the decision; empty in rows of before. */
  reasons: string[];
  /** Code of the legal gate, `DisclosureBasis` of the version that logged it. */
  basis: string;
  /** Codes of what was shown; never the facts. */
  contents: string[];
  byId: string;
  at: Date;
}

export interface Disclosures {
  log(incidentId: string, disclosure: LoggedDisclosure): Promise<void>;
  /** A digest was released to somebody. */
  logDigest(digestId: string, disclosure: LoggedDisclosure): Promise<void>;
  /** Ids of disclosures that the audit chain tells otherwise, or alone: rows that were changed or are gone. */
  unlikeAudit(): Promise<string[]>;
  /** Logged in [from, to), oldest first, with the reference of the incident (of a digest its week) and the key of who told, where the district names them. */
  between(from: Date, to: Date): Promise<(LoggedDisclosure & { reference: string; byKey: string | null })[]>;
}
