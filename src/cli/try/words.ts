/** What `npm run try` says. */
import { PLAYGROUND_PACKAGE } from '../../adapters/local/agents-playground.ts';

export const HELP = `Usage: npm run try [-- --teams | --both] [--port 3100] [--filled]

Starts everything on this machine: PostgreSQL in a scratch folder, the bot with the sample district of Palm Springs, and
local-slack, a chat client you open in the browser. Stop it with Ctrl-C; the scratch folder is removed.

--teams   the Microsoft 365 Agents Playground, a client like Microsoft Teams, in the place of local-slack. It has to be
          installed first: npm install --no-save ${PLAYGROUND_PACKAGE}
--both    both clients and one bot: one report stands in both.
--filled  begins with a year of invented incidents up to last Sunday, so that the weekly digest, laid before the director at
          the start, has something to say; release it there, and it stands in the liaison channel with its PDF.
`;

export const NO_SLACK = `npm run try needs local-slack, a chat client that is published for Linux on x64 only, and this machine has none.
What you can do instead:
  - run it on Linux x64 (a virtual machine, or WSL on Windows) after npm ci, or
  - connect the bot to a Slack workspace of your own: README, "Set up Slack" (a free test workspace is enough).
`;

export const NO_PLAYGROUND = `npm run try -- --teams needs the Microsoft 365 Agents Playground, which is not installed.
Its licence is Microsoft's, for evaluation, so it does not come with this program. To install it beside this program, and run again:

  npm install --no-save ${PLAYGROUND_PACKAGE}

npm ci removes it again.
`;

export interface Addresses {
  slack?: string;
  teams?: { teacher: string; director: string };
}

/** What to open and what to do there. */
export function welcome({ slack, teams }: Addresses, filled: boolean): string {
  return [
    '\nCrosswalk is running, with invented people and example numbers. Nothing here calls anybody.\n',
    ...(slack === undefined ? [] : [slackSteps(slack)]),
    ...(teams === undefined ? [] : [teamsSteps(teams)]),
    ...(slack !== undefined && teams !== undefined ? [BOTH] : []),
    `${filled ? filledSteps(slack === undefined ? 'Teams' : 'Slack') : ''}Answer "Danger now?" with Yes to see an emergency. Stop with Ctrl-C.\n`,
  ].join('\n');
}

const slackSteps = (url: string): string => `\
  1. Open    ${url}
  2. Act as  "Terry Boone (teacher)" (chosen at the top right)
  3. Type    /incident          in #general, answer the screens, press Send
             /incident ayuda    the help, in Spanish too
  4. Act as  "Diana Marsh (security director)" and look at #security-director: the card, its buttons, the pinned board
  5. See also "Marisol Peña (maestra)" (Spanish), "Derek Okafor (deputy)", "Sam Whitfield (assistant principal)",
             "Desmond Hale (designee)", and the direct messages from crosswalk
`;

const teamsSteps = ({ teacher, director }: { teacher: string; director: string }): string => `\
  Teams: the Playground has one person each, so there are two of them.

  1. Open    ${director}    Diana Marsh, the security director
             and click on "Security director" and "General" (of the police liaison): only now the bot may write there
  2. Open    ${teacher}    Terry Boone, a teacher
  3. Type    report             in Personal Chat; answer the card, which replaces itself, press Send
             help, status       or ayuda; in the channel General with @Crosswalk before it
  4. As Diana look at "Security director": the board and the card, whose buttons "What I can do here" brings

  What the Playground cannot: keep what stands there when the page is loaded again; dialogs ("Open the form" works in Teams);
  other people's chats. It listens on every address of this machine: not for a network you do not trust.
`;

const CHANNELS = { Slack: ['#security-director', '#police-liaison'], Teams: ['"Security director"', '"General" of the police liaison'] };

function filledSteps(platform: keyof typeof CHANNELS): string {
  const [director, liaison] = CHANNELS[platform];
  return `\
A year of invented incidents is behind it: as Diana Marsh release the weekly digest in ${director}, then look into
${liaison}. None of it happened.

`;
}

const BOTH = `\
  Both show the same incident: report here and decide there, and look at the card on the other side.
`;
