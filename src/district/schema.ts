/** The district file as it is written (snake_case YAML); `check-district.ts` checks what no single value shows. */
import { z } from 'zod';
import { LEVELS } from '../policy/types.ts';
import type { District } from './types.ts';
import { isCalendarDate, isTimeZone, WEEKDAYS } from './wall-time.ts';

/** A text of a certain form, refused with a sentence and a remedy instead of a pattern. */
const text = (accepts: (value: string) => boolean, error: string, remedy: string) =>
  z.string().refine(accepts, { error, params: { remedy } });
const matching = (pattern: RegExp, error: string, remedy: string) => text((value) => pattern.test(value), error, remedy);

const words = matching(/\S/, 'is empty', 'Write it out.');
const id = matching(/^[a-z0-9_]+$/, 'is no id', 'Use small letters, digits and underscores only.');
const email = matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'is no e-mail address', 'Write the address the person signs in with.');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time', "Write hours and minutes with 24 hours: '08:00', '14:45'.");
const date = text(isCalendarDate, 'is no date', 'Write year, month and day: 2026-11-23.');
const phone = text(
  isPhone,
  'is no telephone number',
  "Write it with area code, in quotes: '760-555-0100'. 911 is never one of the district's numbers.",
);
const slackChannel = matching(
  /^[CG][A-Z0-9]{3,}$/,
  'is no Slack channel id',
  'Copy the id (it begins with C) from the end of the channel details.',
);
const slackUser = matching(/^[UW][A-Z0-9]{3,}$/, 'is no Slack member id', 'Copy the member id (it begins with U) from the profile menu.');
const slackTeam = matching(/^[TE][A-Z0-9]{3,}$/, 'is no Slack workspace id', 'It begins with T (an organization with E).');
const minutes = z.number().int().positive();
const weekday = z.enum(WEEKDAYS);

const agency = z.strictObject({ agency_id: id, name: words, non_emergency_phone: phone });

const site = z.strictObject({
  site_id: id,
  name: words,
  level: z.enum(['elementary', 'middle', 'high', 'k8', 'adult', 'other']),
  city: words,
  address: words,
  front_office_phone: phone,
  agency: id,
  enrol: z.number().int().positive().optional(),
  sro_on_site: z.boolean().default(false),
  admin_group: id,
});

const person = z.strictObject({
  key: id,
  name: words,
  title: z.strictObject({ en: words, es: words }),
  role: z.enum(['director', 'deputy', 'designee', 'site_admin', 'title_ix', 'hr', 'crisis_lead', 'liaison', 'operator']),
  /** Groups of sites a site administrator answers for. */
  admin_groups: z.array(id).default([]),
  email,
  slack_id: slackUser.optional(),
  teams_id: words.optional(),
  phone: phone.optional(),
});

const calendar = z.strictObject({
  school_days: z.array(weekday).min(1),
  start: time,
  end: time,
  days_off: z.array(z.strictObject({ from: date, to: date.optional(), name: words })).default([]),
  early_release: z.array(z.union([z.strictObject({ weekday, end: time }), z.strictObject({ date, end: time })])).default([]),
});

const duty = z.strictObject({ start: time, end: time, after_hours: z.array(id).default([]) });
const quietHours = z.strictObject({ start: time, end: time });

const deadlines = z.strictObject({
  decision: minutes,
  decision_reminder: minutes,
  decision_deputy: minutes,
  on_it_silence: minutes,
  call_duty: minutes,
  admin_sees: minutes,
  unfinished_draft: minutes,
  emergency_next_seconds: minutes,
  gather_minutes: minutes.default(10),
});

/** agency: whose own copy; only with edition agency. */
const reader = z.strictObject({
  reader_id: id,
  name: words,
  edition: z.enum(['agency', 'police', 'board', 'public']),
  agency: id.optional(),
  email,
  language: z.enum(['en', 'es']).optional(),
});

const digest = z.strictObject({
  weekday,
  time,
  release_by: z.strictObject({ weekday, time }).optional(),
  deputy_after: minutes.default(120),
  reply_to: email.optional(),
  exact_counts_approved: date.optional(),
  readers: z.array(reader).default([]),
});

const channel = z.strictObject({ slack: slackChannel.optional(), teams: words.optional() });

export const districtFileSchema = z.strictObject({
  name: words,
  short_name: words,
  reference_prefix: matching(/^[A-Z]{2,4}$/, 'is no prefix', 'Use two to four capital letters.'),
  time_zone: text(isTimeZone, 'is no time zone', 'Use a name such as America/Los_Angeles.'),
  language: z.enum(['en', 'es']),
  director_phone: phone,
  slack_teams: z.array(slackTeam).default([]),
  /** operator: where the auditor raises its alarm. */
  channels: z.strictObject({ director: channel, liaison: channel, operator: channel.optional() }),
  calendar,
  /** Missing: the hours of school, and nobody on call outside them. */
  duty: duty.optional(),
  quiet_hours: quietHours.default({ start: '21:00', end: '06:30' }),
  deadlines,
  posting: z.record(z.enum(LEVELS), z.enum(['card', 'roll_up'])),
  digest,
  agencies: z.array(agency).min(1),
  sites: z.array(site).min(1),
  people: z.array(person).min(1),
  /** The district's own changes of the policy; read and checked with the policy. */
  policy_changes: z.unknown().optional(),
});
export type DistrictFile = z.infer<typeof districtFileSchema>;

/** The district in the program's words. `hash` is the SHA-256 of the file's bytes. */
export function toDistrict(file: DistrictFile, hash: string): District {
  return {
    name: file.name,
    shortName: file.short_name,
    referencePrefix: file.reference_prefix,
    timeZone: file.time_zone,
    language: file.language,
    agencies: file.agencies.map((it) => ({ id: it.agency_id, name: it.name, nonEmergencyPhone: it.non_emergency_phone })),
    sites: file.sites.map(toSite),
    people: file.people.map((it) => toPerson(it, file)),
    channels: {
      director: present(file.channels.director),
      liaison: present(file.channels.liaison),
      ...(file.channels.operator ? { operator: present(file.channels.operator) } : {}),
    },
    slackTeams: file.slack_teams,
    calendar: toCalendar(file.calendar),
    duty: toDuty(file),
    quietHours: file.quiet_hours,
    deadlines: toDeadlines(file.deadlines),
    posting: file.posting,
    directorPhone: file.director_phone,
    digest: toDigest(file),
    hash,
  };
}

function toSite(it: DistrictFile['sites'][number]): District['sites'][number] {
  return {
    id: it.site_id,
    name: it.name,
    level: it.level,
    city: it.city,
    address: it.address,
    frontOfficePhone: it.front_office_phone,
    agencyId: it.agency,
    ...present({ enrollment: it.enrol }),
    sroOnSite: it.sro_on_site,
  };
}

function toPerson(it: DistrictFile['people'][number], file: DistrictFile): District['people'][number] {
  const siteIds = file.sites.filter((candidate) => it.admin_groups.includes(candidate.admin_group)).map((own) => own.site_id);
  return {
    key: it.key,
    name: it.name,
    title: it.title,
    role: it.role,
    siteIds,
    email: it.email.toLowerCase(),
    ...present({ slackId: it.slack_id, teamsId: it.teams_id?.toLowerCase(), phone: it.phone }),
  };
}

function toCalendar(it: DistrictFile['calendar']): District['calendar'] {
  const daysOff = it.days_off.map(({ from, to, name }) => ({ from, to: to ?? from, name }));
  return { schoolDays: it.school_days, start: it.start, end: it.end, daysOff, earlyRelease: it.early_release };
}

function toDuty({ duty: hours, calendar: { start, end } }: DistrictFile): District['duty'] {
  return hours ? { start: hours.start, end: hours.end, afterHours: hours.after_hours } : { start, end, afterHours: [] };
}

function toDigest({ digest: it, language }: DistrictFile): District['digest'] {
  return {
    weekday: it.weekday,
    time: it.time,
    deputyAfter: it.deputy_after,
    ...present({ releaseBy: it.release_by, replyTo: it.reply_to, exactCountsApproved: it.exact_counts_approved }),
    readers: it.readers.map((each) => ({
      id: each.reader_id,
      name: each.name,
      edition: each.edition,
      agencyId: each.agency ?? null,
      email: each.email,
      language: each.language ?? language,
    })),
  };
}

function toDeadlines(it: DistrictFile['deadlines']): District['deadlines'] {
  return {
    decision: it.decision,
    decisionReminder: it.decision_reminder,
    decisionDeputy: it.decision_deputy,
    onItSilence: it.on_it_silence,
    callDuty: it.call_duty,
    adminSees: it.admin_sees,
    unfinishedDraft: it.unfinished_draft,
    emergencyNextSeconds: it.emergency_next_seconds,
    gather: it.gather_minutes,
  };
}

/** The same without keys that hold nothing (`exactOptionalPropertyTypes`). */
function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Object.fromEntries forgets its keys; they are those of `values`.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function isPhone(value: string): boolean {
  return /^\+?[\d ().-]+$/.test(value) && value.replace(/\D/g, '').length >= 10;
}
