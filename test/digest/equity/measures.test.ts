import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, COUNTED, categoryOf, MEASURES } from '../../../src/digest/equity/measures.ts';
import type { LinkedIncident } from '../../../src/incidents/equity-ports.ts';
import { linkedIncident } from './linked-incident.ts';

const declined = { outcome: 'declined', minutes: 5 } as const;
const approved = { outcome: 'approved', minutes: 5 } as const;
const kept: Partial<LinkedIncident> = { lastLevel: 'L3', decision: declined };

describe('the category of a student', () => {
  it.each<[string, Partial<LinkedIncident>[], string]>([
    ['a school matter', [{}], 'reported'],
    ['level 3, nothing decided', [{ lastLevel: 'L3' }], 'level3'],
    ['level 3 at the report and lowered since', [{ firstLevel: 'L3', lastLevel: 'L2' }], 'level3'],
    ['a choice that is still open', [{ lastLevel: 'L3', decision: { outcome: 'pending', minutes: null } }], 'level3'],
    ['approved, and nobody called: an approval is no call', [{ lastLevel: 'L3', decision: approved }], 'level3'],
    ['kept at school', [kept], 'kept'],
    ['called by choice', [{ lastLevel: 'L3', decision: approved, called: true }], 'chosen'],
    ['a notice the law demands', [{ lastLevel: 'L4', noticed: true }], 'required'],
    ['a notice the law demands after a call by choice', [{ decision: approved, called: true, noticed: true }], 'required'],
    ['911', [{ lastLevel: 'L5', emergency: true }], 'other'],
    ['cited by police who came of themselves', [{ outcomes: ['citation'] }], 'other_outcome'],
    ['arrested after a notice', [{ noticed: true, outcomes: ['pending', 'arrest'] }], 'required_outcome'],
    ['an arrest that was corrected', [{ noticed: true, outcomes: ['arrest', 'no_action'] }], 'required'],
    ['kept once and called another time', [kept, { called: true }], 'chosen'],
    [
      'called once, a notice another time, arrested the first',
      [{ called: true, outcomes: ['arrest'] }, { noticed: true }],
      'required_outcome',
    ],
  ])('is the furthest of their incidents: %s', (_name, incidents, expected) => {
    expect(categoryOf(incidents.map(linkedIncident))).toBe(expected);
  });

  it('does not depend on the order of the incidents', () => {
    const incident = fc.record({
      ...{ noticed: fc.boolean(), called: fc.boolean(), emergency: fc.boolean() },
      ...{
        lastLevel: fc.constantFrom('L1', 'L3'),
        outcomes: fc.constantFrom<string[]>([], ['arrest']),
        decision: fc.constantFrom(null, declined),
      },
    });
    fc.assert(
      fc.property(fc.array(incident, { minLength: 1, maxLength: 4 }), (facts) => {
        const incidents = facts.map((each) => linkedIncident(each as Partial<LinkedIncident>)); // the constants above
        expect(categoryOf(incidents.toReversed())).toBe(categoryOf(incidents));
      }),
    );
  });

  it('is counted by measures that are inside each other', () => {
    for (const measure of MEASURES) expect(COUNTED.reported).toEqual(expect.arrayContaining([...COUNTED[measure]]));
    expect([...COUNTED.required, ...COUNTED.chosen].every((category) => COUNTED.referral.includes(category))).toBe(true);
    expect(CATEGORIES.filter((category) => !COUNTED.reported.includes(category))).toEqual(['unreported']);
  });
});
