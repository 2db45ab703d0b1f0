/** A district at work without a chat platform: sample district, real policy, real database, a clock that stands still. */

import { connectDatabase } from '../../../src/adapters/database/connect-database.ts';
import { createUnitOfWork } from '../../../src/adapters/database/unit-of-work.ts';
import { readDistrict } from '../../../src/adapters/files/read-district.ts';
import { readPolicy } from '../../../src/adapters/files/read-policy.ts';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { type Conversation, createConversation } from '../../../src/conversation/conversation.ts';
import type { Field, FieldValues, Press, Reply, Screen } from '../../../src/conversation/screen.ts';
import type { District } from '../../../src/district/types.ts';
import type { Draft, Person } from '../../../src/incidents/incident.ts';
import type { AuditEntry, Transaction } from '../../../src/incidents/ports.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import type { Language } from '../../../src/policy/types.ts';
import { freshDatabase } from '../../fixtures/database.ts';

export const SITE = 'palm_springs_hs';
/** A Wednesday in school hours in Palm Springs. */
export const SCHOOL_TIME = new Date('2026-10-14T19:41:00.000Z');

export function sampleDistrict(): District {
  const read = readDistrict('district/palm-springs.sample.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.district;
}

export function samplePolicy(): Policy {
  const read = readPolicy('policy/california-k12');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}

export interface World {
  url: string;
  deps: UseCaseDeps;
  conversation: Conversation;
  /** Look at what is stored. */
  read<T>(look: (tx: Transaction) => Promise<T>): Promise<T>;
  person(name: string, over?: { language?: Language; usualSiteId?: string }): Promise<Person>;
  /** Audit events of a kind, oldest first. */
  audited(kind: string): Promise<AuditEntry[]>;
  close(): Promise<void>;
}

/** @param change parts that differ from the sample; `url`: another world on the same database. */
export async function createWorld(change: { district?: District; policy?: Policy; url?: string } = {}): Promise<World> {
  const database = change.url === undefined ? await freshDatabase() : { url: change.url, close: async () => {} };
  const connection = connectDatabase({ url: database.url });
  const district = change.district ?? sampleDistrict();
  const policy = change.policy ?? samplePolicy();
  const clock = { now: () => SCHOOL_TIME };
  const unitOfWork = createUnitOfWork(connection.prisma, {
    clock,
    ids: systemIds,
    channels: { director: [{ platform: 'slack', address: 'C-DIRECTOR' }], liaison: [] },
    platforms: ['slack'],
    policy: { version: policy.version, hash: policy.hash, content: {} },
    wakeUp: async () => {},
  });
  const deps: UseCaseDeps = { unitOfWork, clock, ids: systemIds, district, policy };
  return {
    url: database.url,
    deps,
    conversation: createConversation(deps),
    read: (look) => unitOfWork.run(look),
    person: (name, over) => makePerson(deps, name, over),
    audited: async (kind) => {
      const rows = await connection.prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } });
      return rows.map(({ body }): AuditEntry => JSON.parse(body)).filter((event) => event.kind === kind);
    },
    close: async () => {
      await connection.close();
      await database.close();
    },
  };
}

async function makePerson(deps: UseCaseDeps, name: string, over: { language?: Language; usualSiteId?: string } = {}): Promise<Person> {
  const account = { platform: 'slack' as const, workspace: 'T-DISTRICT', accountId: `U-${name}`, guest: false };
  const person = await deps.unitOfWork.run((tx) => tx.people.identify({ ...account, ...over }, null));
  const { usualSiteId } = over;
  if (usualSiteId !== undefined) await deps.unitOfWork.run((tx) => tx.people.setUsualSite(person.id, usualSiteId));
  return { ...person, usualSiteId: usualSiteId ?? person.usualSiteId };
}

/** The screen of a reply; anything else is a failed test. */
export function screenOf(reply: Reply | null): Screen {
  if (reply?.kind !== 'screen') throw new Error(`expected a screen, got ${reply?.kind ?? 'nothing'}`);
  return reply.screen;
}

/** Somebody at the keyboard: fills screens, presses buttons, and remembers what is shown. */
export function createTypist(world: World, person: Person) {
  let shown: Screen;
  const show = (reply: Reply | null): Screen => {
    shown = screenOf(reply);
    return shown;
  };
  return {
    person,
    get screen() {
      return shown;
    },
    async open(text = ''): Promise<Screen> {
      const opened = world.conversation.open(person, text);
      const reply = await opened.save(person, 'slack');
      shown = reply ? screenOf(reply) : opened.screen;
      return shown;
    },
    async submit(values: FieldValues, screen = shown): Promise<Screen> {
      const { id, context } = screen;
      return show(await world.conversation.submit(person, 'slack', { screenId: id, context, values: { ...prefilled(screen), ...values } }));
    },
    async press(action: string, values: FieldValues = {}, screen = shown): Promise<Screen> {
      const found = screen.actions.find((each) => each.id === action);
      if (!found) throw new Error(`no button ${action} on ${screen.id}`);
      const { id, context } = screen;
      const press: Press = { action, value: found.value, context, values: { ...prefilled(screen), ...values }, screenId: id };
      return show(await world.conversation.press(person, 'slack', press));
    },
    /** A button of a message. */
    async tap(action: string, value: string): Promise<Screen> {
      return show(await world.conversation.press(person, 'slack', { action, value, context: {}, values: {} }));
    },
  };
}

export type Typist = ReturnType<typeof createTypist>;

let count = 0;

/** Somebody who has not reported before. */
export async function somebody(
  world: World,
  over: { language?: Language; usualSiteId?: string } = { language: 'en', usualSiteId: SITE },
): Promise<Typist> {
  count += 1;
  return createTypist(world, await world.person(`reporter-${count}`, over));
}

/** Screens one to four of a fight: on the way to sending. */
export async function toReview(who: Typist, details: Record<string, string> = {}): Promise<void> {
  await who.open();
  await who.submit({ danger: 'no' });
  await who.submit({ special: ['none'] });
  await who.submit({ kind: 'fight', grade: 'g9_12' });
  for (let round = 0; round < 5 && who.screen.id.startsWith('report-details'); round += 1) await who.submit(harmless(who.screen, details));
}

/** What is stored of the report on somebody's screen. */
export const draftOf = (world: World, who: Typist): Promise<Draft | null> =>
  world.read((tx) => tx.drafts.get(who.screen.context.draftId ?? ''));

/** What a client sends back for fields nobody touched. */
export function prefilled(screen: Screen): FieldValues {
  return Object.fromEntries(
    screen.fields.flatMap((field): [string, string | string[]][] => {
      if (field.kind === 'checkboxes') return [[field.id, field.values ?? []]];
      return field.value === undefined ? [] : [[field.id, field.value]];
    }),
  );
}

export function fieldOf(screen: Screen, id: string): Field {
  const field = screen.fields.find((each) => each.id === id);
  if (!field) throw new Error(`no field ${id} on ${screen.id}: ${screen.fields.map((each) => each.id).join(', ')}`);
  return field;
}

export function textOf(screen: Screen): string {
  return screen.paragraphs.map((paragraph) => paragraph.text).join('\n');
}

/** Answer every question of a screen: as told, else as prefilled, else as harmless as the question allows. */
export function harmless(screen: Screen, told: FieldValues = {}): FieldValues {
  const order = ['none', 'no', 'over_safe', 'first_aid', 'unclear', 'both', 'skipped', 'left', 'g9_12', 'calm'];
  const entries = screen.fields.flatMap((field): [string, string | string[]][] => {
    const given = told[field.id];
    if (given !== undefined) return [[field.id, given]];
    if (field.kind === 'text') return [];
    if (field.kind === 'checkboxes')
      return field.optional ? [] : [[field.id, field.values?.length ? field.values : [pick(field.options, order)]]];
    return [[field.id, field.value ?? pick(field.options, order)]];
  });
  return Object.fromEntries(entries);
}

function pick(options: { value: string }[], order: string[]): string {
  return order.find((id) => options.some((option) => option.value === id)) ?? options[0]?.value ?? '';
}
