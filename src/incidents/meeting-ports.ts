/** What the meeting with police needs of the database: points, decisions and actions, as codes. */

export interface AgendaItem {
  id: string;
  /** ISO week of the digest in which it stands. */
  week: string;
  /** Code of what it is about. */
  topic: string;
  /** null: all of them. */
  agencyId: string | null;
  /** null: nowhere in particular. */
  siteId: string | null;
  /** `YYYY-MM-DD`; null: no day in particular. */
  day: string | null;
  addedById: string;
  addedAt: Date;
  /** Code of what was decided; null: nothing yet. */
  decision: string | null;
  decidedAt: Date | null;
}

export interface MeetingAction {
  id: string;
  /** Code of what is to be done. */
  task: string;
  /** `district`, or an agency's id. */
  owner: string;
  /** `YYYY-MM-DD`. */
  dueOn: string;
  siteId: string | null;
  addedById: string;
  addedAt: Date;
  doneAt: Date | null;
}

export interface Meeting {
  /** false: it is there already. */
  addAgendaItem(item: Omit<AgendaItem, 'decision' | 'decidedAt'>): Promise<boolean>;
  /** In the order in which they were added. */
  agendaOf(week: string): Promise<AgendaItem[]>;
  /** Points of this week and before about which nothing was decided, oldest first. */
  undecided(upToWeek: string): Promise<AgendaItem[]>;
  /** Points about which something was decided in [from, to), oldest first. */
  decidedBetween(from: Date, to: Date): Promise<AgendaItem[]>;
  /** false: something was decided before, or there is no such point. */
  decide(id: string, decided: { decision: string; at: Date; byId: string }): Promise<boolean>;
  /** false: it is there already. */
  addAction(action: Omit<MeetingAction, 'doneAt'>): Promise<boolean>;
  /** Not done, the first due first. */
  openActions(): Promise<MeetingAction[]>;
  /** Done in [from, to), oldest first. */
  doneBetween(from: Date, to: Date): Promise<MeetingAction[]>;
  /** false: it was done before, or there is none. */
  finishAction(id: string, done: { at: Date; byId: string }): Promise<boolean>;
}
