import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';

/** What CONTRIBUTING.md asks for and no linter knows. Each rule is tried on a text that breaks it before it judges the sources. */
const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = ['.ci', 'bench', 'district', 'docs', 'manifests', 'policy', 'prisma', 'src', 'test'];
const TEXTS = /\.(ts|cjs|mjs|json|ya?ml|md|sql|prisma)$|^\.ci\/run$|^Dockerfile$/;

const below = (folder: string) =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`)
    : [];
const texts = [...readdirSync(ROOT), ...FOLDERS.flatMap(below)].filter(
  (file) => TEXTS.test(file) && !/^src\/generated\/|^package-lock/.test(file),
);
const sources = (...folders: string[]) =>
  texts.filter((file) => file.endsWith('.ts') && folders.some((folder) => file.startsWith(`${folder}/`)));

interface Syntax {
  type: string;
  span: { start: number; end: number };
  [key: string]: unknown;
}

const isSyntax = (node: unknown): node is Syntax => typeof node === 'object' && node !== null && 'type' in node && 'span' in node;

function nodesOf(node: unknown, type: string): Syntax[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = isSyntax(node) && node.type === type ? [node] : [];
  return [...own, ...Object.values(node).flatMap((child) => nodesOf(child, type))];
}

const parse = (text: string) => parseSync(text, { syntax: 'typescript', target: 'esnext' });

/** Lines (from 0) a node covers; the parser counts bytes, from 1. */
function linesOf(text: string, node: Syntax): { first: number; last: number } {
  const bytes = Buffer.from(text);
  const line = (offset: number) =>
    bytes
      .subarray(0, offset - 1)
      .toString()
      .split('\n').length - 1;
  return { first: line(node.span.start), last: line(node.span.end) };
}

const isComment = (line: string | undefined) => line !== undefined && /^\s*(\/\/|\/?\*)/.test(line);

/** An `as` overrules the compiler: the line, one it continues, or the line above says why. */
function unexplainedCasts(text: string): string[] {
  const lines = text.split('\n');
  return nodesOf(parse(text), 'TsAsExpression').flatMap((node) => {
    const { first, last } = linesOf(text, node);
    const explained =
      lines.slice(first, last + 1).some((line) => line.includes('//')) || isComment(lines[first - 1]) || isComment(lines[first - 2]);
    return explained ? [] : [`${first + 1}: ${lines[first]?.trim()}`];
  });
}

/** A class is an error, or what a library wants one for: it extends what comes from a package. */
function classesThatAreNoErrors(text: string): string[] {
  const imports = [...text.matchAll(/^import \{([^}]*)\} from '[^.']+';/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
  return nodesOf(parse(text), 'ClassDeclaration').flatMap((node) => {
    const parent = isSyntax(node.superClass) ? String(node.superClass.value) : '';
    return parent.endsWith('Error') || imports.includes(parent) ? [] : [`${linesOf(text, node).first + 1}`];
  });
}

/** A function of one statement is its own explanation. */
function exportedFunctionsWithoutDocstring(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?function (\w+)/.exec(line)?.[1];
    const short = lines.slice(index, index + 3).includes('}') || line.endsWith('}');
    return name && !short && !/\*\/\s*$/.test(lines[index - 1] ?? '') ? [name] : [];
  });
}

const machinePaths = (text: string) => text.match(/(?<![\w.$}'"`-])\/(?:work|home|root)\/\w+/g) ?? [];

const inFiles = (files: string[], find: (text: string) => string[]) =>
  files.flatMap((file) => find(readFileSync(join(ROOT, file), 'utf8')).map((found) => `${file}: ${found}`));

describe('the house style', () => {
  it('says why beside every `as`', () => {
    expect(unexplainedCasts('const a = b as C;\n')).toEqual(['1: const a = b as C;']);
    expect(unexplainedCasts('// é\n\n\n\nconst a =\n  b as C;\n')).toHaveLength(1);
    expect(unexplainedCasts('// The rows are those of the query above.\nconst a = b as C;\nconst d = [1] as const;\n')).toEqual([]);
    expect(inFiles(sources('src'), unexplainedCasts)).toEqual([]);
  });

  it('has classes for errors, and for libraries that want them, only', () => {
    expect(classesThatAreNoErrors('class A {}\nexport class B extends Map {}\nclass C extends AppError {}\n')).toEqual(['1', '2']);
    const imported = (from: string) => `import { type A, B } from '${from}';\nclass C extends B {}\n`;
    expect(classesThatAreNoErrors(imported('botbuilder'))).toEqual([]);
    expect(classesThatAreNoErrors(imported('./b.ts'))).toEqual(['2']);
    expect(inFiles(sources('src'), classesThatAreNoErrors)).toEqual([]);
  });

  it('tells the intent of every exported function of the layers that hold the rules', () => {
    const body = '{\n  one();\n  two();\n}\n';
    expect(exportedFunctionsWithoutDocstring(`export async function a() ${body}/** Why. */\nexport function b() ${body}`)).toEqual(['a']);
    const layers = ['policy', 'district', 'incidents', 'digest', 'conversation'].map((layer) => `src/${layer}`);
    expect(inFiles(sources(...layers), exportedFunctionsWithoutDocstring)).toEqual([]);
  });

  it('mocks nothing of its own', () => {
    const mocks = (text: string) => text.match(/\bvi\s*\.\s*(?:mock|doMock)\b/g) ?? [];
    const planted = ['vi', 'mock'].join('.');
    expect(mocks(`${planted}('./x.ts')`)).toHaveLength(1);
    expect(inFiles(sources('test'), mocks)).toEqual([]);
  });

  it('knows no path of one machine', () => {
    expect(machinePaths(`see ${['', 'home', 'me'].join('/')}/x`)).toHaveLength(1);
    // what a test feeds the program may look like any machine
    expect(
      inFiles(
        texts.filter((file) => !file.startsWith('test/')),
        machinePaths,
      ),
    ).toEqual([]);
  });
});
