/**
 * The strict Slack double as a process of its own, so that its work never stands before the clock of the load generator. People act in it
 * as always; their requests are handed to the parent, which signs and sends them and reports the answers back.
 */
import { createPerson } from '../../test/fixtures/slack-double/person.ts';
import type { Dispatch, Sender } from '../../test/fixtures/slack-double/sender.ts';
import { startSlackDouble } from '../../test/fixtures/slack-double/slack-double.ts';
import type { RecordedDispatch, WorldOptions } from '../../test/fixtures/slack-double/world.ts';
import type { Answered, DoubleReply, DoubleRequest } from './double-protocol.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as Partial<WorldOptions>; // start-double.ts wrote it
const double = await startSlackDouble(options);
const { world } = double;

/** Requests prepared and not answered yet, by user. */
const waiting = new Map<string, { body: string; answer(answered: Answered): void }>();

function senderOf(user: string): Sender {
  const send = ({ kind, body, contentType }: Dispatch): Promise<RecordedDispatch> =>
    new Promise((resolve) => {
      const answer = ({ status, response }: Answered) =>
        resolve({ kind, at: Date.now(), status, milliseconds: 0, response, body: '', contentType });
      waiting.set(user, { body, answer });
    });
  const form = (kind: string, fields: Record<string, string>) =>
    send({ kind, body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' });
  return {
    ...double.sender,
    send,
    command: (fields) => form('command', fields),
    interaction: (payload) => form(String(payload.type), { payload: JSON.stringify(payload) }),
  };
}

const people = new Map(
  [...world.users.keys()].map((user) => [user, createPerson(world, senderOf(user), { userId: user, baseUrl: () => double.url })]),
);

function personOf(user: string) {
  const person = people.get(user);
  if (!person) throw new Error(`no user ${user}`);
  return person;
}

/** Acts under way, to be ended by their answers. */
let acts: Promise<unknown>[] = [];

async function answer(request: DoubleRequest): Promise<DoubleReply> {
  switch (request.word) {
    case 'prepare': {
      acts = request.acts.map(({ user, values }) => (values ? personOf(user).submitView(values) : personOf(user).command('')));
      for (const act of acts) act.catch(() => {});
      const bodies = request.acts.map(({ user }) => waiting.get(user)?.body);
      // an act that sent nothing (a field left empty, no modal open) says why
      if (bodies.includes(undefined)) await acts[bodies.indexOf(undefined)];
      return { word: 'prepared', bodies: bodies.map((body) => body ?? '') };
    }
    case 'answered': {
      for (const { user, ...answered } of request.answers) {
        waiting.get(user)?.answer(answered);
        waiting.delete(user);
      }
      return { word: 'shown', results: (await Promise.all(acts)).map(kindOf) };
    }
    case 'views':
      return { word: 'views', views: request.users.map((user) => personOf(user).view()) };
    case 'forget':
      world.stacks.clear();
      world.triggers.clear();
      world.responseUrls.clear();
      world.calls.length = 0;
      return { word: 'forgotten' };
    default:
      return request satisfies never;
  }
}

function kindOf(result: unknown): string {
  // a command's result has no kind
  const { kind, problem } = result as { kind?: string; problem?: string };
  return problem ?? kind ?? 'command';
}

process.on('message', ({ id, request }: { id: number; request: DoubleRequest }) => {
  answer(request).then(
    (reply) => process.send?.({ id, reply }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: { url: double.url, apiUrl: double.apiUrl } });
