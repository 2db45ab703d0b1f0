import { LEVELS } from '../types.ts';
import type { Finding, Proof } from './proof.ts';

/** What a statute demands is nobody's choice (domain.md 1b). */
export const neverDeclined: Proof = {
  id: 'never-declined',
  claim: 'No mandatory obligation can end in a result that can be declined.',
  prove(subject) {
    const findings = subject.exploration().classes.flatMap(({ holding, path }): Finding[] => {
      const { result, rules } = subject.settled(holding);
      const demanded = [
        ...rules.filter((rule) => rule.statutory).map((rule) => rule.id),
        ...result.obligations.filter((each) => ['mandatory', 'canra', '911'].includes(each.police)).map((each) => each.rule),
      ];
      const [first] = demanded;
      if (first === undefined) return [];
      const isChoice = result.obligations.some((each) => each.police === 'discretionary');
      const isLow = LEVELS.indexOf(result.level) < LEVELS.indexOf('L4');
      if (!isChoice && !isLow) return [];
      const problem = isLow
        ? `\`${first}\` demands a notice, but the result is ${result.level}, where none is made or a person decides`
        : `\`${first}\` demands a notice, and the same result asks a person whether to call`;
      return [{ problem, answers: path }];
    });
    return { findings };
  },
};
