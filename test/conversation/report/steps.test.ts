import { describe, expect, it } from 'vitest';
import { newDraft } from '../../../src/conversation/report/open-report.ts';
import { type ReportView, viewOf } from '../../../src/conversation/report/report-view.ts';
import { answersOnPath, firstOpenStep, planOf, stepAfter } from '../../../src/conversation/report/steps.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import { relevantQuestions } from '../../../src/policy/asking/next-questions.ts';
import type { Answers } from '../../../src/policy/types.ts';
import { SCHOOL_TIME, sampleDistrict, samplePolicy } from './report-world.ts';

const deps = {
  policy: samplePolicy(),
  district: sampleDistrict(),
  clock: { now: () => SCHOOL_TIME },
  ids: { id: () => '019a0000-0000-7000-8000-000000000000', referenceSuffix: () => '7K3Q' },
} as unknown as UseCaseDeps; // no database: pure functions only

function viewWith(answers: Answers): ReportView {
  const draft = newDraft(deps, { language: 'en', usualSiteId: null });
  return viewOf(deps, { ...draft, answers }, null);
}

const CALM: Answers = { child_harm: 'no', self_harm: 'no', immigration: 'no', missing: 'no' };
const FIGHT: Answers = { danger: 'no', ...CALM, kind: 'fight', grade: 'g9_12', nexus: 'campus', police_wanted: 'no' };

describe('the plan of a report', () => {
  it.each<[string, Answers, string[]]>([
    ['nothing answered', {}, ['safety', 'special', 'about']],
    ['no danger', { danger: 'no' }, ['safety', 'special', 'about']],
    ['a fight', FIGHT, ['safety', 'special', 'about', 'details', 'review']],
    ['immigration officers', { danger: 'no', ...CALM, immigration: 'yes' }, ['safety', 'special', 'review']],
  ])('%s', (_, answers, steps) => {
    expect([...planOf(viewWith(answers))].map((step) => step.id).slice(0, steps.length)).toEqual(steps);
  });

  it('ends with the screen to send from', () => {
    expect(stepAfter(viewWith(FIGHT), 'details')).toBe('review');
    expect(stepAfter(viewWith(FIGHT), 'review')).toBe('review');
  });

  it('asks under 12 only of grades 6 to 8, and lets others leave it empty', () => {
    const { grade, ...rest } = FIGHT;
    expect(firstOpenStep(viewWith({ ...rest, grade: 'g6_8' }))).toBe('about');
    expect(firstOpenStep(viewWith({ ...rest, grade: grade ?? '' }))).toBe('details');
    expect(answersOnPath(viewWith({ ...FIGHT, under12: 'yes' }))).not.toHaveProperty('under12');
  });
});

describe('the first screens ask exactly what the policy finds relevant, without its search', () => {
  const specials: Answers[] = [CALM, { ...CALM, self_harm: 'signs' }, { ...CALM, immigration: 'yes' }, { ...CALM, missing: 'yes' }];
  const known: [string, Answers][] = [
    ['special', { danger: 'no' }],
    ['special', { danger: 'yes' }],
    ['special', { danger: 'unsure' }],
    ...specials.map((special): [string, Answers] => ['about', { danger: 'no', ...special }]),
    ['about', { danger: 'yes', weapon_now: 'no', ...CALM }],
    ['review', { ...FIGHT, injury: 'none', staff_hit: 'no', object_use: 'none', fight_sides: 'both' }],
  ];

  it.each(known)('on %s, knowing %j', (step, answers) => {
    const view = viewWith(answers);
    const planned = [...planOf(view)].find((each) => each.id === step)?.questions ?? [];
    const relevant = relevantQuestions(view.policy, { answers, facts: view.facts });
    const about = ['kind', 'grade', 'under12', 'nexus', 'police_wanted'];
    const home = {
      special: ['weapon_now', 'child_harm', 'self_harm', 'immigration', 'missing'],
      about,
      review: ['already_called', 'note'],
    };
    const expected = relevant.filter((id) => home[step as keyof typeof home].includes(id));
    expect(planned).toEqual(expected);
  });
});
