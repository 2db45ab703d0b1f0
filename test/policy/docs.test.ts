import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyFileSchema } from '../../src/policy/policy-file.ts';
import { say } from './california.ts';

const page = readFileSync('docs/policy.md', 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '');

describe('the page for the person who edits the policy', () => {
  it('shows YAML that a policy folder takes', () => {
    const [rule = '', file = ''] = blocks('yaml');
    expect(policyFileSchema.safeParse({ types: parse(rule) }).error).toBeUndefined();
    expect(policyFileSchema.safeParse(parse(file)).error).toBeUndefined();
  });

  it('shows a story that is what it says', () => {
    const [story = '{}'] = blocks('json');
    const { answers } = JSON.parse(story) as { answers: Record<string, string> };
    expect(say(answers)).toMatchObject({ type: 'fight_minor_injury', level: 'L2' });
  });
});
