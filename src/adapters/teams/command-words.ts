import { type Command, parseCommand } from '../../conversation/command.ts';

const SUBCOMMAND = /\/incident ((?:away until|digest|status) [\w:-]*\d[\w:-]*|away|status|help|ayuda|digest|duties|drill|actions)\b/g;

/** Sentences name commands as Slack has them; in Teams a command is a word that is typed to the bot. */
export function inTeamsWords(text: string): string {
  return text.includes('/incident') ? text.replace(SUBCOMMAND, '“$1”').replaceAll('/incident', '“report”') : text;
}

/** Words behind which a report begins; what else is no command begins one as well, with itself as the note. */
const REPORT_WORD = /^(?:report|reportar|informe|informar)\b[:,]?\s*/i;
/** As in Slack, for those who know it from there; and Teams' own slash. */
const SLASH = /^\/(?:incident\b)?\s*/i;

/** Read what was typed to the bot as `/incident` reads the text behind it. */
export function readTyped(text: string): Command {
  const words = text.replace(SLASH, '');
  const command = parseCommand(words);
  return command.name === 'report' ? { name: 'report', note: words.replace(REPORT_WORD, '').trim() } : command;
}
