/** The story of one incident on the operator's terminal: every event, in order and in words, and nobody's name, answer or note. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventWords } from '../../src/cli/event-words.ts';
import { run } from '../../src/cli/incident.ts';
import { recordCall } from '../../src/incidents/call/record-call.ts';
import { decideEscalation } from '../../src/incidents/decide/decide-escalation.ts';
import { handOver } from '../../src/incidents/decide/hand-over.ts';
import { declareConflict } from '../../src/incidents/declare-conflict.ts';
import { addFacts } from '../../src/incidents/report/add-facts.ts';
import { viewDetails } from '../../src/incidents/view/view-details.ts';
import { replaced } from '../fixtures/bot.ts';
import { SAMPLE_DISTRICT } from '../fixtures/district-people.ts';
import { HURT, type IncidentDatabase, incidentDatabase } from '../incidents/incident-database.ts';
import { printedBy } from './printed.ts';

describe('npm run incident', () => {
  let at: IncidentDatabase;
  let folder: string;
  beforeAll(async () => {
    at = await incidentDatabase();
    folder = mkdtempSync(join(tmpdir(), 'crosswalk-incident-'));
    const sample = readFileSync(SAMPLE_DISTRICT, 'utf8');
    const keys = { director: 'dir', deputy_1: 'dep', admin_ps_high: 'adm' };
    const named = Object.entries(keys).reduce((text, [from, to]) => replaced(text, `- key: ${from}\n`, `- key: ${to}\n`), sample);
    const district = replaced(named, 'after_hours: [director, deputy_1]', 'after_hours: [dir, dep]');
    writeFileSync(join(folder, 'district.yaml'), district);
  });
  afterAll(async () => {
    await at.db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function printed(args: string[]): Promise<{ code: number; lines: string[] }> {
    const env = { DATABASE_URL: at.db.url, DISTRICT_FILE: join(folder, 'district.yaml') };
    const { code, printed: text } = await printedBy(() => run(args, env));
    return { code, lines: text.trimEnd().split('\n') };
  }

  it('tells what happened in order, who by title, and when on the district’s clock; the reading is the next line', async () => {
    const incident = await at.report(HURT);
    const { id: incidentId, reference } = incident;
    await viewDetails(at.deps, { incidentId, person: at.person('dir') });
    await viewDetails(at.deps, { incidentId, person: at.person('hr') });
    await addFacts(at.deps, { incidentId, person: at.reporter, answers: HURT, note: 'MARKEDNOTE', siteId: 'oak-hs' });
    await handOver(at.deps, { incidentId, person: at.person('dir'), toKey: 'dep' });
    const choice = { outcome: 'approved', reason: 'ongoing_risk', callerKey: 'adm', officerRequested: false } as const;
    await decideEscalation(at.deps, { incidentId, decisionId: incident.decision?.id ?? '', person: at.person('dep'), choice });
    await recordCall(at.deps, { incidentId, person: at.person('adm'), caseNumber: '26-1042' });
    await declareConflict(at.deps, { incidentId, person: at.person('dep'), aboutId: at.person('dir').id });
    const { code, lines } = await printed([reference.toLowerCase()]);
    expect(code).toBe(0);
    expect(lines[0]).toBe(`${reference}  L3 fight_serious_injury  open  (times: America/Los_Angeles)`);
    const told = lines.slice(1).map((line) => line.split(/ {2,}/));
    expect(told.map(([, who, what]) => [who, what?.split(';')[0]])).toEqual([
      ['the reporter', 'reported (report)'],
      ['the reporter', 'classified L3 fight_serious_injury, police discretionary'],
      ['Security director', 'read the details'],
      ['Human resources', 'asked for the details and was refused'],
      ['the reporter', 'added or corrected facts'],
      ['the reporter', 'classified L3 fight_serious_injury, police discretionary'],
      ['Security director', 'handed over to Deputy security director'],
      ['Deputy security director', 'decided: approved'],
      ['Assistant principal', 'recorded the call to police'],
      ['Assistant principal', 'disclosure logged: to oak-pd, gate no_identity, because of fight_serious_injury, ongoing_risk'],
      ['Deputy security director', 'taken off the case: Security director'],
    ]);
    // the clock of the test stands at one moment of its zone
    const now = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Los_Angeles', dateStyle: 'short', timeStyle: 'short' });
    expect(new Set(told.map(([when]) => when))).toEqual(new Set([now.format(at.db.clock.now())]));
    expect((await printed([reference])).lines.at(-1)).toMatch(/ {2}- +this record was read \(cli\)$/);
  });

  it('holds no name, answer, note, case number or id', async () => {
    const incident = await at.report(HURT);
    const { lines } = await printed([incident.reference]);
    expect(lines.join('\n')).not.toMatch(/MARKED|first_aid|fight_sides|one_sided|26-1042|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('records that it was read, and by what; of an incident that is not there, nothing', async () => {
    const incident = await at.report(HURT);
    await printed([incident.reference]);
    expect((await at.audit(incident.id)).at(-1)).toEqual({ kind: 'timeline-read', actorId: null });
    const before = await at.db.database.auditHead();
    expect(await printed(['OK-0000'])).toEqual({ code: 2, lines: ['There is no incident OK-0000. (not-found)'] });
    expect(await at.db.database.auditHead()).toEqual(before);
    expect((await printed([])).code).toBe(2);
  });
});

describe('the words of an event', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(incidents|adapters|cli)\/.*\.ts$/.test(file),
  );
  /** Kinds that stand in the source: as a text, or as two after `?` and `:`. */
  const kinds = sources.flatMap((file) => kindsIn(readFileSync(join('src', file), 'utf8')));
  /** Of no incident. */
  const APART = new Set(['drill-started', 'drill-ended', 'duty-changed', 'away', 'back', 'digest-posted', 'equity-report-made']);
  /** What a source puts together, or takes from its caller. */
  const BUILT = [
    'lowering-confirmed',
    'lowering-refused',
    'reporter-says-over',
    'reporter-says-mistaken',
    'call-overdue',
    'notice-overdue',
  ];

  function kindsIn(source: string): string[] {
    const events = [...source.matchAll(/(?:audit\.append\(\{\s*|const event = \{ at: [^,]+, |const )kind(?::| =) ([^,;]+)[,;]/g)];
    return events.flatMap(([, kind = '']) => [...kind.replace(/^.*\?/, '').matchAll(/'([^']+)'/g)].map(([, text = '']) => text));
  }

  it('are found where the source writes events', () => {
    expect(
      kindsIn(`tx.audit.append({ kind: 'one', actorId });\n const kind = x === 'no' ? 'two' : 'three';\n append({ kind: 'other' })`),
    ).toEqual([...['one', 'two', 'three']]);
    expect(kinds.length).toBeGreaterThan(40);
  });

  it.each([...new Set([...kinds, ...BUILT])].filter((kind) => !APART.has(kind)))('there is a sentence for %s', (kind) => {
    expect(eventWords({ kind }, () => 'Principal')).not.toBe(kind);
  });

  it('are the kind itself where there is no sentence yet', () => {
    expect(eventWords({ kind: 'not-written-yet', details: { note: 'x' } }, () => '')).toBe('not-written-yet');
  });

  it('take nothing of an event but what their sentence names', () => {
    expect(eventWords({ kind: 'call-made', details: { callDutyId: 'x', more: 'y' } }, () => '')).toBe('recorded the call to police');
  });
});
