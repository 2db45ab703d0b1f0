import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROOFS } from '../../src/policy/check/check-policy.ts';
import { districtChangesSchema } from '../../src/policy/folder/district-changes.ts';
import { policyFileSchema } from '../../src/policy/folder/policy-file.ts';
import type { Answers, Facts } from '../../src/policy/types.ts';
import { CALM, say } from './california.ts';
import { VIGNETTES } from './vignettes.ts';

const page = readFileSync('docs/policy.md', 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '');

/** A row of the table of stories: what is answered and what must be said of it. */
interface Story {
  id: string;
  answers: Answers;
  facts: Facts;
  says: string;
}

function stories(): Story[] {
  const rows = [...page.matchAll(/^\| (V\d\d[^|]*) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)];
  return rows.map(([, id = '', told = '', says = '']) => {
    const [answers = '', circumstances = ''] = told.split(' (');
    return { id, says, answers: answersOf(answers), facts: circumstances.includes('suspended: true') ? { suspended: true } : {} };
  });
}

function answersOf(told: string): Answers {
  const { danger: _, ...nothingSpecial } = CALM;
  const start = told.startsWith('calm') ? CALM : told.startsWith('nothing special') ? nothingSpecial : {};
  const given = [...told.matchAll(/(\w+): (\[[^\]]*\]|\w+)/g)].map(([, id = '', answer = '']) => [
    id,
    answer.startsWith('[') ? answer.slice(1, -1).split(', ') : answer,
  ]);
  return { ...start, ...Object.fromEntries(given) };
}

describe('the page for the person who edits the policy', () => {
  it('shows YAML that a policy folder takes', () => {
    const [rule = '', file = ''] = blocks('yaml');
    expect(policyFileSchema.safeParse({ types: parse(rule) }).error).toBeUndefined();
    expect(policyFileSchema.safeParse(parse(file)).error).toBeUndefined();
  });

  it('shows changes that a district file takes', () => {
    const [, , changes = ''] = blocks('yaml');
    const read = parse(changes) as { policy_changes: unknown };
    expect(districtChangesSchema.safeParse(read.policy_changes).error).toBeUndefined();
  });

  it('lists every acceptance story with its answers, and what is said there is so', () => {
    const listed = stories();
    expect(listed.map(({ id }) => id)).toEqual(VIGNETTES.map(({ id }) => id));
    for (const [index, { id, answers, facts, says }] of listed.entries()) {
      expect(answers, id).toEqual(VIGNETTES[index]?.answers);
      const { type, level, police, rules, tracks } = say(answers, facts);
      expect([type, level, police, rules.join(' '), tracks.join(' ')].filter(Boolean).join(', '), id).toBe(says);
    }
  });

  it('names every proof', () => {
    for (const { id } of PROOFS) expect(page).toContain(`\`${id}\``);
  });

  it('shows a story that is what it says', () => {
    const [story = '{}'] = blocks('json');
    const { answers } = JSON.parse(story) as { answers: Record<string, string> };
    expect(say(answers)).toMatchObject({ type: 'fight_minor_injury', level: 'L2' });
  });
});
