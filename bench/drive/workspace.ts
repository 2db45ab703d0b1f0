/** The double of a platform with everybody the sample district names, and as many teachers as a run needs. */
import { readDistrict } from '../../src/adapters/files/read-district.ts';
import type { District } from '../../src/district/types.ts';
import { entraIdOf } from '../../test/fixtures/district-tenant.ts';
import { type SlackDouble, startSlackDouble } from '../../test/fixtures/slack-double/slack-double.ts';
import { startTeamsDouble } from '../../test/fixtures/teams-double/teams-double.ts';
import type { Chat } from './chat.ts';
import { createSlackChat } from './slack-chat.ts';
import { createTeamsChat } from './teams-chat.ts';

const SAMPLE = 'district/palm-springs.sample.yaml';
const BOT = 'U0BOT';

export interface Workspace {
  chat: Chat;
  district: District;
  directorChannel: string;
  liaisonChannel: string;
  /** Account ids of teachers. */
  teachers: string[];
  /** Account ids of those who may decide, the director first. */
  deciders: string[];
}

export interface SlackWorkspace extends Workspace {
  slack: SlackDouble;
}

interface WorkspaceOptions {
  teachers: number;
  /** The one the bot gets; its people are made accounts of the workspace. */
  districtFile?: string;
}

export async function startWorkspace({ teachers, districtFile = SAMPLE }: WorkspaceOptions): Promise<SlackWorkspace> {
  const district = sampleDistrict(districtFile);
  const directorChannel = district.channels.director.slack ?? 'C0DIRECTOR';
  const liaisonChannel = district.channels.liaison.slack ?? 'C0LIAISON';
  const named = district.people.map((person) => ({ ...person, account: accountOf(person.key) }));
  const staff = staffOf(teachers);
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
  const chat = createSlackChat(slack, directorChannel);
  return { chat, slack, district, directorChannel, liaisonChannel, teachers: staff, deciders: decidersOf(district) };
}

/** The same people at Teams clients. The district file names its Teams channels. */
export async function startTenant({ teachers, districtFile = SAMPLE }: WorkspaceOptions): Promise<Workspace> {
  const district = sampleDistrict(districtFile);
  const { director, liaison } = district.channels;
  if (!director.teams || !liaison.teams) throw new Error(`${districtFile} names no channels of Teams`);
  const named = district.people.map(({ key, email }) => ({ aadObjectId: entraIdOf(accountOf(key)), name: key, email }));
  const staff = staffOf(teachers);
  const everybody = named.map(({ aadObjectId }) => aadObjectId);
  const team = { teamId: '19:safety-team@thread.tacv2', members: everybody };
  const teams = await startTeamsDouble({
    people: [
      ...named,
      ...staff.map((id) => ({ aadObjectId: entraIdOf(id), name: id.toLowerCase(), email: `${id.toLowerCase()}@example.org` })),
    ],
    channels: [
      { id: director.teams, name: 'security-director', ...team },
      { id: liaison.teams, name: 'police-liaison', ...team },
    ],
  });
  const places = { directorChannel: director.teams, liaisonChannel: liaison.teams };
  const deciders = decidersOf(district).map(entraIdOf);
  const chat = createTeamsChat(teams, { ...places, deciders });
  return { chat, district, ...places, teachers: staff.map(entraIdOf), deciders };
}

const staffOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `U0TEACHER${String(index).padStart(4, '0')}`);

const decidersOf = ({ people }: District): string[] =>
  people.filter(({ role }) => role === 'director' || role === 'deputy').map(({ key }) => accountOf(key));

/** The double's account of a person of the district file. */
function accountOf(key: string): string {
  return `U0${key.toUpperCase().replaceAll('_', '')}`;
}

function sampleDistrict(file: string): District {
  const read = readDistrict(file);
  if (!read.ok) throw new Error(`${file} cannot be used: ${JSON.stringify(read.problems)}`);
  return read.district;
}
