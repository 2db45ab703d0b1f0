/** English words of an emergency beyond its alarm: gathered reports, what 911 was told, all clear, the paperwork. */
import type { PaperReason } from '../../../incidents/emergency/paperwork.ts';
import type { ToldCode } from '../../../incidents/emergency/record-told.ts';
import type { Line, PersonReference } from '../../notice.ts';

const told: Record<ToldCode, string> = {
  place: 'the place',
  kind: 'what is happening',
  weapon: 'whether there is a weapon',
  injuries: 'who is hurt, and how badly',
  people: 'how many people',
  in_charge: 'who is in charge here',
};

const paperReasons: Record<PaperReason, string> = {
  real_and_over: 'It was real, and it is over',
  false_alarm: 'It was a false alarm',
  hoax: 'It was a hoax',
  drill_confusion: 'A drill was taken for real',
  medical_over: 'It was a medical emergency, and it is over',
};

export const emergencies = {
  gathered: {
    count: (count: number) => `${count} reports of this event, from one site within minutes. Each is kept; the others are in the thread.`,
    kinds: (kinds: string) => `Other reports say: ${kinds}`,
    thread: (count: number, reference: string) =>
      count === 1 ? `1 more report stands under ${reference}:` : `${count} more reports stand under ${reference}:`,
    line: (reference: string, at: string) => `${reference} · ${at}`,
    more: (count: number) => `and ${count} more`,
    none: (reference: string) => `No report stands under ${reference} any more.`,
    push: (reference: string, count: number) => `${reference}: ${count} reports`,
    under: (reference: string, lead: string) => `${reference} · stands under ${lead}`,
    underLine: (lead: string) => `It is a report of the same event: the buttons are on the card of ${lead}. This report is kept.`,
    pressThere: (lead: string) => `This report stands under ${lead}: please use the card of ${lead}. Nothing was changed.`,
  },
  confirmedVia: 'It was said on another report of this event.',
  told: {
    codes: told,
    card: (list: string) => `911 was told: ${list}`,
    intro: 'Only that it was said, not what. Tick what the caller told 911. Stay on the line while they ask.',
    what: 'What did you tell 911?',
    choose: 'Please tick at least one.',
    submit: 'Record',
    done: 'Recorded on the card.',
    notYet: 'Nobody has confirmed 911 yet. Call 911, then tap "911 called".',
  },
  allClear: {
    heading: (at: string) => `ALL CLEAR ${at}, not stood down yet`,
    card: (person: PersonReference, at: string): Line => [`All clear ${at}, recorded by `, person, '. New danger? Call 911.'],
    already: (who: string, at: string) => `Already recorded by ${who} at ${at}: all clear.`,
  },
  alertOver: {
    confirmed: (at: string) => `911 was confirmed ${at}. Thank you.`,
    stoodDown: (at: string) => `Stood down ${at}. Thank you.`,
    other: 'This alarm has ended, or another report carries it.',
  },
  paper: {
    reasons: paperReasons,
    open: (due: string) => `Paperwork open, due ${due}`,
    late: (due: string) => `PAPERWORK OVERDUE since ${due}`,
    proposed: (person: PersonReference, reason: string): Line => [person, `: ${reason}. A second person has to sign.`],
    signed: (reason: string, first: PersonReference, second: PersonReference): Line => [
      `Paperwork: ${reason}. Signed by `,
      first,
      ' and ',
      second,
      '.',
    ],
    ask: 'The alarm is over. What was it?',
    askLine: 'Two persons sign this within one school day: one says what it was, another confirms.',
    done: (reference: string) => `Paperwork of ${reference}: done. Thank you.`,
    push: (reference: string) => `${reference}: paperwork`,
    intro: 'This changes no level. If it was no emergency, correct the facts too: More, "Correct the facts".',
    what: 'What was it?',
    propose: 'Sign as first person',
    proposedNow: 'Recorded. A second person has to sign; they are asked now.',
    proposal: (who: string, at: string, reason: string) => `${who}, ${at}: ${reason}.`,
    own: 'You signed as the first person: somebody else has to sign now.',
    decide: 'Do you sign it too?',
    confirm: 'Yes, it was so',
    refuse: 'No, it was otherwise',
    submit: 'Record',
    confirmed: 'Signed. The paperwork is done.',
    refused: 'Not signed: somebody has to say anew what it was.',
    nothing: 'There is no paperwork to do here.',
  },
};

export type EmergencyWording = typeof emergencies;
