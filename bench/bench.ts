/** `npm run bench [-- --only name] [--out file.json]`: the README's figures, measured here and now, with the limits they must keep. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAck } from './measure/ack.ts';
import { measureCard } from './measure/card.ts';
import { measureEmergency } from './measure/emergency.ts';
import type { Figure, Measure } from './measure/figure.ts';
import { measureMemory } from './measure/memory.ts';
import { measureReady } from './measure/ready.ts';
import { measureScreen } from './measure/screen.ts';
import { measureTeams } from './measure/teams.ts';

const MEASURES: Record<string, Measure> = {
  ack: measureAck,
  screen: measureScreen,
  teams: measureTeams,
  card: measureCard,
  emergency: measureEmergency,
  ready: measureReady,
  memory: measureMemory,
};

/** Load average of the last minute, before and after: other work on the machine shows in every figure. */
interface Measured extends Figure {
  name: string;
  load: [number, number];
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, out: { type: 'string' } } });
const names = values.only ?? Object.keys(MEASURES);
const unknown = names.filter((name) => !(name in MEASURES));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}.`);
  process.exit(2);
}

const startedAt = new Date();
const measured: Measured[] = [];
for (const name of names) measured.push(...(await measureOne(name)));
console.log(tableOf(measured));
const file = values.out ?? join(import.meta.dirname, 'out', 'bench.json');
mkdirSync(dirname(file), { recursive: true });
const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? 'unknown' };
writeFileSync(file, `${JSON.stringify({ startedAt, machine, figures: measured }, null, 2)}\n`);
console.log(`\nwritten to ${file}`);
process.exit(measured.every(({ ok }) => ok) ? 0 : 1);

async function measureOne(name: string): Promise<Measured[]> {
  const before = loadavg()[0] ?? 0;
  const figures = await MEASURES[name]?.((progress) => console.error(`${name}: ${progress}`));
  const load: [number, number] = [before, loadavg()[0] ?? 0];
  return (figures ?? []).map((figure) => ({ name, ...figure, load }));
}

function tableOf(figures: Measured[]): string {
  const head = ['', 'ours', 'bare', 'ratio', 'limit', 'ok', 'load'];
  const rows = figures.map(({ figure, unit, ours, baseline, limit, ok, load }) => [
    figure,
    `${round(ours)} ${unit}`,
    baseline === null ? '' : `${round(baseline)} ${unit}`,
    baseline === null ? '' : (ours / baseline).toFixed(2),
    limit,
    ok ? 'yes' : 'NO',
    load.map((each) => each.toFixed(1)).join(' → '),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

function round(value: number): string {
  return value < 100 ? value.toFixed(1) : String(Math.round(value));
}
