/** English words of drills. "Do NOT call 911 for this drill" stands on every screen and card of one (wording.md 9). */
import type { DrillKind } from '../../../incidents/drill/drill.ts';

const kinds: Record<DrillKind, string> = {
  lockdown: 'Lockdown',
  secure: 'Secure (doors locked, lessons go on)',
  evacuate: 'Evacuation',
  shelter: 'Shelter in place',
  hold: 'Hold (everybody stays in the room)',
  reunification: 'Reunification with families',
};

export const drill = {
  kinds,
  notReal: 'DRILL. NOT REAL. Do NOT call 911 for this drill.',
  real: 'Real emergency? Call 911 and tap THIS IS REAL.',
  start: {
    title: 'Start a drill',
    intro: 'Reports with /incident stay real for everybody, also during the drill.',
    site: 'Which site?',
    kind: 'Which drill?',
    minutes: 'For how long?',
    minutesOf: (minutes: number) => `${minutes} minutes`,
    submit: 'Start the drill',
    started: (kind: string, site: string, until: string) => `Started: ${kind} at ${site}, until ${until}.`,
    running: (site: string, until: string) => `A drill is running at ${site} already, until ${until}. Nothing was started.`,
    emergency: 'A real emergency is open at this site. No drill can start there until it is stood down.',
    notAllowed: (phone: string) =>
      `Drills are started by the director, deputies and the administrators of the site. Their office: ${phone}.`,
  },
  card: {
    what: (kind: string, site: string) => `${kind} · ${site}`,
    until: (at: string) => `Ends by itself at ${at}.`,
    ended: (at: string) => `The drill ended at ${at}.`,
    wasReal: (at: string) => `The drill ended at ${at}: a REAL emergency was raised here. If you see danger, call 911.`,
    push: 'DRILL. NOT REAL.',
    pushEnded: 'The drill is over',
    pushReal: 'Drill over: REAL emergency',
  },
  buttons: { 'end-drill': 'End drill', 'this-is-real': 'THIS IS REAL' },
  ended: 'The drill is over.',
  alreadyEnded: 'The drill was over already.',
  raised: 'The drill is over. Everybody is being alerted now: this is an emergency.',
  alreadyRaised: 'The emergency was raised already.',
};

export type DrillWording = typeof drill;
