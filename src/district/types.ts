/** The words of the district file, as the rest of the program reads them; `schema.ts` checks the file and gives these. */
import type { Language, Level } from '../policy/types.ts';

export const ROLES = [
  'director',
  'deputy',
  'designee',
  'site_admin',
  'title_ix',
  'hr',
  'crisis_lead',
  'liaison',
  'operator',
  'staff',
] as const;
export type Role = (typeof ROLES)[number];

export interface Agency {
  id: string;
  name: string;
  nonEmergencyPhone: string;
}

export interface Site {
  id: string;
  name: string;
  level: 'elementary' | 'middle' | 'high' | 'k8' | 'adult' | 'other';
  city: string;
  address: string;
  frontOfficePhone: string;
  agencyId: string;
  enrollment?: number;
  sroOnSite: boolean;
}

/** A person the district names for a role; everybody else who writes is `staff`. */
export interface NamedPerson {
  key: string;
  name: string;
  /** What stands where the name must not: "Security director". */
  title: { en: string; es: string };
  role: Exclude<Role, 'staff'>;
  /** Sites of a site administrator. */
  siteIds: string[];
  email: string;
  slackId?: string;
  teamsId?: string;
  phone?: string;
}

/** `HH:MM`, district time. */
export type WallTime = string;
/** `YYYY-MM-DD`, district time. */
export type CalendarDate = string;

export interface Calendar {
  schoolDays: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  start: WallTime;
  end: WallTime;
  daysOff: { from: CalendarDate; to: CalendarDate; name: string }[];
  earlyRelease: ({ weekday: Calendar['schoolDays'][number]; end: WallTime } | { date: CalendarDate; end: WallTime })[];
}

/** Who reads reports when: the director's office in these hours of school days, otherwise whoever is on call. */
export interface DutyHours {
  start: WallTime;
  end: WallTime;
  /** Keys of deciders on call outside the hours, first asked first; empty: nobody reads anything before the next start. */
  afterHours: string[];
}

/** From `start` in the evening to `end` in the morning nothing rings that can wait until then. */
export interface QuietHours {
  start: WallTime;
  end: WallTime;
}

/** Minutes unless the name says otherwise. */
export interface Deadlines {
  decision: number;
  decisionReminder: number;
  decisionDeputy: number;
  onItSilence: number;
  callDuty: number;
  adminSees: number;
  unfinishedDraft: number;
  /** Seconds until the next person is called while nobody has confirmed 911. */
  emergencyNextSeconds: number;
  /** Reports of one emergency at one site within this time are gathered under the first. */
  gather: number;
}

/** Who gets the digest by mail, and which edition: an agency its own copy, anybody else one of the three. */
export interface DigestReader {
  id: string;
  /** Who reads there: "Palm Springs PD, school liaison"; an office, no person. */
  name: string;
  edition: 'agency' | 'police' | 'board' | 'public';
  /** Whose own copy; null for every other edition. */
  agencyId: string | null;
  email: string;
  language: Language;
}

export interface DigestSettings {
  /** When the digest of the week before is made. */
  weekday: Calendar['schoolDays'][number];
  time: WallTime;
  /** Until when a person should have released it, the first such time after it was made; missing: the end of the next working day's duty. */
  releaseBy?: { weekday: Calendar['schoolDays'][number]; time: WallTime };
  /** Minutes after that, a deputy is asked as well. */
  deputyAfter: number;
  readers: DigestReader[];
  /** Where agencies answer to open items. */
  replyTo?: string;
  /** When counsel approved exact small numbers in each agency's own copy; without it they are hidden there too. */
  exactCountsApproved?: CalendarDate;
}

export type Posting = 'card' | 'roll_up';

/** One channel, as each platform calls it. */
export interface DistrictChannel {
  slack?: string;
  teams?: string;
}

export interface District {
  name: string;
  shortName: string;
  /** Prefix of incident references: `PS` gives PS-7K3Q. */
  referencePrefix: string;
  timeZone: string;
  /** Language of channels and of people whose language is not known. */
  language: Language;
  agencies: Agency[];
  sites: Site[];
  people: NamedPerson[];
  channels: { director: DistrictChannel; liaison: DistrictChannel /** Where the auditor raises its alarm. */; operator?: DistrictChannel };
  /** Slack workspace (team) ids that belong to the district; accounts of others are guests. Empty: the token's own. */
  slackTeams: string[];
  calendar: Calendar;
  duty: DutyHours;
  quietHours: QuietHours;
  deadlines: Deadlines;
  posting: Record<Level, Posting>;
  /** Number people in the district read when the bot cannot help (never instead of 911). */
  directorPhone: string;
  digest: DigestSettings;
  /** SHA-256 of the file's bytes; goes into PolicyVersion. */
  hash: string;
}
