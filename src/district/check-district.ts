/**
 * What no single value of the district file shows: references, duplicates, order, people who are missing. It reads the raw data, so
 * that these are named in the same run as values of the wrong form.
 */
import { z } from 'zod';
import { checkReaders, looseReader } from './check-readers.ts';
import { type Flaw, problem, warning } from './flaw.ts';

// Wrong forms are the schema's business: here they only read as absent.
const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const list = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
/** Something else than a group of keys reads as an empty one. */
const group = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((value) => (typeof value === 'object' && value !== null ? value : {}), z.object(shape));

const looseFile = z.object({
  director_phone: text,
  agencies: list(group({ agency_id: text, non_emergency_phone: text })),
  sites: list(group({ site_id: text, agency: text, admin_group: text, address: text, front_office_phone: text })),
  people: list(group({ key: text, role: text, email: text, slack_id: text, teams_id: text, admin_groups: list(z.string()) })),
  channels: group({ director: group({ slack: text, teams: text }), liaison: group({ slack: text, teams: text }) }),
  calendar: group({
    start: text,
    end: text,
    days_off: list(group({ from: text, to: text })),
    early_release: list(group({ end: text })),
  }),
  deadlines: group({ decision: number, decision_reminder: number, decision_deputy: number }),
  duty: group({ start: text, end: text, after_hours: list(z.string()) }),
  posting: group({ L3: text, L4: text, L5: text }),
  digest: group({ readers: list(looseReader) }),
});
type LooseFile = z.infer<typeof looseFile>;

/** Every flaw between the values of a district file; warnings do not stop the start. */
export function checkDistrict(data: unknown): Flaw[] {
  const parsed = looseFile.safeParse(data);
  if (!parsed.success) return [];
  const file = parsed.data;
  return [
    ...duplicates(file),
    ...references(file),
    ...missingPeople(file),
    ...missingChannels(file),
    ...disorder(file),
    ...hiddenLevels(file),
    ...checkReaders(file.digest.readers, idsOf(file.agencies.map((it) => it.agency_id))),
    ...examples(file),
  ];
}

function duplicates(file: LooseFile): Flaw[] {
  return [
    ...twice('agencies', 'agency_id', file.agencies),
    ...twice('sites', 'site_id', file.sites),
    ...(['key', 'email', 'slack_id', 'teams_id'] as const).flatMap((field) => twice('people', field, file.people)),
    ...twice('digest.readers', 'reader_id', file.digest.readers),
  ];
}

function twice<K extends string>(section: string, field: K, items: { [P in K]?: string | undefined }[]): Flaw[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    const value = item[field]?.toLowerCase();
    if (value === undefined) return [];
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    if (first === undefined) return [];
    const path = [...section.split('.'), index, field];
    return [problem(path, `${section}[${index}].${field}: ${value} stands at ${section}[${first}] already`, 'Each may stand once.')];
  });
}

function references(file: LooseFile): Flaw[] {
  const agencies = idsOf(file.agencies.map((it) => it.agency_id));
  const groups = idsOf(file.sites.map((it) => it.admin_group));
  const unknownAgencies = file.sites.flatMap((site, index) =>
    site.agency === undefined || agencies.has(site.agency)
      ? []
      : [
          problem(
            ['sites', index, 'agency'],
            `sites[${index}].agency: there is no agency ${site.agency}`,
            `One of: ${[...agencies].join(', ')}.`,
          ),
        ],
  );
  const unknownGroups = file.people.flatMap((person, index) =>
    person.admin_groups.flatMap((name, place) =>
      groups.has(name)
        ? []
        : [
            problem(
              ['people', index, 'admin_groups', place],
              `people[${index}].admin_groups: no site has the admin_group ${name}`,
              `One of: ${[...groups].join(', ')}.`,
            ),
          ],
    ),
  );
  return [...unknownAgencies, ...unknownGroups, ...onCall(file)];
}

/** Who is on call must be able to decide. */
function onCall({ duty, people }: LooseFile): Flaw[] {
  const deciders = idsOf(
    people.filter(({ role }) => role === 'director' || role === 'deputy' || role === 'designee').map(({ key }) => key),
  );
  const unknown = duty.after_hours.flatMap((key, index) =>
    deciders.has(key)
      ? []
      : [
          problem(
            ['duty', 'after_hours', index],
            `duty.after_hours[${index}]: ${key} is no director, deputy or designee`,
            `One of: ${[...deciders].join(', ')}.`,
          ),
        ],
  );
  if (duty.after_hours.length > 0) return unknown;
  const why =
    'List in `duty.after_hours` who reads reports then, or leave it: people are told that nobody reads them before the next morning.';
  return [warning(['duty'], 'duty: nobody is on call outside office hours', why)];
}

function missingPeople(file: LooseFile): Flaw[] {
  if (file.people.length === 0) return [];
  const has = (role: string) => file.people.some((person) => person.role === role);
  const director = has('director')
    ? []
    : [problem(['people'], 'people: nobody is the director', 'Give one person `role: director`: without one nobody decides.')];
  const advised = Object.entries(ADVISED)
    .filter(([role]) => !has(role))
    .map(([role, why]) => warning(['people'], `people: nobody has \`role: ${role}\``, why));
  return [...director, ...advised, ...groupsWithoutAdministrator(file)];
}

const ADVISED = {
  deputy: 'Name one: a decision the director does not take in time goes to the deputy.',
  designee: "Name the superintendent's designee: the last one asked, and the one for matters about staff.",
  title_ix: 'Name the Title IX coordinator: such reports go to nobody else.',
  hr: 'Name somebody of human resources: matters about staff go there.',
  crisis_lead: 'Name somebody for students at risk of harming themselves.',
};

function groupsWithoutAdministrator(file: LooseFile): Flaw[] {
  const covered = idsOf(file.people.filter((person) => person.role === 'site_admin').flatMap((person) => person.admin_groups));
  return file.sites.flatMap((site, index) =>
    site.admin_group === undefined || covered.has(site.admin_group)
      ? []
      : [
          warning(
            ['sites', index, 'admin_group'],
            `sites[${index}] (${site.site_id}) has no administrator`,
            `Give a person \`role: site_admin\` and \`admin_groups: [${site.admin_group}]\`; until then its duties have no owner.`,
          ),
        ],
  );
}

function missingChannels(file: LooseFile): Flaw[] {
  return (['director', 'liaison'] as const).flatMap((name) => {
    const channel = file.channels[name];
    if (channel.slack !== undefined || channel.teams !== undefined) return [];
    return [problem(['channels', name], `channels.${name}: no channel`, 'Write `slack:` with the channel id, or `teams:`.')];
  });
}

function disorder(file: LooseFile): Flaw[] {
  const { duty } = file;
  const { start, end, days_off, early_release } = file.calendar;
  const { decision, decision_reminder, decision_deputy } = file.deadlines;
  const flaws: (Flaw | false)[] = [
    after(start, end) && problem(['calendar', 'end'], `calendar.end: school ends at ${end}, before it starts`, 'Put start before end.'),
    after(duty.start, duty.end) &&
      problem(['duty', 'end'], `duty.end: the office closes at ${duty.end}, before it opens`, 'Put start before end.'),
    ...days_off.map(
      ({ from, to }, index) =>
        after(from, to) &&
        problem(['calendar', 'days_off', index, 'to'], `calendar.days_off[${index}]: ends before it begins`, 'Put `from` before `to`.'),
    ),
    ...early_release.map(
      (release, index) =>
        (after(start, release.end) || after(release.end, end)) &&
        problem(
          ['calendar', 'early_release', index, 'end'],
          `calendar.early_release[${index}]: ${release.end} is not within school hours`,
          `Write a time between ${start} and ${end}.`,
        ),
    ),
    notBefore(decision_reminder, decision_deputy) &&
      problem(
        ['deadlines', 'decision_deputy'],
        'deadlines: the deputy is asked before the reminder',
        'decision_reminder < decision_deputy.',
      ),
    notBefore(decision_deputy, decision) &&
      problem(['deadlines', 'decision'], 'deadlines: the decision is due before the deputy is asked', 'decision_deputy < decision.'),
  ];
  return flaws.filter((flaw) => flaw !== false);
}

/** What needs a person at once must not wait for the daily roll-up. */
function hiddenLevels(file: LooseFile): Flaw[] {
  return (['L3', 'L4', 'L5'] as const)
    .filter((level) => file.posting[level] === 'roll_up')
    .map((level) => problem(['posting', level], `posting.${level}: may not wait for the roll-up`, 'Write card.'));
}

/** 555-01xx is reserved for fiction: nobody answers it. The address is read aloud to 911. */
function examples(file: LooseFile): Flaw[] {
  const phones = [
    file.director_phone,
    ...file.agencies.map((it) => it.non_emergency_phone),
    ...file.sites.map((it) => it.front_office_phone),
  ];
  const fictional = phones.filter((phone) => phone !== undefined && /555\D*01\d\d$/.test(phone)).length;
  const addresses = file.sites.filter((site) => /\bexample\b/i.test(site.address ?? '')).length;
  if (fictional + addresses === 0) return [];
  const message = `${fictional} telephone numbers (555-01xx) and ${addresses} addresses are examples`;
  return [warning([], message, 'Write the real ones before going live: nobody answers these, and the address is read to 911.')];
}

// HH:MM and YYYY-MM-DD compare as text.
const after = (first: string | undefined, second: string | undefined) => first !== undefined && second !== undefined && first > second;
const notBefore = (first: number | undefined, second: number | undefined) => first !== undefined && second !== undefined && first >= second;
const idsOf = (values: (string | undefined)[]) => new Set(values.filter((value) => value !== undefined));
