/** What stands behind `/incident`: a subcommand only if the whole text is one, else the beginning of a report. */

import type { Language } from '../policy/types.ts';

export type Command =
  | { name: 'report'; note: string }
  /** `language` where the word itself chooses one: `ayuda`. */
  | { name: 'help'; language?: Language }
  | { name: 'status'; reference: string | null }
  | { name: 'duties' | 'drill' | 'actions' }
  | { name: 'away'; until: string }
  | { name: 'digest'; week: string | null };

/** Each reads the whole text or nothing: "help student bleeding" must never get a help page for an answer. */
const GRAMMAR: readonly ((text: string) => Command | null)[] = [
  (text) => (/^help$/i.test(text) ? { name: 'help' } : null),
  (text) => (/^ayuda$/i.test(text) ? { name: 'help', language: 'es' } : null),
  (text) => {
    const match = /^status(?:\s+([a-z]{1,4}-[a-z0-9]{4}))?$/i.exec(text);
    return match ? { name: 'status', reference: match[1]?.toUpperCase() ?? null } : null;
  },
  (text) => (/^duties$/i.test(text) ? { name: 'duties' } : null),
  (text) => (/^drill$/i.test(text) ? { name: 'drill' } : null),
  (text) => (/^actions$/i.test(text) ? { name: 'actions' } : null),
  (text) => {
    const match = /^away\s+until\s+(\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2})$/i.exec(text);
    return match?.[1] ? { name: 'away', until: match[1] } : null;
  },
  (text) => (/^away$/i.test(text) ? { name: 'away', until: '' } : null),
  (text) => {
    const match = /^digest(?:\s+(\d{4}-w\d{2}))?$/i.exec(text);
    return match ? { name: 'digest', week: match[1]?.toUpperCase() ?? null } : null;
  },
];

/** Read the text behind the command; whatever is no subcommand from its first to its last word starts a report with it as its note. */
export function parseCommand(text: string): Command {
  const whole = text.trim().replace(/\s+/g, ' ');
  for (const read of GRAMMAR) {
    const command = read(whole);
    if (command) return command;
  }
  return { name: 'report', note: text.trim() };
}
