import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTICE_TRIGGERS } from '../../src/policy/check/notice-triggers.ts';
import { holds } from '../../src/policy/condition.ts';
import { say, wildAnswers } from './california.ts';

const facts = fc.record({ suspended: fc.boolean(), found: fc.boolean(), minutesOpen: fc.constantFrom(0, 14, 15, 90) });

// `policy:check` proves it for all answers a phone can give; here are answers nobody can give: of every branch at once, missing, unknown
describe('mandatory notices', () => {
  it.each(NOTICE_TRIGGERS.map(({ rule, when }) => [rule, when] as const))(
    '%s fires exactly on its trigger, whatever comes in',
    (rule, when) => {
      fc.assert(
        fc.property(wildAnswers(), facts, (answers, circumstances) => {
          expect(say(answers, circumstances).rules.includes(rule)).toBe(holds(when, { answers, facts: circumstances }));
        }),
        { numRuns: 2000 },
      );
    },
  );
});
