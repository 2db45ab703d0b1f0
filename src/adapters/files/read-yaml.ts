import { readFileSync } from 'node:fs';
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { describeIssue, type Finding } from './describe-issue.ts';

/** One thing wrong with a file, for the person who edits it. */
export interface Problem {
  file: string;
  line: number | null;
  message: string;
  remedy: string;
}

type Failed = { ok: false; problems: Problem[] };

/** A YAML file that could be parsed; `locate` turns a finding about its data into a problem with a line. */
export interface OpenedYaml {
  ok: true;
  /** The bytes as text, for hashing. */
  text: string;
  data: unknown;
  locate(finding: Finding): Problem;
}

/** Read a YAML file and check its shape; every problem at once, each with its line. Syntax errors hide shape errors. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): { ok: true; value: T } | Failed {
  const opened = openYaml(file);
  return opened.ok ? checkShape(opened, schema) : opened;
}

/** Check opened data against a schema. */
export function checkShape<T>(opened: OpenedYaml, schema: z.ZodType<T>): { ok: true; value: T } | Failed {
  const result = schema.safeParse(opened.data, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const findings = result.error.issues.flatMap((issue) => describeIssue(issue, schema));
  return { ok: false, problems: inOrder(findings.map(opened.locate)) };
}

/** Parse a YAML 1.2 file (there `no` is the word "no" and 12:30 is text). */
export function openYaml(file: string): OpenedYaml | Failed {
  const read = readText(file);
  if ('problem' in read) return { ok: false, problems: [read.problem] };
  const counter = new LineCounter();
  const document = parseDocument(read.text, { lineCounter: counter });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: counter.linePos(error.pos[0]).line,
      message: `not readable as YAML: ${firstLine(error.message)}`,
      remedy: 'Mend the YAML at this line: indentation with spaces, one key once, text with a colon or # in quotes.',
    }));
    return { ok: false, problems };
  }
  const locate = (finding: Finding): Problem => ({
    file,
    line: lineOf(document.contents, finding, counter),
    message: finding.message,
    remedy: finding.remedy,
  });
  return { ok: true, text: read.text, data: document.toJS() ?? {}, locate };
}

/** By line; problems of the whole file last. */
export function inOrder(problems: Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
}

/** `file:12: what is wrong. How to mend it.` */
export function problemText(problem: Problem): string {
  return `${problem.file}${problem.line === null ? '' : `:${problem.line}`}: ${problem.message}. ${problem.remedy}`;
}

/** The text of a file, or why there is none. */
export function readText(file: string): { text: string } | { problem: Problem } {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { problem: unreadable(file, error) };
  }
}

/** Why a file could not be opened. */
export function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const message = code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`;
  return { file, line: null, message, remedy: 'Check the path and that this program may read it.' };
}

/** Line of the node a finding speaks of; of a missing one, the nearest thing around it. */
function lineOf(root: Node | null, finding: Finding, counter: LineCounter): number | null {
  let offset = root?.range?.[0];
  let node: unknown = root;
  for (const part of finding.key === undefined ? finding.path : [...finding.path, finding.key]) {
    const step = stepInto(node, part);
    if (step?.offset === undefined) break;
    offset = step.offset;
    node = step.node;
  }
  return offset === undefined ? null : counter.linePos(offset).line;
}

function stepInto(node: unknown, part: PropertyKey): { offset: number | undefined; node: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
    return pair && isScalar(pair.key) ? { offset: pair.key.range?.[0], node: pair.value } : null;
  }
  if (!isCollectionLike(node)) return null;
  const item = node.items[Number(part)];
  return item ? { offset: item.range?.[0], node: item } : null;
}

function isCollectionLike(node: unknown): node is { items: Node[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

const firstLine = (text: string) => text.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? text;
