/** What a part of the soak gives back, and how it is printed. */
import type { ChatName } from '../drive/chat.ts';
import type { Finding } from './checks.ts';
import type { SoakOptions } from './options.ts';

export interface PartResult {
  findings: Finding[];
  /** What happened, in numbers, for the reader. */
  story: string;
}

/** Parts that know one platform only do not ask which. */
export type Part = (options: SoakOptions, chat: ChatName) => Promise<PartResult>;

/** Problems of one kind are alike: the first few say enough. */
const SHOWN = 5;

/** @returns whether everything held. */
export function printPart(name: string, { findings, story }: PartResult, seconds: number): boolean {
  const holds = findings.every(({ problems }) => problems.length === 0);
  console.log(`\n${name}: ${holds ? 'ok' : 'FAILED'} (${Math.round(seconds)} s) ${story}`);
  const width = Math.max(...findings.map(({ what }) => what.length));
  for (const { what, counted, problems } of findings) {
    const verdict = problems.length === 0 ? 'ok' : `FAILED: ${problems.slice(0, SHOWN).join('; ')}`;
    const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : '';
    console.log(`  ${what.padEnd(width)}  ${String(counted).padStart(6)}  ${verdict}${more}`);
  }
  return holds;
}
