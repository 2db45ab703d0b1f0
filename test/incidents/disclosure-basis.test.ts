/** Which legal gate a disclosure is logged under (domain.md 3): what a statute's notice goes through, and what waits for counsel. */
import { describe, expect, it } from 'vitest';
import { BASIS_SOURCES, basisOf, contentsOf, DISCLOSURE_GATES } from '../../src/incidents/disclosure/disclosure-basis.ts';
import { policy } from '../policy/california.ts';

describe('a notice that a statute demands', () => {
  it.each([
    ['M1', 'statutory_notice'],
    ['M2', 'statutory_notice'],
    ['M3', 'statutory_notice'],
    ['M4', 'statutory_notice'],
    ['M5', 'statutory_notice'],
    ['M6', 'statutory_notice'],
    ['M7', 'emergency'],
    ['M9', 'counsel_to_confirm'],
    ['M11', 'counsel_to_confirm'],
  ])('of %s is logged as %s', (rule, basis) => {
    expect(basisOf('statutory_notice', policy.rules[rule]?.statutes ?? [])).toBe(basis);
  });

  it('of a rule that the policy no longer has, or of none, waits for counsel', () => {
    expect(basisOf('statutory_notice', [])).toBe('counsel_to_confirm');
  });

  it('is not taken for one whose number begins alike', () => {
    expect(basisOf('statutory_notice', ['EC 489021', 'EC 440140(a)', 'EC 49390x'])).toBe('counsel_to_confirm');
  });
});

describe('what the person chose', () => {
  const chosen = DISCLOSURE_GATES.filter((gate) => gate !== 'statutory_notice');
  it.each(chosen)('%s is logged as it is, whatever statute stands behind', (gate) => {
    for (const { statutes } of Object.values(policy.rules)) expect(basisOf(gate, statutes)).toBe(gate);
  });

  it('is the only thing that leaves identity out', () => {
    const without = [...DISCLOSURE_GATES, 'counsel_to_confirm' as const].filter((basis) => !contentsOf(basis).includes('identity'));
    expect(without).toEqual(['no_identity']);
  });

  it('has a source for the records officer, for every code', () => {
    for (const basis of [...DISCLOSURE_GATES, 'counsel_to_confirm' as const]) expect(BASIS_SOURCES[basis]).toMatch(/\w/);
  });
});
