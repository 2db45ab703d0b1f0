/** A conversation that answers what a test tells it to, and remembers what it was asked: the seam between adapter and program. */
import type { Command } from '../../../src/conversation/command.ts';
import type { Conversation } from '../../../src/conversation/conversation.ts';
import type { Press, Reply, Screen, Submission } from '../../../src/conversation/screen.ts';
import type { Person } from '../../../src/incidents/incident.ts';

export function aScreen(id: string, more: Partial<Screen> = {}): Screen {
  return {
    id,
    language: 'en',
    context: { draftId: 'd1', revision: '0' },
    title: `Screen ${id}`,
    paragraphs: [{ style: 'alert', text: 'In danger? Call 911 now.' }],
    fields: [],
    actions: [],
    close: 'Close',
    ...more,
  };
}

export const FIRST: Screen = aScreen('safety', {
  fields: [
    {
      kind: 'radio',
      id: 'danger',
      label: 'Is anyone in danger?',
      options: [
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
      ],
    },
    { kind: 'text', id: 'note', label: 'Note', optional: true, maxLength: 300 },
  ],
  actions: [{ id: 'language', label: 'Español', value: 'es' }],
  submit: 'Next',
});

export const OUTAGE: Screen = aScreen('outage', {
  title: 'CALL 911',
  paragraphs: [
    { style: 'alert', text: 'In danger? CALL 911 now.' },
    { style: 'normal', text: 'Call the security director: 760-555-0100.' },
  ],
});

export interface Script {
  first?: Screen;
  save?: (person: Person) => Promise<Reply | null>;
  submit?: (submission: Submission, person: Person) => Promise<Reply>;
  press?: (press: Press, person: Person) => Promise<Reply>;
  command?: (command: Command, person: Person) => Promise<Reply>;
}

export function scriptedConversation(script: Script) {
  const asked = {
    opened: [] as string[],
    saved: [] as Person[],
    submissions: [] as Submission[],
    presses: [] as Press[],
    commands: [] as Command[],
  };
  const conversation: Conversation = {
    open: (_, text) => {
      asked.opened.push(text);
      return {
        screen: script.first ?? FIRST,
        save: async (person) => {
          asked.saved.push(person);
          return (await script.save?.(person)) ?? null;
        },
      };
    },
    submit: async (person, _, submission) => {
      asked.submissions.push(submission);
      return (await script.submit?.(submission, person)) ?? { kind: 'close' };
    },
    press: async (person, _, press) => {
      asked.presses.push(press);
      return (await script.press?.(press, person)) ?? { kind: 'done' };
    },
    home: async () => ({ language: 'en', parts: [] }),
    command: async (person, _, command) => {
      asked.commands.push(command);
      return (await script.command?.(command, person)) ?? { kind: 'done' };
    },
    outage: () => OUTAGE,
  };
  return { conversation, asked };
}
