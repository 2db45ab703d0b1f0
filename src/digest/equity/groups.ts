/** Groups of students as 34 CFR 300.647 names them; other names of an export are kept as they are where the group is large enough. */
import type { Localized } from '../../policy/types.ts';
import { SMALLEST_GROUP } from './formulas.ts';

/** One student of the export, as long as a report is being made and no longer. */
export interface Enrolled {
  /** Keyed hash of the student number. */
  hash: string;
  /** As the export has it. */
  group: string;
  /** Id of a site of the district; null: not told, or none of its sites. */
  homeSiteId: string | null;
}

/** Of a group as it is printed. */
export interface Group {
  id: string;
  label: Localized;
}

const GROUPS: readonly (Group & { names: RegExp })[] = [
  { id: 'hispanic', label: { en: 'Hispanic', es: 'Hispanos' }, names: /^(hispanic|latino|latina|latinx|hispano)/ },
  {
    id: 'american_indian',
    label: { en: 'American Indian', es: 'Indígenas americanos' },
    names: /^(american indian|am indian|alaska native|native american)/,
  },
  { id: 'asian', label: { en: 'Asian', es: 'Asiáticos' }, names: /^asian/ },
  { id: 'black', label: { en: 'Black', es: 'Negros' }, names: /^(black|african american)/ },
  { id: 'pacific_islander', label: { en: 'Pacific Islander', es: 'Isleños del Pacífico' }, names: /^(native hawaiian|pacific islander)/ },
  { id: 'white', label: { en: 'White', es: 'Blancos' }, names: /^white/ },
  { id: 'two_or_more', label: { en: 'Two or more', es: 'Dos o más' }, names: /^(two or more|2 or more|multiracial|multiple)/ },
];

const OTHERS: Group = { id: 'other', label: { en: 'Other or not stated', es: 'Otros o sin indicar' } };

/**
 * The group of every student of the export, by hash.
 *
 * A name that is none of the seven and stands for fewer than 30 students is folded into "other": it may be a slip, and a slip may be
 * somebody's name.
 */
export function groupStudents(students: readonly Enrolled[]): Map<string, Group> {
  const sizes = new Map<string, number>();
  for (const { group } of students) sizes.set(plain(group), (sizes.get(plain(group)) ?? 0) + 1);
  const groups = new Map([...sizes].map(([name, size]) => [name, groupOf(name, size)]));
  return new Map(students.map(({ hash, group }) => [hash, groups.get(plain(group)) ?? OTHERS]));
}

/** In the order in which they are printed: the seven, others by name, the rest. */
export function inOrder(groups: Iterable<Group>): Group[] {
  const known = GROUPS.map(({ id }) => id);
  const place = ({ id }: Group) => (known.includes(id) ? known.indexOf(id) : id === OTHERS.id ? Number.POSITIVE_INFINITY : known.length);
  const unique = new Map([...groups].map((group) => [group.id, group]));
  return [...unique.values()].sort((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1));
}

function groupOf(name: string, size: number): Group {
  const known = GROUPS.find(({ names }) => names.test(name));
  if (known) return { id: known.id, label: known.label };
  if (name === '' || size < SMALLEST_GROUP) return OTHERS;
  return { id: `named:${name}`, label: { en: name, es: name } };
}

/** Spelling of exports differs in case, spaces and signs. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
