/** The chat clients of `npm run try`: which are wished for, whether this machine has them, and their windows. */

import { hasPlayground, type Playground, startPlayground } from '../../adapters/local/agents-playground.ts';
import { hasLocalSlack } from '../../adapters/local/local-slack.ts';
import {
  DIRECTOR,
  DIRECTOR_CHANNEL,
  LIAISON_CHANNEL,
  PEOPLE,
  SAFETY_TEAM,
  SCHOOL_TEAM,
  TEACHER,
} from '../../adapters/local/playground-school.ts';
import { AppError } from '../../incidents/app-error.ts';
import { freePort } from './free-port.ts';
import { NO_PLAYGROUND, NO_SLACK } from './words.ts';

export interface Clients {
  slack: boolean;
  teams: boolean;
}

/** What to do where a client is missing; null: it can start. */
export function whatIsMissing({ slack, teams }: Clients, has = { slack: hasLocalSlack, teams: hasPlayground }): string | null {
  const missing = [...(slack && !has.slack() ? [NO_SLACK] : []), ...(teams && !has.teams() ? [NO_PLAYGROUND] : [])];
  return missing.length > 0 ? missing.join('\n') : null;
}

export interface TeamsWindows {
  teacher: Playground;
  director: Playground;
}

const PLAYGROUND_PORT = 56_150;

/** One window for who reports and one for who decides, since the Playground has one person each. */
export async function startWindows(folder: string, botUrl: string): Promise<TeamsWindows> {
  const teacher = await startPlayground(folder, { port: await freePort(PLAYGROUND_PORT), botUrl, person: TEACHER, team: SCHOOL_TEAM });
  try {
    const port = await freePort(PLAYGROUND_PORT + 1);
    return { teacher, director: await startPlayground(folder, { port, botUrl, person: DIRECTOR, team: SAFETY_TEAM }) };
  } catch (error) {
    await teacher.stop();
    throw error;
  }
}

/**
 * The sample district with the channels and people of the Playground.
 *
 * @throws AppError `try-district` where the sample is written otherwise than this expects.
 */
export function districtWithTeams(sample: string, { slack }: Pick<Clients, 'slack'>): string {
  const channel = (use: string, teams: string) => (text: string) =>
    replaced(
      text,
      new RegExp(`^( +${use}: \\{) (slack: \\w+) \\}`, 'm'),
      (_, start, id) => `${start} ${slack ? `${id}, ` : ''}teams: '${teams}' }`,
    );
  const withChannels = channel('liaison', LIAISON_CHANNEL)(channel('director', DIRECTOR_CHANNEL)(sample));
  return PEOPLE.reduce(
    (text, { id, email }) =>
      // teachers stand in no file
      text.includes(`    email: ${email}\n`) ? text.replace(`    email: ${email}\n`, `    email: ${email}\n    teams_id: ${id}\n`) : text,
    withChannels,
  );
}

function replaced(text: string, from: RegExp, to: (...found: string[]) => string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new AppError('try-district', `The sample district has no line like ${from}.`);
  return changed;
}
