import { describe, expect, it } from 'vitest';
import { policy } from './california.ts';

// languages, lengths, wordings and citations are proven by `npm run policy:check`; test/policy/check/
describe('the words of the policy', () => {
  it('offer the reason codes of the decision, and the five calming lines', () => {
    expect(policy.reasonCodes.decline.map(({ id }) => id)).toEqual([
      'school_level',
      'restorative_or_diversion',
      'under_12',
      'disability_related',
      'insufficient_facts',
      'other_agency',
      'victim_wish',
    ]);
    expect(policy.reasonCodes.approve.map(({ id }) => id)).toEqual([
      'ongoing_risk',
      'serious_injury',
      'adult_nonstudent',
      'evidence_may_be_lost',
      'victim_wish',
      'repeat_with_supports_tried',
    ]);
    expect(policy.texts.deEscalation).toHaveLength(5);
  });
});
