/** What the load generator and the process of the double say to each other. */
import type { Filled, ShownView } from '../../test/fixtures/slack-double/person.ts';

/** With `values` the open screen is submitted, without them `/incident` is typed. */
export interface Act {
  user: string;
  values?: Filled;
}

export interface Answered {
  status: number;
  response: string;
}

export type DoubleRequest =
  | { word: 'prepare'; acts: Act[] }
  | { word: 'answered'; answers: (Answered & { user: string })[] }
  | { word: 'views'; users: string[] }
  | { word: 'forget' };

export type DoubleReply =
  | { word: 'prepared'; bodies: string[] }
  | { word: 'shown'; results: string[] }
  | { word: 'views'; views: (ShownView | null)[] }
  | { word: 'forgotten' };
