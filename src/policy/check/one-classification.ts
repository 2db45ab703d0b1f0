import { LEVELS } from '../types.ts';
import type { Finding, Proof, Subject } from './proof.ts';

type Result = ReturnType<Subject['settled']>['result'];

/** Whatever is answered, there is one result, and its parts agree (domain.md 1a, 1e). */
export const oneClassification: Proof = {
  id: 'one-classification',
  claim: 'Every answer ends in exactly one classification whose level, police code, obligations and clocks agree.',
  prove(subject) {
    const { classes } = subject.exploration();
    return {
      findings: classes.flatMap(({ holding, path }): Finding[] =>
        disagreements(subject, subject.settled(holding).result).map((problem) => ({ problem, answers: path })),
      ),
    };
  },
};

const POLICE_OF: Record<Result['level'], Result['police'][]> = {
  L1: ['none'],
  L2: ['none'],
  L3: ['discretionary'],
  L4: ['mandatory', 'canra'],
  // an emergency for an ambulance or the fire department asks for no police
  L5: ['911', 'none', 'mandatory', 'canra'],
};

function disagreements({ policy }: Subject, result: Result): string[] {
  const { type, level, police, obligations, duties, clocks } = result;
  const strongest = STRENGTH[Math.max(0, ...obligations.map((each) => STRENGTH.indexOf(each.police)))];
  const checks: [boolean, string][] = [
    [type in policy.types, `the type \`${type}\` is not written`],
    [LEVELS.includes(level), `there is no level ${level}`],
    [POLICE_OF[level].includes(police), `\`${type}\` is ${level}, but its police code is \`${police}\``],
    [police === strongest, `\`${type}\` has the police code \`${police}\`, but the strongest of what it owes is \`${strongest}\``],
    [level !== 'L5' || obligations.some((each) => each.response_mode === '911'), `\`${type}\` is an emergency in which 911 sends nobody`],
    [level !== 'L5' || result.response_mode === '911', `\`${type}\` is an emergency without 911`],
    [level !== 'L3' || obligations.some((each) => each.police === 'discretionary'), `\`${type}\` is L3, but nobody is asked to decide`],
    [clocks.length > 0, `\`${type}\` has no clock`],
    [duties.every((duty) => duty in policy.duties), `\`${type}\` has a duty that is not written`],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}

const STRENGTH: Result['police'][] = ['none', 'discretionary', 'mandatory', 'canra', '911'];
