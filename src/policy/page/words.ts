import type { Level, Obligation, PoliceCode, ResponseMode, Track } from '../types.ts';

/** The words of the page that are not the policy's own. */
export interface PageWords {
  title: string;
  subtitle: string;
  facts: (version: string, effective: string, hash: string) => string;
  noAdvice: string;
  howToRead: string[];
  heads: Record<
    | 'contents'
    | 'levels'
    | 'types'
    | 'special'
    | 'fallback'
    | 'rules'
    | 'terms'
    | 'floors'
    | 'next'
    | 'questions'
    | 'duties'
    | 'clocks'
    | 'texts'
    | 'law'
    | 'changes',
    string
  >;
  columns: Record<
    | 'level'
    | 'meaning'
    | 'police'
    | 'time'
    | 'type'
    | 'law'
    | 'after'
    | 'when'
    | 'rule'
    | 'who'
    | 'question'
    | 'answers'
    | 'asked'
    | 'duty'
    | 'owner'
    | 'due'
    | 'clock'
    | 'setBy'
    | 'citation'
    | 'status'
    | 'source'
    | 'usedBy'
    | 'version'
    | 'term'
    | 'change',
    string
  >;
  levels: Record<Level, string>;
  police: Record<PoliceCode, string>;
  response: Record<ResponseMode, string>;
  tracks: Record<Track, string>;
  to: Record<Obligation['to'], string>;
  owners: Record<string, string>;
  by: { statute: string; district: string };
  status: { confirmed: string; verify_with_counsel: string };
  clock: (value: number, unit: 'min' | 'hour' | 'schoolday' | 'day', start: 'reported' | 'suspended' | 'known') => string;
  condition: {
    and: string;
    or: string;
    every: string;
    one: string;
    not: string;
    ticked: string;
    suspended: string;
    found: string;
    minutes: (minutes: number) => string;
    answered: (question: string) => string;
    asFor: (type: string) => string;
  };
  becomes: (what: string, when: string) => string;
  holds: string;
  now: string;
  chosen: string;
  nothingElse: string;
  noDecline: string;
  raises: (level: Level) => string;
  asked: { always: string; deciding: string; administrator: string; after: string; when: (condition: string) => string };
  next: Record<Level | 'canra', string[]>;
  nextHeads: Record<Level | 'canra', string>;
  reasonHeads: { approve: string; decline: string };
  textHeads: { calm: string; call: string; notice: string; hotline: string };
  sheet: {
    title: string;
    place: string;
    now: string;
    fill: string[];
    address: string;
    words: string;
    ask: string;
    questions: string[];
    hear: string;
    caller: string[];
    background: string[];
    after: string;
    afterLines: string[];
  };
}
