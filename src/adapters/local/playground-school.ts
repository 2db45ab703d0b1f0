/** Whom and what `npm run try -- --teams` shows in the Agents Playground: the people of local-slack.yaml, as its configuration wants them. */

export interface PlaygroundPerson {
  /** Entra object id; invented, and Teams' own id of the person as well. */
  id: string;
  name: string;
  email: string;
}

export interface PlaygroundTeam {
  /** Also the id of its channel General, as in Teams. */
  id: string;
  name: string;
  /** Besides General; the Playground takes one at most. */
  channels: { id: string; name: string }[];
}

const entraId = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`;

export const TEACHER = { id: entraId(1), name: 'Terry Boone (teacher)', email: 'terry.teacher@example.org' };
export const DIRECTOR = { id: entraId(2), name: 'Diana Marsh (security director)', email: 'diana.director@example.org' };

/** Six, as many as the Playground wants: one to act as and five others. */
export const PEOPLE: readonly PlaygroundPerson[] = [
  TEACHER,
  DIRECTOR,
  { id: entraId(3), name: 'Derek Okafor (deputy)', email: 'derek.deputy@example.org' },
  { id: entraId(4), name: 'Sam Whitfield (assistant principal)', email: 'sam.siteadmin@example.org' },
  { id: entraId(5), name: 'Desmond Hale (designee)', email: 'desmond.designee@example.org' },
  { id: entraId(6), name: 'Marisol Peña (maestra)', email: 'marisol.maestra@example.org' },
];

export const SCHOOL_TEAM: PlaygroundTeam = { id: '19:school@thread.tacv2', name: 'Palm Springs High School', channels: [] };
export const DIRECTOR_CHANNEL = '19:director@thread.tacv2';
export const LIAISON_CHANNEL = '19:liaison@thread.tacv2';
/** Its General is the channel of the police liaison, since the Playground has one team of two channels. */
export const SAFETY_TEAM: PlaygroundTeam = {
  id: LIAISON_CHANNEL,
  name: 'Police liaison',
  channels: [{ id: DIRECTOR_CHANNEL, name: 'Security director' }],
};

/** The Playground's own configuration file (.m365agentsplayground.yml). */
export function playgroundConfig(person: PlaygroundPerson, team: PlaygroundTeam): object {
  return {
    version: '0.1.1',
    // as the adapter calls the tenant of a client on this machine
    tenantId: 'local',
    bot: { id: 'crosswalk-bot', name: 'Crosswalk' },
    currentUser: toUser(person),
    users: PEOPLE.filter(({ id }) => id !== person.id).map(toUser),
    personalChat: { id: `chat-${person.id}` },
    groupChat: { id: `group-${person.id}`, name: 'Group chat' },
    team: { ...team, aadGroupId: entraId(9) },
  };
}

function toUser({ id, name, email }: PlaygroundPerson): object {
  const [givenName = '', surname = ''] = name.split(' ');
  // the Playground's own spelling
  return { id, name, userPrincipleName: email, aadObjectId: id, givenName, surname, email };
}
