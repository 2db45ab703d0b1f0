import { NOTICE_TRIGGERS } from './notice-triggers.ts';
import type { Finding, Proof } from './proof.ts';

/** The policy's rules and the independent restatement agree on every answer, in both directions. */
export const mandatoryNotices: Proof = {
  id: 'mandatory-notices',
  claim: `The notices a statute demands (${NOTICE_TRIGGERS.map(({ rule }) => rule).join(', ')}) fire exactly on their triggers.`,
  prove(subject) {
    const known = new Set(NOTICE_TRIGGERS.map(({ rule }) => rule));
    const fired = new Set<string>();
    const findings = subject.exploration().classes.flatMap(({ holding, path }): Finding[] => {
      const { rules } = subject.settled(holding).result;
      for (const rule of rules) fired.add(rule);
      return NOTICE_TRIGGERS.filter(({ rule, when }) => rules.includes(rule) !== holding.has(when)).map(({ rule, law, when }) => ({
        problem: holding.has(when)
          ? `${rule} (${law}) is due, but does not fire`
          : `${rule} (${law}) fires, but nothing in the law asks for it`,
        answers: path,
      }));
    });
    const unknown = subject.policy.logic.rules.filter((rule) => rule.statutory && !known.has(rule.id));
    const silent = [...known].filter((rule) => !fired.has(rule));
    return {
      findings: [
        ...findings,
        ...silent.map((rule) => ({ problem: `${rule} never fires` })),
        ...unknown.map(({ id }) => ({ problem: `the rule ${id} has no trigger to be compared with; add it to notice-triggers.ts` })),
      ],
    };
  },
};
