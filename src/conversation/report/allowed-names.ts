import type { District } from '../../district/types.ts';

type Naming = Pick<District, 'sites' | 'agencies' | 'name' | 'shortName'>;

const found = new WeakMap<Naming, string[]>();

/** Names that stay in a note: the district's schools, cities and agencies; a school also without its last word ("Raymond Cree"). */
export function allowedNames(district: Naming): string[] {
  const names = found.get(district) ?? namesOf(district);
  found.set(district, names);
  return names;
}

function namesOf(district: Naming): string[] {
  const sites = district.sites.flatMap(({ name }) => [name, name.split(' ').slice(0, -1).join(' ')]);
  const cities = district.sites.map((site) => site.city);
  const agencies = district.agencies.map((agency) => agency.name);
  return [...new Set([...sites, ...cities, ...agencies, district.name, district.shortName])].filter((name) => name !== '');
}
