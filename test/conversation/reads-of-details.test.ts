/** Whoever reads answers or the note of somebody else's report is on record: every button and every choice behind More is pressed by everybody. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACTION_IDS } from '../../src/conversation/action-ids.ts';
import { composeNotice } from '../../src/conversation/compose-notice.ts';
import { createConversation } from '../../src/conversation/conversation.ts';
import type { Reply, Screen } from '../../src/conversation/screen.ts';
import { declareConflict } from '../../src/incidents/declare-conflict.ts';
import type { PostedCard } from '../../src/incidents/delivery.ts';
import type { Incident, Person } from '../../src/incidents/incident.ts';
import { addFacts } from '../../src/incidents/report/add-facts.ts';
import { changeAnswers } from '../../src/incidents/report/change-answers.ts';
import type { Answers } from '../../src/policy/types.ts';
import { HURT, type IncidentDatabase, incidentDatabase, KNIFE } from '../incidents/incident-database.ts';
import { createTypist, harmless, type Typist, type World } from './report/report-world.ts';

const ALARM: Answers = { ...HURT, danger: 'yes' };
const NOTE = 'MARKEDNOTE by the gym';
/** Who may see this matter, who may not, and who reported it. */
const PEOPLE = ['dir', 'dep', 'des', 'adm', 'elm', 'hr', 'nine', 'reporter'] as const;

const AT_ONCE = new Set(['on-it', 'emergency-called', 'cannot-call', 'was-me', 'all-clear', 'stand-down', 'over', 'mistaken']);

let at: IncidentDatabase;
let world: Pick<World, 'conversation'>;
beforeAll(async () => {
  at = await incidentDatabase();
  world = { conversation: createConversation(at.deps) };
});
afterAll(() => at.db.close());

const personOf = (key: (typeof PEOPLE)[number]): Person => (key === 'reporter' ? at.reporter : at.person(key));

async function reported(answers: Answers): Promise<Incident> {
  // later than reports of one emergency are gathered
  at.db.clock.move(20 * 60_000);
  const { id } = await at.report(answers);
  await addFacts(at.deps, { incidentId: id, person: at.reporter, answers, note: NOTE, siteId: 'oak-hs' });
  await changeAnswers(at.deps, { incidentId: id, person: at.person('adm'), changed: { done_so_far: ['separated'] } });
  const incident = await at.deps.unitOfWork.run((tx) => tx.incidents.get(id));
  if (incident?.note !== NOTE) throw new Error('the note was not planted');
  return incident;
}

/** Note, an answer filled in beforehand, or a question with its answer in words. */
function reveals(reply: Reply | null, { answers }: Incident): boolean {
  if (reply?.kind !== 'screen') return false;
  const { screen } = reply;
  const prefilled = screen.fields.some(
    (field) => field.id in answers && ('values' in field ? field.values : 'value' in field && field.value),
  );
  const questions = Object.keys(answers).flatMap((id) => at.deps.policy.questions[id]?.text.en ?? []);
  const said = screen.paragraphs.some(({ text }) => questions.some((question) => text.startsWith(`${question} `)));
  return prefilled || said || JSON.stringify(screen).includes('MARKEDNOTE');
}

const readings = async (incident: Incident, person: Person): Promise<number> =>
  (await at.audit(incident.id)).filter(({ kind, actorId }) => kind === 'details-read' && actorId === person.id).length;

/** Every screen a person gets to with one press, or with one choice behind More; each as a step of its own. */
function waysOf(incident: Incident, person: Person): [string, () => Promise<Reply | null>][] {
  const press = (action: string) => world.conversation.press(person, 'slack', { action, value: incident.id, context: {}, values: {} });
  const buttons = ACTION_IDS.map((action): [string, () => Promise<Reply | null>] => [action, () => press(action)]);
  const choose = async (what: string): Promise<Reply | null> => {
    const more = await press('more');
    if (more.kind !== 'screen' || more.screen.fields.length === 0) return null;
    return world.conversation.submit(person, 'slack', { screenId: more.screen.id, context: more.screen.context, values: { what } });
  };
  const choices = ACTION_IDS.map((what): [string, () => Promise<Reply | null>] => [`more: ${what}`, () => choose(what)]);
  // what is done at once by a press changes the matter for those that follow
  const later = ([name]: [string, unknown]): number => Number(AT_ONCE.has(name));
  return [...choices, ...buttons].toSorted((one, other) => later(one) - later(other));
}

/** An emergency is gone on with where questions are open, and those are empty. */
describe.each([
  ['L3', HURT, ['add-facts', 'more: reclassify']],
  ['L4', KNIFE, ['add-facts', 'more: reclassify']],
  ['L5', ALARM, []],
])('a matter of %s', (_, answers, corrections) => {
  it.each(PEOPLE)(
    'shows %s nothing of answers or note without a reading on record',
    async (key) => {
      const person = personOf(key);
      const revealing: string[] = [];
      const incident = await reported(answers);
      for (const [name, way] of waysOf(incident, person)) {
        const before = await readings(incident, person);
        if (!reveals(await way(), incident)) continue;
        revealing.push(name);
        expect([name, (await readings(incident, person)) - before]).toEqual([name, key === 'reporter' ? 0 : 1]);
      }
      const all = ['details', 'timeline', ...corrections];
      const mine = { dir: all, dep: all, des: all, adm: [...all, 'done-so-far', 'more: done-so-far'], reporter: corrections.slice(0, 1) };
      expect(revealing).toEqual(expect.arrayContaining(mine[key as keyof typeof mine] ?? []));
      if (!(key in mine)) expect(revealing).toEqual([]);
    },
    60_000,
  );
});

describe('messages', () => {
  it('hold no note, whoever gets them', async () => {
    for (const answers of [HURT, KNIFE, ALARM]) {
      const incident = await reported(answers);
      const rows = await at.db.database.prisma.postedCard.findMany({ where: { incidentId: incident.id } });
      expect(rows.length).toBeGreaterThan(0);
      // as the queue reads them
      for (const row of rows)
        expect(JSON.stringify(await composeNotice(at.deps, row as unknown as PostedCard))).not.toContain('MARKEDNOTE');
    }
  });
});

describe('the copy on which somebody corrects another’s report', () => {
  let incident: Incident;
  let director: Person;
  let typist: Typist;
  let draftId: string;
  beforeEach(async () => {
    incident = await reported(HURT);
    director = at.person('dir');
    typist = createTypist(world as World, director); // the conversation is all it uses
    await typist.tap('add-facts', incident.id);
    await typist.submit(harmless(typist.screen));
    draftId = typist.screen.context.draftId ?? '';
  });
  const goOn = (): Promise<Screen> => typist.tap('continue-report', draftId);

  it('is a reading each time it is gone on with', async () => {
    const before = await readings(incident, director);
    expect(reveals({ kind: 'screen', screen: await goOn() }, incident)).toBe(true);
    expect(await readings(incident, director)).toBe(before + 1);
  });

  it('is closed to whoever was taken off the case since, also in the middle of it', async () => {
    const open = typist.screen;
    await declareConflict(at.deps, { incidentId: incident.id, person: director, aboutId: director.id });
    expect(reveals({ kind: 'screen', screen: await goOn() }, incident)).toBe(false);
    expect(typist.screen.id).toBe('report-gone');
    expect(reveals({ kind: 'screen', screen: await typist.submit({}, open) }, incident)).toBe(false);
    expect(await at.audit(incident.id)).toContainEqual({ kind: 'details-refused', actorId: director.id });
  });

  it('of an own report is nobody’s reading', async () => {
    const own = createTypist(world as World, at.reporter); // the same
    await own.tap('add-facts', incident.id);
    await own.submit(harmless(own.screen));
    await own.tap('continue-report', own.screen.context.draftId ?? '');
    expect(await readings(incident, at.reporter)).toBe(0);
  });
});
