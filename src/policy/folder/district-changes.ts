/** What a district may change of a policy, and how: raise a level, shorten a clock, add types, choose its own words. Never lower. */
import { z } from 'zod';
import { LEVELS, type Level } from '../types.ts';
import type { PolicyFile } from './policy-file.ts';
import { answerOption, id, line, localized, policyFileSchema, telephone } from './policy-file.ts';
import type { NamedFile, PolicyFlaw } from './policy-parts.ts';

const { clocks, duties, terms, statutes, questions, types, floors } = policyFileSchema.shape;
const lines = z.array(localized);

/** The section `policy_changes` of a district file. What is new is written as in a policy folder. */
export const districtChangesSchema = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/, 'a version is a date: 2026-11-24'),
  /** What was changed and who decided it; it becomes part of the policy's list of changes. */
  changes: z.array(line).min(1),
  /** Type → the level it has at least. L4 is what a statute demands; nobody can choose it. */
  levels: z.record(id, z.enum(['L2', 'L3', 'L5'])).default({}),
  clocks,
  duties,
  terms,
  statutes,
  questions,
  types,
  floors,
  /** Question → further answers, so that a new type can be picked. */
  answers: z.record(id, z.array(answerOption)).default({}),
  wording: z
    .strictObject({
      types: z.record(id, z.strictObject({ label: localized, why: localized, now: lines.min(1) }).partial()).default({}),
      questions: z.record(id, z.strictObject({ text: localized, hint: localized, answers: z.record(id, localized) }).partial()).default({}),
      hotline: z.strictObject({ name: localized, phone: telephone }).optional(),
      de_escalation: lines.length(5).optional(),
      call_script: lines.length(5).optional(),
      notice_script: lines.length(5).optional(),
    })
    .default({ types: {}, questions: {} }),
});
export type DistrictChanges = z.output<typeof districtChangesSchema>;

type Path = (string | number)[];
type Flaw = (path: Path, message: string, remedy: string) => void;

/**
 * The files of a policy with a district's changes worked in.
 *
 * @param file the district file; flaws name places in its section of changes.
 */
export function withDistrictChanges(
  files: NamedFile[],
  { changes, file }: { changes: DistrictChanges; file: string },
): { files: NamedFile[]; flaws: PolicyFlaw[] } {
  const flaws: PolicyFlaw[] = [];
  const flaw: Flaw = (path, message, remedy) => flaws.push({ file, path, message, remedy });
  const copy = structuredClone(files);
  const all = copy.map(({ content }) => content);
  raiseLevels(all, changes, flaw);
  const ownClocks = shortenClocks(all, changes, flaw);
  addAnswers(all, changes, flaw);
  reword(all, changes, flaw);
  refuseLevel4(changes, flaw);
  refuseElsewhere(all, changes, flaw);
  stamp(all, changes);
  const added: PolicyFile = {
    clocks: ownClocks,
    duties: changes.duties,
    terms: changes.terms,
    statutes: changes.statutes,
    questions: changes.questions,
    types: changes.types,
    floors: changes.floors,
  };
  return { files: [...copy, { file, content: added }], flaws };
}

function raiseLevels(all: PolicyFile[], { levels }: DistrictChanges, flaw: Flaw): void {
  for (const [typeId, level] of Object.entries(levels)) {
    const type = all.flatMap((content) => content.types ?? []).find((each) => each.type === typeId);
    if (!type) flaw(['levels', typeId], `there is no type \`${typeId}\``, 'Correct the id, or add the type under `types`.');
    else if (rank(level) <= rank(type.level))
      flaw(
        ['levels', typeId],
        `\`${typeId}\` is ${type.level} already; a district may only raise it`,
        'Choose a higher level, or leave it out.',
      );
    else raise(type, level);
  }
}

/** The type, and what it becomes without another type, has at least this level; what the level brings replaces its own values. */
function raise(type: NonNullable<PolicyFile['types']>[number], level: Level): void {
  const own = ['police', 'response', 'clock'] as const;
  type.level = level;
  for (const key of own) delete type[key];
  for (const variant of type.unless) {
    if (variant.level === undefined || rank(variant.level) >= rank(level)) continue;
    variant.level = level;
    for (const key of own) delete variant[key];
  }
}

/** @returns the clocks that are new. */
function shortenClocks(all: PolicyFile[], { clocks: given = {} }: DistrictChanges, flaw: Flaw): NonNullable<PolicyFile['clocks']> {
  const own: NonNullable<PolicyFile['clocks']> = {};
  for (const [clockId, clock] of Object.entries(given)) {
    const home = all.find((content) => content.clocks?.[clockId])?.clocks;
    const known = home?.[clockId];
    if (!home || !known) own[clockId] = clock;
    else if (isShorter(clock, known)) home[clockId] = { ...known, value: clock.value, unit: clock.unit, source: 'district' };
    else
      flaw(
        ['clocks', clockId],
        `\`${clockId}\` is ${known.value} ${known.unit}; a district may only shorten it`,
        `Write less than ${known.value}, in ${known.unit}.`,
      );
  }
  return own;
}

const MINUTES: Partial<Record<string, number>> = { min: 1, hour: 60 };

/** School days and hours cannot be compared: at the end of a school day both may come first. */
function isShorter(clock: { value: number; unit: string }, known: { value: number; unit: string }): boolean {
  const [a, b] = [MINUTES[clock.unit], MINUTES[known.unit]];
  if (a !== undefined && b !== undefined) return clock.value * a < known.value * b;
  return clock.unit === known.unit && clock.value < known.value;
}

function addAnswers(all: PolicyFile[], { answers }: DistrictChanges, flaw: Flaw): void {
  for (const [questionId, added] of Object.entries(answers)) {
    const question = questionOf(all, questionId);
    if (!question) {
      flaw(['answers', questionId], `there is no question \`${questionId}\``, 'Correct the id, or add the question under `questions`.');
      continue;
    }
    const known = question.answers.map((answer) => answer.id);
    for (const [index, answer] of added.entries())
      if (known.includes(answer.id))
        flaw(
          ['answers', questionId, index],
          `\`${questionId}\` has the answer \`${answer.id}\` already`,
          'Choose another id; words are changed under `wording`.',
        );
    question.answers.push(...added.filter((answer) => !known.includes(answer.id)));
  }
}

function reword(all: PolicyFile[], { wording }: DistrictChanges, flaw: Flaw): void {
  for (const [typeId, words] of Object.entries(wording.types)) {
    const type = all.flatMap((content) => content.types ?? []).find((each) => each.type === typeId);
    if (type) Object.assign(type, given(words));
    else flaw(['wording', 'types', typeId], `there is no type \`${typeId}\``, 'Correct the id.');
  }
  for (const [questionId, { answers = {}, ...words }] of Object.entries(wording.questions)) {
    const question = questionOf(all, questionId);
    if (!question) {
      flaw(['wording', 'questions', questionId], `there is no question \`${questionId}\``, 'Correct the id.');
      continue;
    }
    Object.assign(question, given(words));
    for (const [answerId, text] of Object.entries(answers)) {
      const answer = question.answers.find((each) => each.id === answerId);
      if (answer) Object.assign(answer, text);
      else
        flaw(
          ['wording', 'questions', questionId, 'answers', answerId],
          `\`${answerId}\` is no answer to \`${questionId}\``,
          'Correct the id.',
        );
    }
  }
  const { types: _, questions: __, ...texts } = wording;
  const home = all.find((content) => content.texts)?.texts;
  if (home) Object.assign(home, given(texts));
}

/** Level 4 means that a statute demands a notice; without its rule nobody would be told whom to call. */
function refuseLevel4({ types: own = [], floors: ownFloors = [] }: DistrictChanges, flaw: Flaw): void {
  const remedy = 'Choose L1, L2, L3 or L5.';
  for (const [index, { type, level, unless }] of own.entries())
    if (level === 'L4' || unless.some((variant) => variant.level === 'L4'))
      flaw(['types', index], `\`${type}\` cannot be L4: that is what a statute demands`, remedy);
  for (const [index, { rule, level }] of ownFloors.entries())
    if (level === 'L4') flaw(['floors', index], `\`${rule}\` cannot be L4: that is what a statute demands`, remedy);
}

/** Where a district's own questions, answers and floors would change what the policy's mean. */
function refuseElsewhere(all: PolicyFile[], changes: DistrictChanges, flaw: Flaw): void {
  const { questions: own = [], floors: ownFloors = [], wording } = changes;
  for (const [index, { id, stage }] of own.entries())
    if (stage !== 'branch' && stage !== 'after')
      flaw(
        ['questions', index],
        `\`${id}\` cannot be asked there: the first screens and the last stay as they are`,
        'Write `stage: branch`.',
      );
  for (const [index, { rule, tracks }] of ownFloors.entries())
    if (tracks.length > 0) flaw(['floors', index], `\`${rule}\` cannot set tracks: they decide who is told`, 'Leave `tracks` out.');
  for (const [questionId, { answers }] of Object.entries(wording.questions)) {
    const stage = questionOf(all, questionId)?.stage;
    if (answers && (stage === 'safety' || stage === 'special'))
      flaw(
        ['wording', 'questions', questionId, 'answers'],
        `the answers of \`${questionId}\` keep their words`,
        'Change the question only.',
      );
  }
  refuseAnswers(changes, flaw);
}

/** Another answer to a question of the policy would be one its rules do not know. */
function refuseAnswers({ answers, types: own = [] }: DistrictChanges, flaw: Flaw): void {
  const typeIds = own.map(({ type }) => type);
  for (const [questionId, added] of Object.entries(answers))
    for (const [index, { id }] of added.entries())
      if (questionId !== 'specific' || !typeIds.includes(id))
        flaw(
          ['answers', questionId, index],
          `\`${id}\` is no type of the district's own`,
          'Only own types can be added, under `specific`.',
        );
}

/** What a report was classified with can be told apart later. */
function stamp(all: PolicyFile[], { version, changes }: DistrictChanges): void {
  const home = all.find((content) => content.policy)?.policy;
  if (!home) return;
  home.version = `${home.version}+${version}`;
  home.changelog = [{ version: home.version, changes }, ...home.changelog];
}

function questionOf(all: PolicyFile[], id: string): NonNullable<PolicyFile['questions']>[number] | undefined {
  return all.flatMap((content) => content.questions ?? []).find((each) => each.id === id);
}

/** Without what was left out. */
function given<T extends object>(words: T): Partial<T> {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const rank = (level: Level) => LEVELS.indexOf(level);
