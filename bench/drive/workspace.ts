/** The double with everybody the sample district names, and as many teachers as a run needs. */
import { readDistrict } from '../../src/adapters/files/read-district.ts';
import type { District } from '../../src/district/types.ts';
import { type SlackDouble, startSlackDouble } from '../../test/fixtures/slack-double/slack-double.ts';

const SAMPLE = 'district/palm-springs.sample.yaml';
const BOT = 'U0BOT';

export interface Workspace {
  slack: SlackDouble;
  district: District;
  directorChannel: string;
  liaisonChannel: string;
  /** Account ids of teachers. */
  teachers: string[];
  /** Account ids of those who may decide, the director first. */
  deciders: string[];
}

/** @param districtFile the one the bot gets; its people are made accounts of the workspace. */
export async function startWorkspace({ teachers, districtFile = SAMPLE }: { teachers: number; districtFile?: string }): Promise<Workspace> {
  const district = sampleDistrict(districtFile);
  const directorChannel = district.channels.director.slack ?? 'C0DIRECTOR';
  const liaisonChannel = district.channels.liaison.slack ?? 'C0LIAISON';
  const named = district.people.map((person) => ({ ...person, account: accountOf(person.key) }));
  const staff = Array.from({ length: teachers }, (_, index) => `U0TEACHER${String(index).padStart(4, '0')}`);
  const readers = named.map(({ account }) => account);
  const slack = await startSlackDouble({
    botUserId: BOT,
    users: [
      ...named.map(({ account, key, email }) => ({ id: account, name: key, email })),
      ...staff.map((id) => ({ id, name: id.toLowerCase(), email: `${id.toLowerCase()}@example.org`, locale: 'en-US' })),
    ],
    channels: [
      { id: directorChannel, name: 'security-director', private: true, members: [...readers, BOT] },
      { id: liaisonChannel, name: 'police-liaison', private: true, members: [...readers, BOT] },
    ],
  });
  const deciders = named.filter(({ role }) => role === 'director' || role === 'deputy').map(({ account }) => account);
  return { slack, district, directorChannel, liaisonChannel, teachers: staff, deciders };
}

/** The double's account of a person of the district file. */
function accountOf(key: string): string {
  return `U0${key.toUpperCase().replaceAll('_', '')}`;
}

function sampleDistrict(file: string): District {
  const read = readDistrict(file);
  if (!read.ok) throw new Error(`${file} cannot be used: ${JSON.stringify(read.problems)}`);
  return read.district;
}
