/** The log of what of a student's record was shown to whom outside the district. */
export interface LoggedDisclosure {
  id: string;
  recipient: string;
  /** Code of the legal gate. */
  basis: string;
  /** Codes of what was shown; never the facts. */
  contents: string[];
  byId: string;
  at: Date;
}

export interface Disclosures {
  log(incidentId: string, disclosure: LoggedDisclosure): Promise<void>;
  /** Logged in [from, to), oldest first, with the reference of the incident and the key of who told, where the district names them. */
  between(from: Date, to: Date): Promise<(LoggedDisclosure & { reference: string; byKey: string | null })[]>;
}
