/** A marked name in every text of the database, in the district file and in the students' export: no document has a word of it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDatabase, type Database } from '../../../src/adapters/database/create-database.ts';
import { systemIds } from '../../../src/adapters/local/ids.ts';
import { toModal } from '../../../src/adapters/slack/to-modal.ts';
import { run as equity } from '../../../src/cli/equity.ts';
import { fillDistrict } from '../../../src/cli/invented/fill-district.ts';
import { composeNotice } from '../../../src/conversation/compose-notice.ts';
import { digestScreen } from '../../../src/conversation/digest/digest-screen.ts';
import type { DigestDocument } from '../../../src/digest/document/model.ts';
import { explainWeek } from '../../../src/digest/explain/explain-week.ts';
import { explanationText } from '../../../src/digest/explain/explanation-text.ts';
import { digestOfWeek } from '../../../src/digest/release/digest-of-week.ts';
import type { District } from '../../../src/district/types.ts';
import type { MessageKind } from '../../../src/incidents/delivery.ts';
import type { Person } from '../../../src/incidents/incident.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import { readSetup } from '../../../src/wiring/read-setup.ts';
import { marked } from '../../adapters/documents/marked-document.ts';
import { printedBy } from '../../cli/printed.ts';
import { type FreshDatabase, freshDatabase } from '../../fixtures/database.ts';
import { fillWithMark, holdsMark, MARK, STUDENT_KEY } from './fill-with-mark.ts';
import { LANGUAGES, readDocuments } from './read-documents.ts';
import { NOT_TYPED, textColumns } from './text-columns.ts';

const NOW = new Date('2026-11-27T18:00:00Z');
/** The last week of its block, with every table, and the week before. */
const WEEKS = ['2026-W44', '2026-W43'] as const;
const setup = readSetup({ districtFile: 'district/palm-springs.sample.yaml', policyDir: 'policy/california-k12' });

const READER = {
  id: 'own',
  name: 'Liaison',
  edition: 'agency',
  agencyId: 'palm_springs_pd',
  email: 'pd@example.org',
  language: 'en',
} as const;

let fresh: FreshDatabase;
let database: Database;
let folder: string;
let columns: Awaited<ReturnType<typeof fillWithMark>>;
let deps: UseCaseDeps;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crosswalk-marked-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  fresh = await freshDatabase();
  await fillDistrict(fresh.url, setup, { now: NOW, seed: 7, incidents: 2_000 });
  vi.restoreAllMocks();
  columns = await fillWithMark(fresh.url);
  database = createDatabase({ url: fresh.url, poolSize: 2 });
  const clock = { now: () => NOW };
  const channels = { director: [], liaison: [] };
  const unitOfWork = database.unitOfWork({
    ...{ clock, ids: systemIds, channels, platforms: [], policy: setup.policyText, wakeUp: async () => {} },
  });
  deps = { unitOfWork, clock, ids: systemIds, district: markedDistrict(), policy: setup.policy };
}, 120_000);
afterAll(async () => {
  await database?.close();
  await fresh?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Its own name, its sites' and agencies' and its address for replies stand in a digest; nothing else of the file does. */
function markedDistrict(): District {
  const { district } = setup;
  const [text, phone] = [{ en: MARK, es: MARK }, `760-${MARK}`];
  return {
    ...{ ...district, shortName: MARK, directorPhone: phone },
    people: district.people.map((each) => ({ ...each, name: MARK, title: text, email: `${MARK}@example.org`, phone, slackId: MARK })),
    sites: district.sites.map((each) => ({ ...each, address: MARK, city: MARK, frontOfficePhone: phone })),
    agencies: district.agencies.map((each) => ({ ...each, nonEmergencyPhone: phone })),
    digest: { ...district.digest, readers: [READER] },
    calendar: { ...district.calendar, daysOff: district.calendar.daysOff.map((each) => ({ ...each, name: MARK })) },
  };
}

async function editionsOf(week: string): Promise<DigestDocument[]> {
  return (await digestOfWeek(deps, { week })).editions;
}

/** Names of the texts that hold the mark. */
function found(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].filter(([, text]) => holdsMark(text)).map(([name]) => name);
}

describe('the columns that the mark is written into', () => {
  it('are every text column of the catalogue, but for those into which nobody can type', () => {
    expect(columns.filter((each) => each.marked === 0).map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    expect(names).toEqual(expect.arrayContaining(['AnswerSet.note', 'AnswerSet.answers', 'PoliceNotice.caseNumber', 'PostedCard.details']));
  });

  it('are found by themselves when there is a new one, and a reason for a column that is gone is noticed', async () => {
    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    const names = async () => (await textColumns(client)).map(({ table, column }) => `${table}.${column}`);
    const before = await names();
    expect(Object.keys(NOT_TYPED).filter((name) => !before.includes(name))).toEqual([]);
    await client.query('BEGIN');
    await client.query('ALTER TABLE "Incident" ADD COLUMN "remark" varchar(50), ADD COLUMN "tags" json');
    await client.query('CREATE SCHEMA "other" CREATE TABLE "Remark" ("id" uuid, "said" text)');
    expect((await names()).filter((name) => !before.includes(name))).toEqual(['Incident.remark', 'Incident.tags', 'Remark.said']);
    await client.query('ROLLBACK').finally(() => client.end());
  });
});

describe('a marked name in every text column', () => {
  it.each(WEEKS)('appears in no document of any edition of %s', { timeout: 240_000 }, async (week) => {
    const editions = await editionsOf(week);
    expect(editions).toHaveLength(3 + setup.district.agencies.length);
    for (const document of editions) {
      const texts = await readDocuments(document);
      expect(texts.size).toBe(19 + (document.edition === 'public' ? 1 : 0));
      expect(found(texts)).toEqual([]);
    }
  });

  it('is counted all the same: marked incidents stand in the tables under words of our own', async () => {
    const [week] = WEEKS;
    const tables = (await editionsOf(week)).find(({ edition }) => edition === 'police')?.tables ?? [];
    const withUnlisted = tables.filter(({ rows }) => rows.some((row) => row.id === 'unlisted')).map(({ id }) => id);
    expect(withUnlisted.sort()).toEqual(['declined', 'outcomes', 'school', 'why']);
    const open = tables.find(({ id }) => id === 'open')?.rows ?? [];
    const owed = await database.prisma.policeNotice.findMany({
      where: { caseNumber: { contains: 'Zyxquort' }, incident: { reference: { in: open.map(({ label }) => label.en) } } },
    });
    expect(owed).not.toEqual([]);
    const agencies = open.map(({ cells }) => (cells[1]?.kind === 'text' ? cells[1].text.en : ''));
    expect(agencies).toContain('No longer in the district file');
    expect(open.some(({ cells }) => cells[2]?.kind === 'text')).toBe(true);
  });

  it('appears neither on the screen of /incident digest nor in the explanation', async () => {
    const person = await someDirector();
    for (const week of WEEKS) {
      const explanation = await explainWeek(deps, { week, editions: await editionsOf(week) });
      for (const language of LANGUAGES) {
        const reply = await digestScreen(deps, { person, language, week });
        const screen = JSON.stringify(reply.kind === 'screen' ? toModal(reply.screen) : null);
        expect(screen).toContain(week);
        const texts = new Map([
          ['screen', screen],
          ['explanation', explanationText(week, explanation, language)],
        ]);
        expect(found(texts)).toEqual([]);
      }
    }
  });

  it('appears in nothing that is said around the release, and marked points, actions and replies are called what they are not', async () => {
    const { id: digestId } = await database.prisma.digest.findFirstOrThrow({ where: { week: WEEKS[0] } });
    const said = async (kind: MessageKind, platform: 'slack' | 'mail', address: string) => {
      const place = {
        id: digestId,
        lane: 'update',
        direct: false,
        personId: null,
        incidentId: null,
        draftId: null,
        channel: null,
      } as const;
      const card = { ...place, kind, platform, address, digestId, details: {}, messageId: null, wantedVersion: 1, shownVersion: 0 };
      return JSON.stringify(await composeNotice(deps, card));
    };
    const texts = new Map([
      ['card', await said('digest-release', 'slack', 'C')],
      ['reminder', await said('digest-reminder', 'slack', 'C')],
      ['to the agency', await said('boundary-notice', 'mail', READER.id)],
      ['to a reader', await said('digest', 'mail', READER.id)],
    ]);
    expect([...texts].filter(([, text]) => text === 'null')).toEqual([]);
    expect(found(texts)).toEqual([]);
    const police = (await editionsOf(WEEKS[0])).find(({ edition }) => edition === 'police');
    expect(police?.agenda.at(-1)?.en).toMatch(/^Added: no longer in the list, No longer in the district file, –$/);
    expect(police?.tables.find(({ id }) => id === 'actions')?.rows[0]?.label.en).toBe('no longer in the list');
  });

  it("appears in no equity report, also where the students' export has it", async () => {
    const file = join(folder, 'students.csv');
    writeFileSync(file, exported());
    for (const language of LANGUAGES) {
      const out = join(folder, language);
      const args = ['--students', file, '--out', out, '--until', '2026-06-30', '--language', language];
      const { code, printed } = await printedBy(() => equity(args, { DATABASE_URL: fresh.url, STUDENT_ID_KEY: STUDENT_KEY }));
      expect(code).toBe(0);
      const files = readdirSync(out).map((name): [string, string] => [name, readFileSync(join(out, name), 'utf8')]);
      expect(files).toHaveLength(3);
      expect(found(new Map([...files, ['terminal', printed]]))).toEqual([]);
      const text = new Map(files).get('equity.txt');
      expect(text).toContain(language === 'en' ? 'Hispanic' : 'Hispanos');
      // decisions on matters whose type was marked
      expect(text).toContain(language === 'en' ? 'No longer in the policy' : 'Ya no está en la política');
    }
  });
});

describe('a test that looks for a name', () => {
  it('finds it in every document and message where it is', { timeout: 120_000 }, async () => {
    const document = (await editionsOf(WEEKS[0])).find(({ edition }) => edition === 'public');
    if (!document) throw new Error('a week has its public edition');
    const everywhere = { ...marked(document, MARK), district: MARK };
    const texts = await readDocuments(everywhere);
    expect([...texts.keys()].filter((name) => !found(texts).includes(name))).toEqual([]);
  });

  it.each(['ZYXQUORT', 'marknam-\nsky', 'z y x q u o r t', 'Marknamsky1'])('finds %j', (text) => {
    expect(holdsMark(`… ${text} …`)).toBe(true);
  });
});

async function someDirector(): Promise<Person> {
  const { id } = await database.prisma.person.findFirstOrThrow({ where: { role: 'director' } });
  const person = await deps.unitOfWork.run(({ people }) => people.get(id));
  if (!person) throw new Error('an invented district has its director');
  return person;
}

function exported(): string {
  const lines = Array.from({ length: 3_000 }, (_, nth) => `${4_000_000 + nth},${nth % 2 === 0 ? 'Hispanic' : 'White'},palm_springs_hs`);
  return ['student_number,group,home_site', ...lines, `5000000,${MARK},${MARK}`, `5000001,"=${MARK}",palm_springs_hs`, ''].join('\r\n');
}
